"""The keys that change an item's fields, make one of a passage, and put it elsewhere."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import msgspec

from briefings.layout.proposals import kinds_to_make
from briefings.model import Actor, AnyItem, BottomLine, Briefing, Place, Span
from briefings.review.decision import Decision, Edit, Make, Merge, Move, Split, Summarise
from briefings.wording import full_label, kind_name, label, paragraphs
from tui.actions.status_text import Template
from tui.controllers.current_reader import current_reader
from tui.controllers.review import NOTHING_HERE, TOO_EARLY, ReviewController
from tui.reading.review import item_here
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.screens.item import LAST_PANEL, ItemScreen
from tui.screens.item_form import ItemForm, panel_choices, panel_names, with_or_without
from tui.screens.reader import ReaderScreen
from tui.session import Actions, Session, in_thread

PANEL: Final = "panel:"
SPLIT: Final = "split:"
MERGE: Final = "merge:"
KEPT: Final = "Kept: {}."
NO_PANELS: Final = Template(
    "This article has no panels for an item to stand in: {lens} reads it through a lens."
)


class ItemController:
    """Shows the forms and lists for an item, and has decided what they say."""

    def __init__(self, session: Session, reviews: ReviewController) -> None:
        self._session = session
        self._reviews = reviews
        self.actions: Actions = {
            "review.edit": self.edit,
            "review.make": self.make,
            "review.rearrange": self.rearrange,
        }

    # -- fields -----------------------------------------------------------------------------------

    def edit(self) -> None:
        """Show the fields of the item under the cursor."""
        reader = self._reviews.reader_for_key()
        if reader is None:
            return
        item = item_here(reader.reading)
        if item is None:
            self._reviews.refuse(reader, NOTHING_HERE)
            return
        form = ItemForm(briefing=reader.briefing, item=item, was=item)
        keep = partial(self._keep, reader, item)
        title = full_label(item)
        self._session.open(ItemScreen(self._session, title, form, keep))

    def _keep(self, reader: ReaderScreen, was: AnyItem, screen: ItemScreen) -> None:
        item, typed = screen.form.item, self._session.type_ahead.typed_at
        if screen.unread.at(typed) and not reader.seeing.items.was_seen(was.id, typed):
            screen.refused(TOO_EARLY)
            return
        decision: Decision = Edit(item, was)
        if isinstance(item, BottomLine):
            decision = Summarise(item.topics[0], item.text, item.spans)
        if screen.is_left:
            # The cursor stays: whoever leaves has not asked for the next item.
            says = KEPT.format(full_label(item))
            self._reviews.decide(reader, [decision], None, says=says, form=screen)
        else:
            self._reviews.decide(reader, [decision], was, form=screen)

    # -- a new one --------------------------------------------------------------------------------

    def make(self) -> None:
        """Ask what is to be made of the passage chosen."""
        reader = current_reader(self._session)
        chosen = reader.selection.current if reader else None
        if reader is None or chosen is None:
            return
        span = chosen.span
        reader.selection.cancel()
        if not reader.briefing.shown_panels:
            reader.update_status(NO_PANELS)
            return
        choices = [Choice(*kind) for kind in kinds_to_make()]
        screen = ChoiceScreen(self._session, "Make of it", choices)
        self._session.open(screen, partial(self._chosen, reader, span))

    def _chosen(self, reader: ReaderScreen, span: Span, kind: str | None) -> None:
        if kind is not None:
            work = partial(self._begin, reader, span, kind)
            self._session.start(work, "review", holds_keys=True)

    async def _begin(self, reader: ReaderScreen, span: Span, kind: str) -> None:
        draft = self._session.library.reviews.draft
        item = await in_thread(draft, reader.briefing.id, kind, span.start, span.end)
        title = f"New {kind_name(item)} in {panel_names(reader.briefing, item)}"
        form = ItemForm(briefing=reader.briefing, item=item)
        keep = partial(self._make, reader)
        self._session.show(ItemScreen(self._session, title, form, keep))

    def _make(self, reader: ReaderScreen, screen: ItemScreen) -> None:
        item = screen.form.item
        said = f"Made: {full_label(item)}, in {panel_names(reader.briefing, item)}."
        self._reviews.decide(reader, [Make(item)], None, says=said, form=screen)

    # -- elsewhere --------------------------------------------------------------------------------

    def rearrange(self) -> None:
        """List the panels that the item can stand in, and names to join or to part."""
        reader = self._reviews.reader_for_key()
        if reader is None:
            return
        item = item_here(reader.reading)
        if item is None or isinstance(item, BottomLine):
            self._reviews.refuse(reader, NOTHING_HERE)
            return
        panels = panel_choices(reader.briefing, item)
        choices = [each._replace(id=f"{PANEL}{each.id}") for each in panels]
        choices += _names(reader.briefing, item)
        screen = ChoiceScreen(self._session, full_label(item), choices)
        self._session.open(screen, partial(self._rearrange, reader, item))

    def _rearrange(self, reader: ReaderScreen, item: AnyItem, chosen: str | None) -> None:
        if chosen is None:
            return
        decision = _decision(item, chosen)
        if decision is None:
            reader.announce(LAST_PANEL)
        else:
            says = _said(reader.briefing, item, decision)
            self._reviews.decide(reader, [decision], None, says=says)


def _said(briefing: Briefing, item: AnyItem, decision: Move | Merge | Split) -> str:
    """Say by their names what was moved, joined or parted: the list that showed them is gone."""
    if isinstance(decision, Move):
        moved = msgspec.structs.replace(item, topics=decision.topics)
        return f"{full_label(item)}: in {panel_names(briefing, moved)} now."
    if isinstance(decision, Split):
        return f"“{decision.name}” is not {label(item)} any more."
    other = next(each for each in briefing.items if each.id == decision.into)
    return f"“{label(item)}” and “{label(other)}” are one now."


def _decision(item: AnyItem, chosen: str) -> Move | Merge | Split | None:
    """Return what is decided by a choice; `None` where the item would be in no panel."""
    if chosen.startswith(MERGE):
        return Merge(item.id, chosen.removeprefix(MERGE))
    if chosen.startswith(SPLIT):
        return Split(item.id, chosen.removeprefix(SPLIT))
    topics = with_or_without(item.topics, chosen.removeprefix(PANEL))
    return Move(item.id, topics) if topics else None


def _names(briefing: Briefing, item: AnyItem) -> Iterator[Choice]:
    """Yield what can be done with the names of a person, an organisation or a place."""
    if not isinstance(item, Actor | Place):
        return
    for name in item.names:
        yield Choice(f"{SPLIT}{name}", f"“{name}” is somebody or something else")
    for other in briefing.items:
        if type(other) is type(item) and other.id != item.id:
            where = f"{label(other)}  {paragraphs(other)}"
            yield Choice(f"{MERGE}{other.id}", f"It is the same as {where}")
