"""Which word of a text is which of another version of it.

What stands once in both is the same (Heckel 1978, patience diff): runs of words that do so are
matched wherever they have moved to, and extended as far as the texts agree. Between them, what is
unique there is matched in order. A run that two matches claim belongs to the one that has the
rest of its sentence, and to none where neither has it: a repeated sentence is told apart by what
stands around it, or not at all. A sentence of which too little is found again is another one.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

NOWHERE: Final = -1

_SEED: Final = 5
"""So many words in a row are looked for in all of the text."""

_LEAST_FOUND: Final = 0.6
"""So much of a sentence's words must be found again."""

_RUN_TOLD_APART: Final = 12
"""So many words and marks in a row are known by themselves. Newspapers use a shorter sentence (“The
ministry did not reply.”) of many things, so something beside it must be found with it."""

_NEAR: Final = 10
"""So many words away may be what stands beside a sentence; half as many may have come between."""

_SMALLER: Final = {_SEED: 3, 3: 1}
"""By what is looked for next where longer runs are not unique."""


class MatchedRun(NamedTuple):
    """A run of words that both texts have: where it begins in each, and how long it is."""

    old: int
    new: int
    size: int


class WordSequence(NamedTuple):
    """Folded words, for each of them whether it is more than a mark, and its sentence's number."""

    words: Sequence[str]
    is_word: Sequence[bool]
    sentence: Sequence[int]


def match(old: WordSequence, new: WordSequence) -> list[int]:
    """Return for each word of the old text the number of the same one in the new, or `NOWHERE`."""
    return _Matching(old, new).done()


