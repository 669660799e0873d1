"""A briefing as search sees it: all its texts, folded once, in one string."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import msgspec

from briefings.folding import folded_text, folded_texts, folded_words, is_even, way_back
from briefings.model import Briefing, Span, Topic
from briefings.notes.model import Note
from briefings.search.needles import letter_of
from briefings.search.tokens import LETTER
from briefings.search.units import Unit, units

_WORD: Final = re.compile(f"{LETTER}+")
_NAME: Final = re.compile(r"[^\W_]+")


class SearchDocument(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The texts of a briefing, ready to be searched.

    Unit `n` begins at `starts[n]` of `haystack`. Passages come last and are parted by a space, so
    that a phrase is found across a line break of the article; all else is parted by line feeds,
    which no folded text holds.
    `panels` holds what the panel of each key may be called, see `called`, and `panel_names` what
    it is called on the screen. `paragraphs` are the
    offsets at which the article's paragraphs begin; `language` is its BCP 47 tag, folded.
    """

    id: str
    title: str
    units: tuple[Unit, ...]
    haystack: str
    starts: tuple[int, ...]
    panels: dict[str, tuple[str, ...]]
    panel_names: dict[str, str]
    paragraphs: tuple[int, ...]
    published: dt.date | None = None
    language: str = ""

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the texts, folded."""
        if self.letter is LETTER:
            return frozenset(_WORD.findall(self.haystack))
        return frozenset(folded_words(self.haystack))

    @cached_property
    def letter(self) -> str:
        """An expression for a letter of the texts, see `needles`."""
        return letter_of(self.haystack)

    @property
    def end_of_titles(self) -> int:
        """Where in the haystack the titles end, which come first."""
        there = zip(self.units, self.starts, strict=True)
        return next((at for unit, at in there if unit.kind != "title"), len(self.haystack))

    @property
    def passages(self) -> int:
        """Where in the haystack the passages begin; its end where the article has none."""
        first = len(self.units) - len(self.paragraphs)
        return self.starts[first] if self.paragraphs else len(self.haystack)

    def unit_at(self, offset: int) -> int:
        """Return the number of the unit that an offset of the haystack is in."""
        return bisect_right(self.starts, offset) - 1

    def in_unit(self, number: int, start: int, end: int) -> Span:
        """Turn a range of the haystack into one of a unit's text, cut off where that ends."""
        base, text = self.starts[number], self.units[number].text
        behind = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.haystack)
        if is_even(text, self.haystack[base : behind - 1]):
            return Span(start - base, min(end - base, len(text)))
        back = way_back(text)
        return Span(*back.origin(start - base, min(end - base, len(back.text))))

    def in_article(self, start: int, end: int) -> Span:
        """Turn a range of the haystack that begins and ends in passages into one of the article."""
        first, last = self.unit_at(start), self.unit_at(end - 1)
        begins = self.in_unit(first, start, end).start
        ends = self.in_unit(last, max(start, self.starts[last]), end).end
        return Span(self.units[first].origin + begins, self.units[last].origin + ends)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that an offset of the article is in."""
        return max(bisect_right(self.paragraphs, offset), 1)


def document(briefing: Briefing, notes: Sequence[Note] = ()) -> SearchDocument:
    """Prepare a briefing, and the notes on it, for searching."""
    found = tuple(units(briefing, notes))
    texts = folded_texts([unit.text for unit in found])
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    for unit, text in zip(found, texts, strict=True):
        starts.append(at)
        parts += (text, " " if unit.kind == "passage" else "\n")
        at += len(text) + 1
    return SearchDocument(
        id=briefing.id,
        title=briefing.source.title,
        units=found,
        haystack="".join(parts),
        starts=tuple(starts),
        panels={panel.topic.key: panel_names(panel.topic) for panel in briefing.panels},
        panel_names={panel.topic.key: panel.topic.name for panel in briefing.panels},
        paragraphs=tuple(p.start for p in briefing.article.paragraphs),
        published=briefing.source.published,
        language=folded_text(briefing.source.language or ""),
    )


def passages(text: str, blocks: Iterable[Span]) -> str:
    """Return an article's passages as a haystack has them."""
    return " ".join(folded_texts([text[block.start : block.end] for block in blocks]))


def called(name: str) -> str:
    """Return the words of a panel's key or name, folded: `St. Lucia` has no point."""
    return " ".join(_NAME.findall(folded_text(name)))


def panel_names(topic: Topic) -> tuple[str, ...]:
    return tuple(map(called, (topic.key, topic.name, topic.short)))
