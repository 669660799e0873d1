"""The fields of an item, and what somebody writes into them: the answers of a form."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

import msgspec

from briefings import UsageError
from briefings.model import (
    Actor,
    AnyItem,
    BottomLine,
    Bound,
    Briefing,
    Figure,
    Place,
    Severity,
    Statement,
    Status,
    Tension,
)
from briefings.review.recasting import KIND_WORDS, kind_word, recast
from briefings.wording import UNKNOWN
from tui.screens.choice_list import Choice

_TEXT: Final = ("text",)
_FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    Figure: (
        "value", "unit", "what", "status", "period", "source", "scope", "approximate", "bound",
        "measure", "text",
    ),
    Statement: ("speaker", "role", "cue", "direct", "text"),
    Actor: ("text", "role", "names"),
    Place: ("text", "role", "names"),
    Tension: ("text", "type", "severity", "reasoning"),
}  # fmt: skip
"""The fields of a kind in the order in which they are asked; all others have their text alone."""

KIND: Final = "kind"
PANELS: Final = "panels"
"""Rows of what every item has."""

_REQUIRED: Final = frozenset({"value", "text", "type", "reasoning"})
_EXAMPLES: Final[Mapping[str, str]] = {
    "value": "as in 24000 or 3.5",
    "unit": "as in USD, percent, person",
    "period": "as in 2014, 2014-02, 2010/2013",
    "names": "commas between",
    "text": "other words are yours",
}
USUAL_UNITS: Final = (
    *("USD", "EUR", "GBP", "percent", "percentage point", "person", "family"),
    *("hectare", "square kilometre", "kilometre", "metre", "mile", "tonne", "kilogram", "gram"),
    *("litre", "barrel", "megawatt", "year", "month", "week", "day", "hour"),
)
"""Units that are offered besides those of the article."""

_DAY: Final = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_PERIOD: Final = re.compile(f"{_DAY}(?:/{_DAY})?")


class ItemForm(msgspec.Struct, frozen=True, kw_only=True):
    """An item as it is to be; `was` is how it was found, `None` if it is a new one.

    Attributes:
        item: Its fields are the answers so far.
        others: What was written before it was turned into another kind, by the words for these.
    """

    briefing: Briefing
    item: AnyItem
    was: AnyItem | None = None
    others: dict[str, AnyItem] = {}

    @property
    def is_changed(self) -> bool:
        return self.item != self.was

    def rows(self) -> list[Choice]:
        """Return a row for each field: its name, and what is in it."""
        names = _FIELDS.get(type(self.item), _TEXT)
        if not isinstance(self.item, BottomLine):
            names = (*names, PANELS, KIND)
        return [Choice(name, self.label(name), self._detail(name)) for name in names]

    def label(self, name: str) -> str:
        """Return what a field is called."""
        if name != "text":
            return name
        return "name" if isinstance(self.item, Actor | Place) else "wording"

    def shown(self, name: str) -> str:
        """Return what is in a field, as it is read and typed; empty where nobody knows it."""
        if name == KIND:
            return _spaced(kind_word(self.item))
        if name == PANELS:
            return panel_names(self.briefing, self.item)
        value = getattr(self.item, name)
        if isinstance(value, bool):
            return _word(value)
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)

    def hint(self, name: str) -> str:
        """Return how a field is written, or what may belong in it."""
        perhaps = self._perhaps(name)
        return f"perhaps {perhaps}" if perhaps else _EXAMPLES.get(name, "")

    def values(self, name: str) -> list[Choice]:
        """Return what a field that has few values can be, its own marked; `[]` where it has many.

        The kinds are those that the item's words allow.
        """
        if name == KIND:
            words = [word for word in KIND_WORDS if self._recast(word)]
            here = kind_word(self.item)
            return [Choice(word, _spaced(word), is_marked=word == here) for word in words]
        own = getattr(self.item, name, None)
        return [
            Choice(_word(each), _spaced(_word(each)), is_marked=each == own)
            for each in _choices(name)
        ]

    def chosen(self, name: str, value: str) -> "ItemForm":
        """Return the form with one of a field's few values, by the id of its choice."""
        if name == KIND:
            return self._recast(value) or self
        found = next(each for each in _choices(name) if _word(each) == value)
        return self._with(name, found)

    def _recast(self, word: str) -> "ItemForm | None":
        """Return the form as that of another kind; `None` where its words do not allow it."""
        others = {**self.others, kind_word(self.item): self.item}
        try:
            item = others.get(word) or recast(self.briefing, self.item, word)
        except UsageError:
            return None
        item = msgspec.structs.replace(item, topics=self.item.topics)
        return msgspec.structs.replace(self, item=item, others=others)

    def known(self, name: str) -> list[str]:
        """Return what may be typed into a field: names of the article, units, types of tensions."""
        items = self.briefing.items
        match name:
            case "unit":
                found = [each.unit for each in items if isinstance(each, Figure)]
                return sorted({*filter(None, found), *USUAL_UNITS})
            case "type":
                return sorted({each.type for each in items if isinstance(each, Tension)})
            case "source" | "speaker":
                return [each.text for each in items if isinstance(each, Actor)]
            case "scope":
                return [each.text for each in items if isinstance(each, Place)]
            case _:
                return []

    def toggled(self, topic: str) -> "ItemForm":
        """Return the form with the item in a panel, or no more in it; in one it stays."""
        topics = with_or_without(self.item.topics, topic)
        return self._with("topics", topics) if topics else self

    def answered(self, name: str, text: str) -> "ItemForm":
        """Return the form with what was typed into a field; blank is unknown.

        Raises:
            UsageError: it cannot be; the sentence says how it is written.
        """
        text = " ".join(text.split())
        if not text and name in _REQUIRED:
            raise UsageError(f"The {self.label(name)} cannot be empty.")
        if name == "names":
            parts = (part.strip() for part in text.split(","))
            return self._with(name, tuple(dict.fromkeys(filter(None, parts))))
        if name == "value":
            return self._with(name, _number(text))
        if name == "period" and text and not _PERIOD.fullmatch(text):
            raise UsageError(f"“{text}” is no period: write it {_EXAMPLES[name]}.")
        return self._with(name, text or None)

    def _perhaps(self, name: str) -> str:
        suggestion = self.was.suggestion if self.was else None
        values = suggestion.candidates.get(name, ()) if suggestion else ()
        return ", ".join(values) if getattr(self.item, name, "") is None else ""

    def _detail(self, name: str) -> str:
        perhaps = self._perhaps(name)
        return self.shown(name) or (f"{UNKNOWN}, perhaps {perhaps}" if perhaps else UNKNOWN)

    def _with(self, name: str, value: object) -> "ItemForm":
        item = msgspec.structs.replace(self.item, **{name: value})
        return msgspec.structs.replace(self, item=item)


