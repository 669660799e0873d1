"""The stretch of a text that is most like some words that no longer stand in it.

Pieces of the words that did survive say where to look; only there are the two compared, with
`difflib`. The work is bounded: a few places, and of long words only both ends.
"""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from briefings.model import Span

THRESHOLD: Final = 0.7
"""The least similarity that counts as the same words, 0 to 1 (`difflib`'s ratio)."""

_END: Final = 160
_PART: Final = 6
_MOST_PARTS: Final = 40
_MOST_HITS: Final = 60
_MOST_PLACES: Final = 6
_SHORTEST_BLOCK: Final = 3
_LONGEST_COMPARED: Final = 2000


def similarity(one: str, other: str) -> float:
    """Return how like two texts are, 1 for the same and 0 for nothing in common."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    long = len(one) > _LONGEST_COMPARED or len(other) > _LONGEST_COMPARED
    return matcher.quick_ratio() if long else matcher.ratio()


def find_similar(text: str, words: str, *, near: int, part: Span | None = None) -> Span | None:
    """Return the stretch of `text` most like `words`, the one nearest to `near` among equals.

    With `part`, a range of `words`, the stretch for that range alone is returned. `None` where
    nothing reaches `THRESHOLD`.
    """
    if len(words) > 2 * _END:
        return _between_ends(text, words, near)
    best: tuple[float, int, Span] | None = None
    for place in _places(text, words, near):
        found = _compare(text, words, place, part or Span(0, len(words)))
        if found is None:
            continue
        score, span = found
        ranked = (score, -abs(span.start - near), span)
        if best is None or ranked[:2] > best[:2]:
            best = ranked
    return best[2] if best and best[0] >= THRESHOLD else None


def _between_ends(text: str, words: str, near: int) -> Span | None:
    """Find both ends of long words, at about the right distance from each other."""
    head = find_similar(text, words[:_END], near=near)
    expected = (near if head is None else head.start) + len(words) - _END
    tail = find_similar(text, words[-_END:], near=expected)
    if head is None or tail is None:
        return None
    length = tail.end - head.start
    plausible = THRESHOLD * len(words) <= length <= len(words) / THRESHOLD
    return Span(head.start, tail.end) if plausible else None


def _places(text: str, words: str, near: int) -> list[int]:
    """Return where `words` may begin in `text`, by the parts of them that stand there."""
    votes: Counter[int] = Counter()
    coarse = max(len(words) // 4, _PART)
    step = max(len(words) // _MOST_PARTS, _PART // 2)
    for offset in range(0, max(len(words) - _PART, 0) + 1, step):
        for hit in _hits(text, words[offset : offset + _PART], near + offset):
            votes[max(hit - offset, 0) // coarse] += 1
    ranked = sorted(votes, key=lambda slot: (-votes[slot], abs(slot * coarse - near)))
    return [slot * coarse for slot in ranked[:_MOST_PLACES]]


def _hits(text: str, part: str, near: int) -> Iterator[int]:
    """Yield places of `part`, half of them from `near` on and half before it."""
    at = near
    for _ in range(_MOST_HITS // 2):
        at = text.find(part, at)
        if at < 0:
            break
        yield at
        at += 1
    at = near
    for _ in range(_MOST_HITS // 2):
        at = text.rfind(part, 0, at + len(part) - 1)
        if at < 0:
            break
        yield at


def _compare(text: str, words: str, place: int, part: Span) -> tuple[float, Span] | None:
    """Lay `words` against the text about `place`; return how like, and the range of `part`."""
    slack = len(words) // 2 + 8
    origin = max(place - slack, 0)
    window = text[origin : place + len(words) + slack]
    pairs = _blocks(words, window)
    if not pairs:
        return None
    whole = _extent(pairs, Span(0, len(words)), len(window))
    wanted = _extent(pairs, part, len(window))
    if wanted.start >= wanted.end:
        return None
    score = similarity(words, window[whole.start : whole.end])
    return score, Span(origin + wanted.start, origin + wanted.end)


def _blocks(words: str, window: str) -> list[tuple[int, int, int]]:
    """Return the runs that both have in common, without the strays at either end."""
    found = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()
    blocks = [(b.a, b.b, b.size) for b in found if b.size >= _SHORTEST_BLOCK]
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[1]):
        del blocks[0]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2]):
        del blocks[-1]
    return blocks


def _is_stray(outer: tuple[int, int, int], inner: tuple[int, int, int]) -> bool:
    """Return whether the outer run is farther from the inner one than its own length explains."""
    shift = (outer[1] - outer[0]) - (inner[1] - inner[0])
    return abs(shift) > max(2 * outer[2], 8)


def _extent(blocks: list[tuple[int, int, int]], part: Span, length: int) -> Span:
    """Carry a range of the words over to the window.

    A border inside a common run is exact. One between two runs falls where the changed words
    between them begin or end; one outside of all runs keeps its distance.
    """
    return Span(
        min(max(_border(blocks, part.start), 0), length),
        min(max(_border(blocks, part.end, last=True), 0), length),
    )


def _border(blocks: list[tuple[int, int, int]], at: int, *, last: bool = False) -> int:
    for index, (a, b, size) in enumerate(blocks):
        inside = a < at <= a + size if last else a <= at < a + size
        if inside:
            return b + at - a
        if a >= at if last else a > at:
            if index == 0:
                return b + at - a
            before = blocks[index - 1]
            return b if last else before[1] + before[2]
    a, b, _size = blocks[-1]
    return b + at - a
