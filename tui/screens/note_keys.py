"""The keys that write notes, for the screen that reads a briefing."""

from collections.abc import Callable

from msgspec.structs import replace

from briefings.anchors import selectors
from briefings.model import Span
from briefings.notes.model import Content, Note, Target
from briefings.notes.wording import about_target
from tui.keys import keyed
from tui.messages import DraftWanted, HighlightWanted, NoteWanted, WriteWanted
from tui.reading.selection import Selection
from tui.reading.tab_pages import SOURCE
from tui.screens.find_keys import FindKeys
from tui.type_ahead import ask
from tui.widgets.selector import Selector
from tui.writing import Writing

NOTE_BELOW = "The cursor is on the item: {move.down} goes down to its note."
NO_NOTE = "No note under the cursor: {note.add} writes one."


class NoteKeys(FindKeys):
    """What a reader's screen does for notes, and for choosing what they are on."""

    selection: Selection | None = None
    told: str | None = None
    """The id of the note that the status row speaks of, while it does."""

    # -- what a note is on ---------------------------------------------------------------------

    def _writing(self, target: Target, note: Note | None = None) -> Writing:
        said = about_target(self.reading.briefing, target)
        content = note.content if note else Content()
        return Writing(about=said, target=target, note=note, content=content)

    def _on_passage(self, span: Span) -> Writing:
        passage = selectors.make(self.reading.briefing.article, span)
        return self._writing(Target(briefing=self.reading.briefing.id, passage=passage))

    def _here(self) -> Writing:
        """Return what a note would be on now: passage, item, what a note is on, else the tab.

        A bottom line has no notes of its own: they are its panel's, and the title says so.
        """
        reading = self.reading
        if self.selection:
            return self._on_passage(self.selection.span)
        if reading.chosen:
            return self._on_passage(reading.chosen)
        if note := reading.note:
            return self._writing(note.target)
        item = reading.item if reading.tab != SOURCE else None
        if item is None:
            return self._wide()
        if item.kind == "bottom_line":
            wide = self._wide()
            return replace(wide, about=f"the whole {wide.about}, of which this is the bottom line")
        return self._writing(Target(briefing=reading.briefing.id, item=item.id))

    def _wide(self) -> Writing:
        reading = self.reading
        topics = {panel.topic.key for panel in reading.briefing.panels}
        panel = reading.tab if reading.tab in topics else None
        return self._writing(Target(briefing=reading.briefing.id, panel=panel))

    def action_note_add(self) -> None:
        """Write a note on the passage, the item, what the note is on, or what is shown."""
        writing = self._here()
        self._leave_selection()
        ask(self, WriteWanted(writing))

    def action_note_add_wide(self) -> None:
        """Write a note on the panel, or on the briefing."""
        ask(self, WriteWanted(self._wide()))

    def _edit(self, opening: str = "") -> None:
        if note := self.reading.note:
            ask(self, WriteWanted(self._writing(note.target, note), opening))
        else:
            self._say_no_note()

    def action_note_edit(self) -> None:
        """Edit the note under the cursor."""
        self._edit()

    def action_note_external(self) -> None:
        """Edit it in the user's own editor."""
        self._edit("external")

    def action_note_tags(self) -> None:
        """Edit its tags."""
        self._edit("tags")

    def action_note_delete(self) -> None:
        """Delete it."""
        self._ask_for("delete")

    def action_note_history(self) -> None:
        """List its revisions, or those of the note that the status row speaks of."""
        if self.reading.note is None and self.told:
            self._walk("history")
        else:
            self._ask_for("history")

    def action_note_undo(self) -> None:
        """Undo its last change; elsewhere the last change that was made here."""
        self._walk("undo")

    def action_note_redo(self) -> None:
        """Redo what was undone."""
        self._walk("redo")

    def _walk(self, what: str) -> None:
        ask(self, NoteWanted(what, self.reading.note, self.told))

    def action_draft(self) -> None:
        """Open the draft that waits."""
        ask(self, DraftWanted())

    def _ask_for(self, what: str) -> None:
        if self.reading.note:
            ask(self, NoteWanted(what, self.reading.note))
        else:
            self._say_no_note()

    def _say_no_note(self) -> None:
        """Say that the key is for notes, and where the next one is."""
        item = self.reading.item if self.reading.tab != SOURCE else None
        has_notes = item and self.reading.notes.on_item(item.id)
        self.update_status(keyed(NOTE_BELOW if has_notes else NO_NOTE))

    # -- choosing a passage --------------------------------------------------------------------

    def action_select(self) -> None:
        """Begin with the current hit, the chosen passage, or the first word in view."""
        reading = self.reading
        offset = self._begin_at()
        reading.open(SOURCE)
        self.selection = Selection(reading.briefing.article, offset)
        selector = self.query_one(Selector)
        selector.display = True
        self.set_focus(selector)
        self._show_selection()

    def _begin_at(self) -> int:
        reading = self.reading
        if self.finding.current and self.finding.current[0] == SOURCE:
            hit = self.finding.current[1]
            origin = reading.page(SOURCE).blocks[hit.block].origin
            if origin is not None:
                return origin + hit.start
        if reading.chosen:
            return reading.chosen.start
        item = reading.item
        if reading.tab != SOURCE and item and item.evidence:
            return item.evidence[0].start
        return reading.page(SOURCE).offset_of(reading.view_of(SOURCE).top) or 0

    def _show_selection(self) -> None:
        if self.selection:
            self.reading.show_selection(self.selection.span, self.selection.head)
            self.jumped()

    def open_prompt(self, label: str, value: str = "", *, replaceable: bool = False) -> None:
        """Show the entry row; a passage that was being chosen is left alone, and so is a peek."""
        self._leave_selection()
        if self.leave_peek():
            self.show_all()
        super().open_prompt(label, value, replaceable=replaceable)

    def _leave_selection(self) -> None:
        if self.selection is None:
            return
        self.selection = None
        self.query_one(Selector).display = False
        self.set_focus(self.body)

    def action_select_word(self) -> None:
        """Take a word more."""
        self._select(lambda chosen: chosen.move(1))

    def action_select_word_back(self) -> None:
        """Take a word less."""
        self._select(lambda chosen: chosen.move(-1))

    def action_select_sentence(self) -> None:
        """Take the whole sentence, or one more."""
        self._select(Selection.sentence)

    def action_select_paragraph(self) -> None:
        """Take the whole paragraph, or one more."""
        self._select(Selection.paragraph)

    def action_select_other_end(self) -> None:
        """Let the other end move."""
        self._select(Selection.swap)

    def _select(self, change: Callable[[Selection], None]) -> None:
        if self.selection:
            change(self.selection)
            self._show_selection()

    def action_select_highlight(self) -> None:
        """Highlight the passage without text."""
        if self.selection:
            writing = self._on_passage(self.selection.span)
            self._leave_selection()
            self.post_message(HighlightWanted(writing))

    def action_select_cancel(self) -> None:
        """Leave the passage alone."""
        self._leave_selection()
        self.jumped()
