"""Talks written down: interviews (Q and A) and transcripts (NAME: what was said)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefings.extract.findings import FoundName, FoundQuote
from briefings.extract.scanned_text import ScannedText, TextParagraph
from briefings.extract.speech.vocabulary import Vocabulary
from briefings.folding import folded_text

_LABEL: Final = re.compile(
    r"[\s“\"«*_]*([^\W\d_][^\n:?!“”\"]{0,40}?)[*_]*(?::|\.\s?[-–—])[*_]*\s+(?=\S)"
)
_ROLE: Final = re.compile(r"[\s*_]*([^\W\d_]{1,9})[*_]*\.[*_]*\s+(?=\S)")
"""“P. ¿Cuándo vuelve?” is a question, where “P” is a word for one."""

_FEWEST: Final = 2
"""Paragraphs that each of two speakers has in a talk."""

_CLOSING: Final = '"”»'
_SURE_NAMED: Final = 0.9
_SURE_ANSWER: Final = 0.7
_SURE_LABEL: Final = 0.65


class _Turn(NamedTuple):
    paragraph: TextParagraph
    label: str
    start: int
    is_answer: bool


def turns_of(
    scan: ScannedText, names: Sequence[FoundName], words: Vocabulary
) -> tuple[list[FoundQuote], frozenset[int]]:
    """Return what is said in a talk, and the numbers of its paragraphs; none if it is no talk."""
    people = _People(names)
    turns = list(_turns(scan, people, words))
    if not _is_talk(turns):
        return [], frozenset()
    guest = people.guest(turns[0].paragraph.start)
    quotes = [
        _quote(scan.text, turn, guest, people)
        for turn in turns
        if turn.label.lower() not in words.talks.questions
    ]
    return quotes, frozenset(turn.paragraph.number for turn in turns)


class _People:
    """The people of an article by their full and their last names."""

    def __init__(self, names: Sequence[FoundName]) -> None:
        self._people = [name for name in names if name.kind == "person"]
        self._by_name: dict[str, FoundName] = {}
        for name in self._people:
            parts = folded_text(name.name).split()
            for first in range(len(parts)):
                self._by_name.setdefault(" ".join(parts[first:]), name)

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
        match = _LABEL.match(scan.text, paragraph.start, paragraph.end) or _ROLE.match(
            scan.text, paragraph.start, paragraph.end
        )
        if match is None or (match.re is _ROLE and match[1].lower() not in roles):
            continue
        label = match[1].strip()
        if label.lower() in roles or label.isupper() or people.named(label) is not None:
            yield _Turn(paragraph, label, match.end(), label.lower() in words.talks.answers)


def _is_talk(turns: Sequence[_Turn]) -> bool:
    """Return whether two or more speak in turn, and hardly anything stands between."""
    times = Counter(turn.label for turn in turns)
    if sum(count >= _FEWEST for count in times.values()) < _FEWEST:
        return False
    stretch = turns[-1].paragraph.number - turns[0].paragraph.number + 1
    return len(turns) * 2 >= stretch


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
