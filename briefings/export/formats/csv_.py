"""CSV for spreadsheets and statistics: the figures, one a row.

RFC 4180 in UTF-8 with a byte-order mark, without which Excel takes it for the system's own old
encoding (in Python: `encoding="utf-8-sig"`), and with a header. Each figure of the exported panels
stands there once, so that sums are right, and each row says which article it is from. A cell has
one value, and none where it is unknown. Of several panels that show a figure, and of several
passages that it stands on, it is the first one; `panels` and `passages` say how many there are, and
the `json` format has them all. `start` and `end` are offsets in the article. `tensions`, `notes`
and `note_ids` alone are texts that may be about several, parted by ` … ` and `; `; the notes are
those on the figure, and on passages that it stands on. `review` is `proposed` where the program
found the figure and nobody has looked, `accepted` where somebody took it unseen. In another
language than English `status`, `bound` and `review` are its words; the header stays.

**Formulas.** A spreadsheet takes a cell for a formula that begins with `=`, `+`, `-` or `@`, quoted
or not, and what stood in an article would run. Cells of text that begin so, after white space too,
get an apostrophe before them (the advice of OWASP, "CSV Injection"), and all text is quoted. White
space becomes one space, and other control characters their pictures. Numbers stay numbers, negative
ones too.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefings.export.document import Document, PanelPart
from briefings.labels.labels import Labels
from briefings.model import Figure
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, meta
from briefings.text import one_line
from briefings.wording import status_name

NAME = "csv"
SUFFIX = ".csv"
SUMMARY = "the figures, one a row, for spreadsheets"

COLUMNS: Final = (
    "briefing", "title", "publisher", "date", "panel", "panels", "id", "text", "value", "unit",
    "bound", "approximate", "period", "scope", "measure", "what", "status", "source", "paragraph",
    "start", "end", "words", "passages", "tensions", "notes", "note_ids", "review", "editor",
)  # fmt: skip

Cell = str | int | float | bool | None

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What formulas begin with; spreadsheets for Chinese and Japanese take the wide forms too."""

_UNSEEN: Final = "\u061c\u200e\u200f"
"""Marks of direction, which a spreadsheet may pass over to find a formula behind them."""

_BETWEEN: Final = "; "
_BETWEEN_TEXTS: Final = " … "


def write(document: Document) -> bytes:
    """Return the document's figures as CSV; the same figures make the same bytes."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for row in _rows(document):
        rows.writerow(map(_written, row))
    return out.getvalue().encode("utf-8-sig")


def note_ids(document: Document) -> Iterator[str]:
    """Yield the ids of the notes on figures and on their passages; there is no row for others."""
    for figure, panels in _figures(document):
        yield from (placed.note.id for placed in _notes(figure, panels))


def _written(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _text(cell) if isinstance(cell, str) else cell


def _text(text: str) -> str:
    shown = one_line(text)
    return f"'{shown}" if shown.lstrip(_UNSEEN).startswith(_FORMULA) else shown


def _rows(document: Document) -> Iterator[Sequence[Cell]]:
    for figure, panels in _figures(document):
        yield _row(document, figure, panels)


def _figures(document: Document) -> Iterable[tuple[Figure, list[PanelPart]]]:
    """Return each figure once, with the panels that show it."""
    figures: dict[str, tuple[Figure, list[PanelPart]]] = {}
    for panel in document.panels:
        for section in panel.sections:
            for entry in section.entries:
                if isinstance(entry.item, Figure):
                    figures.setdefault(entry.item.id, (entry.item, []))[1].append(panel)
    return figures.values()


def _row(document: Document, figure: Figure, panels: Sequence[PanelPart]) -> Sequence[Cell]:
    notes = _notes(figure, panels)
    tensions = document.briefing.tensions_by_item.get(figure.id, ())
    source, labels = document.briefing.source, document.labels
    return (
        document.briefing.id, source.title, source.publisher, _day(source.published),
        panels[0].topic.key, len(panels), figure.id, figure.text, figure.value, figure.unit,
        _bound(figure, labels), figure.approximate, figure.period, figure.scope, figure.measure,
        figure.what, status_name(figure, labels), figure.source, *_first_passage(figure),
        len(figure.evidence),
        _BETWEEN_TEXTS.join(tension.text for tension in tensions),
        _BETWEEN_TEXTS.join(_note(each, labels) for each in notes),
        _BETWEEN.join(placed.note.id for placed in notes), labels.review[figure.review],
        figure.editor,
    )  # fmt: skip


def _bound(figure: Figure, labels: Labels) -> str | None:
    """Return a figure's bound as one word, as programs and filters want it: `more_than`."""
    return labels.bound[figure.bound].replace(" ", "_") if figure.bound else None


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _first_passage(figure: Figure) -> Sequence[Cell]:
    """Return paragraph, start, end and words of what a figure stands on first, if on anything."""
    for first in figure.evidence[:1]:
        return first.paragraph, first.start, first.end, first.text
    return None, None, None, None


def _notes(figure: Figure, panels: Sequence[PanelPart]) -> list[Placed]:
    """Return the notes on a figure and on its passages, each once, in the order of the document."""
    found: dict[str, Placed] = {}
    for panel in panels:
        on_item = [
            placed
            for section in panel.sections
            for entry in section.entries
            if entry.item.id == figure.id
            for placed in entry.notes
        ]
        for placed in (*on_item, *panel.passages):
            if placed in on_item or (placed.span and placed.span.overlaps_any(figure.evidence)):
                found[placed.note.id] = placed
    return list(found.values())


def _note(placed: Placed, labels: Labels) -> str:
    body = placed.note.content.body.strip() or empty_note(placed, labels)
    return f"{body} ({meta(placed.note, labels=labels)})"
