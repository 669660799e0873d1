"""Where the rows of the overview lead that are no items with words of their own."""

from collections.abc import Mapping
from typing import Final

from briefings.layout.overview import (
    DRAFTS,
    FIGURES,
    INTEREST,
    LESSER,
    NOTES,
    QUESTIONS,
    REVIEW,
    STATEMENTS,
    VOICE,
    WAY,
    voice_row,
)
from briefings.model import AnyItem, BottomLine, Statement, Tension
from briefings.notes.questions import still_open
from briefings.overview.overview import overview
from briefings.weight import by_severity
from tui.reading import related_items
from tui.reading.state import Reading
from tui.reading.tab_pages import NOTES as NOTES_TAB
from tui.reading.tab_pages import OVERVIEW, page_of_panel, unfold

_ACTIONS: Final[Mapping[str, str]] = {
    INTEREST: "article.describe",
    REVIEW: "review.next",
    DRAFTS: "draft",
}
"""What rows lead to that is no place of the briefing, by the ids of the key table."""


def way_here(reading: Reading) -> str | None:
    """Return the id of the overview's row under the cursor, if it is a way and no item."""
    row = reading.view.item if reading.tab == OVERVIEW else None
    return row if row and row.startswith(WAY) else None


def action_here(reading: Reading) -> str | None:
    """Return the action that does what the row under the cursor speaks of, if one does."""
    return _ACTIONS.get(way_here(reading) or "")


def leads_on(reading: Reading) -> bool:
    """Return whether the row under the cursor leads to something else than evidence."""
    return bool(way_here(reading)) or _told_here(reading) is not None


def follow(reading: Reading) -> bool:
    """Go where the row under the cursor leads, and return whether there was such a place."""
    way = way_here(reading)
    if (told := _told_here(reading)) and (tab := _first_tab(reading, told)):
        reading.remember()
        reading.open(tab)
        reading.show_item(told)
        if _is_shortened(reading, told) and unfold(reading):
            reading.view.jump_to_item(told.id)
    elif way == NOTES:
        reading.remember()
        reading.open(NOTES_TAB)
    elif way and (item := _first(reading, way)):
        related_items.jump_to(reading, item.id)
    else:
        return False
    return True


def _told_here(reading: Reading) -> BottomLine | Tension | None:
    """Return what the row under the cursor shortens: its panel has all of it, reasons too."""
    item = reading.item if reading.tab == OVERVIEW else None
    return item if isinstance(item, BottomLine | Tension) else None


def _is_shortened(reading: Reading, item: AnyItem) -> bool:
    """Return whether something of the item is folded away in the panel that is shown."""
    whole = page_of_panel(reading, reading.tab, is_open=True)
    return len(reading.view.page.rows_of(item.id)) < len(whole.rows_of(item.id))


def _first_tab(reading: Reading, item: AnyItem) -> str | None:
    """Return the first panel that shows an item: what several show is told in full there."""
    return next((tab for tab in reading.tabs if tab in item.topics), None)


def _first(reading: Reading, way: str) -> AnyItem | None:
    """Return the first item of those that a row counts."""
    contents, items = overview(reading.briefing, reading.notes), reading.briefing.items
    if way == FIGURES:
        shown = (each for each in contents.figures if reading.view.page.rows_of(each.id))
        return next(shown, None)
    if way == STATEMENTS:
        return next((each for each in items if isinstance(each, Statement)), None)
    if way == QUESTIONS:
        return next(iter(still_open(reading.briefing, reading.notes)), None)
    if way == LESSER:
        told = {*contents.tensions, *contents.blanket}
        every = by_severity(reading.briefing.tensions)
        return next((each for each in every if each not in told), None)
    if way.startswith(VOICE):
        voices = contents.voices.voices
        return next((each.statements[0] for each in voices if voice_row(each) == way), None)
    return None
