"""The article as a page, its evidence marked, and the passage one item stands on."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from briefings.layout.page import Cells, Page, Piece, Role, Sheet
from briefings.layout.panel import reasoning
from briefings.layout.wrap import wrap
from briefings.model import AnyItem, Article, Briefing, Evidence, Paragraph, Span
from briefings.text import displayable


def source_page(briefing: Briefing, width: int, cells: Cells) -> Page:
    """Lay out the whole article, paragraph numbers in the margin, cited words marked.

    The source note stands at the end; it says what is known from outside the article.
    """
    sheet = Sheet(width, cells)
    article = briefing.article
    cited = cited_spans(briefing)
    margin = 2 + len(str(len(article.paragraphs))) + 1
    previous: Paragraph | None = None
    for paragraph in article.paragraphs:
        if previous and "\n" in article.text[previous.end : paragraph.start].replace("\n", "", 1):
            sheet.row()
        _paragraph(sheet, article, paragraph, cited, margin)
        previous = paragraph
    sheet.row()
    for note in source_note(briefing):
        sheet.flow(note, "muted", x=margin)
    return sheet.page()


def source_note(briefing: Briefing) -> list[str]:
    """Say where the article is from, who read it, and what is known from outside it."""
    article = briefing.article
    return [
        f"Source: {article.publisher}, {article.published.isoformat()}. "
        f"Read for this briefing by {briefing.editor}, {briefing.edited.isoformat()}.",
        *(
            f"Outside knowledge, not from the article: {note}"
            for note in briefing.outside_knowledge
        ),
    ]


def cited_spans(briefing: Briefing) -> tuple[Span, ...]:
    """Return all passages that items stand on, in the article's order, each once."""
    spans = {Span(e.start, e.end) for item in briefing.items for e in item.evidence}
    spans |= {Span(e.start, e.end) for panel in briefing.panels for e in panel.evidence}
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def evidence_page(briefing: Briefing, item: AnyItem, width: int, cells: Cells) -> Page:
    """Lay out the paragraphs that `item` stands on, its words marked, and its tensions."""
    sheet = Sheet(width, cells)
    article = briefing.article
    spans = [Span(e.start, e.end) for e in item.evidence]
    sheet.heading("EVIDENCE")
    for paragraph in _paragraphs_of(article, item.evidence):
        _paragraph(sheet, article, paragraph, spans, 4, "selected")
        sheet.row()
    tensions = briefing.tensions_by_item.get(item.id, ())
    if tensions:
        sheet.heading("TENSIONS")
    for tension in tensions:
        sheet.flow(f"! {tension.text}", "text", x=0)
        sheet.flow(reasoning(tension), "muted")
    return sheet.page()


def _paragraphs_of(article: Article, evidence: Iterable[Evidence]) -> list[Paragraph]:
    numbers = dict.fromkeys(e.paragraph for e in evidence)
    return [article.paragraphs[number - 1] for number in numbers]


def _paragraph(
    sheet: Sheet,
    article: Article,
    paragraph: Paragraph,
    spans: Iterable[Span],
    margin: int,
    role: Role = "cited",
) -> None:
    number = sheet.add(str(paragraph.number))
    text = displayable(article.text[paragraph.start : paragraph.end])
    block = sheet.add(text, origin=paragraph.start)
    mine = [s for s in spans if s.overlaps(paragraph.start, paragraph.end)]
    digits = len(str(paragraph.number))
    label = Piece(margin - digits - 1, number, 0, digits, "muted")
    for index, (start, end) in enumerate(wrap(text, sheet.width - margin, sheet.cells)):
        pieces = [] if index else [label]
        x = margin
        for cut, stop, inside in _cuts(start, end, mine, paragraph.start):
            pieces.append(Piece(x, block, cut, stop, role if inside else "text"))
            x += sheet.cells(text[cut:stop])
        sheet.row(tuple(pieces))


def _cuts(
    start: int, end: int, spans: Sequence[Span], origin: int
) -> Iterator[tuple[int, int, bool]]:
    """Cut a line where it passes into and out of the spans, which may touch and overlap."""
    edges = {start, end}
    for span in spans:
        edges |= {e - origin for e in (span.start, span.end) if start < e - origin < end}
    parts = (
        (cut, stop, any(s.start <= origin + cut < s.end for s in spans))
        for cut, stop in itertools.pairwise(sorted(edges))
    )
    for inside, run in itertools.groupby(parts, key=lambda part: part[2]):
        together = list(run)
        yield together[0][0], together[-1][1], inside
