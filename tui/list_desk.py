"""Lists that the app shows over a briefing: its marks, what goes with an item, all actions."""

from briefings.model import Briefing, Spot
from briefings.wording import kind_name, paragraphs
from tui.actions.bindings import APP_ACTIONS
from tui.host import host
from tui.messages import MarkRemoved
from tui.note_shelf import NoteShelf
from tui.reading.tab_pages import SOURCE
from tui.screens.base import PageScreen
from tui.screens.choice import Choice, ChoiceScreen, MarksScreen, PaletteScreen

SOUGHT = (
    "find", "search", "note.add", "evidence", "tension", "export", "copy", "tab.source",
    "tab.notes", "library", "note.undo", "select", "mark.set", "mark.list", "back", "help", "leave",
)  # fmt: skip
"""What people look for by name, first; everything else follows in the order of the key table."""


class ListDesk(NoteShelf, inherit_bindings=False):
    """Shows lists of what the reader has, and goes to what is chosen or does it."""

    _marks_listed: tuple[Spot, ...] = ()

    def on_marks_wanted(self) -> None:
        """List the marks of the briefing being read."""
        reader = self.reader
        if reader is None:
            return
        spots = tuple(reader.reading.marks)
        self._marks_listed = spots
        choices = [_mark(reader.briefing, n, spot) for n, spot in enumerate(spots)]

        def go(number: str | None) -> None:
            if number is not None:
                reader.go_to(spots[int(number)])

        self.push_screen(MarksScreen("Marks", choices), go)

    def on_mark_removed(self, event: MarkRemoved) -> None:
        """Forget a mark of the list that is shown."""
        if self.reader:
            self.reader.remove_mark(self._marks_listed[int(event.mark)])

    def on_related_wanted(self) -> None:
        """List what goes with what is under the cursor; the one chosen is gone to."""
        reader = self.reader
        if reader is None:
            return
        choices = [
            Choice(item.id, item.text, f"{kind_name(item)} {paragraphs(item)}")
            for item in reader.reading.related()
        ]

        def go(item_id: str | None) -> None:
            if item_id is not None:
                reader.go_to_item(item_id)

        self.push_screen(ChoiceScreen("What goes with it", choices), go)

    def on_palette_wanted(self) -> None:
        """List what the screen can do; what is chosen is done."""
        screen = self.screen
        if not isinstance(screen, PageScreen):
            return
        sought = {action_id: at for at, action_id in enumerate(SOUGHT)}
        in_order = sorted(
            host(self).keys.in_context(screen.CONTEXT), key=lambda a: sought.get(a.id, len(sought))
        )
        actions = {action.id: action for action in in_order}
        choices = [Choice(a.id, a.help, f"{a.key_names}  {a.id}") for a in actions.values()]

        async def do(action_id: str | None) -> None:
            if action_id:
                method = actions[action_id].method
                prefix = "app" if action_id in APP_ACTIONS else "screen"
                await self.run_action(f"{prefix}.{method}")

        self.push_screen(PaletteScreen("Actions", choices), do)


def _mark(briefing: Briefing, number: int, spot: Spot) -> Choice:
    if spot.tab == SOURCE:
        offset = spot.offset or 0
        paragraph = briefing.article.paragraph_at(offset)
        words = briefing.article.text[offset : paragraph.end][:60]
        return Choice(str(number), words, f"Source ¶{paragraph.number}")
    topics = {panel.topic.key: panel.topic.name for panel in briefing.panels}
    items = {item.id: item for item in briefing.items}
    item = items.get(spot.item or "")
    name = item.text if item else "top of the panel"
    kind = kind_name(item) if item else ""
    return Choice(str(number), name, f"{topics.get(spot.tab, spot.tab)} {kind}".strip())
