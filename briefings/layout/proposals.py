"""How a panel shows what was proposed: its order, its marks, and what is folded away."""

from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.kinds import SECTIONS, Kind, sections
from briefings.model import AnyItem, Briefing, Panel
from briefings.progress import Band, band, is_open

BAND_MARKS: Final[dict[Band, str]] = {"sure": "?", "check": "??", "weak": "???"}
ACCEPTED: Final = "*"
REJECTED: Final = "x"
MARKS_WIDTH: Final = 3

FOLDED: Final = "folded"
"""The id of the row that says what is folded away."""

PARAGRAPH_PREFIX: Final = "paragraph:"


class Folding(msgspec.Struct, frozen=True):
    """What a panel shows of what is weak or rejected.

    `says` is said of what is folded away, behind how much that is. `kept` are the ids of rejected
    items that are shown all the same.
    """

    says: str = "`briefings review` lists all."
    is_open: bool = False
    kept: frozenset[str] = frozenset()


AS_USUAL: Final = Folding()


def is_proposed(briefing: Briefing) -> bool:
    """Return whether the program has proposed anything of a briefing."""
    return any(item.suggestion for item in (*briefing.items, *briefing.rejected))


def shown_sections(
    briefing: Briefing,
    panel: Panel,
    folding: Folding = AS_USUAL,
    noted: frozenset[str] = frozenset(),
) -> Iterator[tuple[Kind, list[AnyItem]]]:
    """Yield the items of a panel that are shown, by kind; those that have notes always are.

    Where anything was proposed they stand in the order of the article, so that none of them moves
    when somebody decides about it.
    """
    if not is_proposed(briefing):
        yield from sections(panel.items)
        return
    items = [i for i in panel.items if folding.is_open or i.id in noted or not is_weak(i)]
    items += [i for i in _rejected(briefing, panel) if folding.is_open or i.id in folding.kept]
    yield from sections(sorted(items, key=_place))


def folded_away(briefing: Briefing, panel: Panel, folding: Folding, noted: frozenset[str]) -> str:
    """Return how much is folded away, in words; empty for nothing."""
    if folding.is_open:
        return ""
    weak = sum(is_weak(item) and item.id not in noted for item in panel.items)
    rejected = sum(item.id not in folding.kept for item in _rejected(briefing, panel))
    counts = [f"{n} {name}" for n, name in ((weak, "weak"), (rejected, "rejected")) if n]
    return f"{' and '.join(counts)} folded away: {folding.says}" if counts else ""


def kinds_to_make() -> list[tuple[str, str]]:
    """Return the tags and names of what can be made of a passage, in the order of a panel."""
    return [(kind.tag, kind.name) for kind in SECTIONS]


def mark(item: AnyItem, *, is_rejected: bool = False) -> str:
    """Return the sign of an item that nobody stands by; empty for those that somebody does.

    Who stands by what uses a name stands by that.
    """
    if is_rejected:
        return REJECTED
    if item.review == "accepted":
        return ACCEPTED
    how_sure = band(item) if is_open(item) else None
    return BAND_MARKS[how_sure] if how_sure else ""


def reasons_for(item: AnyItem) -> str:
    """Return how sure the program is of an undecided item, and why; empty for any other."""
    suggestion = item.suggestion
    if suggestion is None or not is_open(item):
        return ""
    why = ", ".join(suggestion.why) or suggestion.rule
    return f"{band(item)}, {suggestion.confidence:.0%}" + (f": {why}" if why else "")


def paragraph_row(number: int) -> str:
    """Return the id of the row of a panel that leads to a paragraph."""
    return f"{PARAGRAPH_PREFIX}{number}"


def paragraph_of(row: str | None) -> int | None:
    """Return the paragraph to which a row leads, if it does to one."""
    if row is None or not row.startswith(PARAGRAPH_PREFIX):
        return None
    return int(row.removeprefix(PARAGRAPH_PREFIX))


def _rejected(briefing: Briefing, panel: Panel) -> list[AnyItem]:
    return [item for item in briefing.rejected if panel.topic.key in item.topics]


def is_weak(item: AnyItem) -> bool:
    """Return whether an item is undecided and more likely wrong than not."""
    return is_open(item) and band(item) == "weak"


def _place(item: AnyItem) -> tuple[int, str]:
    return (item.evidence[0].start if item.evidence else 0), item.id
