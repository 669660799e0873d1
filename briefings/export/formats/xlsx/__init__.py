"""A workbook for spreadsheets: figures, statements, actors, places, tensions and notes as sheets.

Numbers are numbers and dates are dates; everything else is text, whatever it begins with, so that
nothing that stood in an article runs as a formula. The names of columns stay English, as those of
`csv` do; what they hold speaks the language of the document.
"""

from collections.abc import Sequence

from briefings.export.document import Document

NAME = "xlsx"
SUFFIX = ".xlsx"
SUMMARY = "a workbook: figures, statements, actors, tensions and notes as sheets"
SHOWN_AS = "txt"


def write(document: Document) -> bytes:
    return write_together([document])


def write_together(documents: Sequence[Document]) -> bytes:
    """Return documents as one workbook, of which each row says which briefing it is from."""
    from briefings.export.formats.xlsx.sheets import sheets  # noqa: PLC0415
    from briefings.export.formats.xlsx.workbook import workbook  # noqa: PLC0415

    return workbook(sheets(documents), documents[0])