def panel_choices(briefing: Briefing, item: AnyItem) -> Iterator[Choice]:
    """Yield the panels that an item can stand in, with a sign for those that it does."""
    topics = briefing.lens.topics_by_key if briefing.lens else {}
    for key, topic in topics.items():
        yield Choice(key, f"{'[x]' if key in item.topics else '[ ]'} {topic.name}")


def panel_names(briefing: Briefing, item: AnyItem) -> str:
    """Return the names of the panels that an item stands in."""
    topics = briefing.lens.topics_by_key if briefing.lens else {}
    return ", ".join(topics[key].short for key in item.topics if key in topics)


def with_or_without(topics: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return topics with one more, or without one that is among them."""
    return tuple(t for t in topics if t != key) if key in topics else (*topics, key)


def _choices(name: str) -> tuple[Any, ...]:
    """Return all values of a field that has few."""
    match name:
        case "status":
            return (None, *get_args(Status))
        case "bound":
            return (None, *get_args(Bound))
        case "severity":
            return get_args(Severity)
        case "approximate" | "direct":
            return (False, True)
        case _:
            return ()


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return UNKNOWN if value is None else str(value)


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _number(text: str) -> int | float:
    """Read a number as programs write it: what 24,000 is depends on who writes.

    Raises:
        UsageError: it is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UsageError(f"“{text}” has not one reading as a number: write it as 24000 or 3.5.")
    return int(value) if value == int(value) else value
