"""Whether a query holds of a briefing, and where its words stand.

A word is found where a word of the text begins with it: `erad` in `eradication`, not in
`reradiate`; or where one of its other forms stands. What begins with a sign (`$85`) is found
anywhere, and so is writing that puts no spaces between words (Chinese, Japanese, Thai). A closed
phrase or a whole word also ends where a word ends. Numbers are found however they are written, see
`briefings.extract.number_patterns`.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import assert_never

import msgspec

from briefings.extract.number_patterns import Place, in_order, number_pattern
from briefings.folding import folded_text
from briefings.search.days import days_of
from briefings.search.document import SearchDocument, called
from briefings.search.filters import kinds_named, tag_value
from briefings.search.nodes import (
    All,
    Amount,
    Condition,
    Dated,
    Either,
    Filter,
    InDraft,
    Node,
    Not,
    Phrase,
    Sense,
    Term,
    Word,
)
from briefings.search.quantities import is_unit
from briefings.search.slips import slips_among
from briefings.search.tokens import LETTER
from briefings.search.units import Unit
from briefings.search.word_forms import is_form, root

_Test = Callable[[Unit], bool]


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
        case Either(nodes):
            return any(holds(each, document) for each in nodes)
        case Not(inner):
            return not holds(inner, document)
        case Word() | Phrase():
            return _stands(node, document)
        case _:
            return any(map(test_of(node, document), document.units))


def occurrences(terms: Collection[Term], document: SearchDocument) -> list[TermMatch]:
    """Return every place of the terms, in order."""
    found = [
        TermMatch(start, end, number)
        for number, term in enumerate(terms)
        for start, end in _places(term, document)
    ]
    if len(terms) > 1:
        found.sort(key=attrgetter("start", "end"))
    return found


def test_of(condition: Condition, document: SearchDocument) -> _Test:
    """Return the test by which a condition judges the units of a briefing.

    One on the briefing as a whole holds of its title.
    """
    match condition:
        case Filter(name="lang" | "id"):
            is_so = _is_called_so(condition, document)
        case Filter():
            return _filter_test(condition, document)
        case Amount():
            return _amount_test(condition)
        case Dated(first, last):
            begin, end = days_of(first, last)
            is_so = document.published is not None and begin <= document.published <= end
        case InDraft(ids):
            is_so = document.id in ids
        case _:
            assert_never(condition)
    return lambda unit: is_so and unit.field == "title"


def _is_called_so(condition: Filter, document: SearchDocument) -> bool:
    wanted = _needle(condition.value)
    if condition.name == "lang":
        return bool(_pattern(wanted, closed=condition.exact).search(document.language))
    known = folded_text(document.id)
    return known == wanted if condition.exact else known.startswith(wanted)


def _filter_test(condition: Filter, document: SearchDocument) -> _Test:
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
            return lambda unit: unit.is_open


def _amount_test(amount: Amount) -> _Test:
    is_meant = is_unit(amount.unit) if amount.unit else None

    def test(unit: Unit) -> bool:
        if unit.amount is None:
            return False
        key, value = unit.amount
        return is_within(amount, value) and (
            is_meant is None or (key is not None and is_meant(key))
        )

    return test


def is_within(amount: Amount, value: float) -> bool:
    low, high = amount.low, amount.high
    is_high = low is None or (value > low if amount.over else value >= low)
    return is_high and (high is None or (value < high if amount.under else value <= high))


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


def _stands(term: Term, document: SearchDocument) -> bool:
    """Return whether a term stands in a briefing; that it does so plainly is told soonest."""
    needle = _needle(term.text)
    if term.field is None:
        if _pattern(needle, closed=_is_closed(term)).search(document.haystack):
            return True
        if isinstance(term, Word) and term.sense is Sense.SLIP:
            return bool(slips_among(needle, document.words))
    return bool(_places(term, document))


def _places(term: Term, document: SearchDocument) -> list[Place]:
    """Return where a term stands in the haystack, in order."""
    places = _in_text(term, document)
    if term.field is None:
        return places
    return [
        place for place in places if document.units[document.unit_at(place[0])].field == term.field
    ]


def _in_text(term: Term, document: SearchDocument) -> list[Place]:
    """Return where a term stands in any text, its numbers written in whatever way."""
    text = document.haystack
    needle, closed = _needle(term.text), _is_closed(term)
    places = [place.span() for place in _pattern(needle, closed=closed).finditer(text)]
    if isinstance(term, Word):
        places += _other_words(term.sense, needle, document)
    open_ = number_pattern(needle, *_borders(needle, closed=closed))
    return in_order([*places, *open_.places(text)] if open_ else places)


def _other_words(sense: Sense, needle: str, document: SearchDocument) -> Iterator[Place]:
    """Yield the words that are a form of a word and do not begin with it, or a slip away."""
    match sense:
        case Sense.FORMS if (begins := root(needle)) != needle:
            for place in _words(begins).finditer(document.haystack):
                if is_form(needle, place[0]) and not place[0].startswith(needle):
                    yield place.span()
        case Sense.SLIP:
            for word in slips_among(needle, document.words):
                pattern = _pattern(word, closed=True)
                yield from (place.span() for place in pattern.finditer(document.haystack))


def _is_closed(term: Term) -> bool:
    """Return whether a word of the text has to end where the term does."""
    if isinstance(term, Word):
        return term.sense in (Sense.WHOLE, Sense.SLIP)
    return term.closed


@lru_cache(maxsize=256)
def _words(begins: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER}){re.escape(begins)}{LETTER}*")


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
