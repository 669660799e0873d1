"""What the places of a Word file's text are in a briefing: its words, items, panels."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, pairwise
from typing import Final, NamedTuple

from briefings.anchors.passages import Passage, Quote
from briefings.anchors.selectors import make
from briefings.anchors.sentences import sentences_of
from briefings.anchors.spans import AnchorError, occurrences
from briefings.folding import Folded, fold, folded_text, way_back
from briefings.labels import available, labels_of
from briefings.model import Briefing, Figure, Span
from briefings.notes.model import Target
from briefings.notes.quoted_words import find_quote
from briefings.notes.word.paragraphs import Marked, WordText
from briefings.wording import figure_words, sentence, short_name

_PLACE: Final = r"(?:p\. \d+ )?¶(\d{1,6})\b"
_NUMBER: Final = re.compile(rf"\s*{_PLACE}(?:\s+{_PLACE})*\s*")
"""What an export writes before a paragraph of the article, and before the words of an item."""

_REST: Final = re.compile(rf"\s*(?:{_PLACE}|[\[.!]|$)")
"""What an export writes behind an item: its places, what to know before it is used, a mark; behind
the mere name of one where it is written in full.
"""

_CONTEXT: Final = 64
_BEFORE: Final = 40
_ENOUGH: Final = 20
"""Shorter paragraphs are the article's only if they are whole paragraphs there."""

_MOST_PLACES: Final = 200
_MOST_PARAGRAPHS: Final = 200
"""A comment on more is on its first words."""


class WordPiece(NamedTuple):
    """A stretch of a paragraph: `start`..`end` in its text, end exclusive."""

    paragraph: int
    start: int
    end: int


class _Origin(NamedTuple):
    """Where a paragraph is from: its words from `start` to `end` stand in the article at `span`."""

    start: int
    end: int
    span: Span


