"""How a figure's value reads, and which figures may be set against each other."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from briefings.folding import folded_text
from briefings.labels import or_english
from briefings.model import Figure
from briefings.plurals import plural

if TYPE_CHECKING:
    from briefings.labels.labels import Labels, Magnitude

_WORD: Final = re.compile(r"[^\W\d_]+")
_BOUNDS = {"more_than": ">", "less_than": "<", "at_least": "≥", "up_to": "≤"}
_SCALES: "Final[tuple[tuple[int, Magnitude], ...]]" = (
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
)
"""For sums of money that need no more than three decimals then: nothing is rounded away."""


def reading(figure: Figure, labels: "Labels | None" = None) -> str:
    """Return the value as an analyst writes it: `~24,000 ha`, `$85 million`, `54%`.

    `~` stands for approximate, `>` and `<` for a bound that the article states.
    """
    hedge = _BOUNDS.get(figure.bound or "") or ("~" if figure.approximate else "")
    return hedge + _measure(figure, or_english(labels))


def _measure(figure: Figure, labels: "Labels") -> str:
    value, unit = figure.value, figure.unit
    number = _number(value, labels)
    if unit is None:
        return f"{number} ({labels.unknown.unit})"
    if unit == "percent":
        return labels.numbers.percent.format(number=number)
    code, slash, per = unit.partition("/")
    if len(code) == 3 and code.isupper():  # noqa: PLR2004 - ISO 4217 codes have three letters
        known = labels.units.get(per)
        return _money(value, code, labels) + slash + (known.one if known else per)
    return f"{number} {_unit(value, unit, figure.text, labels)}"


def _money(value: float, code: str, labels: "Labels") -> str:
    symbol = labels.money.get(code, f"{code} ")
    for scale, name in _SCALES:
        if value >= scale and value * 1000 % scale == 0:
            large = labels.magnitudes[name]
            word = large.one if value == scale else large.many
            return f"{symbol}{_number(value / scale, labels)} {word}"
    return f"{symbol}{_number(value, labels)}"


def _number(value: float, labels: "Labels") -> str:
    plain = f"{value:,}" if value != int(value) else f"{int(value):,}"
    group, decimal = labels.numbers.group, labels.numbers.decimal
    return "".join({",": group, ".": decimal}.get(char, char) for char in plain)


def _unit(value: float, unit: str, wording: str, labels: "Labels") -> str:
    noun, slash, per = unit.partition("/")
    known, known_per = labels.units.get(noun), labels.units.get(per)
    if known:
        name = known.one if value == 1 else known.many
    else:
        name = noun if value == 1 else _as_worded(noun, wording) or plural(noun, labels)
    return name + slash + (known_per.one if known_per else per)


def _as_worded(noun: str, wording: str) -> str | None:
    """Return several of a noun as the article has them, whose language may not be the labels'."""
    stems = [folded_text(word) for word in noun.split()]
    words = _WORD.findall(wording)
    for at in range(len(words) - len(stems) + 1):
        there = words[at : at + len(stems)]
        if all(folded_text(word).startswith(stem) for word, stem in zip(there, stems, strict=True)):
            found = " ".join(there)
            if len(found) > len(noun):
                return found
    return None


def comparable(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """Group the figures that may be drawn against each other.

    They must count the same measure in the same unit for the same stated scope, each in a
    stated period, and each in a period of its own: 24,000 ha "in the VRAEM" and a goal of
    30,000 ha that names no place are no pair, and neither are Peru's own money and aid.
    """
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        if figure.measure and figure.unit and figure.scope and figure.period and figure.value >= 0:
            key = (figure.measure, figure.unit, figure.scope)
            groups.setdefault(key, []).append(figure)
    return [
        tuple(sorted(group, key=lambda f: f.period or ""))
        for group in groups.values()
        if len({f.period for f in group}) == len(group) > 1
    ]
