"""Sheets as the bytes of a workbook: the same sheets make the same."""

import datetime as dt
import io
import math
from collections.abc import Iterable
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from briefings.export.document import Document
from briefings.export.formats.xlsx.sheets import Cell, WorkbookSheet
from briefings.export.safe_text import inert
from briefings.text import exportable

_UNDATED: Final = dt.date(1980, 1, 1)
_FIRST_YEAR: Final = 1900
"""Spreadsheets count days from this year on."""

_LONGEST: Final = 32_767
"""Characters that a cell can hold."""

_WIDTHS: Final = (8, 60)
"""The narrowest and the widest column, in characters."""

_PROPERTY: Final = 255


def workbook(sheets: Iterable[WorkbookSheet], document: Document) -> bytes:
    """Return a workbook; its properties are those of `document`."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        _properties(book, document)
        looks = _Looks(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, looks)
    return out.getvalue()


class _Looks:
    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top"}
        self.head: Format = book.add_format({**top, "bold": True, "bottom": 1})
        self.text: Format = book.add_format({**top, "text_wrap": True})
        self.day: Format = book.add_format({**top, "num_format": "yyyy-mm-dd"})
        self.time: Format = book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm"})
        self.other: Format = book.add_format(top)


def _properties(book: Workbook, document: Document) -> None:
    options, briefing = document.options, document.briefing
    day = options.prepared_on or briefing.edited or _UNDATED
    author = inert(options.prepared_by or briefing.editor or "")[:_PROPERTY]
    book.set_properties(
        {
            "title": inert(options.title or briefing.source.title)[:_PROPERTY],
            "author": author,
            "comments": f"briefings {inert(document.version)}"[:_PROPERTY],
            "created": dt.datetime.combine(day, dt.time()),
        }
    )


def _write(written: Worksheet, sheet: WorkbookSheet, looks: _Looks) -> None:
    for column, name in enumerate(sheet.columns):
        written.write_string(0, column, name, looks.head)
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _cell(written, number, column, cell, looks)
    for column, width in enumerate(_widths(sheet)):
        written.set_column(column, column, width)
    written.freeze_panes(1, 0)
    written.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _cell(written: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    match cell:
        case None:
            return
        case bool():
            written.write_boolean(row, column, cell, looks.other)
        case int() | float() if math.isfinite(cell):
            written.write_number(row, column, cell, looks.other)
        case dt.datetime():
            written.write_datetime(row, column, cell.replace(tzinfo=None), looks.time)
        case dt.date() if cell.year >= _FIRST_YEAR:
            written.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), looks.day)
        case _:
            written.write_string(row, column, _text(str(cell)), looks.text)


def _text(text: str) -> str:
    shown = exportable(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _widths(sheet: WorkbookSheet) -> Iterable[int]:
    least, most = _WIDTHS
    for column, name in enumerate(sheet.columns):
        cells = (row[column] for row in sheet.rows)
        longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
        yield min(max(longest, len(name), least), most) + 2
