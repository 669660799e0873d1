"""The article as a page, its evidence marked."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefings.labels import or_english
from briefings.layout.page import Cells, Page, Sheet
from briefings.layout.paragraph_rows import ParagraphWriter
from briefings.layout.proposals import is_proposed
from briefings.model import Actor, AnyItem, Briefing, Paragraph, Place, Span
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.origin import origin
from briefings.progress import also_proposed, band, is_open, progress
from briefings.text import in_words

if TYPE_CHECKING:
    from briefings.labels.labels import Labels


def source_page(briefing: Briefing, width: int, cells: Cells, notes: Notebook = NO_NOTES) -> Page:
    """Lay out the whole article, paragraph numbers in the margin, cited passages marked.

    Of a cited passage only the first word looks different: where nearly everything is cited,
    marking all of it would say nothing, and it would be hard to read. Passages with a note look
    different again, and the lines that a note is on have a sign in the margin. The source note
    stands at the end: what is known from outside the article.
    """
    sheet = Sheet(width, cells)
    article = briefing.article
    margin = 2 + len(str(len(article.paragraphs))) + 1
    writer = ParagraphWriter(
        sheet,
        article,
        margin,
        layers=lambda: (("cited", _beginnings(briefing)), ("noted", notes.passages())),
        signed=notes.spans(briefing),
    )
    previous: Paragraph | None = None
    for paragraph in article.paragraphs:
        if previous and "\n" in article.text[previous.end : paragraph.start].replace("\n", "", 1):
            sheet.row()
        writer.write(paragraph)
        previous = paragraph
    sheet.row()
    for note in source_note(briefing):
        sheet.flow(note, "muted", x=margin)
    return sheet.page()


def source_note(briefing: Briefing, labels: "Labels | None" = None) -> list[str]:
    """Return where the article is from, who read it, and what is known from outside it."""
    source, spoken = briefing.source, or_english(labels)
    words = spoken.source_note
    outside = (source.interest, *source.outside_knowledge)
    known = (words.outside.format(note=note) for note in outside if note)
    where = ", ".join(origin(source, spoken))
    same = same_text(briefing, spoken)
    return [words.source.format(origin=where, read=_read_by(briefing, spoken)), *same, *known]


def same_text(briefing: Briefing, labels: "Labels | None" = None) -> list[str]:
    """Return that others have printed much the same text: readers would count it twice."""
    others = [f"{each.publisher} ({each.id})" for each in briefing.same_text]
    if not others:
        return []
    words = or_english(labels).source_note
    return [words.same_text.format(others=words.joint.join(others))]


def _read_by(briefing: Briefing, labels: "Labels") -> str:
    words = labels.source_note
    is_written = any(panel.wording == "written" for panel in briefing.panels)
    if briefing.editor is None and not briefing.items and not is_written:
        return words.unread.format(lens=_lens(briefing, labels))
    if is_proposed(briefing):
        reviewed, of = progress(briefing)
        lens = _lens(briefing, labels)
        left = also_proposed(briefing)
        others = labels.reviewed.others.format(count=left) if left else ""
        return words.proposed.format(lens=lens, reviewed=reviewed, of=of, others=others)
    by = words.by.format(editor=briefing.editor) if briefing.editor else words.by_unknown
    when = words.when.format(date=labels.day(briefing.edited)) if briefing.edited else ""
    return words.read.format(by=by, when=when)


def _lens(briefing: Briefing, labels: "Labels") -> str:
    if briefing.lens is None:
        return ""
    said, colon, words = briefing.source.found.get("lens", "").partition(":")
    why = f" ({labels.lens_reasons.get(said, said)}{colon}{words})" if said else ""
    return labels.source_note.lens.format(lens=briefing.lens.name) + why


def _beginnings(briefing: Briefing) -> list[Span]:
    """Return the first word of each passage that is cited, and lies within no other one."""
    text = briefing.article.text
    spans = outermost(cited_spans(briefing))
    word = re.compile(rf"\w[{in_words(text)}]*")
    words = ((span, word.search(text, span.start, span.end)) for span in spans)
    return [Span(*word.span()) if word else span for span, word in words]


def outermost(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans that lie within no other one, in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def cited_spans(briefing: Briefing) -> tuple[Span, ...]:
    """Return all passages that items stand on, in the article's order, each once.

    Names that nobody decided about are left out, for they stand in every line, and so is what is
    weak.
    """
    summaries = (panel.summary for panel in briefing.panels)
    cited = (item for item in (*briefing.items, *summaries) if not _rides_along(item))
    spans = {span for item in cited for span in item.spans}
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _rides_along(item: AnyItem) -> bool:
    return item.review == "used" or (
        is_open(item) and (isinstance(item, Actor | Place) or band(item) == "weak")
    )
