"""The figures of a panel as a table, and beneath it the words that they stand on."""

from collections.abc import Sequence

from briefings.export.brief.blocks import TableColumn
from briefings.export.document import ItemPart
from briefings.export.figure_rows import SHARES, figure_row, heads
from briefings.export.formats.docx.items import WordItems
from briefings.export.formats.docx.paper import write
from briefings.export.formats.docx.styles import ITEM
from briefings.export.formats.docx.tables import add_table, paragraph_below
from briefings.model import Figure

FigurePart = tuple[ItemPart, Figure]


def write_figures(items: WordItems, figures: Sequence[FigurePart]) -> None:
    """Write figures as rows, and those that are in a table elsewhere as the way there."""
    here = [part for part in figures if items.links.earlier_anchor(part[0]) is None]
    if here:
        _rows(items, here)
    for entry, figure in here:
        _words(items, entry, figure)
    for entry, _ in figures:
        if items.links.earlier_anchor(entry):
            items.write(entry)


def _rows(items: WordItems, figures: Sequence[FigurePart]) -> None:
    """Write a table; tensions that concern a figure are in its row, notes are comments on it."""
    columns = map(TableColumn, heads(items.labels), SHARES)
    rows = add_table(items.paper, tuple(columns), len(figures))
    for cells, (entry, figure) in zip(rows, figures, strict=True):
        row = figure_row(figure, items.labels)
        runs = [write(cells[0], row.value)]
        runs[0].bold = True
        if row.wording:
            runs.append(write(cells[0], f"  {row.wording}"))
        items.paper.bookmark(runs[0], entry.anchor)
        items.comments.add(runs, entry.notes)
        for cell, text in zip(cells[1:4], row[2:], strict=True):
            write(cell, text)
        items.places(cells[4], figure.evidence)
        below = cells[1]
        for tension in items.links.beside(entry):
            below = paragraph_below(below)
            items.tension(below, entry, tension)


def _words(items: WordItems, entry: ItemPart, figure: Figure) -> None:
    """Write the words of a figure, where the article is not there to have them."""
    if items.links.has_source or not figure.evidence:
        return
    paragraph = items.paper.paragraph(ITEM)
    paragraph.paragraph_format.keep_with_next = True
    items.paper.link(paragraph, figure_row(figure, items.labels).value, entry.anchor)
    items.evidence(figure)
