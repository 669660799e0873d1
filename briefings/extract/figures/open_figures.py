"""A figure while its sentence is read."""

from dataclasses import dataclass, field
from typing import Literal

from briefings.extract.figures.bounds import Bounded
from briefings.extract.figures.number_grammar import Number
from briefings.extract.figures.units import PERCENT, PERCENTAGE_POINT, PERSON
from briefings.time_units import TIMES

Kind = Literal["share", "measure", "time", "money", "person", "thing"]
"""What a unit is the unit of."""

Tokens = tuple[int, int]
"""The first of some tokens, and the one behind the last."""


@dataclass(slots=True)
class OpenFigure:
    """A figure at tokens `first` up to `last` of its sentence.

    `is_known` says that words such as "of them" stand for what is counted, `is_joined` that a
    hyphen joins its digits to others, as in a range or a result.
    """

    number: Number
    value: float
    first: int
    last: int
    unit: str | None = None
    kind: Kind | None = None
    confidence: float = 0.0
    rule: str = ""
    what: Tokens | None = None
    what_place: tuple[int, int] | None = None
    bounded: Bounded = field(default_factory=lambda: Bounded(0))
    is_known: bool = False
    is_joined: bool = False
    is_in_range: bool = False
    why: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return self.value == int(self.value)

    def measure(self, unit: str | None, last: int, rule: str, confidence: float) -> None:
        """Give the figure a unit that ends before token `last`."""
        self.unit, self.last, self.rule, self.confidence = unit, last, rule, confidence
        if unit:
            self.kind = kind_of(unit, is_money=False)

    def take(self, other: "OpenFigure", rule: str, confidence: float) -> None:
        """Take the unit of another figure, which is not said again."""
        self.unit, self.kind, self.rule = other.unit, other.kind, rule
        self.what, self.what_place = other.what, other.what_place
        self.confidence = min(confidence, other.confidence)


def kind_of(unit: str, *, is_money: bool) -> Kind:
    if is_money:
        return "money"
    if unit in {PERCENT, PERCENTAGE_POINT}:
        return "share"
    if unit == PERSON:
        return "person"
    return "time" if unit in TIMES else "measure"
