"""What the status row says of a briefing that is read: where one is, and which keys matter."""

from typing import Final

from briefings.model import Actor, Place
from briefings.progress import ReviewProgress, is_open
from briefings.wording import paragraphs
from tui.actions.keys import Keys
from tui.reading import passages
from tui.reading.find import Finding
from tui.reading.overview_ways import leads_on
from tui.reading.peek import Peek
from tui.reading.review import item_here, to_review
from tui.reading.state import ASIDE, Reading, is_home
from tui.reading.tab_pages import NOTES, SOURCE
from tui.style.chrome import NARROW, PANE_FROM

NAMES: Final = (Actor, Place)
"""What may be there under two names, which can be joined."""

_STANDS: Final = 6
"""Cells that are kept for `¶12 +1` in a review: what stands behind it would be sent anew."""


def is_filtered(reading: Reading) -> bool:
    """Return whether Notes is shown, and a filter may hide some."""
    return bool(reading.filter) and reading.tab == NOTES


def hints(
    reading: Reading, finding: Finding, peek: Peek | None, columns: int, *, peeks_first: bool
) -> tuple[str, ...]:
    """Return the actions that matter now; where room is short the last but one is dropped first."""
    reviews = to_review(reading) and not reading.note
    if peek and not reviews:
        ahead = ("peek next",) if peek.number[1] > 1 else ()
        return "back", *ahead, "evidence Source", "help"
    has_list = reading.returns and reading.returns[-1].list_again
    is_aside = reading.tab in ASIDE and not is_home(reading)
    is_led_here = is_aside or (reading.returns and not _way_back(finding, columns))
    back = ("back list" if has_list else "back",) if is_led_here else ()
    if reviews:
        return *back, *_for_review(reading, columns)
    if columns < NARROW and reading.tab not in ASIDE and (decides := _decides(reading)):
        return *back, *decides
    return *back, *_for_what_is_here(reading, finding, peeks_first=peeks_first), "help"


def _for_review(reading: Reading, columns: int) -> tuple[str, ...]:
    """Return the actions that matter in a panel that is reviewed: few, and always the same."""
    decides = ("review.confirm", "review.reject") if item_here(reading) else ()
    if decides and columns < NARROW:
        return decides
    edits = ("review.edit",) if decides and columns >= PANE_FROM else ()
    joins = ("review.rearrange join",) if decides and isinstance(reading.item, NAMES) else ()
    return *decides, *edits, *joins, "review.next", "help"


def _decides(reading: Reading) -> tuple[str, ...]:
    """Return the actions that decide about what is here, where nobody has yet."""
    item = item_here(reading) if not reading.note else None
    is_undecided = item is not None and (reading.tab in ASIDE or is_open(item))
    return ("review.confirm", "review.reject") if is_undecided else ()


def _for_what_is_here(reading: Reading, finding: Finding, *, peeks_first: bool) -> tuple[str, ...]:
    if reading.note:
        return "note.edit", "note.state", "note.delete"
    if is_filtered(reading):
        return ("note.filter",)
    find = "find.next" if finding.query else "find"
    decides = _decides(reading)
    if reading.tab in ASIDE:
        return *decides, "note.add", find
    if leads_on(reading):
        return *decides, "evidence open", "note.add", find
    item = reading.item
    flagged = item is not None and item.id in reading.briefing.tensions_by_item
    words = "evidence peek" if peeks_first else "evidence"
    return *decides, *(["tension"] if flagged else []), words, "note.add", find


def where(
    reading: Reading, finding: Finding, peek: Peek | None, keys: Keys, columns: int
) -> list[str]:
    """Return the parts of the status row that say where we are."""
    is_narrow = columns < NARROW
    progress = to_review(reading)
    if is_narrow and progress:
        return [_reviewed(progress, _skipped(reading), is_narrow=True)]
    parts = [f"{reading.view.percent}%"]
    if reading.tab == SOURCE:
        parts = [f"¶{reading.paragraph}", _passage(reading, is_narrow=is_narrow), *parts]
    else:
        number, count = reading.view.position
        stands = paragraphs(reading.item, most=1) if reading.item else ""
        if peek:
            stands = f"¶{peek.paragraph}"
        if stands and progress:
            stands = stands.ljust(_STANDS)
        parts = [stands, f"{number or '-'}/{count}", *parts]
        if peek and peek.number[1] > 1 and not progress:
            parts.append(_of("evidence", *peek.number, is_narrow=is_narrow))
    if progress:
        parts.append(_reviewed(progress, _skipped(reading), is_narrow=is_narrow))
    if is_filtered(reading):
        parts.append(f"filter {reading.filter}")
    if finding.query:
        parts.append(_hits(finding) + keys.keyed(_way_back(finding, columns)))
    return parts


def _reviewed(progress: ReviewProgress, skipped: int, *, is_narrow: bool) -> str:
    # In the room of the one word, so that the keys beside it stay: each of them costs bytes.
    behind = f", {skipped} skipped" if skipped else " reviewed"
    of = "/" if skipped and is_narrow else " of "
    return f"{progress.reviewed}{of}{progress.of}{behind}"


def _skipped(reading: Reading) -> int:
    """Return how many undecided items a decision led past on its way to the cursor."""
    count, led_to = reading.skipped
    return count if led_to == reading.view.item else 0


def _hits(finding: Finding) -> str:
    number, count = finding.overall()
    return f"hit {number}/{count}" if number else f"{count} hits"


def _way_back(finding: Finding, columns: int) -> str:
    """Return what going back from a hit does; "" without room, or if it leaves something else."""
    reading = finding.reading
    is_said = finding.here and columns >= NARROW and not is_filtered(reading)
    if not (is_said and finding.ends_with_back()):
        return ""
    has_list = reading.returns and reading.returns[-1].list_again
    return ", {back} lists all" if has_list else ", {back} ends it"


def _passage(reading: Reading, *, is_narrow: bool) -> str:
    """Return which of the item's passages is chosen, or which of all that are cited."""
    number, count = passages.number_in_item(reading)
    what = "evidence"
    if not number:
        number, count = passages.number_of_all(reading)
        what = "passage"
    return _of(what, number, count, is_narrow=is_narrow) if number else ""


def _of(what: str, number: int, count: int, *, is_narrow: bool) -> str:
    return f"{number}/{count}" if is_narrow else f"{what} {number}/{count}"
