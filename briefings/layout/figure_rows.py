"""Figures of a panel: in a table where there is room, and drawn against each other."""

from collections.abc import Callable, Mapping, Sequence

from briefings.figures import comparable, reading
from briefings.layout.item_rows import WIDE, ItemRows
from briefings.layout.page import Column
from briefings.model import Figure
from briefings.wording import UNKNOWN, known, paragraphs

VALUE_LIMIT = 17
SOURCE_LIMIT = 17
BAR_LIMIT = 24
BAR_LEAST = 4
TEXT_LEAST = 12
"""Fewer cells than this make a column no reader can read; its text then goes below."""


class FigureRows:
    """Writes figures, which share the widths of their columns."""

    def __init__(
        self, rows: ItemRows, figures: Sequence[Figure], remarks: Mapping[str, str]
    ) -> None:
        self.rows = rows
        self.sheet = rows.sheet
        self.width = rows.sheet.width
        self.left = rows.left
        self.indent = rows.indent
        self.figures = figures
        self._remarks = remarks
        self._write = self._writer()

    def write(self, figure: Figure) -> None:
        """Write a figure, and beneath it what there is to say in the light of other articles."""
        self._write(figure)
        self.rows.beneath(self._remarks.get(figure.id, ""), "muted", figure)

    def _writer(self) -> Callable[[Figure], None]:
        if self.width < WIDE:
            return self._narrow
        figures = self.figures
        value = self._column([reading(f) for f in figures], VALUE_LIMIT)
        period = self._column([f.period or UNKNOWN for f in figures], 10)
        source = self._column([f.source or "" for f in figures], SOURCE_LIMIT)
        status = self._column([f.status or UNKNOWN for f in figures], 12)
        ends = [self.width - 2]
        for size in (status, source, period):
            ends.append(ends[-1] - size - (2 if size else 0))
        what = self.left + value + 2
        if ends[3] - what < TEXT_LEAST:
            return self._narrow

        def write(figure: Figure) -> None:
            self.rows.flagged(
                [
                    Column(self.left, value, reading(figure), "value", figure.text),
                    Column(what, ends[3] - what, described(figure), "text"),
                    Column(ends[3] + 2, period, figure.period or UNKNOWN, "text"),
                    Column(ends[2] + 2, source, figure.source or "", "text"),
                    Column(ends[1] + 2, status, figure.status or UNKNOWN, "muted"),
                ],
                figure,
            )

        return write

    def _narrow(self, figure: Figure) -> None:
        facts = f"{known(figure.period, 'period')} · {known(figure.status, 'status')}"
        value = reading(figure)
        at = self.left + self.sheet.cells(value) + 2
        room = self.width - at - 2
        if room >= TEXT_LEAST:
            beside = [
                Column(self.left, at - self.left - 2, value, "value", figure.text),
                Column(at, room, facts, "muted"),
            ]
            self.rows.flagged(beside, figure)
        else:
            column = Column(self.left, self.width - self.left - 3, value, "value", figure.text)
            self.rows.flagged([column], figure)
            self.sheet.flow(facts, "muted", x=self.indent, item=figure.id)
        said = f"{described(figure)}, {figure.source}" if figure.source else described(figure)
        self.sheet.flow(said, "text", x=self.indent, item=figure.id)

    def bars(self) -> None:
        """Draw figures of the same measure, scope and stated periods against each other.

        Where the page is too narrow for bars, the figures above say the same.
        """
        for group in comparable(self.figures):
            label = max(len(f.period or "") for f in group)
            values = max(self.sheet.cells(reading(f)) for f in group)
            room = min(self.width - label - values - 8, BAR_LIMIT)
            if room < BAR_LEAST:
                continue
            self.sheet.flow(f"{group[0].measure}, {group[0].scope}", "name")
            largest = max(f.value for f in group) or 1
            for figure in group:
                size = round(room * figure.value / largest)
                fill = "░" if figure.status == "goal" else "█"
                at = 4 + label + 2
                self.sheet.columns(
                    [
                        Column(4, label, figure.period or "", "muted"),
                        Column(at, room, fill * size, "bar"),
                        Column(at + room + 2, values, reading(figure), "value"),
                    ],
                    None,
                )

    def _column(self, texts: Sequence[str], limit: int) -> int:
        """Return how wide a column of `texts` is to be, at most `limit` cells."""
        return min(max(map(self.sheet.cells, texts), default=0), limit)


def described(figure: Figure) -> str:
    """Return what a figure counts, and where it stands in the article."""
    return f"{known(figure.what, 'what')}  {paragraphs(figure)}".rstrip()
