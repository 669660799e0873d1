"""Whether a query holds of a briefing, and where its words stand.

A word is found where a word of the text begins with it: `erad` in `eradication`, not in
`reradiate`; or where one of its other forms stands. What begins with a sign (`$85`) is found
anywhere, and so is writing that puts no spaces between words (Chinese, Japanese, Thai). A closed
phrase or a whole word also ends where a word ends. Numbers are found however they are written, see
`briefings.extract.number_patterns`.
"""

from collections.abc import Callable, Collection, Iterator
from operator import attrgetter
from typing import assert_never

import msgspec

from briefings.extract.number_patterns import Place, in_order
from briefings.folding import folded_text
from briefings.search.days import days_of
from briefings.search.document import SearchDocument, called
from briefings.search.filters import kinds_named, tag_value
from briefings.search.needles import is_in, needle_pattern, numbers_of, word_pattern
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
from briefings.search.units import Unit
from briefings.search.word_forms import is_form, root

_Test = Callable[[Unit], bool]


class TermMatch(msgspec.Struct, frozen=True, gc=False):
    """A place of the haystack, `start` to `end`, and the number of the term that stands there."""

    start: int
    end: int
    term: int


def holds(node: Node, document: SearchDocument, end: int | None = None) -> bool:
    """Return whether a condition holds somewhere in a briefing, its words before an `end`."""
    match node:
        case All(nodes):
            return all(holds(each, document, end) for each in nodes)
        case Either(nodes):
            return any(holds(each, document, end) for each in nodes)
        case Not(inner):
            return not holds(inner, document, end)
        case Word() | Phrase():
            return _stands(node, document, len(document.haystack) if end is None else end)
        case _:
            return any(map(test_of(node, document), document.units))


def occurrences(terms: Collection[Term], document: SearchDocument) -> list[TermMatch]:
    """Return every place of the terms, in order."""
    found = [
        TermMatch(start, end, number)
        for number, term in enumerate(terms)
        for start, end in _places(term, document, len(document.haystack))
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
        return is_in(wanted, document.language, closed=condition.exact)
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
            name = _needle(value)
            return lambda unit: is_in(name, unit.speaker, closed=condition.exact)
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
    called_so = (
        key for key, names in panels.items() if is_in(value, "\n".join(names), closed=False)
    )
    return frozenset(called_so)


def _stands(term: Term, document: SearchDocument, end: int) -> bool:
    """Return whether a term stands in a briefing; that it does so plainly is told soonest."""
    needle = _needle(term.text)
    if term.field is None:
        plain = needle_pattern(needle, document.letter, closed=_is_closed(term))
        if plain.search(document.haystack, 0, end):
            return True
    return bool(_places(term, document, end))


def _places(term: Term, document: SearchDocument, end: int) -> list[Place]:
    """Return where a term stands in the haystack before its `end`, in order."""
    places = _in_text(term, document, end)
    if term.field is None:
        return places
    return [
        place for place in places if document.units[document.unit_at(place[0])].field == term.field
    ]


def _in_text(term: Term, document: SearchDocument, end: int) -> list[Place]:
    """Return where a term stands in any text, its numbers written in whatever way."""
    needle, closed = _needle(term.text), _is_closed(term)
    places = _plain(needle, document, end, closed=closed)
    if isinstance(term, Word):
        places += _other_words(term.sense, needle, document, end)
    places += numbers_of(needle, document.letter, document.haystack[:end], closed=closed)
    return in_order(places)


def _plain(needle: str, document: SearchDocument, end: int, *, closed: bool) -> list[Place]:
    pattern = needle_pattern(needle, document.letter, closed=closed)
    return [place.span() for place in pattern.finditer(document.haystack, 0, end)]


def _other_words(sense: Sense, needle: str, document: SearchDocument, end: int) -> Iterator[Place]:
    """Yield the words that are a form of a word and do not begin with it, or a slip away."""
    match sense:
        case Sense.FORMS if (begins := root(needle)) != needle:
            forms = word_pattern(begins, document.letter)
            for place in forms.finditer(document.haystack, 0, end):
                if is_form(needle, place[0]) and not place[0].startswith(needle):
                    yield place.span()
        case Sense.SLIP:
            for word in slips_among(needle, document.words):
                yield from _plain(word, document, end, closed=True)


def _is_closed(term: Term) -> bool:
    """Return whether a word of the text has to end where the term does."""
    if isinstance(term, Word):
        return term.sense in (Sense.WHOLE, Sense.SLIP)
    return term.closed


def _needle(text: str) -> str:
    return folded_text(text).strip()
