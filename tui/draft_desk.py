"""What the app does with drafts: it opens the editor, takes over what waits, keeps what is left."""

from msgspec.structs import replace
from textual import work

from briefings.errors import NotFoundError
from briefings.notes.drafts.open_draft import OpenDraft
from briefings.notes.model import Target
from briefings.notes.wording import about_target
from tui.keys import keyed
from tui.library_work import library_work
from tui.messages import DraftWanted
from tui.note_shelf import NoteShelf
from tui.screens.choice import Choice, ChoiceScreen
from tui.screens.note_editor import NoteScreen
from tui.told import Told
from tui.writing import Writing

PURGED = "Purged elsewhere: keep what you wrote?"
WHAT_BECOMES = (
    Choice(
        "keep", "Keep it as a new note", "Nothing of the old one comes back but what stands here."
    ),
    Choice("drop", "Throw it away", "Nothing of it is kept anywhere."),
)
THROWN_AWAY = "Thrown away: the note was purged elsewhere, and nothing of it is kept."


class DraftDesk(NoteShelf, inherit_bindings=False):
    """Opens the editor on drafts, new ones and those that wait."""

    def _known_tags(self) -> list[str]:
        tags = {tag for note in self.library.notes.list() for tag in note.content.tags}
        return sorted(tags)

    def _open_editor(
        self, handle: OpenDraft, writing: Writing, tags: list[str], opening: str = ""
    ) -> None:
        screen = NoteScreen(writing, handle, tags, opening)

        def closed(sentence: str | None) -> None:
            is_new = bool(screen.kept) and screen.writing.note is None
            told = Told(sentence, screen.kept, is_new=is_new) if sentence else None
            self.refresh_notes(told)

        self.push_screen(screen, closed)

    def _draft_changed(self, handle: OpenDraft) -> None:
        self.call_from_thread(self._show_draft, handle)

    def _show_draft(self, handle: OpenDraft) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, NoteScreen) and screen.draft is handle:
                screen.draft_changed()

    @library_work("drafts")
    def look_for_drafts(self) -> None:
        """Say that a draft waits, if one does, or what of one cannot be read."""
        waiting, problems = self.library.drafts.waiting(), self.library.drafts.problems
        if not waiting:
            if problems:
                self.call_from_thread(self.announce, problems[0])
            return
        first = waiting[0]
        more = f" ({len(waiting)} in all)" if len(waiting) > 1 else ""
        live = ", still open in another window" if first.live else ""
        self.call_from_thread(
            self.announce, f"A draft waits{live}{more}: {keyed('{draft} opens it.')}"
        )

    @library_work("drafts")
    def on_draft_wanted(self, event: DraftWanted) -> None:  # noqa: ARG002
        """Take over the draft that was written last."""
        waiting, problems = self.library.drafts.waiting(), self.library.drafts.problems
        if not waiting:
            self.call_from_thread(self.tell, problems[0] if problems else "No draft waits.")
            return
        draft = waiting[0].draft
        writing = self._writing_of(draft.target, draft.note, draft.based_on)
        tags = self._known_tags()
        handle = self.library.drafts.take_over(draft.id, on_change=self._draft_changed)
        opening = "purged" if draft.note and writing.note is None else ""
        self.call_from_thread(self._open_editor, handle, writing, tags, opening)

    def _writing_of(self, target: Target, note_id: str | None, based_on: int) -> Writing:
        about = about_target(self.library.get(target.briefing), target)
        try:
            note = replace(self.library.notes.get(note_id), revision=based_on) if note_id else None
        except NotFoundError:
            note = None
        return Writing(about=about, target=target, note=note)

    # -- a note that was purged while it was changed ---------------------------------------------

    def _ask_what_becomes(self, screen: NoteScreen) -> None:
        """Ask what is to become of a text whose note was purged while it was written."""

        def answered(choice: str | None) -> None:
            if choice == "keep":
                self._begin_anew(screen)
            elif choice == "drop":
                self._throw_away(screen)

        self.push_screen(ChoiceScreen(PURGED, WHAT_BECOMES), answered)

    @library_work("write")
    def _begin_anew(self, screen: NoteScreen) -> None:
        old, target = screen.draft, screen.writing.target
        handle = self.library.drafts.begin(target, on_change=self._draft_changed)
        self.call_from_thread(screen.begin_anew, handle)
        handle.flush()
        old.discard()

    @work(thread=True, group="save")
    def _throw_away(self, screen: NoteScreen) -> None:
        screen.leave(THROWN_AWAY, keep=False)