def in_order(places: Sequence[int]) -> list[int]:
    """Return the numbers of the longest series of `places` that rises; `NOWHERE` is left out."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for number, place in enumerate(places):
        if place == NOWHERE:
            continue
        at = bisect_left(tails, place)
        if at:
            before[number] = ends[at - 1]
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    found = ends[-1:]
    while found and found[-1] in before:
        found.append(before[found[-1]])
    return found[::-1]


class _Matching:
    def __init__(self, old: WordSequence, new: WordSequence) -> None:
        self.old = old
        self.new = new
        self.to = [NOWHERE] * len(old.words)
        self.back = [NOWHERE] * len(new.words)
        self._barred_old: set[int] = set()
        self._barred_new: set[int] = set()

    def done(self) -> list[int]:
        self._settle(list(self._blocks()))
        self._fill_in_place()
        self._fill_moved()
        self._drop_other_sentences()
        return self.to

    def _set(self, one: int, other: int) -> None:
        self.to[one] = other
        self.back[other] = one

    # -- runs that stand once in both -------------------------------------------------------------

    def _blocks(self) -> Iterator[MatchedRun]:
        """Yield the runs around what is unique in both texts, as long as they can be."""
        seen: set[tuple[int, int]] = set()
        until: dict[int, int] = {}
        size = min(_SEED, len(self.old.words), len(self.new.words))
        for old, new in _unique(self.old.words, self.new.words, size):
            if until.get(new - old, 0) > old:
                continue
            block = self._extended(old, new)
            until[new - old] = block.old + block.size
            if (block.old, block.new) not in seen:
                seen.add((block.old, block.new))
                yield block

    def _extended(self, old: int, new: int) -> MatchedRun:
        a, b = self.old.words, self.new.words
        before = 0
        while before < min(old, new) and a[old - before - 1] == b[new - before - 1]:
            before += 1
        after, room = 0, min(len(a) - old, len(b) - new)
        while after < room and a[old + after] == b[new + after]:
            after += 1
        return MatchedRun(old - before, new - before, before + after)

    def _settle(self, blocks: Sequence[MatchedRun]) -> None:
        """Give each word to the one block that has it, or that has the rest of its sentence."""
        on_old = _owners(((b.old, b.size) for b in blocks), self.old.sentence)
        on_new = _owners(((b.new, b.size) for b in blocks), self.new.sentence)
        for number, block in enumerate(blocks):
            for step in range(block.size):
                one, other = block.old + step, block.new + step
                if on_old[one] == on_new[other] == number:
                    self._set(one, other)
        self._barred_old = {each for each, owner in on_old.items() if owner == NOWHERE}
        self._barred_new = {each for each, owner in on_new.items() if owner == NOWHERE}

    # -- what stands between them -----------------------------------------------------------------

    def _fill_in_place(self) -> None:
        fixed = [(n, self.to[n]) for n in in_order(self.to)]
        ends = (len(self.old.words), len(self.new.words))
        last = (NOWHERE, NOWHERE)
        for this in (*fixed, ends):
            self._fill_between(last, this)
            last = this

    def _fill_moved(self) -> None:
        """Fill what lies between words that have moved together."""
        fixed = [(n, to) for n, to in enumerate(self.to) if to != NOWHERE]
        for last, this in pairwise(fixed):
            gap = this[1] - last[1]
            if 1 < gap <= 3 * (this[0] - last[0]) + _SEED and this[0] - last[0] > 1:
                self._fill_between(last, this)

    def _fill_between(self, last: tuple[int, int], this: tuple[int, int]) -> None:
        old = self._free(range(last[0] + 1, this[0]), self.to, self._barred_old)
        new = self._free(range(last[1] + 1, this[1]), self.back, self._barred_new)
        self._fill(old, new, _SEED)

    @staticmethod
    def _free(numbers: range, taken: Sequence[int], barred: set[int]) -> list[int]:
        return [n for n in numbers if taken[n] == NOWHERE and n not in barred]

    def _fill(self, old: list[int], new: list[int], size: int) -> None:
        """Match what is unique among these words, in order; then what lies between."""
        work = [(old, new, size)]
        while work:
            old, new, size = work.pop()
            old, new = self._trimmed(old, new)
            if not old or not new:
                continue
            pairs = self._unique_in_order(old, new, size)
            if not pairs:
                if smaller := _SMALLER.get(size):
                    work.append((old, new, smaller))
                continue
            last = (0, 0)
            for i, j in (*pairs, (len(old), len(new))):
                work.append((old[last[0] : i], new[last[1] : j], size))
                last = i, j

    def _unique_in_order(self, old: list[int], new: list[int], size: int) -> list[tuple[int, int]]:
        a, b = self.old.words, self.new.words
        found = dict(_unique([a[n] for n in old], [b[n] for n in new], size))
        places = [found.get(n, NOWHERE) for n in range(len(old))]
        return [(n, places[n]) for n in in_order(places)]

    def _trimmed(self, old: list[int], new: list[int]) -> tuple[list[int], list[int]]:
        """Match what both begin and end with, and return what is left."""
        a, b = self.old.words, self.new.words
        room = min(len(old), len(new))
        first = 0
        while first < room and a[old[first]] == b[new[first]]:
            self._set(old[first], new[first])
            first += 1
        last = 0
        while last < room - first and a[old[-1 - last]] == b[new[-1 - last]]:
            self._set(old[-1 - last], new[-1 - last])
            last += 1
        return old[first : len(old) - last], new[first : len(new) - last]

    # -- what is another sentence -----------------------------------------------------------------

    def _drop_other_sentences(self) -> None:
        """Drop those of which too little was found, then those that are left alone."""
        fixed = set(in_order(self.to))
        left: list[tuple[list[int], list[int], bool]] = []
        for numbers in _by_sentence(self.old.sentence).values():
            words = [n for n in numbers if self.old.is_word[n]] or numbers
            found = [n for n in words if self.to[n] != NOWHERE]
            is_moved = sum(n in fixed for n in found) * 2 < len(found)
            if len(found) < max(_LEAST_FOUND * len(words), 1):
                self._drop(numbers)
            else:
                left.append((numbers, found, is_moved))
        for numbers, found, is_moved in left:
            if self._is_alone(found, is_moved=is_moved):
                self._drop(numbers)

    def _is_alone(self, found: Sequence[int], *, is_moved: bool) -> bool:
        """Return whether no more than a short sentence was found, and nothing beside it with it."""
        if max(map(self._run, found)) >= _RUN_TOLD_APART:
            return False
        return is_moved or not (self._has_near(found[0], -1) or self._has_near(found[-1], 1))

    def _has_near(self, number: int, step: int) -> bool:
        """Return whether what stands before or behind a sentence stands there still."""
        end = len(self.back) if step > 0 else NOWHERE
        for distance in range(1, _NEAR + 1):
            other = number + step * distance
            if not 0 <= other < len(self.to):
                return self.to[number] + step * distance == end
            is_beside = self.old.sentence[other] != self.old.sentence[number]
            if is_beside and self.old.is_word[other] and self.to[other] != NOWHERE:
                return abs(self.to[other] - self.to[number] - step * distance) <= _NEAR // 2
        return False

    def _run(self, number: int) -> int:
        """Return in how long a run a word has been found."""
        shift, first, last = self.to[number] - number, number, number
        while first and number - first < _RUN_TOLD_APART and self._shift(first - 1) == shift:
            first -= 1
        while (
            last < len(self.to) - 1
            and last - number < _RUN_TOLD_APART
            and (self._shift(last + 1) == shift)
        ):
            last += 1
        return last + 1 - first

    def _shift(self, number: int) -> int | None:
        return None if self.to[number] == NOWHERE else self.to[number] - number

    def _drop(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if self.to[number] != NOWHERE:
                self.back[self.to[number]] = NOWHERE
                self.to[number] = NOWHERE


def _unique(old: Sequence[str], new: Sequence[str], size: int) -> Iterator[tuple[int, int]]:
    """Yield where runs of `size` words begin that stand once in both, in the old one's order."""
    if not size:
        return
    there, here = _runs(old, size), _runs(new, size)
    for run, at in there.items():
        if at != NOWHERE and (other := here.get(run, NOWHERE)) != NOWHERE:
            yield at, other


def _runs(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    """Return where each run begins, `NOWHERE` for one that stands more than once."""
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - size + 1):
        run = tuple(words[at : at + size])
        found[run] = NOWHERE if run in found else at
    return found


def _owners(blocks: Iterable[tuple[int, int]], sentence: Sequence[int]) -> dict[int, int]:
    """Return for each word that blocks claim the number of the one it belongs to, or `NOWHERE`."""
    claims: dict[int, list[int]] = defaultdict(list)
    for number, (start, size) in enumerate(blocks):
        for word in range(start, start + size):
            claims[word].append(number)
    alone: Counter[tuple[int, int]] = Counter(
        (claimed[0], sentence[word]) for word, claimed in claims.items() if len(claimed) == 1
    )
    return {word: _owner(claimed, sentence[word], alone) for word, claimed in claims.items()}


def _owner(claimed: Sequence[int], sentence: int, alone: Counter[tuple[int, int]]) -> int:
    if len(claimed) == 1:
        return claimed[0]
    ranked = sorted(claimed, key=lambda block: -alone[block, sentence])
    first, second = (alone[block, sentence] for block in ranked[:2])
    return ranked[0] if first > second else NOWHERE


def _by_sentence(sentence: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for word, number in enumerate(sentence):
        found[number].append(word)
    return found
