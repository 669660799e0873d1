"""What stands around the page of a briefing, and how much room is left for it."""

from briefings.model import Briefing
from briefings.origin import SEPARATOR, byline, published
from tui.actions.keys import Keys
from tui.system.terminal import cells

TEXT_WIDTH = 78
"""No line of text is wider than this many cells, however wide the terminal is."""

NARROW = 60
"""Below this many columns the rows around the text say less."""

PANE_FROM = 100
"""From this many columns on, words stand beside the page."""

PANE_LEAST = 33
"""Cells that they have at least: the text beside them gives way for it, down to 64 cells."""

READER_ROWS = 3
"""Title, tabs and status."""


def page_size(columns: int, rows: int, around: int, *, with_pane: bool = False) -> tuple[int, int]:
    """Return the size of the page in cells on such a terminal, `around` rows not being its own.

    It is less wide `with_pane`, where there is room for one.
    """
    room = body_width(columns) - 1 if with_pane and columns >= PANE_FROM else columns
    return max(min(room - 1, TEXT_WIDTH), 10), max(rows - around, 1)


def title(briefing: Briefing, columns: int) -> tuple[str, str]:
    """Return what stands at the left and the right of the title row.

    That something is unknown takes no room from the title.
    """
    source = briefing.source
    said = published(source) if columns < NARROW else byline(source)
    known = (source.published,) if columns < NARROW else (source.publisher, source.published)
    if None in known and cells(source.title) + 1 + cells(said) > columns:
        said = SEPARATOR.join(str(each) for each in known if each is not None)
    return source.title, said


def tabs(briefing: Briefing, keys: Keys, notes: int = 0) -> tuple[tuple[str, str], ...]:
    """Return the tabs as key and name; `notes` is how many there are."""
    names = (panel.topic.short for panel in briefing.shown_panels)
    topics = ((_key(keys, f"tab.{number}"), name) for number, name in enumerate(names, 1))
    return (
        (_key(keys, "tab.overview"), "Overview"),
        *topics,
        (_key(keys, "tab.source"), "Source"),
        (_key(keys, "tab.notes"), f"Notes {notes}" if notes else "Notes"),
    )


def _key(keys: Keys, action_id: str) -> str:
    return keys.key_of(action_id) if keys.action(action_id).keys else "·"


def body_width(columns: int) -> int:
    """Return how many columns the page has where a pane stands beside it."""
    return min(TEXT_WIDTH + 2, columns - PANE_LEAST - 1)


def pane_width(columns: int) -> int:
    """Return how wide the pane beside a page is; 0 where there is no room for one."""
    return min(columns - body_width(columns) - 1, TEXT_WIDTH) if columns >= PANE_FROM else 0
