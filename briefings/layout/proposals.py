"""How a panel shows what was proposed: by which marks, and why."""

from typing import Final

from briefings.kinds import SECTIONS
from briefings.model import AnyItem, Briefing
from briefings.progress import Band, band, is_open

BAND_MARKS: Final[dict[Band, str]] = {"sure": "?", "check": "??", "weak": "???"}
ACCEPTED: Final = "*"
REJECTED: Final = "x"
MARKS_WIDTH: Final = 3

PARAGRAPH_PREFIX: Final = "paragraph:"


def is_proposed(briefing: Briefing) -> bool:
    """Return whether the program has proposed anything of a briefing."""
    return any(item.suggestion for item in (*briefing.items, *briefing.rejected))


def kinds_to_make() -> list[tuple[str, str]]:
    """Return the tags and names of what can be made of a passage, in the order of a panel."""
    return [(kind.tag, kind.name) for kind in SECTIONS]


def mark(item: AnyItem, *, is_rejected: bool = False) -> str:
    """Return the sign of an item that nobody stands by; empty for those that somebody does.

    Who stands by what uses a name stands by that. A quoted bottom line is the article's own.
    """
    if is_rejected:
        return REJECTED
    if item.review == "accepted":
        return ACCEPTED
    return BAND_MARKS[band(item) or "sure"] if is_open(item) else ""


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
