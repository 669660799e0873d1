"""One page of HTML that needs nothing but itself: to read in a browser, to send, to print."""

from briefings.export.brief.blocks import Brief
from briefings.export.document import Document
from briefings.export.formats.html.brief import brief_page
from briefings.export.formats.html.page import page

NAME = "html"
SUFFIX = ".html"
SUMMARY = "one page for a browser; prints well"
SHOWN_AS = "txt"


def write(document: Document) -> bytes:
    """Return the page, encoded as UTF-8."""
    return page(document).source.encode("utf-8")


def write_brief(brief: Brief) -> bytes:
    return brief_page(brief).source.encode("utf-8")
