"""The texts of a library as every engine is given them, and what all are asked."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from briefings import Briefing, Library
from briefings.model import Figure, Statement

Sort = Literal["term", "AND", "prefix as typed", "fuzzy", "phrase", "field + term", "number range"]
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)

_EACH: Final = 20
"""So many questions of a sort."""

_SAMPLE: Final = 200
"""Words are taken from so many texts."""


class BenchText(msgspec.Struct):
    """What a briefing is found by."""

    id: str
    title: str
    text: str
    speakers: list[str] = []
    figures: list[tuple[str, float]] = []
    notes: list[str] = []


class Question(msgspec.Struct):
    """A question of a sort: words, and what else it asks, or the range of figures in a unit."""

    sort: Sort
    words: list[str] = []
    speaker: str = ""
    unit: str = ""
    low: float = 0
    high: float = 0


_decode_text = msgspec.json.Decoder(BenchText).decode


def texts(path: Path) -> Iterator[BenchText]:
    """Yield the texts in a file, one a line."""
    with path.open("rb") as lines:
        yield from map(_decode_text, lines)


def write_texts(library: Library, path: Path) -> int:
    """Write all texts of a library into a file, and return how many bytes that are."""
    with path.open("wb") as file:
        for briefing_id in library.ids():
            briefing = library.get(briefing_id)
            notes = [note.content.body for note in library.notes.list(briefing_id)]
            file.write(msgspec.json.encode(_text_of(briefing, notes)) + b"\n")
        return file.tell()


def _text_of(briefing: Briefing, notes: list[str]) -> BenchText:
    said = [item.text for item in briefing.items]
    figures = [item for item in briefing.items if isinstance(item, Figure)]
    return BenchText(
        id=briefing.id,
        title=briefing.source.title,
        text="\n".join((briefing.article.text, *said)),
        speakers=[e.speaker for e in briefing.items if isinstance(e, Statement) and e.speaker],
        figures=[(e.unit, e.value) for e in figures if e.unit and e.value is not None],
        notes=notes,
    )


def questions(path: Path, count: int) -> list[Question]:
    """Return questions to which there are answers in a file of so many texts."""
    chance = random.Random(5)
    numbers = set(chance.sample(range(count), min(count, _SAMPLE)))
    some = [each for number, each in enumerate(texts(path)) if number in numbers]
    words = Counter(chain.from_iterable(set(_words(each.text)) for each in some))
    # Where all texts are one again, none of its words is rarer than others.
    middling = sorted(w for w, n in words.items() if 2 <= n <= max(3, len(some) // 10)) or [*words]
    longer = [word for word in middling if len(word) >= 6] or middling
    spoken = [each for each in some if each.speakers] or some
    counted = [each for each in some if each.figures]
    return [
        question
        for _ in range(_EACH)
        for question in (
            Question("term", [chance.choice(middling)]),
            Question("AND", chance.sample(sorted(set(_words(chance.choice(some).text))), 2)),
            *_typed(chance.choice(longer)),
            Question("fuzzy", [_slipped(chance, chance.choice(longer))]),
            Question("phrase", _phrase(chance, chance.choice(some).text)),
            _spoken(chance, chance.choice(spoken)),
            *([_range(chance, chance.choice(counted))] if counted else []),
        )
    ]


def _words(text: str) -> list[str]:
    return [word for word in text.lower().split() if word.isascii() and word.isalpha()]


def _typed(word: str) -> Iterator[Question]:
    for length in range(2, min(6, len(word)) + 1):
        yield Question("prefix as typed", [word[:length]])


def _slipped(chance: random.Random, word: str) -> str:
    at = chance.randrange(1, len(word))
    return f"{word[:at]}{'q' if word[at] != 'q' else 'x'}{word[at + 1 :]}"


def _phrase(chance: random.Random, text: str) -> list[str]:
    words = text.split()
    for _ in range(100):
        at = chance.randrange(max(1, len(words) - 3))
        found = words[at : at + 3]
        if len(found) == 3 and all(word.isascii() and word.isalpha() for word in found):
            return found
    return words[:1]


def _spoken(chance: random.Random, text: BenchText) -> Question:
    speaker = text.speakers[0].split()[-1] if text.speakers else "nobody"
    return Question("field + term", [chance.choice(_words(text.text))], speaker=speaker)


def _range(chance: random.Random, text: BenchText) -> Question:
    unit, value = chance.choice(text.figures)
    return Question("number range", unit=unit, low=value * 0.98, high=value * 1.02)
