"""The pages of an item's form: its fields with the passages it stands on, and one of these."""

from typing import Final

from briefings.layout.page import Column, Page, Role, Sheet
from briefings.layout.peek import peek_page
from briefings.text import flowing
from briefings.wording import UNKNOWN
from tui.screens.choice_list import Choice
from tui.screens.item_form import ItemForm
from tui.system.terminal import cells

_LABEL: Final = 15
"""Cells that the names of the fields take."""

_NUMBER: Final = 8
"""Cells that the number of a passage's paragraph takes."""

_PASSAGE: Final = "passage:"


def fields_page(form: ItemForm, width: int) -> Page:
    """Lay out the fields, and beneath them all passages where there are several."""
    sheet = Sheet(width, cells)
    for row in form.rows():
        _lay_out(sheet, row)
    evidence = form.item.evidence
    if len(evidence) > 1:
        sheet.heading(f"IT STANDS ON {len(evidence)} PASSAGES")
        for number, each in enumerate(evidence):
            words = Column(_NUMBER, width - _NUMBER, flowing(each.text), "text")
            place = Column(2, _NUMBER - 3, f"¶{each.paragraph}", "muted")
            sheet.columns([place, words], f"{_PASSAGE}{number}")
    return sheet.page()


def words_page(form: ItemForm, row: str | None, width: int, most: int) -> Page:
    """Lay out the passage that a row has, or the first one, with the words around it."""
    spans = form.item.spans
    if not spans:
        sheet = Sheet(width, cells)
        sheet.flow("It stands on no words of the article.", "muted")
        return sheet.page()
    at = passage_of(row) or 0
    return peek_page(form.briefing, spans[min(at, len(spans) - 1)], width, most, cells)


def passage_of(row: str | None) -> int | None:
    """Return the number of the passage that a row has, if it has one."""
    if row is None or not row.startswith(_PASSAGE):
        return None
    return int(row.removeprefix(_PASSAGE))


def _lay_out(sheet: Sheet, field: Choice) -> None:
    """Write what is in a field behind its name."""
    role: Role = "muted" if field.detail.startswith(UNKNOWN) else "text"
    name = Column(2, _LABEL - 3, field.name, "name")
    text = Column(_LABEL, sheet.width - _LABEL, field.detail, role)
    sheet.columns([name, text], field.id)
