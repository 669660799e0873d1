"""The items of a briefing as a review goes through them: numbered, whatever was decided."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import msgspec

from briefings.anchors.sentences import sentences
from briefings.errors import NotFoundError
from briefings.model import AnyItem, Article, Briefing
from briefings.progress import band, weighs
from briefings.repository.building import in_order
from briefings.text import flowing
from briefings.wording import paragraph_name

Standing = Literal["open", "used", "accepted", "confirmed", "rejected"]

_LONGEST: Final = 400
"""Characters that are shown of a sentence."""


class AgendaItem(msgspec.Struct, frozen=True):
    """An item with its number, which stays its own while items are decided about."""

    number: int
    item: AnyItem
    standing: Standing

    @property
    def is_next(self) -> bool:
        """Whether a review waits for it."""
        return self.standing == "open" and weighs(self.item)


def agenda(briefing: Briefing) -> list[AgendaItem]:
    """Return all items, those that were rejected too, in the order of their kinds and places."""
    rejected = {item.id for item in briefing.rejected}
    every = sorted((*briefing.items, *briefing.rejected), key=in_order)
    return [
        AgendaItem(number, item, _standing(item, is_rejected=item.id in rejected))
        for number, item in enumerate(every, 1)
    ]


def waiting(every: Iterable[AgendaItem], *, all_too: bool) -> list[AgendaItem]:
    """Return the items that a review waits for, or all that nobody has decided about."""
    return [each for each in every if each.is_next or (all_too and each.standing == "open")]


def named(every: Sequence[AgendaItem], names: Iterable[str]) -> Iterator[AgendaItem]:
    """Yield the items of these numbers or ids.

    Raises:
        NotFoundError: there is none of one of them.
    """
    known = {str(each.number): each for each in every} | {each.item.id: each for each in every}
    for name in names:
        if name not in known:
            raise NotFoundError(f"There is no item “{name}”: `briefings review ID` numbers all.")
        yield known[name]


def in_its_sentence(article: Article, item: AnyItem) -> str:
    """Return the sentence that an item stands on first, its words in brackets."""
    if not item.evidence:
        return ""
    first = item.evidence[0]
    start, end = first.start, first.end
    for each in sentences(article, article.paragraph_at(first.start)):
        if each.start <= first.start < each.end:
            start, end = each.start, max(each.end, first.end)
    start, end = max(start, first.start - _LONGEST), min(end, first.end + _LONGEST)
    before, after = article.text[start : first.start], article.text[first.end : end]
    place = paragraph_name(article, first.paragraph)
    return f"{place} {flowing(before)}[{flowing(first.text)}]{flowing(after)}"


def reasons(item: AnyItem) -> str:
    """Return how sure the program was of an item, by which rule, and why."""
    suggestion = item.suggestion
    if suggestion is None:
        return "made by hand"
    why = "; ".join((suggestion.rule, *suggestion.why))
    unknown = "".join(
        f"; {field}: {' or '.join(values)}?" for field, values in suggestion.candidates.items()
    )
    return f"{band(item)} {suggestion.confidence:.2f}: {why}{unknown}"


def _standing(item: AnyItem, *, is_rejected: bool) -> Standing:
    if is_rejected:
        return "rejected"
    if item.review == "proposed":
        return "open"
    return item.review
