"""The keys that decide about what was proposed, and lead to what is still to be decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from briefings.model import AnyItem, Briefing
from briefings.progress import ReviewProgress, weighs
from briefings.review.decided import Decided
from briefings.review.decision import Accept, Confirm, Decision, Reject
from tui.actions.status_text import StatusText, Template, worded
from tui.controllers.current_reader import current_reader
from tui.controllers.show_anew import show_briefing, show_item
from tui.controllers.undo_history import UNDOES, UndoHistory
from tui.reading import review
from tui.reading.state import ASIDE, Reading
from tui.screens.author import AuthorScreen, NameQuestion
from tui.screens.item import ItemScreen
from tui.screens.reader import ReaderScreen
from tui.session import Actions, Session, in_thread

WHO: Final = NameQuestion(
    "Who reviews here?",
    "What is decided bears the name of who decided it, and nobody has said yet who that is in this "
    "library.",
    "{close} leaves the item undecided.",
)
NO_NAME: Final = "Nothing was decided: nobody has said who reviews here."
NOTHING_HERE: Final = Template("Nothing to decide here: {review.next} goes to the next item.")
TOO_EARLY: Final = "Not taken: the key came before the item was on the screen. Look at it first."
TYPED_ON: Final = "Not taken: typed before you could read what became of the key before it."
READ_ON: Final = Template("Read all of it first: {move.down} goes down to its rest.")
IS_CONFIRMED: Final = Template("It is confirmed already: {review.next} goes to the next one.")
IS_REJECTED: Final = Template("It is rejected already: {review.confirm} takes it up again.")
NONE_SURE: Final = "Nothing in this panel is both sure and undecided."
SURE_UNSEEN: Final = (
    "No sure one of this panel was wholly on the screen yet. Here is the first of {}: "
    "{review.accept_sure} accepts them all."
)
NOTHING_PROPOSED: Final = "Nothing was proposed here that is to be reviewed."
NOTHING_FOLDED: Final = "Nothing is folded away here."
GOES_ON: Final = "{} of {} reviewed, none left in this panel: {review.next} goes on."
OTHERS_LEFT: Final = (
    "All {} that count are reviewed; {} others are not: {review.next} goes to them, {export} "
    "exports."
)
OTHER_LEFT: Final = (
    "All {} that count are reviewed; one other is not: {review.next} goes to it, {export} exports."
)
ALL_DONE: Final = "All {} reviewed: {export} exports it, as a brief or in full; {note.undo} undoes."


@dataclass(frozen=True)
class _Asked:
    """What is to be decided; see `ReviewController.decide`."""

    reader: ReaderScreen
    decisions: tuple[Decision, ...]
    item: AnyItem | None
    says: str | None
    form: ItemScreen | None


class ReviewController:
    """Has decisions kept, one after the other, and shows what became of them."""

    def __init__(self, session: Session, history: UndoHistory) -> None:
        self._session = session
        self._history = history
        self.actions: Actions = {
            "review.confirm": self.confirm,
            "review.reject": self.reject,
            "review.accept_sure": self.accept_sure,
            "review.next": self.go_on,
            "review.folded": self.fold,
        }

    # -- decisions --------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Confirm the item under the cursor, if it was on the screen when the key came."""
        reader, item = self._meant()
        if reader is None or item is None:
            return
        if item.review == "confirmed" and not review.is_rejected(reader.reading, item):
            self.refuse(reader, IS_CONFIRMED)
        else:
            self.decide(reader, [Confirm(item.id)], item)

    def reject(self) -> None:
        """Reject the item under the cursor; it stays in view, marked so."""
        reader, item = self._meant()
        if reader is None or item is None:
            return
        if review.is_rejected(reader.reading, item):
            self.refuse(reader, IS_REJECTED)
        else:
            reader.reading.kept.add(item.id)
            self.decide(reader, [Reject(item.id)], item)

    def accept_sure(self) -> None:
        """Accept, unseen, all that is sure and undecided in the panel.

        One of them has to have been on the screen: where none was, the first is gone to.
        """
        reader = self.reader_for_key()
        if reader is None:
            return
        sure = review.sure_ones(reader.reading)
        ids = [item.id for item in sure]
        seen = reader.seeing.items
        if not sure:
            self.refuse(reader, NONE_SURE)
        elif seen.any_of(ids, self._typed):
            self.decide(reader, [Accept(each) for each in ids], reader.reading.item, says="")
        elif seen.any_of(ids):
            self.refuse(reader, TOO_EARLY)
        elif reader.reading.view.item in ids and seen.began(str(reader.reading.view.item)):
            self.refuse(reader, READ_ON)
        else:
            show_item(reader, reader.reading.tab, sure[0])
            self.refuse(reader, Template(SURE_UNSEEN, (str(len(sure)),)))

    def _meant(self) -> tuple[ReaderScreen | None, AnyItem | None]:
        """Return the item under the cursor; say why where none can be decided about."""
        reader = self.reader_for_key()
        if reader is None:
            return None, None
        item = review.item_here(reader.reading)
        if item is None:
            self.refuse(reader, NOTHING_HERE)
        elif not reader.seeing.items.was_seen(item.id, self._typed):
            self.refuse(reader, READ_ON if reader.seeing.items.began(item.id) else TOO_EARLY)
            item = None
        return reader, item

    def reader_for_key(self) -> ReaderScreen | None:
        """Return the screen that a key of a review is for.

        There is none for a key that was typed before it could be read that the one before did not
        lead on to the next item: it was meant for that.
        """
        reader = current_reader(self._session)
        if reader and reader.seeing.unread.at(self._typed):
            self.refuse(reader, TYPED_ON)
            return None
        return reader

    def refuse(self, reader: ReaderScreen, sentence: StatusText) -> None:
        """Say why a key does nothing; what was typed before that can be read is not taken."""
        reader.update_status(sentence)
        reader.seeing.told()

    @property
    def _typed(self) -> float:
        return self._session.type_ahead.typed_at

    def decide(
        self,
        reader: ReaderScreen,
        decisions: Sequence[Decision],
        item: AnyItem | None,
        *,
        says: str | None = None,
        form: ItemScreen | None = None,
    ) -> None:
        """Have decisions kept, and go on from `item`.

        `says` is said then; if it is empty, what was decided. The `form` that they were made on
        is left once they are kept; else that says why not.
        """
        asked = _Asked(reader, tuple(decisions), item, says=says, form=form)
        self._start(asked)

    def _start(self, asked: "_Asked", name: str | None = None) -> None:
        tell = asked.form.refused if asked.form else self._failed
        work = partial(self._decide, asked, name)
        self._session.start(work, "review", holds_keys=True, tell=tell)

    async def _decide(self, asked: "_Asked", name: str | None) -> None:
        notes = self._session.library.notes
        if name is not None:
            await in_thread(notes.set_author, name)
        editor = await in_thread(notes.author)
        if editor is None:
            self._ask_name(asked)
            return
        briefing_id = asked.reader.briefing.id
        decided, briefing = await in_thread(self._keep, briefing_id, asked.decisions, editor)
        self._history.decided(decided)
        if asked.form:
            asked.form.dismiss(None)
        said = None if asked.says is None else asked.says or decided.sentence()
        self._show(asked.reader, briefing, asked.item, said)

    def _keep(
        self, briefing_id: str, decisions: Sequence[Decision], editor: str | None
    ) -> tuple[Decided, Briefing]:
        library = self._session.library
        decided = library.reviews.decide(briefing_id, decisions, editor=editor)
        return decided, library.get(briefing_id)

    def _ask_name(self, asked: "_Asked") -> None:
        def answered(name: str | None) -> None:
            if name is None:
                (asked.form.refused if asked.form else self._session.announce)(NO_NAME)
            else:
                self._start(asked, name)

        self._session.show(AuthorScreen(self._session, WHO), answered)

    def _failed(self, sentence: str) -> None:
        """Say what cannot be, and show the briefing as it is by now."""
        self._session.announce(sentence)
        if reader := current_reader(self._session):
            reader.seeing.told()
            self._session.start(partial(self._read_anew, reader, sentence), "load")

    async def _read_anew(self, reader: ReaderScreen, sentence: str) -> None:
        briefing = await in_thread(self._session.library.get, reader.briefing.id)
        show_briefing(reader, briefing, lambda: sentence)

    # -- what is shown then -----------------------------------------------------------------------

    def _show(
        self,
        reader: ReaderScreen,
        briefing: Briefing,
        item: AnyItem | None,
        says: str | None,
    ) -> None:
        said = None if says is None else Template(f"{{}} {UNDOES}", (says,))
        if reader.briefing.id == briefing.id:
            show_briefing(reader, briefing, partial(self._step, reader, item, said))

    def _step(
        self, reader: ReaderScreen, item: AnyItem | None, said: StatusText | None
    ) -> StatusText | None:
        """Go to the next undecided item of the panel, and return what there is to say.

        Who has decided in Source goes back to the panel first.
        """
        reading = reader.reading
        if item and reading.tab in ASIDE:
            reading.back()
        done = review.progress_here(reading)
        following = review.next_in_panel(reading, item) if item else None
        if item and not following:
            reader.seeing.told()
        if item and following:
            reading.skipped = review.skipped(reading, item, following), following.id
            reading.view.go_to_item(following.id)
        elif not said and done and item and (done.is_done or weighs(item)):
            if done.is_done:
                return _all_done(reading, done)
            return Template(GOES_ON, (str(done.reviewed), str(done.of)))
        return said

    async def show_undone(self, decided: Decided, said: StatusText) -> None:
        """Show what is not decided any more, or again; of another briefing, say which it is."""
        briefing = await in_thread(self._session.library.get, decided.briefing_id)
        reader = current_reader(self._session)
        if reader is None or reader.briefing.id != briefing.id:
            title = briefing.source.title
            self._session.announce(f"In “{title}”: {worded(said, self._session.keys)}")
            return
        show_briefing(reader, briefing, partial(self._go_to_first, reader, decided, said))

    def _go_to_first(self, reader: ReaderScreen, decided: Decided, said: StatusText) -> StatusText:
        """Put the cursor on the first item that is otherwise now, unless it is on one of them."""
        reading = reader.reading
        there = [item for each in decided.items if (item := reading.items.get(each))]
        if there and all(item.id != reading.view.item for item in there):
            reading.show_item(there[0])
        return said

    # -- on the way -------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Go to the next item that is to be decided about, in whatever panel."""
        reader = current_reader(self._session)
        if reader is None:
            return
        reading = reader.reading
        done = review.progress_here(reading)
        found = review.next_anywhere(reading)
        if found:
            show_item(reader, *found)
        elif done is None:
            reader.update_status(NOTHING_PROPOSED)
        else:
            reader.update_status(_all_done(reading, done))

    def fold(self) -> None:
        """Show what is folded away, or fold it away again."""
        reader = current_reader(self._session)
        if reader is None:
            return
        reading = reader.reading
        if reading.tab in ASIDE:
            reader.update_status(NOTHING_HERE)
            return
        is_open = not reading.is_unfolded
        before = reading.page(reading.tab)
        review.fold(reading, is_open=is_open)
        if is_open and len(reading.page(reading.tab).blocks) == len(before.blocks):
            review.fold(reading, is_open=False)
            reader.jumped(NOTHING_FOLDED)
        else:
            reader.jumped()


def _all_done(reading: Reading, done: ReviewProgress) -> Template:
    """Say that all that counts is decided about, and what is left beside it."""
    counted, others = str(done.of), review.others(reading)
    if others > 1:
        return Template(OTHERS_LEFT, (counted, str(others)))
    return Template(OTHER_LEFT if others else ALL_DONE, (counted,))
