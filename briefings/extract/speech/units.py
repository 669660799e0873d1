"""The units of a text: a quotation is one, and so is a name."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefings.extract.findings import FoundName
from briefings.extract.scanned_text import ScannedText, Token
from briefings.extract.speech.marks import MarkedText

UnitKind = Literal["word", "mark", "quote", "name"]


class SpeechUnit(NamedTuple):
    """A word, a mark, a quotation or a name. `lower` is its text in small letters.

    `is_possessive` is a name with an “’s”, which is no part of it.
    """

    kind: UnitKind
    text: str
    lower: str
    start: int
    end: int
    name: FoundName | None = None
    marked: MarkedText | None = None
    is_possessive: bool = False

    @property
    def is_person(self) -> bool:
        return self.name is not None and self.name.kind == "person"


def begins_clause(units: Sequence[SpeechUnit], at: int) -> bool:
    """Return whether nothing stands before a unit, or a mark or a quotation."""
    return at <= 0 or units[at - 1].kind in ("mark", "quote")


class _Mention(NamedTuple):
    start: int
    end: int
    name: FoundName


def units_of(
    scan: ScannedText, marked: Sequence[MarkedText], names: Sequence[FoundName]
) -> list[SpeechUnit]:
    """Return the units of a text in order; names within quotations are no units."""
    units: list[SpeechUnit] = []
    at = 0
    for each in _whole(marked, names):
        begin = each.outer_start if isinstance(each, MarkedText) else each.start
        end = each.outer_end if isinstance(each, MarkedText) else each.end
        first = scan.token_at(begin)
        if first > at and scan.tokens[first - 1].end > begin and isinstance(each, _Mention):
            first -= 1
        last = scan.token_at(end)
        if first < at or last <= first:
            continue
        units += map(_word, scan.tokens[at:first])
        if isinstance(each, MarkedText):
            units.append(SpeechUnit("quote", "", "", begin, end, marked=each))
        else:
            units.append(_named(scan.tokens[first:last], each))
        at = last
    units += map(_word, scan.tokens[at:])
    return units


def _whole(
    marked: Sequence[MarkedText], names: Sequence[FoundName]
) -> Iterator[MarkedText | _Mention]:
    """Yield quotations and mentions in order, the longest of those that overlap."""
    mentions = [_Mention(start, end, name) for name in names for start, end in name.mentions]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    after = at = 0
    for quotation in (*marked, None):
        while at < len(mentions) and (
            quotation is None or mentions[at].start < quotation.outer_start
        ):
            if mentions[at].start >= after:
                yield mentions[at]
                after = mentions[at].end
            at += 1
        if quotation is not None:
            yield quotation
            after = max(after, quotation.outer_end)


def _named(tokens: Sequence[Token], mention: _Mention) -> SpeechUnit:
    owns = tokens[-1].end > mention.end and tokens[-1].lower.endswith(("’s", "'s"))
    text = " ".join(token.text for token in tokens)
    start, end = tokens[0].start, tokens[-1].end
    return SpeechUnit("name", text, text.lower(), start, end, mention.name, None, owns)


def _word(token: Token) -> SpeechUnit:
    kind: UnitKind = "word" if token.text[0].isalnum() else "mark"
    return SpeechUnit(kind, token.text, token.lower, token.start, token.end)
