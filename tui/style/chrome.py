"""What stands around the page of a briefing, and how much room is left for it."""

from briefings.model import Briefing
from briefings.origin import SEPARATOR, byline, published
from tui.actions.keys import Keys
from tui.reading.tab_pages import NOTES, SOURCE
from tui.system.terminal import cells

TEXT_WIDTH = 78
"""No line of text is wider than this many cells, however wide the terminal is."""

NARROW = 60
"""Below this many columns the rows around the text say less."""

PANE_FROM = 116
"""From this many columns on, the evidence stands beside the panel."""

BODY_WITH_PANE = TEXT_WIDTH + 2
READER_ROWS = 3
"""Title, tabs and status."""


def page_size(columns: int, rows: int, around: int) -> tuple[int, int]:
    """Return the size of the page in cells on such a terminal, `around` rows not being its own."""
    return max(min(columns - 1, TEXT_WIDTH), 10), max(rows - around, 1)


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


def pane_width(tab: str, columns: int) -> int:
    """Return how wide the evidence pane beside a tab is; 0 where there is none."""
    if columns < PANE_FROM or tab in (SOURCE, NOTES):
        return 0
    return min(columns - BODY_WITH_PANE - 1, TEXT_WIDTH)
