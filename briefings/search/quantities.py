"""Numbers and units as people type them behind one another: `ha>20k`, `usd:40m..90m`."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from functools import cache, partial
from itertools import product
from typing import Final

import msgspec

from briefings.extract.languages import LANGUAGES, words
from briefings.folding import folded_text
from briefings.search.word_forms import is_form

_SCALES: Final = {
    "": 1.0,
    **dict.fromkeys(("k", "mil", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "mio", "million", "millions", "millon", "millones"), 1e6),
    **dict.fromkeys(("bn", "b", "billion", "billions", "milmillones"), 1e9),
    **dict.fromkeys(("tn", "trillion", "trillions", "billon", "billones"), 1e12),
}  # fmt: skip
_WRITTEN: Final = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
"""The scales that numbers are written back with; thousands are written out."""

_NUMBER: Final = re.compile(
    r"(?P<sign>-?)(?P<digits>\d{1,3}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*(?:(?!(?P=group))[.,]\d+)?"
    r"|\d*[.,]?\d+)[ -]?(?P<scale>[a-z]*(?: millones)?)"
)
_LONGEST: Final = 40
_MOST: Final = 1e18
_DECIMALS: Final = 6

_ONE_UNIT: Final = (
    "usd $ us$", "eur €", "gbp £", "jpy ¥", "pen s/ sol", "percent % pct",
    "week semana", "second segundo", "decade decada", "century siglo", "mile milla",
    "foot pie", "inch pulgada", "ounce onza", "gallon galon", "barrel barril", "family familia",
    "cent centavo", "basispoint puntobase", "kilowatt kilovatio", "pound pounds libra libras",
    "hectare ha has",
    "person people persons persona personas gente inhabitants habitantes", "metre metro m",
    "litre litro l", "death deaths muerte muertes", "squarekilometre km2", "gram g",
    "laboratory laboratorio", "house home vivienda casa", "school escuela", "village aldea pueblo",
    "district distrito", "province provincia", "beach playa", "bird ave", "vehicle vehiculo",
    "aircraft aeronave", "soldier soldado", "farmer agricultor", "weapon arma", "tree arbol",
)  # fmt: skip
"""Names of one unit beyond those of a single language's list, as `unit_key` writes them."""

_PLURALS: Final = ((re.compile("s$"), ""), (re.compile("es$"), ""), (re.compile("ies$"), "y"))

_SLASH: Final = "\ue005"
"""Stands for the slash of a rate, since an index parts words there."""


class _UnitWords(msgspec.Struct):
    measures: dict[str, tuple[str, ...]]
    short_measures: dict[str, str]
    money: dict[str, tuple[str, ...]]


def number(text: str) -> float | None:
    """Return the number that a folded text is, `None` if it is none.

    Digits in threes behind a comma or a point are thousands: `24.000` is 24,000.
    """
    match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    scale = _SCALES.get(match["scale"].replace(" ", "")) if match else None
    if match is None or scale is None:
        return None
    digits = match["digits"]
    is_grouped = match["group"] and not digits.startswith("0")
    plain = digits.replace(match["group"], "") if is_grouped else digits
    value = float(f"{match['sign']}{plain.replace(',', '.')}") * scale
    return round(value, _DECIMALS) if abs(value) < _MOST else None


def number_text(value: float) -> str:
    """Write a number so that `number` reads it again."""
    for scale, suffix in _WRITTEN:
        scaled = f"{value / scale:g}"
        if abs(value) >= scale and "e" not in scaled and number(scaled + suffix) == value:
            return scaled + suffix
    return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def unit_key(name: str) -> str:
    """Return a unit's name by which it is found: letters, digits and signs, folded."""
    folded = folded_text(name).replace("/", _SLASH)
    return re.sub(r"[\s_.-]", "", folded)


def keys_called(name: str) -> frozenset[str]:
    """Return the keys of the units that a name means; none where it is of no list.

    Names are those of English and Spanish, whatever the article's language, their plurals, signs,
    and codes of money; `usd/kg` is a rate.
    """
    parts = [_names().get(part) or _of_plural(part) for part in _parts(name)]
    known = [part for part in parts if part]
    if len(known) < len(parts):
        return frozenset()
    return frozenset(_SLASH.join(each) for each in product(*known))


def is_unit(name: str) -> Callable[[str], bool]:
    """Return the test whether a unit, by its key, is one that a name means.

    One of no list is meant by any form of its name: `laboratories` are of `laboratory`.
    """
    known = keys_called(name)
    if known:
        return known.__contains__
    return partial(is_form, unit_key(name))


def names_of_units() -> Set[str]:
    """Return all names of units that are of a list, as `unit_key` writes them."""
    return _names().keys()


@cache
def measures() -> frozenset[str]:
    """Return the keys of units that measure, and do not say what: hectares, tonnes, barrels."""
    listed = (words(language, "units", _UnitWords).measures for language in LANGUAGES)
    return frozenset(unit_key(unit) for measure in listed for unit in measure)


def _parts(name: str) -> list[str]:
    key = unit_key(name)
    return [key] if key in _names() else key.split(_SLASH)


def _of_plural(name: str) -> frozenset[str]:
    """Return the keys of the units of which a name is the plural: `houses` of `house`."""
    singulars = (plural.sub(singular, name) for plural, singular in _PLURALS)
    return frozenset[str]().union(*(_names().get(each, frozenset()) for each in singulars))


@cache
def _names() -> dict[str, frozenset[str]]:
    """Return by each name of a unit the keys that figures in it may have."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    keys: set[str] = set()
    for units, names in _lists():
        keys.update(units)
        joined = {*units, *names}.union(*(groups[name] for name in (*units, *names)))
        groups.update(dict.fromkeys(joined, joined))
    return {name: frozenset(joined & keys) for name, joined in groups.items()}


def _lists() -> Iterator[tuple[list[str], list[str]]]:
    """Yield the keys of a unit, and what else it is called."""
    for line in _ONE_UNIT:
        yield line.split(), []
    for language in LANGUAGES:
        known = words(language, "units", _UnitWords)
        for lists in (known.measures, known.money):
            yield from (([unit_key(unit)], [*map(unit_key, lists[unit])]) for unit in lists)
        short = known.short_measures.items()
        yield from (([unit_key(unit)], [unit_key(name)]) for name, unit in short)
