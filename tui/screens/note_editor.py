"""The screen in which a note is written. What is typed is kept as a draft all the while."""

from collections.abc import Callable
from functools import partial
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
from tui.actions.status_text import StatusText, Template, worded
from tui.messages import KeysReady
from tui.reading.note_edit import NoteEdit, Purpose, about_tags, grades_line, offered_tags, tags_of
from tui.session import Actions, Session
from tui.style.chrome import NARROW
from tui.system.programs import edit_text
from tui.system.terminal import cells
from tui.widgets.bars import Line, Status
from tui.widgets.note_body import NoteBody
from tui.widgets.prompt import EntryQuestion, LastWord, QuestionRow

PURGED = Template(
    "This note was purged elsewhere: {editor.save} asks what becomes of what you wrote."
)
PURGED_BEFORE = Template(
    "The note that this was to change was purged: {editor.save} keeps it as a new one."
)
SAVED_BUT = Template("Saved, but for what you wrote since: {editor.save} saves that too.")
NOT_SAVED = Template("Not saved yet, but kept as a draft: {editor.save} asks again.")
HOW_TO_LEAVE = Template("{editor.save} saves and closes; Ctrl-Z takes back what was typed.")

ROOMY = 16
"""From this many rows on, tags and grades are shown beneath the body, though there be none."""


