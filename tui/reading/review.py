"""A briefing being reviewed: what can be decided about, and what comes next."""

from collections.abc import Iterable, Iterator

from briefings.layout.proposals import is_proposed
from briefings.layout.source import cited_spans, outermost
from briefings.model import AnyItem, BottomLine, Briefing
from briefings.progress import ReviewProgress, band, is_open, progress, weighs
from tui.reading.state import ASIDE, Reading, items_of
from tui.reading.tab_pages import OVERVIEW, home_of, tabs_of


def progress_here(reading: Reading) -> ReviewProgress | None:
    """Return how far the review is; `None` where nothing is to be reviewed."""
    found = progress(reading.briefing) if is_proposed(reading.briefing) else None
    return found if found and found.of else None


def to_review(reading: Reading) -> ReviewProgress | None:
    """Return how far the review is while a panel is shown in which it is not done."""
    progress = progress_here(reading) if reading.tab not in ASIDE else None
    return progress if progress and not progress.is_done else None


def item_here(reading: Reading) -> AnyItem | None:
    """Return the item under the cursor of a panel, if it can be decided about.

    That is one that the program proposed, or that somebody made in a review, and bottom lines
    beside such ones. In Source it is the one whose words are chosen.
    """
    item = reading.item
    if item is None or (reading.tab in ASIDE and reading.chosen not in item.spans):
        return None
    if isinstance(item, BottomLine):
        return item if is_proposed(reading.briefing) else None
    return item if item.suggestion or item.edited else None


def can_run(action_id: str, reading: Reading) -> bool:
    """Return whether a key of a review does its own there, and not what it does elsewhere."""
    if reading.tab in ASIDE or not is_proposed(reading.briefing):
        return item_here(reading) is not None
    if reading.note and action_id == "review.reject":
        return False
    # Everywhere else in such a panel it says why it does nothing, except on a note.
    return action_id != "review.edit" or item_here(reading) is not None


def is_rejected(reading: Reading, item: AnyItem) -> bool:
    """Return whether an editor has turned an item down."""
    return any(each.id == item.id for each in reading.briefing.rejected)


def take_briefing(reading: Reading, briefing: Briefing) -> None:
    """Show the briefing as it is by now; cursor and place stay as far as they can."""
    reading.briefing = briefing
    reading.items = items_of(briefing)
    reading.spans = outermost(cited_spans(briefing))
    reading.tabs = tabs_of(briefing)
    reading.lay_out_anew()
    if reading.tab not in reading.tabs:
        reading.open(home_of(briefing))


def fold(reading: Reading, *, is_open: bool) -> None:
    """Show what is folded away, or no more."""
    reading.is_unfolded = is_open
    reading.kept.clear()
    reading.lay_out_anew()


def sure_ones(reading: Reading) -> list[AnyItem]:
    """Return the items of the panel that is open of which the program is sure."""
    panel = next((p for p in reading.briefing.panels if p.topic.key == reading.tab), None)
    items = panel.items if panel else ()
    return [item for item in items if is_open(item) and band(item) == "sure"]


def next_in_panel(reading: Reading, after: AnyItem) -> AnyItem | None:
    """Return the next undecided item beneath one in the panel that is open.

    Those that are not counted come only beneath one of their own kind: whoever decides about names
    goes on with names, or with all where nothing that counts is left. Beneath a bottom line that
    was taken away is the whole panel; what is gone else was where the cursor is.
    """
    counts = weighs(after)
    every = not counts and _is_done(reading)
    rows = _rows(reading, reading.tab)
    begin = rows.index(after.id) + 1 if after.id in rows else None
    if begin is None and isinstance(after, BottomLine):
        begin = 0
    elif begin is None and reading.view.item in rows:
        begin = rows.index(reading.view.item)
    beneath = rows[begin:] if begin is not None else []
    for item in _open_items(reading, beneath):
        if every or weighs(item) or (not counts and item.kind == after.kind):
            return item
    return None


def skipped(reading: Reading, after: AnyItem, following: AnyItem) -> int:
    """Return how many undecided items of the panel stand between two of it."""
    rows = _rows(reading, reading.tab)
    if after.id not in rows:
        return 0
    between = rows[rows.index(after.id) + 1 : rows.index(following.id)]
    return sum(1 for _ in _open_items(reading, between))


def others(reading: Reading) -> int:
    """Return how many undecided items panels show, bottom lines too, that no review waits for."""
    shown = {each: None for tab in _panels(reading) for each in _rows(reading, tab)}
    return sum(not weighs(item) for item in _open_items(reading, shown))


def next_anywhere(reading: Reading) -> tuple[str, AnyItem] | None:
    """Return the next item to be decided about from the cursor on, and the panel that has it.

    Panels are gone through in order, round and round. Those that are not counted come once all
    others are decided about.
    """
    if not is_proposed(reading.briefing):
        return None
    every = _is_done(reading)
    panels = _panels(reading)
    at = panels.index(reading.tab) if reading.tab in panels else -1
    rows = _rows(reading, reading.tab) if at >= 0 else []
    here = reading.view.item
    cut = rows.index(here) + 1 if here in rows else 0
    rounds = [(panels[at], rows[cut:])] if at >= 0 else []
    rounds += [(tab, _rows(reading, tab)) for tab in (*panels[at + 1 :], *panels[: max(at, 0)])]
    rounds += [(panels[at], rows[:cut])] if at >= 0 else []
    for tab, ids in rounds:
        for item in _open_items(reading, ids):
            if every or weighs(item):
                return tab, item
    return None


def _is_done(reading: Reading) -> bool:
    return progress(reading.briefing).is_done


def _panels(reading: Reading) -> list[str]:
    return [tab for tab in reading.tabs if tab not in (OVERVIEW, *ASIDE)]


def _rows(reading: Reading, tab: str) -> list[str]:
    """Return the ids of what a panel shows, from top to bottom."""
    return list(dict.fromkeys(row.item for row in reading.page(tab).rows if row.item))


def _open_items(reading: Reading, ids: Iterable[str]) -> Iterator[AnyItem]:
    rejected = {item.id for item in reading.briefing.rejected}
    for each in ids:
        item = reading.items.get(each)
        if item and is_open(item) and each not in rejected:
            yield item
