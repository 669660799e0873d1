"""Briefings that no page is large enough for, made of a seed."""

import random
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from briefings.anchors.spans import evidence_at
from briefings.model import (
    AnyItem,
    Briefing,
    Evidence,
    Panel,
    Source,
    Span,
    Topic,
)
from briefings.notes.model import Note
from tests.unit.core import builders
from tests.unit.export.briefs import on

LETTERS: Final = {
    "latin": "aeiou rstlmnd ",
    "narrow": "iljt.",
    "capitals": "ABCDEFGHIJKLMNOPQRSTUVWXYZ ",
    "one word": "WM",
    "cjk": "漢字仮名交文日本語中国",
    "arabic": "ابتثجحخدذرز سشصض",
    "devanagari": "कखगघ चछजझ",
    "cyrillic": "абвгдежз иклмн",
    "digits": "0123456789 .,%$",
    "mixed": "aé ñ漢Wا€%—…",
}

Found = list[tuple[Briefing, list[Note]]]


class Size(NamedTuple):
    """How much there is: articles, and in each panels and items of each kind and notes."""

    articles: int
    panels: int
    of_each: int


class _Maker:
    def __init__(self, seed: int, letters: str) -> None:
        self._random = random.Random(seed)
        self._letters = letters
        self._article = builders.article("\n".join(["word " * 20] * 40))

    def words(self, least: int, most: int) -> str:
        count = self._random.randint(least, most)
        return "".join(self._random.choices(self._letters, k=count)).strip() or "x"

    def one_of(self, *choices: Any) -> Any:
        return self._random.choice(choices)

    def evidence(self) -> tuple[Evidence, ...]:
        starts = self._random.sample(range(0, 3900, 5), self._random.randint(1, 8))
        return tuple(evidence_at(self._article, Span(start, start + 4)) for start in starts)

    def briefing(self, number: int, size: Size) -> Briefing:
        items = tuple(item for at in range(size.of_each) for item in self._items(at))
        topics = [
            Topic(key=f"t{at}", name=self.words(3, 60), short="s", question="q?")
            for at in range(size.panels)
        ]
        plain = builders.briefing(items)
        return replace(
            plain,
            id=f"b{number}",
            article=self._article,
            source=self._source(),
            items=items,
            panels=tuple(
                Panel(
                    topic=topic,
                    bottom_line=self.words(1, 1500),
                    evidence=self.evidence(),
                    items=items,
                )
                for topic in topics
            ),
        )

    def _source(self) -> Source:
        return Source(
            title=self.words(3, 2000),
            publisher=self.one_of(None, self.words(3, 300)),
            author=self.one_of(None, self.words(3, 300)),
            url=self.one_of(None, f"https://a.example/{'x' * 600}"),
            interest=self.one_of(None, self.words(5, 1500)),
            language=self.one_of(None, "en", "ar"),
        )

    def _items(self, at: int) -> Sequence[AnyItem]:
        figure = builders.figure(
            f"f{at}",
            self.one_of(1, 24_000, 85e6, 0.5, 123_456_789_012_345),
            self.one_of("USD", "hectare", "e" * 20, "percent"),
            what=self.words(2, 150),
            period=self.one_of(None, "2013", "2013-01/2014-12"),
            scope=self.one_of(None, self.words(2, 60)),
            status=self.one_of(None, "goal", "reported"),
            source=self.one_of(None, self.words(3, 80)),
            evidence=self.evidence(),
        )
        tension = builders.tension(
            f"x{at}",
            text=self.words(20, 900),
            severity=self.one_of("high", "medium", "low"),
            reasoning=self.words(10, 900),
            items=(figure.id,),
            evidence=self.evidence(),
        )
        asked = builders.open_question(f"q{at}", text=self.words(10, 400), evidence=self.evidence())
        said = builders.statement(f"s{at}", text=self.words(5, 300), evidence=self.evidence())
        return figure, tension, asked, said

    def notes(self, briefing: Briefing, count: int) -> list[Note]:
        return [
            on(
                briefing,
                at,
                self.one_of(self.words(5, 3000), "", f"- {self.words(3, 50)}\n- b", "**b** `c`"),
                *self.one_of((), ("assessment",), ("recommendation",), (self.words(2, 40),)),
                author=self.words(2, 100),
                reliability=self.one_of(None, "A", "F"),
                likelihood=self.one_of(None, "likely"),
                **self.one_of({}, {"panel": "t0"}, {"item": "f0"}),
            )
            for at in range(count)
        ]

    def found(self, size: Size) -> Found:
        made = [self.briefing(at, size) for at in range(size.articles)]
        return [(each, self.notes(each, size.of_each)) for each in made]


def adversarial(seed: int, letters: str, size: Size) -> Found:
    """Briefings with their notes, the same for the same seed."""
    return _Maker(seed, LETTERS[letters]).found(size)
