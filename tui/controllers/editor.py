"""The keys that write notes: they open the editor, and save what was written there."""

from functools import partial

from briefings.errors import (
    ConflictError,
    NobodyError,
    NotFoundError,
    PurgedError,
    UsageError,
)
from briefings.notes.drafts.open_draft import OpenDraft
from briefings.notes.model import Content, Note
from briefings.user_programs import editor
from tui.actions.status_text import StatusText, Template
from tui.controllers.current_reader import current_reader, note_meant
from tui.controllers.note_outcome import NoteOutcome
from tui.controllers.notes import NotesController
from tui.controllers.saved_note import SAVED
from tui.controllers.undo_history import UNDOES, UndoHistory
from tui.reading.note_edit import NoteEdit, Purpose, on_all, on_current, on_note, on_passage
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.screens.grades import GradesScreen
from tui.screens.note_editor import NoteScreen
from tui.session import Actions, Session, in_thread

READ_ONLY = "This library is read-only: no note can be kept."
NO_TEXT = "Nothing was written, so nothing is kept."
NO_HIGHLIGHT = Template(f"{NO_TEXT[:-1]}: {{select}} and {{select.highlight}} highlight a passage.")
CONFLICT = "It was changed elsewhere meanwhile: both texts are kept, yours tagged conflict."
WAITS = "Kept as a draft ({draft} opens it): {}"
ELSEWHERE = "The note is being written in another window."

PURGED = "Purged elsewhere: keep what you wrote?"
KEEP, DROP = "keep", "drop"
WHAT_BECOMES = (
    Choice(
        KEEP, "Keep it as a new note", "Nothing of the old one comes back but what stands here."
    ),
    Choice(DROP, "Throw it away", "Nothing of it is kept anywhere."),
)
THROWN_AWAY = "Thrown away: the note was purged elsewhere, and nothing of it is kept."


