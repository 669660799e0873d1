"""The notes once more as text, at the end: some readers of Word files hide comments."""

from collections.abc import Iterable

from briefings.export.build import notes_in
from briefings.export.document import Document
from briefings.export.formats.docx.comments import write_prose
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import ITEM, QUIET
from briefings.export.formats.docx.tables import add_grid
from briefings.export.prose import ProseBlock, blocks
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, meta, note_about


def write_annex(document: Document, paper: Paper) -> None:
    """Write every note of the document with what it is on, in the order in which they come."""
    labels = document.labels
    notes = _notes(document)
    if not notes:
        return
    paper.heading(labels.footer.notes, 1)
    for placed in notes:
        about = note_about(document.briefing, placed, labels)
        write(paper.paragraph(ITEM), labels.marks.note_on.format(target=about)).bold = True
        for block in blocks(placed.note.content.body):
            _block(paper, block)
        if not placed.note.content.body.strip():
            write(paper.paragraph("Normal"), empty_note(placed, labels))
        write(paper.paragraph(QUIET), meta(placed.note, labels=labels))


def _notes(document: Document) -> Iterable[Placed]:
    every = (*document.notes, *notes_in(document.panels, document.source), *document.orphans)
    return {placed.note.id: placed for placed in every}.values()


def _block(paper: Paper, block: ProseBlock) -> None:
    if block.kind != "table":
        write_prose(paper.paragraph("Normal"), block)
        return
    columns = max(map(len, block.rows))
    for cells, row in zip(
        add_grid(paper, len(block.rows), [1 / columns] * columns), block.rows, strict=True
    ):
        for cell, runs in zip(cells, row, strict=False):
            write_prose(cell, ProseBlock("paragraph", runs))
