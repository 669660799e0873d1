"""The screen in which a note is written. What is typed is kept as a draft all the while."""

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Offset
from textual.screen import Screen

from briefings.errors import BriefingsError
from briefings.notes.drafts.external_edit import ExternalEdit
from briefings.notes.drafts.open_draft import OpenDraft
from briefings.notes.model import Content, Note
from briefings.text import TAB
from tui.actions.bindings import bindings
from tui.keys import hint, keyed
from tui.messages import GradesWanted, KeysReady, SaveWanted
from tui.system.programs import edit_text
from tui.system.terminal import cells
from tui.type_ahead import ask
from tui.widgets.bars import Line, Status
from tui.widgets.body import Body
from tui.widgets.prompt import Entry, Prompt
from tui.writing import Writing, grades_line, tags_of

PURGED = "This note was purged elsewhere: {editor.save} asks what becomes of what you wrote."
PURGED_BEFORE = "The note that this was to change was purged: {editor.save} keeps it as a new one."

ROOMY = 16
"""From this many rows on, tags and grades are shown beneath the body."""


class NoteScreen(Screen[str | None], inherit_bindings=False):
    """Writes one note. It is dismissed with a sentence on what became of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("editor")
    DEFAULT_CSS = """
    NoteScreen { overflow: hidden; }
    NoteScreen Body { height: 1fr; border: none; padding: 0; }
    NoteScreen Body:ansi .text-area--cursor, NoteScreen Body:ansi .text-area--selection,
    NoteScreen Body.-read-only:ansi .text-area--cursor {
        color: ansi_default; background: ansi_default; text-style: reverse;
    }
    """
    AUTO_FOCUS = "Body"

    def __init__(
        self, writing: Writing, draft: OpenDraft, known_tags: list[str], opening: str = ""
    ) -> None:
        """Go on with a draft. `opening` is `tags`, `external`, or `purged`: its note is gone."""
        super().__init__()
        self._opening = opening
        self.is_highlight = opening == "highlight"
        """Whether the passage is to be kept though nothing is written."""
        self.writing = writing
        self.draft = draft
        self.content = draft.content
        self.kept: str | None = None
        """The id of the note that was saved."""
        self.trouble = ""
        """Why the user's own editor has changed nothing."""
        self._known_tags = known_tags
        self._asking = ""
        self._lent: ExternalEdit | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        with Vertical():
            yield Line(bold=True, id="title")
            yield Body(self.content.body, soft_wrap=True, show_line_numbers=False, compact=True)
            yield Line(id="grades")
            yield Status(id="status")
            yield Prompt()

    def on_mount(self) -> None:
        kind = "Note on" if self.writing.note is None else "Edit note on"
        self.query_one("#title", Line).show(f"{kind} {self.writing.about}")
        area = self.query_one(Body)
        area.cursor_blink = False
        area.indent_width = TAB
        area.move_cursor(area.document.end)
        self._show()
        if self._opening == "tags":
            self.call_after_refresh(self.action_editor_tags)
        elif self._opening == "external":
            self.call_after_refresh(self.action_editor_external)
        elif self.is_highlight:
            self.call_after_refresh(self.ask_author)

    def on_descendant_focus(self) -> None:
        self.post_message(KeysReady())

    def on_resize(self) -> None:
        self._show()

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: where one types."""
        prompt = self.query_one(Prompt)
        return prompt.cursor_offset if prompt.is_open else self.query_one(Body).cursor_screen_offset

    def _show(self) -> None:
        grades = self.query_one("#grades", Line)
        grades.display = self.app.size.height >= ROOMY
        grades.show(f" {grades_line(self.content)}")
        self.say()

    def say(self, message: str = "") -> None:
        """Show a message, else what the keys do; a draft's trouble is always said."""
        hints = [*filter(None, map(hint, ("editor.save", "editor.tags", "editor.grades")))]
        while len(hints) > 1 and cells("  ".join(hints)) + 2 > self.app.size.width:
            hints.pop()
        keys = "  ".join(hints)
        lasting = keyed(PURGED_BEFORE) if self._opening == "purged" else ""
        said = self.draft.problem or message or lasting
        if self.draft.purged:
            said = keyed(PURGED)
        elif self.draft.lost:
            said = "Taken over in another window: this one only shows what was written here."
        self.query_one("#status", Status).tell(said, keys)

    # -- what is typed ------------------------------------------------------------------------

    def on_text_area_changed(self, event: Body.Changed) -> None:
        """Keep what is typed as a draft."""
        event.stop()
        self.take(msgspec.structs.replace(self.content, body=self.query_one(Body).text))

    def take(self, content: Content) -> None:
        """Go on with this content."""
        if content != self.content:
            self.content = content
            self.draft.update(content)

    def draft_changed(self) -> None:
        """Show what became of the draft: it cannot be written, or another window has it."""
        self.query_one(Body).read_only = self.draft.lost and not self.draft.purged
        self._show()

    def action_editor_external(self) -> None:
        """Go on in the user's own editor."""
        area = self.query_one(Body)
        self.take(msgspec.structs.replace(self.content, body=area.text))
        self.draft.flush()
        try:
            self._lent = self.draft.edit_externally()
            text = edit_text(self.app, self._lent)
        except BriefingsError as error:
            self._lent = None  # what is left there waits
            self._no_editor(str(error))
            return
        if text is not None:
            area.text = text
            self.take(msgspec.structs.replace(self.content, body=text))
        if text is None or self.draft.flush():
            self._take_back()
        if self._opening == "external":
            self.action_editor_save()

    def _take_back(self) -> None:
        """Remove what was lent to the user's own editor: its text is safe, or not wanted."""
        if self._lent:
            self._lent.remove()
            self._lent = None

    def _no_editor(self, sentence: str) -> None:
        """Say it; whoever wanted nothing but that editor goes back to where that was."""
        if self._opening == "external":
            self.trouble = sentence
            self.action_editor_save()
        else:
            self.say(sentence)

    def action_editor_stop(self) -> None:
        """Copy what is selected, as Textual's editor does; else say how to leave."""
        area = self.query_one(Body)
        if area.selected_text:
            area.action_copy()
        else:
            self.say(keyed("{editor.save} saves and closes; Ctrl-Z takes back what was typed."))

    # -- tags and grades -----------------------------------------------------------------------

    def action_editor_tags(self) -> None:
        """Ask for tags."""
        self._ask("tags", "tags", " ".join(self.content.tags))
        prompt = self.query_one(Prompt)
        prompt.complete(self._known_tags)
        prompt.found(keyed("{prompt.next} completes"))

    def action_editor_grades(self) -> None:
        """Ask for the list of grades."""
        ask(self, GradesWanted())

    def graded(self, content: Content) -> None:
        """Take grades."""
        self.take(content)
        self._show()

    # -- the entry row -------------------------------------------------------------------------

    def ask_author(self) -> None:
        """Ask once who writes here."""
        self._ask("author", "name", "")
        self.query_one(Prompt).found("your name, asked once")

    def _ask(self, what: str, label: str, value: str) -> None:
        self._asking = what
        self.query_one("#status").display = False
        self.query_one(Prompt).open(label, value)

    def on_entry_accepted(self, event: Entry.Accepted) -> None:
        asked = self._asking
        self._close_prompt()
        if asked == "tags":
            self.take(msgspec.structs.replace(self.content, tags=tags_of(event.value)))
            self._show()
            if self._opening == "tags":
                self.action_editor_save()
        elif event.value.strip():
            ask(self, SaveWanted(event.value))

    def on_entry_cancelled(self) -> None:
        asked = self._asking
        self._close_prompt()
        if asked == "author" and self.is_highlight:
            self.is_highlight = False
            self.action_editor_save()
        elif asked == "author":
            self.say(keyed("Not saved yet, but kept as a draft: {editor.save} asks again."))
        elif self._opening == "tags":
            self.action_editor_save()

    def on_entry_stepped(self) -> None:
        self.query_one(Prompt).take_offer()

    def _close_prompt(self) -> None:
        self._asking = ""
        self.query_one(Prompt).close()
        self.query_one("#status").display = True
        self.query_one(Body).focus()

    # -- the end ---------------------------------------------------------------------------------

    def action_editor_save(self) -> None:
        """Save and close."""
        ask(self, SaveWanted(None))

    def begin_anew(self, draft: OpenDraft) -> None:
        """Make a new note of what is written: the one that it was to change is gone."""
        self.draft = draft
        self.writing = msgspec.structs.replace(self.writing, note=None)
        draft.update(self.content)
        self.action_editor_save()

    def go_on(self, note: Note) -> None:
        """Go on with what was written after the text that was saved as `note`."""
        self.writing = msgspec.structs.replace(self.writing, note=note)
        self.say(keyed("Saved, but for what you wrote since: {editor.save} saves that too."))
        self.post_message(KeysReady())

    def leave(self, sentence: str, *, keep: bool) -> None:
        """End the screen; the draft is thrown away unless it is all there is.

        To be called in a thread that is not a worker of this screen: those end with it.
        """
        if keep:
            self.draft.close()
        else:
            self.draft.discard()
            self._take_back()
        self.app.call_from_thread(self.dismiss, sentence)
