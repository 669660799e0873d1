"""The article: paragraphs with their numbers, the notes on their passages, what cites them."""

from docx.text.run import Run

from briefings.export.document import Document, SourcePart
from briefings.export.formats.docx.comments import Comments
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import CITED_BY, SOURCE
from briefings.export.links import Links, passage_anchor
from briefings.export.passages import Passages
from briefings.model import Span
from briefings.notes.notebook import Placed

Written = dict[Span, Run]
"""What each stretch of the article was written as."""


def write_source(document: Document, paper: Paper, comments: Comments, links: Links) -> None:
    """Write the article, then put the notes on it: a passage may go over several paragraphs."""
    passages = Passages(document)
    written: Written = {}
    numbers: dict[str, Run] = {}
    waiting: list[SourcePart] = []
    for part in document.source:
        numbers[part.anchor] = _paragraph(part, passages, paper, written)
        waiting.append(part)
        if not _goes_on(document, part):
            for each in waiting:
                _cited_by(each, paper, links, is_named=each is not part)
            waiting = []
    for part in document.source:
        for placed in part.notes:
            on_words = [run for span, run in written.items() if _is_on(placed, span)]
            comments.add(on_words or [numbers[part.anchor]], [placed])


def _goes_on(document: Document, part: SourcePart) -> bool:
    """Return whether a note is on a passage that goes on behind a paragraph.

    What its comment is on must not be parted by other words than the article's.
    """
    spans = (placed.span for each in document.source for placed in each.notes if placed.span)
    is_last = part is document.source[-1]
    return not is_last and any(s.start < part.paragraph.end < s.end for s in spans)


def _is_on(placed: Placed, span: Span) -> bool:
    """Return whether a note is on a stretch; one on white space alone is on none."""
    return placed.span is not None and placed.span.overlaps(span.start, span.end)


def _paragraph(part: SourcePart, passages: Passages, paper: Paper, written: Written) -> Run:
    """Write a paragraph, and return its number."""
    paragraph = paper.paragraph(SOURCE)
    number = write(paragraph, f"¶{part.paragraph.number}")
    paragraph.add_run().add_tab()
    fragments = passages.fragments(part)
    runs = [write(paragraph, fragment.text) for fragment in fragments]
    for fragment, run in zip(fragments, runs, strict=True):
        written[Span(fragment.start, fragment.end)] = run
        if fragment.is_cited:
            paper.bookmark(run, passage_anchor(fragment.start))
    paper.bookmark(number, part.anchor)
    return number


def _cited_by(part: SourcePart, paper: Paper, links: Links, *, is_named: bool) -> None:
    """Write what stands on a paragraph, which `is_named` where it is not the one just above."""
    number = f"¶{part.paragraph.number} " if is_named else ""
    for name, anchors in links.by_panel(part.cited_by).items():
        paragraph = paper.paragraph(CITED_BY)
        write(paragraph, f"{number}{name}: ").bold = True
        for index, anchor in enumerate(anchors):
            write(paragraph, " · " if index else "")
            paper.link(paragraph, links.name(anchor), anchor)
