"""Which texts of a briefing say best why it was found.

A text's score is, from the weightiest to the least:

- 1000 if the filters `panel:`, `kind:`, `tag:` and `speaker:` all hold of it;
- 10 for each word or phrase of the query in its best stretch of `snippets.WINDOW` code points,
  5 for each one that stands elsewhere in it: words together count for more than words apart;
- 4 for a title, 3 for an item or a bottom line, 2 for a note, 1 for a passage.

Equal texts keep the briefing's order. Words must hold somewhere in a briefing, not under its
filters; where no text under all of them has the words, those under one are shown, then those
under none, so that no briefing comes without the words for which it matched. The figures that are
asked for are among the texts, whatever words they have.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from briefings.search.document import SearchDocument
from briefings.search.filters import RESTRICTING
from briefings.search.hit import HitKind
from briefings.search.matcher import TermMatch, occurrences, test_of
from briefings.search.nodes import Amount, Condition, Filter, Node, Term, leaves
from briefings.search.snippets import WINDOW
from briefings.search.units import Unit

_WITHIN: Final = 1000
_NEAR: Final = 10
_APART: Final = 5
_WEIGHTS: Final[dict[HitKind, int]] = {
    "title": 4, "item": 3, "bottom_line": 3, "note": 2, "passage": 1,
}  # fmt: skip

_Test = Callable[[Unit], bool]


class Candidate(NamedTuple):
    """A unit of a document, its score, and the words of the query in it, in order."""

    score: int
    unit: int
    words: Sequence[TermMatch]


class Ranking(NamedTuple):
    """The candidates of a document, the best first, and all places of the query's words."""

    document: SearchDocument
    candidates: Sequence[Candidate]
    found: Sequence[TermMatch]

    @property
    def score(self) -> int:
        """The best candidate's score, 0 where there is none."""
        return self.candidates[0].score if self.candidates else 0


def rank(root: Node, document: SearchDocument) -> Ranking:
    """Find and order the texts that a query, which holds of the document, is about."""
    wanted = list(dict.fromkeys(leaves(root, wanted=True)))
    terms = [leaf for leaf in wanted if isinstance(leaf, Term)]
    found = occurrences(terms, document)
    tests = {leaf: test_of(leaf, document) for leaf in wanted if isinstance(leaf, Condition)}
    words = _by_unit(document, found) if terms else _filtered(document, [*tests.values()])
    amounts = [test for leaf, test in tests.items() if isinstance(leaf, Amount)]
    words = _filtered(document, amounts) | words
    restricting = [test for leaf, test in tests.items() if _is_restricting(leaf)]
    kept, within = _restricted(document, list(words), restricting)
    candidates = [_candidate(document, unit, words[unit], within=within) for unit in kept]
    candidates.sort(key=lambda c: (-c.score, c.unit))
    return Ranking(document, candidates, found)


def _is_restricting(leaf: Condition) -> bool:
    return isinstance(leaf, Filter) and leaf.name in RESTRICTING


def together(words: Sequence[TermMatch]) -> Sequence[TermMatch]:
    """Return the first stretch of `WINDOW` code points that has the most different terms in it."""
    most = _terms(words)
    best = words[:0]
    count = end = 0
    for start, first in enumerate(words):
        end = max(end, start + 1)
        while end < len(words) and words[end].end <= first.start + WINDOW:
            end += 1
        terms = _terms(words[start:end])
        if terms > count:
            best, count = words[start:end], terms
        if count == most:
            break
    return best


def _by_unit(document: SearchDocument, found: Sequence[TermMatch]) -> dict[int, list[TermMatch]]:
    groups: dict[int, list[TermMatch]] = {}
    group: list[TermMatch] = []
    end = 0
    for word in found:
        if word.start >= end:
            unit = document.unit_at(word.start)
            end = document.starts[unit + 1] if unit + 1 < len(document.starts) else word.start
            group = groups.setdefault(unit, [])
        group.append(word)
    return groups


def _filtered(document: SearchDocument, tests: Sequence[_Test]) -> dict[int, list[TermMatch]]:
    return {
        number: []
        for number, unit in enumerate(document.units)
        if any(test(unit) for test in tests)
    }


def _restricted(
    document: SearchDocument, numbers: list[int], tests: Sequence[_Test]
) -> tuple[list[int], bool]:
    """Return those of the units under the filters, and whether all the filters hold of them."""
    for enough in (all, any):
        kept = [n for n in numbers if enough(test(document.units[n]) for test in tests)]
        if kept:
            return kept, enough is all
    return numbers, False


def _candidate(
    document: SearchDocument, unit: int, words: Sequence[TermMatch], *, within: bool
) -> Candidate:
    terms = _terms(words)
    near = _terms(together(words)) if terms > 1 else terms
    weight = _WEIGHTS[document.units[unit].kind]
    score = _WITHIN * within + _NEAR * near + _APART * (terms - near) + weight
    return Candidate(score, unit, words)


def _terms(words: Sequence[TermMatch]) -> int:
    return len({word.term for word in words})
