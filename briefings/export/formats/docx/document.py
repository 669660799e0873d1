"""The document as a whole: title, panels, article, footer, and what it says of itself."""

from briefings.export.document import Document
from briefings.export.first_page import first_page_of
from briefings.export.footer import footer
from briefings.export.formats.docx.annex import write_annex
from briefings.export.formats.docx.archive import name_program, packed
from briefings.export.formats.docx.brief_styles import add_brief_styles
from briefings.export.formats.docx.comments import Comments
from briefings.export.formats.docx.direction import mark_directions
from briefings.export.formats.docx.figures import write_figures
from briefings.export.formats.docx.first_page import write_first_page
from briefings.export.formats.docx.items import WordItems
from briefings.export.formats.docx.page_heads import write_page_heads
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.properties import set_properties
from briefings.export.formats.docx.source import write_source
from briefings.export.formats.docx.styles import BOTTOM_LINE, CITED_BY, QUIET
from briefings.export.links import Links
from briefings.model import Figure
from briefings.notes.wording import note_about
from briefings.origin import signed
from briefings.text import shortened

_SHORT_TITLE = 60


def word_file(document: Document) -> bytes:
    """Return the file of a whole briefing; the same document makes the same bytes."""
    about, labels = document.briefing.source, document.labels
    paper = Paper(about.language or "", labels)
    add_brief_styles(paper.document)
    comments = Comments(paper, document.briefing, labels)
    links = Links(document)
    title = document.options.title or about.title
    write_page_heads(paper.document, shortened(title, _SHORT_TITLE), document.options.marking)
    comments.add(write(paper.paragraph("Title"), title), document.notes)
    for line in (signed(about, labels), *document.review_note):
        write(paper.paragraph(QUIET), line)
    if document.has_first_page:
        write_first_page(paper, first_page_of(document, links))
    for panel in document.panels:
        _panel(WordItems(paper, comments, links, panel, labels))
    if document.source:
        paper.heading(labels.headings.source, 1)
        write_source(document, paper, comments, links)
    _end(document, paper, comments)
    set_properties(
        paper.document,
        title=about.title,
        subject=signed(about, labels),
        author=document.briefing.editor or "",
        language=about.language or "",
        version=document.version,
        day=document.briefing.edited,
    )
    name_program(paper.document)
    mark_directions(paper.document)
    return packed(paper.document)


def _panel(items: WordItems) -> None:
    panel, paper, comments, labels = items.panel, items.paper, items.comments, items.labels
    heading = paper.heading(panel.topic.name, 1, panel.anchor)
    comments.add(heading, panel.notes)
    if not items.links.has_source:
        comments.add(heading, panel.passages, named=True)
    question = paper.paragraph(QUIET)
    question.paragraph_format.keep_with_next = True
    write(question, panel.topic.question)
    if panel.bottom_line is not None:
        paper.heading(labels.headings.bottom_line, 2)
        items.write(panel.bottom_line, BOTTOM_LINE)
    for section in panel.sections:
        paper.heading(section.kind.heading_in(labels), 2)
        figures = [(e, e.item) for e in section.entries if isinstance(e.item, Figure)]
        if figures:
            write_figures(items, figures)
        else:
            for entry in section.entries:
                items.write(entry)


def _end(document: Document, paper: Paper, comments: Comments) -> None:
    """Write the source note, the notes that have no place here, and the footer."""
    labels = document.labels
    paper.heading(labels.headings.source_note, 2)
    for sentence in document.source_note:
        write(paper.paragraph("Normal"), sentence)
    if document.orphans:
        paper.heading(labels.headings.notes_elsewhere, 2)
    for placed in document.orphans:
        about = note_about(document.briefing, placed, labels)
        comments.add(write(paper.paragraph(QUIET), about), [placed])
    write_annex(document, paper)
    paper.heading(labels.headings.about, 2)
    for name, value in footer(document):
        paragraph = paper.paragraph(CITED_BY)
        write(paragraph, f"{name}: ").bold = True
        write(paragraph, value)
