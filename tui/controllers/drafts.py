"""Drafts: what waits is said and taken over, and the editor is opened on it."""

from msgspec.structs import replace

from briefings.errors import NotFoundError
from briefings.notes.drafts.open_draft import OpenDraft
from briefings.notes.drafts.service import Draft, Waiting
from briefings.notes.wording import about_target
from tui.actions.status_text import Template
from tui.controllers.editor import EditorController
from tui.reading.note_edit import NoteEdit, Purpose
from tui.session import Actions, Session, in_thread


class DraftsController:
    """Says that a draft waits, and opens it."""

    def __init__(self, session: Session, editor: EditorController) -> None:
        self._session = session
        self._editor = editor
        self.actions: Actions = {"draft": self.open}

    def look(self) -> None:
        """Say that a draft waits, if one does, or what of one cannot be read."""
        self._session.start(self._look, "drafts")

    async def _look(self) -> None:
        waiting, problems = await in_thread(self._waiting)
        if waiting:
            live = ", still open in another window" if waiting[0].live else ""
            more = f" ({len(waiting)} in all)" if len(waiting) > 1 else ""
            self._session.announce(Template(f"A draft waits{live}{more}: {{draft}} opens it."))
        elif problems:
            self._session.announce(problems[0])

    def _waiting(self) -> tuple[list[Waiting], tuple[str, ...]]:
        drafts = self._session.library.drafts
        return drafts.waiting(), drafts.problems

    def open(self) -> None:
        """Take over the draft that was written last."""
        self._session.start(self._open, "drafts", holds_keys=True)

    async def _open(self) -> None:
        waiting, problems = await in_thread(self._waiting)
        if not waiting:
            self._session.announce(problems[0] if problems else "No draft waits.")
            return
        draft = waiting[0].draft
        writing, tags, handle = await in_thread(self._take_over, draft)
        is_purged = draft.note and writing.note is None
        self._editor.show(writing, handle, tags, Purpose.PURGED if is_purged else Purpose.TEXT)

    def _take_over(self, draft: Draft) -> tuple[NoteEdit, list[str], OpenDraft]:
        library = self._session.library
        about = about_target(library.get(draft.target.briefing), draft.target)
        try:
            note = draft.note and replace(library.notes.get(draft.note), revision=draft.based_on)
        except NotFoundError:
            note = None
        writing = NoteEdit(about=about, target=draft.target, note=note or None)
        tags = list(self._session.library.notes.tags())
        handle = library.drafts.take_over(draft.id, on_change=self._editor.draft_changed)
        return writing, tags, handle
