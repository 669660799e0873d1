"""The keys that find words in a briefing, for the screen that reads it."""

from tui.keys import key_of, keyed
from tui.reading.tab_pages import NOTES
from tui.screens.peek_keys import PeekKeys
from tui.widgets.prompt import Entry


class FindKeys(PeekKeys):
    """What a reader's screen does for `/`, `n`, `N` and for what is typed."""

    _filtering = False
    """Whether what is typed narrows the notes, instead of being looked for."""

    def action_find(self) -> None:
        """Open the entry row and look for what is typed."""
        self._filtering = False
        self.finding.begin()
        self.open_prompt("/")

    def action_note_filter(self) -> None:
        """Open the entry row and show only the notes that have what is typed."""
        if self.reading.tab != NOTES:
            self.update_status(keyed("{note.filter} filters Notes: {tab.notes} opens them."))
            return
        self._filtering = True
        self.open_prompt("filter", self.reading.filter)

    def action_note_sort(self) -> None:
        """Show the notes by time, or by place again."""
        self.reading.open(NOTES)
        self.reading.by_time = not self.reading.by_time
        self.reading.lay_out_anew()
        self.jumped()

    def _filter(self, words: str) -> None:
        self.reading.filter = words
        self.reading.lay_out_anew()
        self.show_all()
        self.prompt.found(f"{len(self.reading.listed())} of {len(self.reading.notes.notes)}")

    def on_entry_edited(self, event: Entry.Edited) -> None:
        if self._filtering:
            self._filter(event.value)
            return
        # One letter is nearly everywhere: it is not looked for before Enter.
        self.finding.look_for(event.value if len(event.value.strip()) > 1 else "")
        with self.app.batch_update():
            self.body.show(self.reading.view, self.finding.marks())
            self.prompt.found(self._found())

    def _found(self) -> str:
        if not self.finding.query.strip():
            return ""
        number, here = self.finding.number()
        elsewhere = self.finding.count() - here
        if here and self.is_narrow:
            return f"{number}/{here} +{elsewhere}"
        if here:
            return f"{number}/{here} here, {elsewhere} elsewhere"
        return f"{key_of('prompt.accept')}: {elsewhere} elsewhere" if elsewhere else "not found"

    def on_entry_accepted(self, event: Entry.Accepted) -> None:
        if self._filtering:
            self.close_prompt()
            self.update_status()
            return
        if event.value and event.value != self.finding.query:
            self.finding.look_for(event.value)
        if not event.value:
            self.finding.take_up()
        query = event.value or self.finding.query
        found = self.finding.accept()
        self.close_prompt()
        self.jumped(None if found or not query else f"“{query}” is not in this briefing.")

    def on_entry_cancelled(self) -> None:
        self.close_prompt()
        if self._filtering:
            self._filter("")
            return
        self.finding.cancel()
        self.show_all()

    def on_entry_stepped(self, event: Entry.Stepped) -> None:
        if not self._filtering and self.finding.step(event.direction):
            self.show_all()
            self.prompt.found(self._found())

    def action_find_next(self) -> None:
        """Go to the next hit."""
        self._step_hit(1)

    def action_find_previous(self) -> None:
        """Go to the previous hit."""
        self._step_hit(-1)

    def _step_hit(self, direction: int) -> None:
        self.finding.take_up()
        if not self.finding.query:
            self.update_status(keyed("No search: {find} finds."))
        elif self.finding.step(direction):
            self.jumped()
        else:
            self.update_status(f"“{self.finding.query}” is not in this briefing.")