class NoteScreen(Screen[None], inherit_bindings=False):
    """Writes one note, for whatever `purpose`.

    `save` is called to save and close, with who writes where that was asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("editor")
    DEFAULT_CSS = """
    NoteScreen { overflow: hidden; }
    NoteScreen NoteBody { height: 1fr; border: none; padding: 0; }
    NoteScreen NoteBody:ansi .text-area--cursor, NoteScreen NoteBody:ansi .text-area--selection,
    NoteScreen NoteBody.-read-only:ansi .text-area--cursor {
        color: ansi_default; background: ansi_default; text-style: reverse;
    }
    """
    AUTO_FOCUS = "NoteBody"

    def __init__(
        self,
        session: Session,
        writing: NoteEdit,
        draft: OpenDraft,
        known_tags: list[str],
        save: Callable[["NoteScreen", str | None], None],
        purpose: Purpose = Purpose.TEXT,
    ) -> None:
        super().__init__()
        self.session = session
        self.writing = writing
        self.draft = draft
        self.content = draft.content
        self.is_highlight = purpose is Purpose.HIGHLIGHT
        """Whether the passage is to be kept though nothing is written."""
        self.trouble = ""
        """Why the user's own editor has changed nothing."""
        self._save = save
        self._purpose = purpose
        self._known_tags = known_tags
        self._lent: ExternalEdit | None = None
        self._tells_how_to_leave = False
        self.actions: Actions = {
            "editor.save": self.save,
            "editor.tags": self.edit_tags,
            "editor.external": self.edit_elsewhere,
            "editor.stop": self.stop,
        }

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Line(bold=True, id="title")
            yield NoteBody(self.content.body, soft_wrap=True, show_line_numbers=False, compact=True)
            yield Line(id="grades")
            yield Status(id="status")
            yield QuestionRow()

    def on_mount(self) -> None:
        kind = "Note on" if self.writing.note is None else "Edit note on"
        self.query_one("#title", Line).show(f"{kind} {self.writing.about}")
        area = self.query_one(NoteBody)
        area.cursor_blink = False
        area.indent_width = TAB
        area.move_cursor(area.document.end)
        self._show()
        if self._purpose is Purpose.TAGS:
            self.call_after_refresh(self.edit_tags)
        elif self._purpose is Purpose.EXTERNAL:
            self.call_after_refresh(self.edit_elsewhere)
        elif self.is_highlight:
            self.call_after_refresh(self.ask_author)

    def on_descendant_focus(self) -> None:
        self.post_message(KeysReady())

    def on_resize(self) -> None:
        self._show()

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: where one types."""
        prompt = self.query_one(QuestionRow)
        return (
            prompt.cursor_offset
            if prompt.is_open
            else self.query_one(NoteBody).cursor_screen_offset
        )

    def _show(self) -> None:
        grades = self.query_one("#grades", Line)
        grades.display = self.app.size.height >= ROOMY or bool(self.content.tags)
        grades.show(f" {grades_line(self.content)}")
        self.say()

    def say(self, message: StatusText = "") -> None:
        """Show a message, else what the keys do; a draft's trouble is always said."""
        self._tells_how_to_leave = message is HOW_TO_LEAVE
        keys = self.session.keys
        hints = [*filter(None, map(keys.hint, ("editor.save", "editor.tags", "editor.grades")))]
        while len(hints) > 1 and cells("  ".join(hints)) + 2 > self.app.size.width:
            hints.pop()
        lasting = PURGED_BEFORE if self._purpose is Purpose.PURGED else ""
        said = self.draft.problem or message or lasting
        if self.draft.purged:
            said = PURGED
        elif self.draft.lost:
            said = "Taken over in another window: this one only shows what was written here."
        self.query_one("#status", Status).tell(worded(said, keys), "  ".join(hints))

    # -- what is typed ------------------------------------------------------------------------

    def on_text_area_changed(self, event: NoteBody.Changed) -> None:
        """Keep what is typed as a draft."""
        event.stop()
        self.take(msgspec.structs.replace(self.content, body=self.query_one(NoteBody).text))
        self._forget_hint()

    def on_text_area_selection_changed(self, event: NoteBody.SelectionChanged) -> None:
        event.stop()
        self._forget_hint()

    def _forget_hint(self) -> None:
        """Show what the keys do again: whoever goes on writing has read how to leave."""
        if self._tells_how_to_leave:
            self.say()

    def take(self, content: Content) -> None:
        if content != self.content:
            self.content = content
            self.draft.update(content)

    def draft_changed(self) -> None:
        """Show the draft's state: it cannot be written, or another window has it."""
        self.query_one(NoteBody).read_only = self.draft.lost and not self.draft.purged
        self._show()

    def edit_elsewhere(self) -> None:
        """Go on in the user's own editor."""
        area = self.query_one(NoteBody)
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
            self.take_back()
        if self._purpose is Purpose.EXTERNAL:
            self.save()

    def take_back(self) -> None:
        """Remove what was lent to the user's own editor: its text is safe, or not wanted."""
        if self._lent:
            self._lent.remove()
            self._lent = None

    def _no_editor(self, sentence: str) -> None:
        """Show the sentence; close the screen if it was opened only for that editor."""
        if self._purpose is Purpose.EXTERNAL:
            self.trouble = sentence
            self.save()
        else:
            self.say(sentence)

    def stop(self) -> None:
        """Copy what is selected, as Textual's editor does; else say how to leave."""
        area = self.query_one(NoteBody)
        if area.selected_text:
            area.action_copy()
        else:
            self.say(HOW_TO_LEAVE)

    # -- tags, grades, and who writes ----------------------------------------------------------

    def edit_tags(self) -> None:
        def accepted(text: str) -> None:
            self.graded(msgspec.structs.replace(self.content, tags=tags_of(text)))
            done()

        def done() -> None:
            if self._purpose is Purpose.TAGS:
                self.save()

        tags = " ".join(self.content.tags)
        self._ask(accepted, done, "tags", tags, self._tell_of_tags)
        self.query_one(QuestionRow).complete(LastWord(offered_tags(self._known_tags)))
        self._tell_of_tags(tags)

    def _tell_of_tags(self, text: str) -> None:
        """Say what there is to know about the tags that are typed."""
        prompt = self.query_one(QuestionRow)
        if prompt.has_offer(text):
            prompt.found(self.session.keys.keyed("{prompt.next} completes"))
        else:
            prompt.found(about_tags(text, is_narrow=self.app.size.width < NARROW))

    def graded(self, content: Content) -> None:
        self.take(content)
        self._show()

    def ask_author(self) -> None:
        """Ask once for the author; a highlight is not saved without an answer."""

        def accepted(text: str) -> None:
            if text.strip():
                self.save(text)
            else:
                cancelled()

        def cancelled() -> None:
            if self.is_highlight:
                self.is_highlight = False
                self.save()
            else:
                self.say(NOT_SAVED)

        self._ask(accepted, cancelled, "name")
        self.query_one(QuestionRow).found("your name, asked once")

    def _ask(
        self,
        accepted: Callable[[str], None],
        cancelled: Callable[[], None],
        label: str,
        value: str = "",
        edited: Callable[[str], object] = lambda _: None,
    ) -> None:
        """Ask in the entry row; the text has the focus again when `accepted` is called."""
        prompt = self.query_one(QuestionRow)

        def end(answer: Callable[[], None]) -> None:
            prompt.end(self.query_one(NoteBody))
            answer()

        question = EntryQuestion(
            lambda text: end(partial(accepted, text)),
            lambda: end(cancelled),
            edited,
            stepped=lambda _: prompt.take_offer(),
        )
        prompt.ask(question, label, value, live=False)

    # -- the end ---------------------------------------------------------------------------------

    def save(self, author: str | None = None) -> None:
        """Save and close; `author` is who writes, if that was asked for."""
        self._save(self, author)

    def begin_anew(self, draft: OpenDraft) -> None:
        """Make a new note of the text: the note that it was to change is gone."""
        self.draft = draft
        self.writing = msgspec.structs.replace(self.writing, note=None)
        draft.update(self.content)
        self.save()

    def go_on(self, note: Note) -> None:
        """Go on with what was written after the text that was saved as `note`."""
        self.writing = msgspec.structs.replace(self.writing, note=note)
        self.say(SAVED_BUT)
