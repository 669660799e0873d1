"""Does a briefing say only what its article says?

Four things are looked for: evidence that cannot be placed, items that stand on nothing,
values shown that the evidence does not say, and paragraphs that nothing stands on. The
first three are faults of the briefing; the last is for its editor to consider. The values of what
the program has proposed are looked at once somebody stands by it: what a review wrote by hand may
say what the article says otherwise, and is no fault.
"""

import datetime as dt
import math
import re
from collections.abc import Iterator
from typing import assert_never

import msgspec

from briefings.curation.figures_read import reads_as
from briefings.extract.numbers import numbers_in, readings
from briefings.folding import fold
from briefings.model import (
    Actor,
    AnyItem,
    Briefing,
    Evidence,
    Figure,
    Panel,
    Place,
    PlainItem,
    Statement,
    Tension,
)
from briefings.wording import full_label, sentence

_UNIT_WORDS = {
    "percent": r"percent|per cent|por ?ciento|\d ?%",
    "hectare": r"hectarea?s?\b|ha\b",
    "tonne": r"ton(ne)?s?\b|toneladas?\b",
    "kilogram": r"kilo(gramo?)?s?\b|kg\b",
    "kilometre": r"kilomet(re|er|ro)s?\b|km\b",
    "year": r"years?\b|anos?\b",
    "USD": r"(us)?\$|usd\b|dollars?\b|dolar(es)?\b",
    "EUR": r"€|euros?\b|eur\b",
    "GBP": r"£|pounds?\b|libras?\b|gbp\b",
}
"""How evidence, folded, says a unit. No letter stands before it: `ton` is not in Washington."""

_UNCOUNTED = frozenset({"person"})
"""Units that an article says in other words: people are farmers, brothers, soldiers."""

_MORE = r"more than|over|above|at least|exceed\w*|mas de|por encima de|al menos|supera\w*"
_LESS = r"less than|fewer than|under|below|up to|at most|nearly|almost|menos de|hasta|casi"
_ABOUT = (
    r"about|around|approximate\w*|some|roughly|close to|estimate\w*|"
    r"cerca de|unos|unas|alrededor|aproximad\w*|estima\w*"
)
_HEDGES = {
    "more_than": _MORE,
    "at_least": _MORE,
    "less_than": _LESS,
    "up_to": _LESS,
    "approximate": f"{_ABOUT}|{_MORE}|{_LESS}",
}
"""The words by which evidence, folded, says that a value is not exact."""

_WEEKDAYS = (
    "monday|lunes", "tuesday|martes", "wednesday|miercoles", "thursday|jueves", "friday|viernes",
    "saturday|sabado", "sunday|domingo",
)  # fmt: skip
"""How evidence, folded, says the days of a week: news say a date by them."""

_DATE = re.compile(r"(\d{4})((?:-\d\d-\d\d)?)")
"""A year in a period, and the day in it where there is one."""

_SMALL_WORDS = frozenset({"the", "and", "for", "los", "las", "del", "una", "por", "con", "para"})
"""Words of three letters and more that name nobody and nothing."""


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What `verify` found in one briefing, as sentences, and the uncited paragraphs' numbers.

    `written` is what somebody who reviewed it says that its evidence does not: a remark, no fault.
    """

    id: str
    evidence: int
    not_found: tuple[str, ...] = ()
    without_evidence: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    uncited: tuple[int, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the briefing has none of the three faults."""
        return not (self.not_found or self.without_evidence or self.not_said)


def verify(briefing: Briefing) -> Verification:
    """Hold a briefing against its article."""
    every = [e for item in briefing.items for e in item.evidence]
    every += [e for panel in briefing.panels for e in panel.evidence]
    every += briefing.source.evidence
    stood_by = [item for item in briefing.items if _is_stood_by(item)]
    return Verification(
        id=briefing.id,
        evidence=len(every),
        not_found=briefing.problems,
        without_evidence=tuple(_without_evidence(briefing)),
        not_said=(
            *(s for panel in briefing.panels for s in _panel_not_said(panel)),
            *(s for i in stood_by if not _is_by_hand(i) for s in _item_not_said(i)),
            *map(_not_quoted, filter(_is_misquoted, stood_by)),
        ),
        written=tuple(s for i in stood_by if _is_by_hand(i) for s in _item_written(i)),
        uncited=tuple(_uncited(briefing, every)),
    )


def _is_stood_by(item: AnyItem) -> bool:
    return item.review == "confirmed"


def _is_by_hand(item: AnyItem) -> bool:
    """Return whether somebody decided about an item in a review, or wrote it there."""
    return item.editor is not None


def _without_evidence(briefing: Briefing) -> Iterator[str]:
    for panel in briefing.panels:
        if panel.bottom_line.strip() and not panel.evidence:
            yield f"The bottom line of {panel.topic.key} stands on nothing: add evidence."
    for item in briefing.items:
        if not item.evidence:
            yield f"{_named_item(item)} stands on nothing: add evidence."


def _uncited(briefing: Briefing, every: list[Evidence]) -> Iterator[int]:
    for paragraph in briefing.article.paragraphs:
        if not any(e.start < paragraph.end and paragraph.start < e.end for e in every):
            yield paragraph.number