class WordPlaces:
    """Finds what comments and changes of a file are on.

    In our own exports (`is_export`) items and headings are known as what they are.
    """

    def __init__(self, text: WordText, briefing: Briefing, *, is_export: bool) -> None:
        self._text = text
        self._briefing = briefing
        self._is_export = is_export
        self._origins: dict[int, _Origin | None] = {}

    def target(self, marked: Marked) -> Target:
        """Return what a comment is on.

        Raises:
            AnchorError: it is on nothing that the briefing has, or on words that are not there.
        """
        named = self._named(marked.begin.paragraph)
        if named is not None:
            return named
        pieces = [each for each in self._pieces(marked) if each.start < each.end]
        if not pieces and marked.shown.strip():
            return self._moved(marked.shown)
        if not pieces or (len(pieces) == 1 and self._is_number(pieces[0])):
            pieces = self._whole(marked)
        spans = self._standing(pieces)
        if isinstance(spans, Target):
            return spans
        whole = Span(spans[0].start, max(each.end for each in spans))
        in_order = all(one.start <= later.start for one, later in pairwise(spans))
        if not in_order or whole.end - whole.start > 2 * sum(s.end - s.start for s in spans):
            raise AnchorError("its words stand apart from each other in the article")
        return Target(briefing=self._briefing.id, passage=make(self._briefing.article, whole))

    def words(self, marked: Marked) -> str:
        """Return the words that a comment is on, as they were."""
        found = (self._text.paragraphs[p.paragraph][p.start : p.end] for p in self._pieces(marked))
        return "\n".join(found) or marked.shown.strip()

    def before(self, number: int, offset: int) -> str:
        """Return the words before a place in a paragraph of the file."""
        origin = self._origin(number)
        start = max(origin.start if origin else 0, offset - _BEFORE)
        return self._text.paragraphs[number][start:offset].strip()

    def paragraph(self, number: int) -> int | None:
        """Return the number in the article of a paragraph of the file."""
        origin = self._origin(number)
        return origin and self._briefing.article.paragraph_at(origin.span.start).number

    # -- what is no passage ------------------------------------------------------------------------

    def _named(self, number: int) -> Target | None:
        """Return the item, panel or briefing that a paragraph of an export is, if it is one."""
        if not self._is_export or number >= len(self._text.paragraphs):
            return None
        flat = _flat(self._text.paragraphs[number])
        if flat in self._headings:
            return self._headings[flat]
        # A tension stands beside items too, behind what it is.
        return self._item(flat) or self._item(flat.partition(": ")[2])

    def _item(self, flat: str) -> Target | None:
        """Return the item or bottom line whose words a paragraph has, before places and remarks."""
        at = bisect_right(self._sentences, flat) - 1
        while at >= 0 and self._sentences[at][:1] == flat[:1]:
            words = self._sentences[at]
            if flat.startswith(words) and _REST.match(flat, len(words)):
                return self._items[words]
            at -= 1
        return None

    @cached_property
    def _headings(self) -> dict[str, Target]:
        of = self._briefing
        panels = {
            _flat(words): Target(briefing=of.id, panel=panel.topic.key)
            for panel in of.panels
            for words in (panel.topic.name, panel.topic.question)
        }
        return {_flat(of.source.title): Target(briefing=of.id), **panels}

    @cached_property
    def _items(self) -> dict[str, Target]:
        of = self._briefing
        bottom = {
            _flat(panel.bottom_line): Target(briefing=of.id, panel=panel.topic.key)
            for panel in of.panels
        }
        items: dict[str, Target] = {}
        for labels in map(labels_of, available()):  # it may have been written in any language
            for item in of.items:
                said = sentence(item, labels)
                items[_flat(f"{said.head} {said.rest}")] = Target(briefing=of.id, item=item.id)
        for tension in of.tensions:
            items[_flat(tension.text)] = Target(briefing=of.id, item=tension.id)
        every = dict(self._names()) | bottom | items
        return {words: target for words, target in every.items() if words}

    def _names(self) -> Iterator[tuple[str, Target]]:
        """Yield what items are called where they are written in full elsewhere, if one alone is.

        A panel is called by the sentence that the first page has of it, a figure by its value, in
        tables behind which the article's own words may stand.
        """
        of = self._briefing
        found: defaultdict[str, set[Target]] = defaultdict(set)
        for panel in of.panels:
            line = " ".join(panel.bottom_line.split())
            first = sentences_of(line)[0]
            said = _flat(panel.headline or line[first.start : first.end])
            found[said].add(Target(briefing=of.id, panel=panel.topic.key))
        for labels in map(labels_of, available()):
            for item in of.items:
                on = Target(briefing=of.id, item=item.id)
                found[_flat(short_name(item, labels))].add(on)
                if isinstance(item, Figure):
                    value, wording = figure_words(item, labels)
                    found[_flat(value)].add(on)
                    found[_flat(f"{value} {wording}")].add(on)
        yield from ((name, targets.pop()) for name, targets in found.items() if len(targets) == 1)

    @cached_property
    def _sentences(self) -> list[str]:
        return sorted(self._items)

    # -- passages ----------------------------------------------------------------------------------

    def _pieces(self, marked: Marked) -> Iterator[WordPiece]:
        """Yield what a comment has of each paragraph."""
        first, last = marked.begin, max(marked.begin, marked.end)
        until = min(last.paragraph + 1, len(self._text.paragraphs))
        for number in range(first.paragraph, min(until, first.paragraph + _MOST_PARAGRAPHS)):
            start = first.offset if number == first.paragraph else 0
            end = last.offset if number == last.paragraph else len(self._text.paragraphs[number])
            yield WordPiece(number, start, end)

    def _whole(self, marked: Marked) -> list[WordPiece]:
        """Return the paragraph of a comment on no words."""
        number = marked.end.paragraph
        if number >= len(self._text.paragraphs) or not self._text.paragraphs[number].strip():
            raise AnchorError("it is on no words")
        return [WordPiece(number, 0, len(self._text.paragraphs[number]))]

    def _standing(self, pieces: list[WordPiece]) -> list[Span] | Target:
        """Return where pieces stand in the article, or what else they are on.

        What an export writes between paragraphs of the article is passed over.
        """
        spans = [span for each in pieces if (span := self._span(each)) is not None]
        if spans and (self._is_export or len(spans) == len(pieces)):
            return spans
        passage = self._quoted(pieces[0])
        if len(pieces) > 1:
            raise AnchorError("not all of its words stand in the article")
        return Target(briefing=self._briefing.id, passage=passage)

    def _quoted(self, piece: WordPiece) -> Passage:
        """Find the words of a piece by themselves, where their paragraph is not in the article."""
        texts = self._text.paragraphs
        words = texts[piece.paragraph]
        above = texts[piece.paragraph - 1] if piece.paragraph else ""
        below = "".join(texts[piece.paragraph + 1 : piece.paragraph + 2])
        quote = Quote(
            words[piece.start : piece.end],
            f"{above}\n{words[: piece.start]}"[-_CONTEXT:],
            f"{words[piece.end :]}\n{below}"[:_CONTEXT],
        )
        return find_quote(self._briefing.article, quote).passage

    def _moved(self, shown: str) -> Target:
        """Find words that are not where they were: moved there from elsewhere, or put in."""
        if len(shown.strip()) < _ENOUGH:
            raise AnchorError("the words that it is on were put in there")
        found = find_quote(self._briefing.article, Quote(shown))
        if found.is_changed:
            raise AnchorError("the words that it is on were put in there")
        return Target(briefing=self._briefing.id, passage=found.passage)

    def _is_number(self, piece: WordPiece) -> bool:
        """Return whether a piece is what an export writes before a paragraph."""
        origin = self._origin(piece.paragraph)
        return origin is not None and piece.end <= origin.start

    def _span(self, piece: WordPiece) -> Span | None:
        """Return where a piece stands in the article, if its whole paragraph does."""
        origin = self._origin(piece.paragraph)
        if origin is None:
            return None
        words = self._text.paragraphs[piece.paragraph]
        start, end = max(piece.start, origin.start), min(piece.end, origin.end)
        inside = words[start:end]
        if not inside.strip():
            return None
        start += len(inside) - len(inside.lstrip())
        end -= len(inside) - len(inside.rstrip())
        folded, own = self._folded, fold(words[origin.start : origin.end])
        base = folded.index(origin.span.start)
        first, last = own.index(start - origin.start), own.index(end - origin.start)
        return Span(*folded.origin(base + first, base + last))

    def _origin(self, number: int) -> _Origin | None:
        """Return where a paragraph is from; found once."""
        if number not in self._origins:
            self._origins[number] = self._find(number)
        return self._origins[number]

    def _find(self, number: int) -> _Origin | None:
        words = self._text.paragraphs[number] if number < len(self._text.paragraphs) else ""
        bears = _NUMBER.match(words) if self._is_export else None
        start, end = _trimmed(words, bears.end() if bears else 0, len(words))
        span = self._only(words[start:end], number, int(bears[1]) if bears else None)
        if span is None and words[start:end][:1] == "“" and words[start:end][-1:] == "”":
            start, end = _trimmed(words, start + 1, end - 1)
            span = self._only(words[start:end], number, int(bears[1]) if bears else None)
        return None if span is None else _Origin(start, end, span)

    def _only(self, words: str, number: int, bears: int | None) -> Span | None:
        """Return the one place of a paragraph's words in the article.

        Of several it is that in the article's paragraph of the number that it `bears`, or, where
        the article and the file have the same words equally often, the one in the same order.
        """
        wanted = fold(words).text
        folded = self._folded
        places = list(islice(occurrences(folded.text, wanted), _MOST_PLACES))
        spans = [Span(*folded.origin(each.start, each.end)) for each in places]
        paragraphs = self._briefing.article.paragraphs
        if bears is not None:
            own = [s for s in spans if self._briefing.article.paragraph_at(s.start).number == bears]
            return own[0] if len(own) == 1 else None
        if len(wanted) < _ENOUGH:
            blocks = {(each.start, each.end) for each in paragraphs}
            spans = [each for each in spans if (each.start, each.end) in blocks]
        alike = self._alike.get(wanted, [])
        alike = alike if number in alike else [number]
        return spans[alike.index(number)] if spans and len(spans) == len(alike) else None

    @cached_property
    def _folded(self) -> Folded:
        return way_back(self._briefing.article.text)

    @cached_property
    def _alike(self) -> dict[str, list[int]]:
        """The numbers of the file's paragraphs by their words."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._text.paragraphs):
            found[_flat(words)].append(number)
        return found


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    inside = words[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _flat(words: str) -> str:
    return folded_text(words).strip()