class EditorController:
    """Opens the editor on notes, new ones and others, and saves what is written."""

    def __init__(self, session: Session, notes: NotesController, history: UndoHistory) -> None:
        self._session = session
        self._notes = notes
        self._history = history
        self.actions: Actions = {
            "note.add": self.add,
            "note.add_wide": self.add_wide,
            "note.edit": partial(self._edit, Purpose.TEXT),
            "note.external": partial(self._edit, Purpose.EXTERNAL),
            "note.tags": partial(self._edit, Purpose.TAGS),
            "select.highlight": self.highlight,
            "editor.grades": self.grade,
        }

    # -- opening ----------------------------------------------------------------------------------

    def add(self) -> None:
        """Write a note on the passage, the item, what the note is on, or what is shown."""
        if reader := current_reader(self._session):
            chosen = reader.selection.current
            writing = on_current(reader.reading, chosen.span if chosen else None)
            reader.selection.leave()
            self._write(writing)

    def add_wide(self) -> None:
        """Write a note on the panel, or on the briefing."""
        if reader := current_reader(self._session):
            self._write(on_all(reader.reading))

    def _edit(self, purpose: Purpose) -> None:
        reader, note = current_reader(self._session), note_meant(self._session)
        if reader and note:
            self._write(on_note(reader.reading, note), purpose)

    def highlight(self) -> None:
        """Keep the passage that is being chosen without text."""
        if (reader := current_reader(self._session)) and reader.selection.current:
            writing = on_passage(reader.reading, reader.selection.current.span)
            reader.selection.leave()
            self._session.start(partial(self._highlight, writing), "save")

    async def _highlight(self, writing: NoteEdit) -> None:
        try:
            note = await in_thread(self._session.library.notes.add, writing.target, Content())
        except NobodyError:  # the editor asks
            self._write(writing, Purpose.HIGHLIGHT)
        else:
            self._history.made(note)
            said = Template(f"Highlighted: {UNDOES}")
            self._notes.show(NoteOutcome(said, note, shows=True))

    def _write(self, writing: NoteEdit, purpose: Purpose = Purpose.TEXT) -> None:
        self._session.start(partial(self._open, writing, purpose), "write", holds_keys=True)

    async def _open(self, writing: NoteEdit, purpose: Purpose) -> None:
        """Open the editor; what is typed is a draft from the first letter on."""
        if self._session.library.read_only:
            self._session.announce(READ_ONLY)
            return
        try:
            if purpose is Purpose.EXTERNAL:
                editor()
        except UsageError as error:
            self._session.announce(Template("{} {note.edit} edits it here.", (str(error),)))
            return
        tags, handle = await in_thread(self._begin, writing)
        self.show(writing, handle, tags, purpose)

    def _begin(self, writing: NoteEdit) -> tuple[list[str], OpenDraft]:
        note = writing.note
        tags = list(self._session.library.notes.tags())
        handle = self._session.library.drafts.begin(
            writing.target,
            note.id if note else None,
            note.revision if note else 0,
            writing.content,
            on_change=self.draft_changed,
        )
        return tags, handle

    def show(self, writing: NoteEdit, handle: OpenDraft, tags: list[str], purpose: Purpose) -> None:
        """Open the editor on a draft."""
        self._session.show(NoteScreen(self._session, writing, handle, tags, self.save, purpose))

    def draft_changed(self, handle: OpenDraft) -> None:
        """Show a draft's new state; called in another thread."""
        self._session.app.call_from_thread(self._show_draft, handle)

    def _show_draft(self, handle: OpenDraft) -> None:
        for screen in self._session.app.screen_stack:
            if isinstance(screen, NoteScreen) and screen.draft is handle:
                screen.draft_changed()

    def grade(self) -> None:
        """List the official terms over the note being written, which takes what is set at once."""
        screen = self._session.app.screen
        if isinstance(screen, NoteScreen):
            self._session.open(GradesScreen(self._session, screen.content, screen.graded))

    # -- saving -----------------------------------------------------------------------------------

    def save(self, screen: NoteScreen, author: str | None) -> None:
        """Save a note; the editor closes when it is on the disk."""
        work = partial(self._save, screen, author)
        self._session.start(work, "save", holds_keys=True, tell=screen.say)

    async def _save(self, screen: NoteScreen, author: str | None) -> None:
        writing, content, draft = screen.writing, screen.content, screen.draft
        if draft.purged:
            self._ask_what_becomes(screen)
        elif draft.lost:
            await self._close(screen, ELSEWHERE, keep=True)
        elif writing.note is None and content == Content() and not screen.is_highlight:
            await self._close(screen, NO_HIGHLIGHT if writing.target.passage else NO_TEXT)
        elif writing.note and content == writing.note.content:
            await self._close(screen, screen.trouble or "Nothing was changed.")
        else:
            try:
                note, is_over = await in_thread(self._keep, writing, content, draft, author)
            except NobodyError:
                screen.ask_author()
            except ConflictError:
                await self._close(screen, CONFLICT)
                self._notes.refresh()
            except PurgedError:
                self._ask_what_becomes(screen)
            except NotFoundError as error:
                await self._close(screen, Template(WAITS, (str(error),)), keep=True)
            else:
                self._saved(screen, note, is_over=is_over)

    def _keep(
        self, writing: NoteEdit, content: Content, draft: OpenDraft, author: str | None
    ) -> tuple[Note, bool]:
        """Save a note, and return whether the writing of it is over.

        Its draft goes with it: no draft of a note that is saved waits where the app ends now.
        """
        notes, note = self._session.library.notes, writing.note
        if author:
            notes.set_author(author)
        if note is None:
            saved = notes.add(writing.target, content, None, draft.unknown)
        else:
            saved = notes.save(note.id, content, note.revision, draft.unknown)
        is_over = draft.content == content
        if is_over:
            draft.discard()
        return saved, is_over

    def _saved(self, screen: NoteScreen, note: Note, *, is_over: bool) -> None:
        self._history.made(note)
        if not is_over:  # the disk was slow, and the writer went on
            screen.go_on(note)
            return
        is_new = screen.writing.note is None
        self._dismiss(screen)
        if is_new:
            self._notes.show_new(note)
        else:
            self._notes.show(NoteOutcome(Template(f"{SAVED}: {UNDOES}"), note))

    async def _close(self, screen: NoteScreen, said: StatusText, *, keep: bool = False) -> None:
        """End the editor; the draft is thrown away unless it is all there is."""
        await self._end(screen, keep=keep)
        self._session.announce(said)

    async def _end(self, screen: NoteScreen, *, keep: bool = False) -> None:
        if keep:
            await in_thread(screen.draft.close)
            screen.dismiss(None)
        else:
            await in_thread(screen.draft.discard)
            self._dismiss(screen)

    def _dismiss(self, screen: NoteScreen) -> None:
        """Close the editor of a draft that is gone."""
        screen.take_back()
        screen.dismiss(None)

    # -- a note that was purged while it was changed ---------------------------------------------

    def _ask_what_becomes(self, screen: NoteScreen) -> None:
        """Ask what is to become of a text whose note was purged while it was written."""

        def answered(choice: str | None) -> None:
            if choice == KEEP:
                self._session.start(partial(self._begin_anew, screen), "write")
            elif choice == DROP:
                self._session.start(partial(self._close, screen, THROWN_AWAY), "save")

        self._session.show(ChoiceScreen(self._session, PURGED, WHAT_BECOMES), answered)

    async def _begin_anew(self, screen: NoteScreen) -> None:
        old, drafts = screen.draft, self._session.library.drafts
        begin = partial(drafts.begin, screen.writing.target, on_change=self.draft_changed)
        handle = await in_thread(begin)
        screen.begin_anew(handle)
        await in_thread(handle.flush)
        await in_thread(old.discard)
