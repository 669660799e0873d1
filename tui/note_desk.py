"""What the app does with notes: it has the library, the screens have the words."""

from collections.abc import Callable
from functools import partial

from textual import work

from briefings.errors import (
    BriefingsError,
    ConflictError,
    NobodyError,
    PurgedError,
)
from briefings.notes.model import Content, Note
from briefings.notes.wording import meta, note_name
from tui.changes import UNDOES
from tui.draft_desk import DraftDesk
from tui.keys import keyed
from tui.library_work import library_work
from tui.messages import (
    GradesWanted,
    HighlightWanted,
    KeysReady,
    NoteWanted,
    SaveWanted,
    WriteWanted,
)
from tui.saved import SAVED
from tui.screens.author import AuthorScreen
from tui.screens.choice import Choice, ChoiceScreen
from tui.screens.grades import GradesScreen
from tui.screens.note_editor import NoteScreen
from tui.system.programs import editor
from tui.told import Told

NO_NOTE = "Nothing was written, so nothing is kept."
NO_HIGHLIGHT = f"{NO_NOTE[:-1]}: {{select}} and {{select.highlight}} highlight a passage."
CONFLICT = "It was changed elsewhere meanwhile: both texts are kept, yours tagged conflict."
NO_NAME = "Nothing was changed: nobody has said who changes notes here."


class NoteDesk(DraftDesk, inherit_bindings=False):
    """Writes, changes and brings back notes, and says what became of it."""

    @library_work("write")
    def on_write_wanted(self, event: WriteWanted) -> None:
        """Open the editor; what is typed is a draft from the first letter on."""
        if self.library.read_only:
            self.call_from_thread(self.tell, "This library is read-only: no note can be kept.")
            return
        try:
            if event.opening == "external":
                editor()
        except BriefingsError as error:
            self.call_from_thread(self.tell, f"{error} {keyed('{note.edit} edits it here.')}")
            return
        writing = event.writing
        note = writing.note
        tags = self._known_tags()
        handle = self.library.drafts.begin(
            writing.target,
            note.id if note else None,
            note.revision if note else 0,
            writing.content,
            on_change=self._draft_changed,
        )
        self.call_from_thread(self._open_editor, handle, writing, tags, event.opening)

    @work(thread=True, group="save")
    def on_save_wanted(self, event: SaveWanted) -> None:
        """Save the note being written; the editor closes when it is on the disk."""
        screen = self.screen
        if not isinstance(screen, NoteScreen):
            return
        try:
            if event.author:
                self.library.notes.set_author(event.author)
            self._save(screen)
        except ConflictError:
            screen.leave(CONFLICT, keep=False)
        except PurgedError:
            self.call_from_thread(self._ask_what_becomes, screen)
        except BriefingsError as error:
            self.call_from_thread(screen.say, str(error))
            self.post_message(KeysReady())

    def _save(self, screen: NoteScreen) -> None:
        writing, content = screen.writing, screen.content
        if screen.draft.purged:
            self.call_from_thread(self._ask_what_becomes, screen)
        elif screen.draft.lost:
            screen.leave("The note is being written in another window.", keep=True)
        elif writing.note is None and content == Content() and not screen.is_highlight:
            screen.leave(keyed(NO_HIGHLIGHT if writing.target.passage else NO_NOTE), keep=False)
        elif writing.note and content == writing.note.content:
            screen.leave(screen.trouble or "Nothing was changed.", keep=False)
        elif self.library.notes.author() is None:
            self.call_from_thread(screen.ask_author)
        else:
            note = self._keep_note(screen, content)
            self.changes.made(note)
            screen.kept = note.id
            if screen.content != content:  # the disk was slow, and the writer went on
                self.call_from_thread(screen.go_on, note)
                return
            said = SAVED if writing.note is None else f"{SAVED}: {keyed(UNDOES)}"
            screen.leave(said, keep=False)

    def _keep_note(self, screen: NoteScreen, content: Content) -> Note:
        notes, target, note = self.library.notes, screen.writing.target, screen.writing.note
        unknown = screen.draft.unknown
        if note is None:
            return notes.add(target, content, None, unknown)
        return notes.save(note.id, content, note.revision, unknown)

    def on_grades_wanted(self, event: GradesWanted) -> None:  # noqa: ARG002
        """List the official terms over the note being written."""
        if isinstance(self.screen, NoteScreen):
            self.push_screen(GradesScreen(self.screen.content))

    def on_grades_screen_graded(self, event: GradesScreen.Graded) -> None:
        """Give the note being written its grades; with them it is a draft at once."""
        for screen in self.screen_stack:
            if isinstance(screen, NoteScreen):
                screen.graded(event.content)

    @library_work("save")
    def on_highlight_wanted(self, event: HighlightWanted) -> None:
        """Keep a highlight; where nobody has said who writes, the editor asks."""
        if self.library.notes.author() is None:
            self.call_from_thread(self.post_message, WriteWanted(event.writing, "highlight"))
            return
        add = partial(self.library.notes.add, event.writing.target, Content())
        self._change(add, f"Highlighted: {keyed(UNDOES)}")

    # -- changing -----------------------------------------------------------------------------

    @library_work("save")
    def on_note_wanted(self, event: NoteWanted) -> None:
        """Delete, undo or redo, or list what a note was before."""
        notes = self.library.notes
        note = event.note
        if event.what == "undo":
            self._walk(lambda: self.changes.undo(note, goes_on=bool(event.told)))
        elif event.what == "redo":
            self._walk(lambda: self.changes.redo(note, goes_on=bool(event.told)))
        elif event.what == "history" and (wanted := note.id if note else event.told):
            self._list_history(wanted)
        elif note:
            said = f"Deleted: {note_name(note)}; {keyed(UNDOES)}"
            self._change(lambda: notes.delete(note.id, note.revision), said)

    def _walk(self, step: Callable[[], Told]) -> None:
        try:
            told = step()
        except NobodyError:
            self.call_from_thread(self._ask_author, step)
            return
        except BriefingsError as error:
            told = Told(str(error))
        self.call_from_thread(self.refresh_notes, told)

    def _ask_author(self, step: Callable[[], Told]) -> None:
        """Ask who changes notes here; once that is said, the step is taken."""

        def answered(name: str | None) -> None:
            if name is None:
                self.tell(NO_NAME)
            else:
                self._sign(name, step)

        self.push_screen(AuthorScreen(), answered)

    @library_work("save")
    def _sign(self, name: str, step: Callable[[], Told]) -> None:
        self.library.notes.set_author(name)
        self._walk(step)

    def _change(self, change: Callable[[], Note], said: str) -> None:
        def made() -> Told:
            note = change()
            self.changes.made(note)
            return Told(said, note.id, shows=True)

        self._walk(made)

    def _list_history(self, note_id: str) -> None:
        history = self.library.notes.history(note_id)
        choices = [
            Choice(
                str(old.revision),
                old.content.body or "no text",
                f"{meta(old)} · revision {old.revision}{' · deleted' if old.deleted else ''}"
                f"{f' · by {old.by}' if old.by else ''}",
            )
            for old in reversed(history)
        ]

        def bring_back(revision: str | None) -> None:
            if revision is not None:
                self.bring_back(note_id, int(revision))

        title = keyed("Revisions: {open} brings one back")
        self.call_from_thread(self.push_screen, ChoiceScreen(title, choices), bring_back)

    @library_work("save")
    def bring_back(self, note_id: str, revision: int) -> None:
        """Make an earlier revision the present one."""
        said = f"Revision {revision} is brought back: {keyed(UNDOES)}"
        self._change(lambda: self.library.notes.restore(note_id, revision), said)
