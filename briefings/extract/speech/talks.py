"""Talks written down: interviews (Q and A, dashes) and transcripts (NAME: what was said)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefings.extract.findings import FoundName, FoundQuote
from briefings.extract.scanned_text import ScannedText, TextParagraph
from briefings.extract.speech.silent_lines import is_promotional
from briefings.extract.speech.vocabulary import Vocabulary
from briefings.folding import folded_text

_LABEL: Final = re.compile(
    r"[\s“\"«*_]*([^\W\d_][^\n:?!“”\"]{0,40}?)[*_]*(?::|\.\s?[-–—])[*_]*\s+(?=\S)"
)
_ROLE: Final = re.compile(r"[\s*_]*([^\W\d_]{1,9})[*_]*\.[*_]*\s+(?=\S)")
"""“P. ¿Cuándo vuelve?” is a question, where “P” is a word for one."""

_DASH: Final = re.compile(r"\s*[—–―]\s?(?=[^\W\d_]|[¿¡\"“«])")
_DASHES: Final = re.compile("[—–―]")

_FEWEST: Final = 2
"""Paragraphs that each of two speakers has in a talk."""

_FARTHEST: Final = 6
"""Paragraphs from one turn of a talk to the next."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTED: Final = re.compile('[“«"][^”»"]*[”»"]')
"""What is quoted in a paragraph is no part of a talk."""

_OPENING: Final = '"“«'
_CLOSING: Final = '"”»'
_SURE_NAMED: Final = 0.9
_SURE_ANSWER: Final = 0.7
_SURE_LABEL: Final = 0.65


class _Turn(NamedTuple):
    paragraph: TextParagraph
    label: str
    start: int
    is_answer: bool
    asks: bool


def turns_of(
    scan: ScannedText, names: Sequence[FoundName], words: Vocabulary
) -> tuple[list[FoundQuote], frozenset[int]]:
    """Return what is said in talks, and the numbers of their paragraphs; none if there is none."""
    people = _People(names)
    quotes: list[FoundQuote] = []
    numbers: set[int] = set()
    for turns in _talks(_without_headline(list(_turns(scan, people, words)))):
        guest = people.guest(turns[0].paragraph.start)
        if guest is None and any(_DASH.match(scan.text, turn.paragraph.start) for turn in turns):
            continue
        for turn in _with_rests(scan, turns, words):
            numbers.add(turn.paragraph.number)
            if turn.label.lower() not in words.talks.questions:
                quotes.append(_quote(scan.text, turn, guest, people))
    return quotes, frozenset(numbers)


def _without_headline(turns: Sequence[_Turn]) -> Sequence[_Turn]:
    """Return the turns without a headline that begins as one does: “Reed: Dam Is Late”."""
    is_first = len(turns) > 1 and turns[0].paragraph.number == 1
    is_next = is_first and turns[1].paragraph.number == turns[0].paragraph.number + 1
    is_headline = is_first and all(turn.label != turns[0].label for turn in turns[1:])
    return turns[1:] if is_headline and not is_next else turns


def _talks(turns: Sequence[_Turn]) -> Iterator[Sequence[_Turn]]:
    """Yield the turns of each talk: those with hardly anything between them."""
    first = 0
    for at in range(1, len(turns) + 1):
        is_next = at < len(turns) and (
            turns[at].paragraph.number - turns[at - 1].paragraph.number <= _FARTHEST
        )
        if not is_next:
            if _is_talk(turns[first:at]):
                yield turns[first:at]
            first = at


def _with_rests(scan: ScannedText, turns: Sequence[_Turn], words: Vocabulary) -> Iterator[_Turn]:
    """Yield turns, each with the paragraphs in which it goes on; they are those of its speaker."""
    for at, turn in enumerate(turns):
        yield turn
        is_last = at + 1 == len(turns)
        first = turn.paragraph.number
        last = (
            min(first + _FARTHEST, len(scan.paragraphs) + 1)
            if is_last
            else (turns[at + 1].paragraph.number)
        )
        for paragraph in scan.paragraphs[first : last - 1]:
            if not _goes_on(scan.text, turn, paragraph, words):
                if is_last:
                    break
                continue
            start = paragraph.start + (scan.text[paragraph.start] in _OPENING)
            yield turn._replace(paragraph=paragraph, start=start)


