"""What the app does with notes: it has the library, the screens have the words."""

from collections.abc import Callable

from msgspec.structs import replace
from textual import work

from briefings import Library
from briefings.config import Config
from briefings.errors import BriefingsError, ConflictError
from briefings.layout.notebook import about_target, meta, notebook
from briefings.layout.panel import first_words
from briefings.model import Briefing
from briefings.notes.draft_handle import DraftHandle
from briefings.notes.model import Content, Note, Target
from tui.faults import FaultReport
from tui.grading import choices as grade_choices
from tui.grading import graded
from tui.messages import (
    DraftWanted,
    GradesWanted,
    HighlightWanted,
    KeysReady,
    NotesRead,
    NoteWanted,
    SaveWanted,
    WriteWanted,
)
from tui.screens.choice import Choice, ChoiceScreen
from tui.screens.note_editor import NoteScreen
from tui.screens.reader import ReaderScreen
from tui.writing import Writing

WATCH = 1.0
"""Seconds between two looks whether another program has written to the library."""

CONFLICT = "It was changed elsewhere meanwhile: both texts are kept, yours tagged conflict."


class NoteDesk(FaultReport, inherit_bindings=False):
    """Writes, changes and brings back notes, and shows what became of it."""

    library: Library
    config: Config
    _changes: tuple[str, ...] = ()
    """The notes that were changed here, the last one at the end: what `u` undoes."""

    _seen: object = None

    @property
    def reader(self) -> ReaderScreen | None:
        """The screen that reads a briefing, if one does."""
        found = [screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)]
        return found[-1] if found else None

    def tell(self, sentence: str) -> None:
        """Say something in the reader's status row."""
        self.call_later(self.keys_ready)
        if self.reader:
            self.reader.announce(sentence)

    # -- reading ------------------------------------------------------------------------------

    @work(thread=True, group="notes", exclusive=True)
    def read_notes(self, briefing: Briefing, sentence: str | None = None) -> None:
        """Read a briefing's notes, then have them shown."""
        try:
            found = notebook(briefing, self.library.notes.list(briefing.id))
        except BriefingsError as error:
            self.post_message(NotesRead(briefing.id, None, str(error)))
        else:
            self.post_message(NotesRead(briefing.id, found, sentence))

    async def on_keys_ready(self) -> None:
        """Let in what was typed while a screen was opening."""
        await self.keys_ready()

    async def on_notes_read(self, event: NotesRead) -> None:
        """Show notes where they belong."""
        reader = self.reader
        if reader is None or reader.briefing.id != event.briefing_id:
            return
        if event.notebook is not None:
            reader.take_notes(event.notebook, event.sentence)
        elif event.sentence:
            reader.announce(event.sentence)
        if event.sentence:
            await self.keys_ready()

    def watch_library(self) -> None:
        """Look from time to time whether another program has changed the notes."""
        self._seen = self.library.stamp()
        self.set_interval(WATCH, self._look)

    @work(thread=True, group="watch", exclusive=True)
    def _look(self) -> None:
        now = self.library.stamp()
        if now != self._seen:
            self._seen = now
            self.call_from_thread(self.refresh_notes)

    def refresh_notes(self, sentence: str | None = None) -> None:
        """Read the notes of the briefing that is shown anew."""
        if self.reader:
            self.read_notes(self.reader.briefing, sentence)

    # -- writing ------------------------------------------------------------------------------

    @work(thread=True)
    def on_write_wanted(self, event: WriteWanted) -> None:
        """Open the editor; what is typed is a draft from the first letter on."""
        if self.library.read_only:
            self.call_from_thread(self.tell, "This library is read-only: no note can be kept.")
            return
        writing = event.writing
        note = writing.note
        handle = self.library.drafts.begin(
            writing.target,
            note.id if note else None,
            note.revision if note else 0,
            writing.content,
            on_change=self._draft_changed,
        )
        tags = self._known_tags()
        self.call_from_thread(self._open_editor, handle, writing, tags, event.opening)

    def _known_tags(self) -> list[str]:
        tags = {tag for note in self.library.notes.list() for tag in note.content.tags}
        return sorted(tags)

    def _open_editor(
        self, handle: DraftHandle, writing: Writing, tags: list[str], opening: str = ""
    ) -> None:
        def closed(sentence: str | None) -> None:
            self.refresh_notes(sentence)

        self.push_screen(NoteScreen(writing, handle, tags, opening), closed)

    def _draft_changed(self, handle: DraftHandle) -> None:
        self.call_from_thread(self._show_draft, handle)

    def _show_draft(self, handle: DraftHandle) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, NoteScreen) and screen.draft is handle:
                screen.draft_changed()

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
        except BriefingsError as error:
            self.call_from_thread(screen.say, str(error))
            self.post_message(KeysReady())

    def _save(self, screen: NoteScreen) -> None:
        writing, content = screen.writing, screen.content
        if screen.draft.lost:
            screen.leave("The note is being written in another window.", keep=True)
        elif writing.note is None and content == Content() and not writing.target.passage:
            screen.leave("Nothing was written, so nothing is kept.", keep=False)
        elif writing.note and content == writing.note.content:
            screen.leave("Nothing was changed.", keep=False)
        elif self.library.notes.author() is None:
            self.call_from_thread(screen.ask_author)
        else:
            note = self._keep_note(writing, content)
            self._changes = (*self._changes, note.id)
            screen.leave("Saved: u undoes it.", keep=False)

    def _keep_note(self, writing: Writing, content: Content) -> Note:
        if writing.note is None:
            return self.library.notes.add(writing.target, content)
        return self.library.notes.save(writing.note.id, content, writing.note.revision)

    def on_grades_wanted(self, event: GradesWanted) -> None:  # noqa: ARG002
        """List the official terms; the one chosen becomes the note's."""
        screen = self.screen
        if not isinstance(screen, NoteScreen):
            return

        def take(term: str | None) -> None:
            if term is not None:
                screen.graded(graded(screen.content, term))

        self.push_screen(ChoiceScreen("Grades", grade_choices(screen.content)), take)

    @work(thread=True, group="save")
    def on_highlight_wanted(self, event: HighlightWanted) -> None:
        """Keep a highlight; where nobody has said who writes, the editor asks."""
        if self.library.notes.author() is None:
            self.call_from_thread(self.post_message, WriteWanted(event.writing))
            return
        self._change(lambda: self.library.notes.add(event.writing.target, Content()), "Highlighted")

    # -- changing -----------------------------------------------------------------------------

    @work(thread=True, group="save")
    def on_note_wanted(self, event: NoteWanted) -> None:
        """Delete or undo, or list what a note was before."""
        notes = self.library.notes
        note = event.note
        if event.what == "delete" and note:
            self._change(lambda: notes.delete(note.id, note.revision), "Deleted; its text is kept")
        elif event.what == "undo":
            self._undo(note)
        elif note:
            self._list_history(note)

    def _undo(self, note: Note | None) -> None:
        """Undo what was changed here last; with nothing left, the note's own last change."""
        if self._changes:
            *earlier, wanted = self._changes
            self._changes = tuple(earlier)
        elif note:
            wanted = note.id
        else:
            self.call_from_thread(self.tell, "Nothing to undo: no note is under the cursor.")
            return
        try:
            now = self.library.notes.undo(wanted)
        except BriefingsError as error:
            self.call_from_thread(self.refresh_notes, str(error))
            return
        what = first_words(now.content.body or "highlight")
        self.call_from_thread(self.refresh_notes, f"Undone on {what}; H has all revisions.")

    def _change(self, change: Callable[[], Note], said: str) -> None:
        try:
            self._changes = (*self._changes, change().id)
        except BriefingsError as error:
            self.call_from_thread(self.refresh_notes, str(error))
        else:
            self.call_from_thread(self.refresh_notes, f"{said}: u undoes it.")

    def _list_history(self, note: Note) -> None:
        history = self.library.notes.history(note.id)
        choices = [
            Choice(
                str(old.revision),
                old.content.body or "no text",
                f"{meta(old)} · revision {old.revision}{' · deleted' if old.deleted else ''}",
            )
            for old in reversed(history)
        ]

        def bring_back(revision: str | None) -> None:
            if revision is not None:
                self.bring_back(note.id, int(revision))

        title = "Revisions: Enter brings one back"
        self.call_from_thread(self.push_screen, ChoiceScreen(title, choices), bring_back)

    @work(thread=True, group="save")
    def bring_back(self, note_id: str, revision: int) -> None:
        """Make an earlier revision the present one."""
        self._change(lambda: self.library.notes.restore(note_id, revision), "Brought back")

    # -- drafts -------------------------------------------------------------------------------

    @work(thread=True, group="drafts")
    def look_for_drafts(self) -> None:
        """Say that a draft waits, if one does."""
        waiting = self.library.drafts.waiting()
        if not waiting:
            return
        first = waiting[0]
        more = f" ({len(waiting)} in all)" if len(waiting) > 1 else ""
        live = ", still open in another window" if first.live else ""
        self.call_from_thread(self.tell, f"A draft waits{live}{more}: D opens it.")

    @work(thread=True, group="drafts")
    def on_draft_wanted(self, event: DraftWanted) -> None:  # noqa: ARG002
        """Take over the draft that was written last."""
        waiting = self.library.drafts.waiting()
        if not waiting:
            self.call_from_thread(self.tell, "No draft waits.")
            return
        draft = waiting[0].draft
        try:
            writing = self._writing_of(draft.target, draft.note, draft.based_on)
            handle = self.library.drafts.take_over(draft.id, on_change=self._draft_changed)
        except BriefingsError as error:
            self.call_from_thread(self.tell, str(error))
            return
        tags = self._known_tags()
        self.call_from_thread(self._open_editor, handle, writing, tags)

    def _writing_of(self, target: Target, note_id: str | None, based_on: int) -> Writing:
        about = about_target(self.library.get(target.briefing), target)
        if note_id is None:
            return Writing(about=about, target=target)
        note = replace(self.library.notes.get(note_id), revision=based_on)
        return Writing(about=about, target=target, note=note)
