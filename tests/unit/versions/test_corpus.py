"""Made-up articles are edited as newsrooms do: what stayed is found, nothing on wrong words."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.anchors.alignment import Alignment, Reanchored
from tests.unit.versions.edits import (
    EDITS,
    Passage,
    Version,
    Writer,
    passages,
    plain,
    stays,
    typographic,
    written,
)

ARTICLES = 60
PASSAGES = 40


class Found(NamedTuple):
    passage: Passage
    result: Reanchored
    old: Version
    new: Version
    repeated: set[int]

    @property
    def numbers(self) -> list[int]:
        """Which words were found."""
        return self.new.numbers_in(self.result.span) if self.result.span else []

    @property
    def is_on_its_words(self) -> bool:
        """Whether the words found are those that were meant, or stand in for them.

        A sentence that was said once more and taken out where it stood first has moved. One that
        newsrooms write of everything is known by the word before it or behind it.
        """
        if set(self.numbers) & set(self.passage.numbers):
            return self.result.fate == "changed" or self._stands_for_it()
        return bool(self.repeated & {*self.passage.numbers}) or self._stands_beside_the_same()

    def _stands_for_it(self) -> bool:
        """Whether all words are those that were meant, or those of a sentence said once more."""
        pairs = list(zip(self.passage.numbers, self.numbers, strict=False))
        return len(self.numbers) == len(self.passage.numbers) and all(
            one == other or one in self.repeated for one, other in pairs
        )

    def _stands_beside_the_same(self) -> bool:
        first, last = self.passage.numbers[0], self.passage.numbers[-1]
        old, new = self.old.order, self.new.order
        one, other = old.index(first), new.index(self.numbers[0])
        before = old[max(one - 12, 0) : one], new[max(other - 12, 0) : other]
        one, other = old.index(last), new.index(self.numbers[-1])
        after = old[one + 1 : one + 13], new[other + 1 : other + 13]
        return any(set(here) & set(there) for here, there in (before, after))


def edited(seed: int) -> Iterator[Found]:
    """Write an article, edit it some times, and look for stretches of it."""
    chance = random.Random(seed)
    writer = Writer(chance)
    text = writer.article()
    old = written(text)
    for _ in range(chance.randrange(1, 4)):
        text = chance.choice(EDITS)(writer, text)
    new = written(text, typographic if chance.random() < 0.3 else plain)
    alignment = Alignment(old.article, new.article)
    for passage in passages(old, chance, PASSAGES):
        yield Found(passage, alignment.find(passage.span), old, new, writer.repeated_words)


@pytest.fixture(scope="module")
def found() -> list[Found]:
    return [each for seed in range(ARTICLES) for each in edited(seed)]


def test_what_stayed_is_found_exactly(found: list[Found]) -> None:
    fates = Counter(each.result.fate for each in found if stays(each.new, each.passage))
    assert fates.total() > 1500
    assert fates["exact"] + fates["moved"] >= 0.99 * fates.total()


def test_nothing_is_found_on_wrong_words(found: list[Found]) -> None:
    placed = [each for each in found if each.result.span]
    assert len(placed) > 1500
    assert [each for each in placed if not each.is_on_its_words] == []


def test_what_is_gone_is_lost(found: list[Found]) -> None:
    gone = [each for each in found if not set(each.passage.numbers) & set(each.new.order)]
    assert len(gone) > 30
    lost = [each for each in gone if each.result.span is None]
    # A word in the place of another is not it; a sentence said elsewhere too may be.
    assert len(lost) >= 0.95 * len(gone)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=10_000, max_value=2**40))
def test_any_edit_leaves_passages_on_their_words_or_loses_them(seed: int) -> None:
    for each in edited(seed):
        if each.result.span is not None:
            text = each.new.article.text
            assert 0 <= each.result.span.start < each.result.span.end <= len(text)
            assert each.is_on_its_words
        else:
            assert each.result.fate == "lost"
