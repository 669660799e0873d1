"""All figures of a briefing in one table, as its overview has them."""

from collections.abc import Sequence
from typing import Final

from briefings.figures import reading
from briefings.layout.item_rows import WIDE, ItemRows
from briefings.layout.page import Column
from briefings.layout.shortening import shortened
from briefings.model import Figure
from briefings.wording import known, paragraphs, who_says

_VALUE, _PERIOD, _SOURCE, _PLACE = 17, 10, 17, 7
"""Cells that columns take at most."""

_GAP: Final = 2
_HEADING: Final = "FIGURES"
_WHO: Final = "who says so"


class OverviewFigures:
    """Writes figures, what each counts on at most `most_rows` rows of a table."""

    def __init__(self, rows: ItemRows, most_rows: int) -> None:
        self._rows = rows
        self._sheet = rows.sheet
        self._width = rows.sheet.width
        self._left = rows.left
        self._most_rows = most_rows

    def write(self, figures: Sequence[Figure]) -> None:
        """Write figures under their heading: a row each where there is room for columns."""
        self._sheet.row()
        if self._width >= WIDE:
            self._table(figures)
            return
        self._sheet.heading(_HEADING)
        for figure in figures:
            self._narrow(figure)

    def _table(self, figures: Sequence[Figure]) -> None:
        value = max(self._wide([reading(each) for each in figures], _VALUE), len(_HEADING))
        period = self._wide([each.period or "" for each in figures], _PERIOD)
        source = max(self._wide([who_says(each) or "" for each in figures], _SOURCE), len(_WHO))
        place = self._wide([paragraphs(each, most=1) for each in figures], _PLACE)
        what = self._left + value + _GAP
        places = self._width - 2 - place
        sources = places - _GAP - source
        periods = sources - _GAP - period
        room = periods - _GAP - what
        heading = Column(0, self._left + value, _HEADING, "heading")
        self._sheet.columns([heading, Column(sources, source, _WHO, "muted")], None)
        for each in figures:
            told = shortened(_what(each), room, self._most_rows, self._sheet.cells)
            columns = [
                Column(self._left, value, reading(each), "value", each.text),
                Column(what, room, told, "text"),
                Column(periods, period, each.period or "", "text"),
                Column(sources, source, who_says(each) or "", "text"),
                Column(places, place, paragraphs(each, most=1), "muted"),
            ]
            self._rows.flagged(columns, each)

    def _narrow(self, figure: Figure) -> None:
        value = reading(figure)
        at = self._left + self._sheet.cells(value) + _GAP
        when = Column(at, self._width - at - 3, known(figure.period, "period"), "muted")
        if when.width >= len(when.text):
            beside = Column(self._left, at - self._left - _GAP, value, "value", figure.text)
            self._rows.flagged([beside, when], figure)
        else:
            alone = Column(self._left, self._width - self._left - 3, value, "value", figure.text)
            self._rows.flagged([alone], figure)
        who = known(who_says(figure), "source")
        told = f"{_what(figure)}, {who}  {paragraphs(figure, most=1)}".rstrip()
        self._sheet.flow(told, "text", x=self._left + 1, item=figure.id)

    def _wide(self, texts: list[str], limit: int) -> int:
        return min(max(map(self._sheet.cells, texts)), limit)


def _what(figure: Figure) -> str:
    """Return what a figure counts, and how it is meant where that is not as a report."""
    what, status = known(figure.what, "what"), figure.status
    if status in (None, "reported") or status in what:
        return what
    return f"{what}, {status}"
