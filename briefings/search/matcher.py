"""Whether a query holds of a briefing, and where its words stand.

A word is found where a word of the text begins with it: `erad` in `eradication`, not in
`reradiate`. What begins with a sign (`$85`) is found anywhere, and so is writing that puts no
spaces between words (Chinese, Japanese, Thai). A closed word or phrase also ends where a word
ends. Numbers are found however they are written, see `briefings.extract.number_patterns`.
"""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from operator import attrgetter
from typing import assert_never

import msgspec

from briefings.extract.number_patterns import Place, in_order, number_pattern
from briefings.folding import folded_text
from briefings.search.document import SearchDocument, called
from briefings.search.filters import kinds_named, tag_value
from briefings.search.nodes import All, Filter, Node, Not, Phrase, Term, Word
from briefings.search.tokens import LETTER
from briefings.search.units import Unit


class TermMatch(msgspec.Struct, frozen=True, gc=False):
    """A place of the haystack, `start` to `end`, and the number of the term that stands there."""

    start: int
    end: int
    term: int


def holds(node: Node, document: SearchDocument) -> bool:
    """Return whether a condition holds somewhere in a briefing."""
    match node:
        case All(nodes):
            return all(holds(each, document) for each in nodes)
        case Not(inner):
            return not holds(inner, document)
        case Word() | Phrase():
            return _stands(node, document.haystack)
        case Filter():
            return any(map(test_of(node, document), document.units))


def occurrences(terms: Collection[Term], document: SearchDocument) -> list[TermMatch]:
    """Return every place of the terms, in order."""
    found = [
        TermMatch(start, end, number)
        for number, term in enumerate(terms)
        for start, end in _places(term, document.haystack)
    ]
    if len(terms) > 1:
        found.sort(key=attrgetter("start", "end"))
    return found


def test_of(condition: Filter, document: SearchDocument) -> Callable[[Unit], bool]:
    """Return the test by which a filter judges the units of a briefing."""
    value = condition.value
    match condition.name:
        case "kind" | "has":
            kinds = kinds_named(value)
            return lambda unit: not kinds.isdisjoint(unit.kinds)
        case "panel":
            keys = panels_named(condition, document.panels)
            return lambda unit: not keys.isdisjoint(unit.panels)
        case "tag":
            tag = tag_value(value)
            if condition.exact:
                return lambda unit: tag in unit.tags
            return lambda unit: any(each.startswith(tag) for each in unit.tags)
        case "speaker":
            name = _pattern(_needle(value), closed=condition.exact)
            return lambda unit: name.search(unit.speaker) is not None
        case _:
            assert_never(condition.name)


def panels_named(condition: Filter, panels: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the keys of the panels that a filter `panel:` means.

    A panel's whole name means that panel; else a word of its key or names may begin so.
    """
    value = called(condition.value)
    meant = frozenset(key for key, names in panels.items() if value in names)
    if meant or condition.exact or not value:
        return meant
    begins = _pattern(value, closed=False)
    return frozenset(key for key, names in panels.items() if begins.search("\n".join(names)))


def _stands(term: Term, text: str) -> bool:
    """Return whether a term stands in folded text, its numbers written in whatever way."""
    needle = _needle(term.text)
    if _pattern(needle, closed=term.closed).search(text):
        return True
    open_ = number_pattern(needle, *_borders(needle, closed=term.closed))
    return open_ is not None and next(open_.places(text), None) is not None


def _places(term: Term, text: str) -> list[Place]:
    """Return where a term stands in folded text, its numbers written in whatever way, in order."""
    needle = _needle(term.text)
    places = [place.span() for place in _pattern(needle, closed=term.closed).finditer(text)]
    open_ = number_pattern(needle, *_borders(needle, closed=term.closed))
    return in_order([*places, *open_.places(text)]) if open_ else places


def _needle(text: str) -> str:
    return folded_text(text).strip()


@lru_cache(maxsize=256)
def _pattern(needle: str, *, closed: bool) -> re.Pattern[str]:
    """Look behind from the end: so the search may jump from one needle to the next."""
    words = re.escape(needle)
    before, after = _borders(needle, closed=closed)
    begins = f"(?<={before}{words})" if before else ""
    return re.compile(words + begins + after)


def _borders(needle: str, *, closed: bool) -> tuple[str, str]:
    """Return the expressions for what stands before and after a needle in folded text."""
    before = f"(?<!{LETTER})" if re.match(LETTER, needle) else ""
    after = f"(?!{LETTER})" if closed and re.match(LETTER, needle[-1:]) else ""
    return before, after
