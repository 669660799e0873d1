"""What a query names that no briefing has: a panel, a unit, a language. It is left out, and told.

Panels and languages are closed lists. A unit is unknown where no list has it and no figure is in
it: it is mistyped.
"""

from collections.abc import Iterable
from typing import Protocol

import msgspec

from briefings.folding import folded_text
from briefings.search import tokens
from briefings.search.matcher import panels_named
from briefings.search.mistakes import QueryMistake
from briefings.search.needs import unit_keys_of
from briefings.search.nodes import Amount, Filter, Leaf, without
from briefings.search.quantities import keys_called, names_of_units, unit_key
from briefings.search.query import Query
from briefings.search.slips import slips_of
from briefings.search.vocabulary import LibraryWords


class LibraryNames(LibraryWords, Protocol):
    """The words of a library that filters ask for, and its panels."""

    def panels(self) -> dict[str, tuple[str, ...]]:
        """Return the panels there are, as `SearchDocument.panels` has them."""


def with_known_names(query: Query, known: LibraryNames) -> Query:
    """Return a query without the conditions that name what no briefing has."""
    unknown = {leaf: said for leaf, _ in query.places if (said := _unknown(leaf, known))}
    if not unknown:
        return query
    leaf, at = next(place for place in query.places if place[0] in unknown)
    mistake = QueryMistake(unknown[leaf], query.text, at)
    if query.mistake and query.mistake.at < at:
        mistake = query.mistake
    return msgspec.structs.replace(query, root=without(query.root, unknown), mistake=mistake)


def _unknown(leaf: Leaf, known: LibraryNames) -> str | None:
    """Return in a sentence that a condition names what no briefing has."""
    match leaf:
        case Filter("panel"):
            panels = known.panels()
            is_known = not panels or panels_named(leaf, panels)
            return None if is_known else f"No briefing has a panel {_choice(leaf, panels)}"
        case Filter("lang", value):
            wanted = tokens.text_words(folded_text(value), tokens.LANGUAGE)
            every = known.beginning(tokens.LANGUAGE)
            if not every or all(any(e.startswith(word) for e in every) for word in wanted):
                return None
            codes = sorted(each.removeprefix(tokens.LANGUAGE) for each in every)
            return f"No briefing is in the language {_choice(leaf, codes)}"
        case Amount(str() as unit):
            if unit_keys_of(unit, known) or not known.beginning(tokens.UNIT):
                return None
            return _unknown_unit(unit, known)
    return None


def _choice(leaf: Filter, names: Iterable[str]) -> str:
    return f"“{leaf.value}”: choose {', '.join(names)}."


def _unknown_unit(unit: str, known: LibraryNames) -> str:
    slips = slips_of(unit_key(unit))
    counted = known.known([tokens.UNIT + each for each in sorted(slips)])
    near = {each.removeprefix(tokens.UNIT): count for each, count in counted.items()}
    for name in slips & names_of_units():
        there = known.known([tokens.UNIT + key for key in keys_called(name)])
        near[name] = sum(there.values())
    if not near:
        return f"No figure is in “{unit}”: write a unit like ha, usd or %, or what is counted."
    return f"No figure is in “{unit}”: is it {max(near, key=lambda each: (near[each], each))}?"