def _goes_on(text: str, turn: _Turn, paragraph: TextParagraph, words: Vocabulary) -> bool:
    """Return whether a turn goes on in a paragraph: in its quotation, or as “I” and “we” do."""
    begin = text[paragraph.start]
    if is_promotional(text, paragraph.start, paragraph.end, words):
        return False
    if text[paragraph.start : paragraph.end].lstrip(_OPENING)[:1] in ("(", "["):
        return False
    if text[turn.paragraph.start] in _OPENING:
        return begin in _OPENING and not _is_closed(text, turn.paragraph)
    if begin in _OPENING or paragraph.is_heading:
        return False
    return any(
        word in words.talks.own_words
        for word in _WORD.findall(_QUOTED.sub(" ", text[paragraph.start : paragraph.end].lower()))
    )


def _is_closed(text: str, paragraph: TextParagraph) -> bool:
    return text[paragraph.start : paragraph.end].rstrip().endswith(tuple(_CLOSING))


class _People:
    """The people of an article by their full and their last names."""

    def __init__(self, names: Sequence[FoundName]) -> None:
        self._people = [name for name in names if name.kind == "person"]
        self._by_name: dict[str, FoundName] = {}
        for name in self._people:
            parts = folded_text(name.name).split()
            self._by_name.setdefault(" ".join(parts), name)
            for first in range(1, len(parts)):
                for last in range(len(parts), first, -1):
                    self._by_name.setdefault(" ".join(parts[first:last]), name)

    def named(self, label: str) -> FoundName | None:
        """Return the person whose full name or last name a label is."""
        return self._by_name.get(" ".join(folded_text(label).split()))

    def guest(self, before: int) -> FoundName | None:
        """Return whom an interview is with: named most often before its first question."""
        named = [name for name in self._people if name.start < before]
        return max(named, key=lambda name: _times(name, before), default=None)


def _times(name: FoundName, before: int) -> int:
    return sum(start < before for start, _ in name.mentions)


def _turns(scan: ScannedText, people: _People, words: Vocabulary) -> Iterator[_Turn]:
    roles = words.talks.questions | words.talks.answers
    for paragraph in scan.paragraphs:
        dash = _DASH.match(scan.text, paragraph.start, paragraph.end)
        if dash is not None:
            if not _DASHES.search(scan.text, dash.end(), paragraph.end):
                yield _dashed(scan.text, paragraph, dash.end(), words)
            continue
        match = _LABEL.match(scan.text, paragraph.start, paragraph.end) or _ROLE.match(
            scan.text, paragraph.start, paragraph.end
        )
        if match is None or (match.re is _ROLE and match[1].lower() not in roles):
            continue
        label = match[1].strip()
        if label.lower() in roles or label.isupper() or people.named(label) is not None:
            asks = scan.text[paragraph.start : paragraph.end].rstrip(_CLOSING).endswith("?")
            is_answer = label.lower() in words.talks.answers
            yield _Turn(paragraph, label, match.end(), is_answer, asks)


def _dashed(text: str, paragraph: TextParagraph, start: int, words: Vocabulary) -> _Turn:
    """Return the turn of an interview whose questions and answers begin with dashes."""
    asks = text[start : paragraph.end].rstrip().endswith("?")
    roles = words.talks.questions if asks else words.talks.answers
    return _Turn(paragraph, min(roles), start, not asks, asks)


def _is_talk(turns: Sequence[_Turn]) -> bool:
    """Return whether two or more speak in turn: each twice, or one answers another's question."""
    times = Counter(turn.label for turn in turns)
    if sum(count >= _FEWEST for count in times.values()) >= _FEWEST:
        return True
    return len(times) > 1 and any(
        turn.asks and not after.paragraph.is_heading and turn.label != after.label
        for turn, after in pairwise(turns)
    )


def _quote(text: str, turn: _Turn, guest: FoundName | None, people: _People) -> FoundQuote:
    """Return what is said in a turn; an answer is that of the guest."""
    end = turn.paragraph.end
    while end > turn.start and (text[end - 1].isspace() or text[end - 1] in _CLOSING):
        end -= 1
    name = guest if turn.is_answer else people.named(turn.label)
    sure = _SURE_ANSWER if turn.is_answer else _SURE_NAMED
    if name is None:
        sure = 0.0 if turn.is_answer else _SURE_LABEL
    return FoundQuote(
        start=turn.start,
        end=end,
        speaker=name.name if name is not None else None if turn.is_answer else turn.label,
        role=name.role if name is not None else None,
        confidence=sure,
        rule="interview" if turn.is_answer else "transcript",
    )
