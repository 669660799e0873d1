"""A text as passages: sentences in which a quotation is one unit, and a name is one unit."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.findings import FoundName
from briefings.extract.scanned_text import ScannedText, TextParagraph, Token
from briefings.extract.speech.dashes import dashed_in
from briefings.extract.speech.marks import Marked, marked_in
from briefings.extract.speech.vocabulary import Vocabulary

UnitKind = Literal["word", "mark", "quote", "name"]

_ENDS_SOFTLY: Final = frozenset("?!…")
_CUE_AFTER: Final = 7
"""Units within which a cue follows a question that somebody asks: “Why?” Mayor John Smith said."""


class Unit(NamedTuple):
    """A word, a mark, a quotation or a name. `lower` is its text in small letters.

    `is_possessive` is a name with an “’s”, which is no part of it.
    """

    kind: UnitKind
    text: str
    lower: str
    start: int
    end: int
    name: FoundName | None = None
    marked: Marked | None = None
    is_possessive: bool = False

    @property
    def is_person(self) -> bool:
        return self.name is not None and self.name.kind == "person"


class Passage(NamedTuple):
    """A sentence with all quotations that belong to it."""

    units: Sequence[Unit]
    paragraph: TextParagraph

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end


class Mention(NamedTuple):
    """A place where a name stands."""

    start: int
    end: int
    name: FoundName


def mentions_of(names: Sequence[FoundName]) -> list[Mention]:
    """Return where the names stand, in order; of those that overlap, the longest."""
    every = [Mention(start, end, name) for name in names for start, end in name.mentions]
    every.sort(key=lambda mention: (mention.start, -mention.end))
    found: list[Mention] = []
    for mention in every:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def passages_of(
    scan: ScannedText, names: Sequence[FoundName], words: Vocabulary
) -> tuple[list[Passage], list[Marked]]:
    """Return the passages of a text, and all that stands in quotation marks."""
    mentions = mentions_of(names)
    marked = _marked(scan, words)
    units = _units(scan.tokens, marked, mentions)
    return list(_passages(scan, units, words)), marked


def _marked(scan: ScannedText, words: Vocabulary) -> list[Marked]:
    """Return what stands in marks; what is not closed may go on in the next paragraph."""
    found: list[Marked] = []
    is_open = False
    for paragraph in scan.paragraphs:
        own = dashed_in(scan.text, paragraph.start, paragraph.end, words) or marked_in(
            scan.text, paragraph.start, paragraph.end
        )
        if own and is_open and own[0].outer_start == paragraph.start:
            own[0] = own[0]._replace(continues=True)
        is_open = bool(own) and not own[-1].closed
        found += own
    return found


def _units(
    tokens: Sequence[Token], marked: Sequence[Marked], mentions: Sequence[Mention]
) -> list[Unit]:
    units: list[Unit] = []
    at = mark = mention = 0
    while at < len(tokens):
        token = tokens[at]
        while mark < len(marked) and marked[mark].outer_end <= token.start:
            mark += 1
        if mark < len(marked) and marked[mark].outer_start < token.end:
            inside = marked[mark]
            if inside.outer_start > token.start:
                units.append(_word(token))
                at += 1
            units.append(Unit("quote", "", "", inside.outer_start, inside.outer_end, marked=inside))
            while at < len(tokens) and tokens[at].start < inside.outer_end:
                at += 1
            continue
        while mention < len(mentions) and mentions[mention].start < token.start:
            mention += 1
        if mention < len(mentions) and mentions[mention].start < token.end:
            name = mentions[mention]
            last = at
            while last + 1 < len(tokens) and tokens[last + 1].start < name.end:
                last += 1
            owns = tokens[last].end > name.end and tokens[last].lower[-2:] in ("’s", "'s")
            text = " ".join(each.text for each in tokens[at : last + 1])
            units.append(
                Unit(
                    "name", text, text.lower(), token.start, tokens[last].end, name.name, None, owns
                )
            )
            at = last + 1
            continue
        units.append(_word(token))
        at += 1
    return units


def _word(token: Token) -> Unit:
    kind: UnitKind = "word" if token.text[0].isalnum() else "mark"
    return Unit(kind, token.text, token.lower, token.start, token.end)


def _passages(scan: ScannedText, units: Sequence[Unit], words: Vocabulary) -> Iterator[Passage]:
    """Yield the passages: a sentence's end within a quotation ends none."""
    at = 0
    ends = [sentence.end for sentence in scan.sentences]
    end = 0
    for paragraph in scan.paragraphs:
        first = at
        while at < len(units) and units[at].start < paragraph.end:
            while end < len(ends) and ends[end] < units[at].end:
                end += 1
            is_end = end < len(ends) and ends[end] == units[at].end
            at += 1
            if is_end and not _goes_on(scan.text, units, at, paragraph.end, words):
                yield Passage(units[first:at], paragraph)
                first = at
        if first < at:
            yield Passage(units[first:at], paragraph)


def _goes_on(text: str, units: Sequence[Unit], at: int, end: int, words: Vocabulary) -> bool:
    """Return whether the cue of a quotation follows it: “Why?” Mayor John Smith said."""
    before = units[at - 1]
    if before.marked is None or not before.marked.closed:
        return False
    if text[before.marked.end - 1] not in _ENDS_SOFTLY:
        return False
    for unit in units[at : at + _CUE_AFTER]:
        if unit.start >= end or unit.kind in ("mark", "quote"):
            return False
        if unit.lower in words.verbs and unit.kind == "word":
            return True
    return False
