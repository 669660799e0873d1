"""Head and foot of every page: a short title, a handling mark, page x of y."""

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.text.paragraph import Paragraph

from briefings.export.formats.docx.paper import write
from briefings.export.formats.docx.styles import QUIET, style_key


def write_page_heads(document: Document, short_title: str, marking: str | None) -> None:
    """Write the short title above, page x of y below, and the marking, if any, with both."""
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (above, below):
        for child in list(paragraph.paragraph_format.element):
            paragraph.paragraph_format.element.remove(child)
        paragraph.paragraph_format.element.style = style_key(QUIET)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(width), WD_TAB_ALIGNMENT.RIGHT)
    write(above, short_title)
    if marking:
        above.add_run("\t")
        write(above, marking.upper()).bold = True
        write(below, marking.upper()).bold = True
    below.add_run("\t")
    field(below, "PAGE")
    below.add_run(" / ")
    field(below, "NUMPAGES")


def field(paragraph: Paragraph, instruction: str) -> None:
    """Write a field that word processors fill in: `PAGE`, `NUMPAGES`."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    run.element.addprevious(element)
    element.append(run.element)
