"""What is written on: paragraphs with text, and links between places of the document."""

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from briefings.export.formats.docx.styles import LINK, set_up, style_key
from briefings.export.safe_text import inert
from briefings.labels.labels import Labels

_COMMENTS_FROM = 1_000_000
"""The numbers of comments' bookmarks begin here, beyond those of places."""


class Paper:
    """A document under way. All text goes through `write`, which makes it inert."""

    def __init__(self, language: str, labels: Labels) -> None:
        self.document: Document = docx.Document()
        self._bookmarks: dict[str, str] = {}
        set_up(self.document, language, labels.locale)

    def paragraph(self, style: str) -> Paragraph:
        """Begin a paragraph at the end of the document."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.element.style = style_key(style)
        return paragraph

    def heading(self, text: str, level: int, anchor: str = "") -> Run:
        """Write a heading; level 1 is a panel, the article and the like."""
        run = write(self.paragraph(f"Heading {level}"), text)
        if anchor:
            self.bookmark(run, anchor)
        return run

    def bookmark(self, run: Run, anchor: str) -> None:
        """Let links to `anchor` lead to `run`."""
        name = self._bookmark(anchor)
        start, end = _bookmark_ends(int(name.removeprefix("place")), name)
        run.element.addprevious(start)
        run.element.addnext(end)

    def name_comment(self, last: Run, comment_id: int, name: str) -> None:
        """Bookmark the mark of a comment that was just put behind the run `last`.

        Word processors number comments anew, and keep the names of bookmarks.
        """
        mark = last.element.getnext().getnext()
        start, end = _bookmark_ends(_COMMENTS_FROM + comment_id, name)
        mark.addprevious(start)
        mark.addnext(end)

    def link(self, paragraph: Paragraph, text: str, anchor: str) -> None:
        run = write(paragraph, text, LINK)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), self._bookmark(anchor))
        run.element.addprevious(link)
        link.append(run.element)

    def _bookmark(self, anchor: str) -> str:
        """Return a name that word processors take: 40 letters at most, and no hyphens."""
        return self._bookmarks.setdefault(anchor, f"place{len(self._bookmarks) + 1}")


def _bookmark_ends(number: int, name: str) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    return start, end


def write(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """Write text that acts on nothing at the end of a paragraph."""
    run = paragraph.add_run(inert(text))
    if style is not None:
        run.element.style = style_key(style)
    return run
