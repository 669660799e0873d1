"""The figures of a panel as a table, and beneath it what else is said of them."""

from collections.abc import Sequence

from briefings.export.brief.blocks import TableColumn
from briefings.export.document import ItemPart
from briefings.export.figure_rows import SHARES, figure_row, heads
from briefings.export.formats.docx.items import WordItems
from briefings.export.formats.docx.paper import write
from briefings.export.formats.docx.styles import ITEM
from briefings.export.formats.docx.tables import add_table
from briefings.model import Figure

FigurePart = tuple[ItemPart, Figure]


def write_figures(items: WordItems, figures: Sequence[FigurePart]) -> None:
    """Write figures as rows; their notes are comments on their values."""
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
        for cell, text in zip(cells[1:4], (row.what, row.when, row.who), strict=True):
            write(cell, text)
        items.places(cells[4], row.places)
    for entry, figure in figures:
        _beneath(items, entry, figure)


def _beneath(items: WordItems, entry: ItemPart, figure: Figure) -> None:
    """Write the tensions that concern a figure; its words where the article is not there."""
    beside = items.links.beside(entry)
    if not beside and (items.links.has_source or not figure.evidence):
        return
    paragraph = items.paper.paragraph(ITEM)
    paragraph.paragraph_format.keep_with_next = True
    items.paper.link(paragraph, figure_row(figure, items.labels).value, entry.anchor)
    items.evidence(figure)
    for tension in beside:
        items.tension(tension)
