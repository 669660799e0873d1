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
_FEWEST: Final = 2
"""Paragraphs that each of two speakers has in a talk."""

_SURE_NAMED: Final = 0.9
_SURE_ANSWER: Final = 0.7
_SURE_LABEL: Final = 0.65


class _Turn(NamedTuple):
    paragraph: TextParagraph
    label: str
    start: int


def turns_of(
    scan: ScannedText, names: Sequence[FoundName], words: Vocabulary
) -> tuple[list[FoundQuote], frozenset[int]]:
    """Return what is said in a talk, and the numbers of its paragraphs; none if it is no talk."""
    turns = list(_turns(scan, names, words))
    if not _is_talk(turns):
        return [], frozenset()
    quotes = [quote for turn in turns if (quote := _quote(scan, turn, turns, names, words))]
    return quotes, frozenset(turn.paragraph.number for turn in turns)


def _turns(scan: ScannedText, names: Sequence[FoundName], words: Vocabulary) -> Iterator[_Turn]:
    for paragraph in scan.paragraphs:
        match = _LABEL.match(scan.text, paragraph.start, paragraph.end)
        if match is None:
            continue
        label = match[1].strip()
        is_role = label.lower() in words.talks.questions | words.talks.answers
        if is_role or label.isupper() or _named(label, names) is not None:
            yield _Turn(paragraph, label, match.end())


def _is_talk(turns: Sequence[_Turn]) -> bool:
    """Return whether two or more speak in turn, and hardly anything stands between."""
    times = Counter(turn.label for turn in turns)
    if sum(count >= _FEWEST for count in times.values()) < _FEWEST:
        return False
    stretch = turns[-1].paragraph.number - turns[0].paragraph.number + 1
    return len(turns) * 2 >= stretch


def _quote(
    scan: ScannedText,
    turn: _Turn,
    turns: Sequence[_Turn],
    names: Sequence[FoundName],
    words: Vocabulary,
) -> FoundQuote | None:
    label = turn.label.lower()
    if label in words.talks.questions:
        return None
    rule, speaker, sure = "transcript", turn.label, _SURE_LABEL
    if label in words.talks.answers:
        guest = _guest(turns[0].paragraph.start, names)
        rule, sure = "interview", _SURE_ANSWER if guest is not None else 0.0
        name = guest
    else:
        name = _named(turn.label, names)
        sure = _SURE_NAMED if name is not None else _SURE_LABEL
    end = turn.paragraph.end
    while end > turn.start and (scan.text[end - 1].isspace() or scan.text[end - 1] in '"”»'):
        end -= 1
    if rule == "interview":
        speaker = name.name if name is not None else ""
    return FoundQuote(
        start=turn.start,
        end=end,
        speaker=(name.name if name is not None else speaker) or None,
        role=name.role if name is not None else None,
        confidence=sure,
        rule=rule,
    )


def _guest(before: int, names: Sequence[FoundName]) -> FoundName | None:
    """Return whom an interview is with: the person named most often before its first question."""
    counted = [
        (sum(start < before for start, _ in name.mentions), -name.start, name)
        for name in names
        if name.kind == "person" and name.start < before
    ]
    return max(counted, key=lambda each: each[:2])[2] if counted else None


def _named(label: str, names: Sequence[FoundName]) -> FoundName | None:
    """Return the person whose full name or last name a label is."""
    wanted = folded_text(label).split()
    for name in names:
        own = folded_text(name.name).split()
        if name.kind == "person" and (own == wanted or own[-len(wanted) :] == wanted):
            return name
    return None
