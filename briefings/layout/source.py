"""The article as a page, its evidence marked, and the passage one item stands on."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefings.labels import or_english
from briefings.layout.notes import SIGN
from briefings.layout.page import Cells, Page, Role, Row, Sheet, TextSegment
from briefings.layout.proposals import is_proposed, reasons_for
from briefings.layout.wrap import wrap
from briefings.model import Actor, AnyItem, Article, Briefing, Evidence, Paragraph, Place, Span
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.origin import origin
from briefings.progress import band, is_open, progress
from briefings.text import in_words
from briefings.weight import by_severity

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

_BLANKS: Final = re.compile("\n +")
"""A line feed that parts words, and the blanks behind it, which are not shown."""

PEEK_LEAST, PEEK_MOST = 3, 6
"""Rows of a peek: so many at least, as far as the paragraph has them, and at most."""


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
    writer = _Writer(
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
        return words.proposed.format(lens=lens, reviewed=reviewed, of=of)
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


def evidence_page(briefing: Briefing, item: AnyItem, width: int, cells: Cells) -> Page:
    """Lay out the paragraphs that `item` stands on, its words marked, and its tensions.

    What a tension is about is told in a panel, once.
    """
    sheet = Sheet(width, cells)
    article = briefing.article
    layers: Layers = (("selected", item.spans),)
    writer = _Writer(sheet, article, 6, layers=lambda: layers, has_rule=True)
    sheet.heading("EVIDENCE")
    for paragraph in _paragraphs_of(article, item.evidence):
        writer.write(paragraph)
        sheet.row()
    if reasons := reasons_for(item):
        sheet.heading("PROPOSED")
        sheet.flow(reasons, "muted")
    elif item.review == "used":
        sheet.heading("USED")
        sheet.flow("by what somebody confirmed; the name itself nobody decided about.", "muted")
    tensions = briefing.tensions_by_item.get(item.id, ())
    if tensions:
        sheet.heading("TENSIONS")
    for tension in by_severity(tensions):
        sheet.flow(f"{tension.severity}: {tension.text}", "text", x=0)
    return sheet.page()


def peek_page(briefing: Briefing, span: Span, width: int, most: int, cells: Cells) -> Page:
    """Lay out the words of a passage, marked, in `most` rows at most, beneath what stands on them.

    Short ones have the lines around them; of long ones an ellipsis says that they go on.
    """
    sheet = Sheet(width, cells)
    article = briefing.article
    paragraph = article.paragraph_at(span.start)
    label = f"¶{paragraph.number}"
    bar, number, more = sheet.add("│"), sheet.add(label), sheet.add("…")
    written = article.text[paragraph.start : paragraph.end]
    block, text = sheet.add_paragraph(written, paragraph.start)
    margin = 4 + len(label) + 1
    # A cell is left for the ellipsis.
    lines = wrap(text, max(width - margin - 1, 1), cells)
    first, end = span.start - paragraph.start, span.end - paragraph.start
    shown = _around(lines, first, end, most)
    goes_on = bool(article.text[paragraph.start + lines[shown.stop - 1][1] : span.end].strip())
    for index in shown:
        segments = [TextSegment(2, bar, 0, 1, "text")]
        if index == shown.start:
            segments.append(TextSegment(4, number, 0, len(label), "text"))
        x = margin
        layers: Layers = (("selected", [span]),)
        for cut, stop, role in _pieces(text, *lines[index], layers, paragraph.start):
            segments.append(TextSegment(x, block, cut, stop, role))
            x += _width(text[cut:stop], cells)
        if goes_on and index == shown.stop - 1:
            segments.append(TextSegment(x, more, 0, 1, "text"))
        sheet.row(tuple(segments))
    return sheet.page()


def _around(lines: Sequence[tuple[int, int]], start: int, end: int, most: int) -> range:
    """Return which lines to show of a paragraph for its characters `start`..`end`."""
    touched = [i for i, line in enumerate(lines) if line[0] < end and start < line[1]] or [0]
    first, stop = touched[0], min(touched[-1] + 1, touched[0] + most)
    while stop - first < min(PEEK_LEAST, most, len(lines)):
        if first > 0 and (first == touched[0] or stop == len(lines)):
            first -= 1
        else:
            stop += 1
    return range(first, stop)


def _paragraphs_of(article: Article, evidence: Iterable[Evidence]) -> list[Paragraph]:
    numbers = dict.fromkeys(e.paragraph for e in evidence)
    return [article.paragraphs[number - 1] for number in numbers]


Layers = Sequence[tuple[Role, Sequence[Span]]]
"""Passages that look different, by their role; a later layer lies over an earlier one."""


class _Writer:
    """Writes paragraphs of an article with numbers, signs and layers, and a rule if wanted."""

    def __init__(
        self,
        sheet: Sheet,
        article: Article,
        margin: int,
        *,
        layers: Callable[[], Layers],
        signed: Sequence[Span] = (),
        has_rule: bool = False,
    ) -> None:
        self.sheet = sheet
        self.article = article
        self.margin = margin
        self._layers = layers
        self.signed = signed
        self.sign = sheet.add(SIGN)
        self.rule = sheet.add("│") if has_rule else None

    @cached_property
    def layers(self) -> Layers:
        """What looks different, found out when the first line is laid out."""
        return self._layers()

    def write(self, paragraph: Paragraph) -> None:
        """Write one paragraph, its number beside its first line."""
        number = self.sheet.add(str(paragraph.number))
        written = self.article.text[paragraph.start : paragraph.end]
        block, text = self.sheet.add_paragraph(written, paragraph.start)
        self.sheet.rows(self._lines(paragraph, number, block, text))

    def _lines(self, paragraph: Paragraph, number: int, block: int, text: str) -> Iterator[Row]:
        sheet = self.sheet
        layers = [
            (role, [s for s in spans if s.overlaps(paragraph.start, paragraph.end)])
            for role, spans in self.layers
        ]
        digits = len(str(paragraph.number))
        for index, (start, end) in enumerate(wrap(text, sheet.width - self.margin, sheet.cells)):
            segments = []
            if self.is_signed(paragraph.start + start, paragraph.start + end):
                segments.append(TextSegment(0, self.sign, 0, 1, "warn"))
            if index == 0:
                at = self.margin - digits - (1 if self.rule is None else 3)
                segments.append(TextSegment(at, number, 0, digits, "text"))
            if self.rule is not None:
                segments.append(TextSegment(self.margin - 2, self.rule, 0, 1, "text"))
            x = self.margin
            for cut, stop, role in _pieces(text, start, end, layers, paragraph.start):
                segments.append(TextSegment(x, block, cut, stop, role))
                x += _width(text[cut:stop], sheet.cells)
            yield Row(tuple(segments))

    def is_signed(self, start: int, end: int) -> bool:
        """Return whether a note is on the line `start`..`end`."""
        return any(span.overlaps(start, end) for span in self.signed)


def _pieces(
    text: str, start: int, end: int, layers: Layers, origin: int
) -> Iterator[tuple[int, int, Role]]:
    """Cut a line as `_cuts` does, and leave out the blanks behind the line feeds in it."""
    left_out = [Span(run.start() + 1, run.end()) for run in _BLANKS.finditer(text, start, end)]
    for cut, stop, role in _cuts(start, end, layers, origin):
        at = cut
        for blanks in left_out:
            if blanks.overlaps(at, stop):
                if at < blanks.start:
                    yield at, blanks.start, role
                at = blanks.end
        if at < stop:
            yield at, stop, role


def _width(text: str, cells: Cells) -> int:
    return cells(text.replace("\n", " "))


def _cuts(start: int, end: int, layers: Layers, origin: int) -> Iterator[tuple[int, int, Role]]:
    """Cut a line where its role changes; spans may touch and overlap."""
    edges = {start, end}
    for _, spans in layers:
        for span in spans:
            edges |= {e - origin for e in (span.start, span.end) if start < e - origin < end}
    parts = (
        (cut, stop, _role(origin + cut, layers)) for cut, stop in itertools.pairwise(sorted(edges))
    )
    for role, run in itertools.groupby(parts, key=lambda part: part[2]):
        together = list(run)
        yield together[0][0], together[-1][1], role


def _role(offset: int, layers: Layers) -> Role:
    over = [role for role, spans in layers if any(s.start <= offset < s.end for s in spans)]
    return over[-1] if over else "text"