def _panel_not_said(panel: Panel) -> Iterator[str]:
    said = " ".join(evidence.text for evidence in panel.evidence)
    for name, text in (("bottom line", panel.bottom_line), ("headline", panel.headline or "")):
        for number in _unsaid_numbers(text, said):
            yield (
                f"The {name} of {panel.topic.key} shows number “{number}”, "
                "which its evidence does not say."
            )


def _item_not_said(item: AnyItem) -> Iterator[str]:
    for field, value in _unsaid_of(item):
        yield f"{_named_item(item)} shows {field} “{value}”, which its evidence does not say."


def _item_written(item: AnyItem) -> Iterator[str]:
    for field, value in _unsaid_of(item):
        yield f"{_named_item(item)}: {field} “{value}” is written, not in the words."


def _unsaid_of(item: AnyItem) -> Iterator[tuple[str, str]]:
    if item.evidence:
        yield from _unsaid(item, " ".join(evidence.text for evidence in item.evidence))


def _is_misquoted(item: AnyItem) -> bool:
    is_quoted = item.wording == "quoted" or (isinstance(item, Statement) and item.direct)
    if not is_quoted or not item.evidence:
        return False
    return not any(_has(evidence.text, item.text) for evidence in item.evidence)


def _not_quoted(item: AnyItem) -> str:
    return f"{_named_item(item)} is marked as quoted, but its text is not the evidence's."


def _named_item(item: AnyItem) -> str:
    """Name an item by its words, and by the id that its file has of it."""
    return f"{full_label(item)} ({item.id})"


def _unsaid(item: AnyItem, said: str) -> Iterator[tuple[str, str]]:
    match item:
        case Figure():
            yield from _figure(item, said)
        case Actor() | Place():
            yield from _named(item, said)
        case Statement():
            yield from _statement(item, said)
        case Tension() | PlainItem():
            pass
        case _:
            assert_never(item)
    yield from (("number", number) for number in _unsaid_numbers(_written(item), said))


def _written(item: AnyItem) -> str:
    """Return an editor's words, whose numbers the evidence must say too."""
    if isinstance(item, PlainItem):
        return sentence(item).text
    return item.what or "" if isinstance(item, Figure) else item.text


def _unsaid_numbers(text: str, said: str) -> Iterator[str]:
    """Yield the numbers in digits of an editor's sentence that its evidence does not say."""
    there = numbers_in(said)
    for number, values in readings(text):
        if number[0].isdigit() and not values & there:
            yield number


def _figure(figure: Figure, said: str) -> Iterator[tuple[str, str]]:
    unread = list(_unread(figure, said))
    if unread and not reads_as(figure, said):
        yield from unread
    if not _has(said, figure.text):
        yield "text", figure.text
    for year, day in _DATE.findall(figure.period or ""):
        if year not in said and not _says_weekday(said, f"{year}{day}"):
            yield "period", figure.period or ""
    for field in ("scope", "source"):
        value = getattr(figure, field)
        if value and not _shares_word(said, value):
            yield field, value


def _unread(figure: Figure, said: str) -> Iterator[tuple[str, str]]:
    """Yield what a plain look does not find of a number, its unit, and how exact it is."""
    if not any(math.isclose(value, figure.value) for value in numbers_in(said)):
        yield "value", f"{figure.value:.15g}"
    if figure.unit and not _says_unit(said, figure.unit):
        yield "unit", figure.unit
    hedge = figure.bound or ("approximate" if figure.approximate else None)
    if hedge and not _stands(rf"(?:{_HEDGES[hedge]})\b", said):
        yield "hedge", hedge


def _statement(statement: Statement, said: str) -> Iterator[tuple[str, str]]:
    if statement.cue and not _has(said, statement.cue):
        yield "cue", statement.cue
    speaker = statement.speaker
    if speaker and not _shares_word(said, f"{speaker} {statement.role or ''}"):
        yield "speaker", speaker


def _named(item: Actor | Place, said: str) -> Iterator[tuple[str, str]]:
    if not any(_has(said, name) for name in (item.text, *item.names)):
        yield "name", item.text


def _says_weekday(said: str, day: str) -> bool:
    """Return whether the evidence names the day of the week of a date: “on Monday”."""
    try:
        names = _WEEKDAYS[dt.date.fromisoformat(day).weekday()]
    except ValueError:  # a year, a month, no date at all
        return False
    return _stands(rf"(?:{names})\b", said)


def _says_unit(said: str, unit: str) -> bool:
    return all(
        part in _UNCOUNTED or _stands(_UNIT_WORDS.get(part) or _unit_word(part), said)
        for part in unit.split("/")
    )


def _unit_word(unit: str) -> str:
    """Return how evidence says a unit without words of its own: a noun, or a currency's code."""
    word = re.escape(fold(unit).text)
    return rf"{word}\b" if unit.isupper() else word.removesuffix("y")


def _stands(pattern: str, said: str) -> bool:
    """Return whether `pattern` stands in the evidence where no letter comes before it."""
    return re.search(rf"(?<![^\W\d_])(?:{pattern})", fold(said).text) is not None


def _has(said: str, words: str) -> bool:
    return fold(words).text in fold(said).text


def _shares_word(said: str, names: str) -> bool:
    """Return whether one of the names' words of three letters or more stands in the evidence.

    Names of shorter words (`EU`, `U.S.`) must stand there as they are.
    """
    spoken = set(re.findall(r"\w+", fold(said).text))
    long = set(re.findall(r"\w{3,}", fold(names).text)) - _SMALL_WORDS
    return bool(long & spoken) if long else _has(said, names)
