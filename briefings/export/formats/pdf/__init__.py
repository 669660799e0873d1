"""PDF, tagged for screen readers; needs the extra `briefings[pdf]`."""

from briefings.export.brief.blocks import Brief
from briefings.export.document import Document

NAME = "pdf"
SUFFIX = ".pdf"
SUMMARY = "PDF for print and for screen readers; needs `briefings[pdf]`"
SHOWN_AS = "txt"


def write(document: Document) -> bytes:
    """Return a document as PDF.

    Raises:
        UsageError: the extra is not installed, or the folder of fonts is none.
    """
    from briefings.export.formats.pdf.document import document_data  # noqa: PLC0415
    from briefings.export.formats.pdf.typesetting import typeset  # noqa: PLC0415

    options = document.options
    day = options.prepared_on or document.briefing.edited
    return typeset("document.typ", document_data(document), day, options.fonts)


def write_brief(brief: Brief) -> bytes:
    """Return a brief as PDF; errors are those of `write`."""
    from briefings.export.formats.pdf.brief import brief_data  # noqa: PLC0415
    from briefings.export.formats.pdf.typesetting import typeset  # noqa: PLC0415

    return typeset("brief.typ", brief_data(brief), brief.prepared, brief.fonts)


def brief_pages(brief: Brief) -> int:
    """Return how many pages a brief takes; errors are those of `write`."""
    from briefings.export.formats.pdf.boxes import pages  # noqa: PLC0415

    return pages(write_brief(brief))


def missing_letters(data: bytes) -> int:
    """Return how many letters of a file its fonts lack: empty boxes stand in their place."""
    from briefings.export.formats.pdf.boxes import count  # noqa: PLC0415

    return count(data)
