"""How it reads what other articles say to a figure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from briefings.comparing.comparison import Compared, Comparison, counted
from briefings.comparing.judging import Grade
from briefings.figures import reading
from briefings.model import Briefing, Figure
from briefings.search.quantities import is_unit, unit_key
from briefings.wording import first_words, joined

GRADES: Final[dict[Grade, str]] = {
    "same": "the same",
    "different": "another value",
    "comparable": "another time, place or status",
}
NOTHING: Final = (
    "No figure like this one was found. Small counts, shares and spans of time are compared only "
    "in nearly the same words, or in articles on one event."
)
NO_UNIT: Final = "This figure has no unit: nothing can be compared with it."
MORE: Final = "Older articles were not looked at."

_MOST_NAMED: Final = 2


def nothing(compared: Compared) -> str:
    """Return what is said where no other figure was found."""
    return f"{NOTHING} {MORE}" if compared.more else NOTHING


def beside_unit(figure: Figure) -> str | None:
    """Return what a figure is of, if that is more than its unit: not `barrels` of 40 barrels."""
    what, unit = figure.what, figure.unit
    is_alone = what is not None and unit is not None and is_unit(what)(unit_key(unit))
    return None if is_alone else what


def value_line(each: Comparison) -> str:
    """Return what the other figure is, when it is of, or was told, and who says it."""
    figure = each.figure
    when = figure.period or (f"told {each.published.isoformat()}" if each.published else None)
    return joined((reading(figure), when, figure.source), " · ")


def outlet_line(each: Comparison) -> str:
    """Return how the other figure is to this one, and where it is told."""
    published = each.published.isoformat() if each.published else None
    outlet = joined((each.publisher, published), ", ")
    told = joined((GRADES[each.grade], outlet, f"“{each.title}”", _copies(each)), " · ")
    status = each.figure.status
    return told if status in (None, "reported") else f"{status} · {told}"


def remarks(compared: Iterable[Compared]) -> dict[str, str]:
    """Return the sentence on each figure that others tell too, or otherwise, by its id."""
    return {each.item: said for each in compared if (said := remark(each))}


def remark(compared: Compared) -> str | None:
    """Return who tells a figure too, the earliest of them, and who tells another value.

    `None` of a figure of which nobody has anything to say.
    """
    standing, different = compared.standing, compared.of_grade("different")
    is_told = bool(compared.of_grade("same"))
    told = f"{standing}: {_first(compared.telling)}" if is_told else None
    name = "otherwise" if is_told else "different"
    otherwise = f"{name}: {_value(different[0].figure)}, {_first(different)}" if different else None
    return joined((told, otherwise), "; ") or None


def _value(figure: Figure) -> str:
    """Return how a value reads, and that it is denied."""
    return f"{reading(figure)} denied" if figure.status == "denied" else reading(figure)


def _first(found: Sequence[Comparison]) -> str:
    """Name the first, and say how many others there are."""
    others = len(found) - 1
    return _named(found[0]) + (f" and {others} more" if others else "")


def arrival(briefing: Briefing, compared: Sequence[Compared]) -> str | None:
    """Return how many figures of an article are told by others or differ, and the first of them.

    `None` if none is.
    """
    telling = [each for each in compared if each.telling]
    if not telling:
        return None
    figures = {each.id: each for each in briefing.items if isinstance(each, Figure)}
    (name, first), *others = counted(telling).items()
    told = [f"{_figures(first)} {name}", *(f"{count} {other}" for other, count in others)]
    in_turn = sorted(telling, key=lambda each: each.standing != "different")
    names = Counter(f"{_value(figures[each.item])} ({_short(each)})" for each in in_turn)
    named = list(names)[:_MOST_NAMED]
    more = len(telling) - sum(names[each] for each in named)
    rest = f" and {more} more" if more else ""
    unfound = counts(each for each in compared if not each.telling)
    return joined((f"{', '.join(told)}: {', '.join(named)}{rest}", unfound), "; ") + "."


def counts(compared: Iterable[Compared]) -> str:
    """Return how many figures are what: `2 told before, 1 new`."""
    return ", ".join(f"{count} {name}" for name, count in counted(compared).items())


def _short(compared: Compared) -> str:
    first = compared.telling[0]
    value = f"{_value(first.figure)}, " if first.grade == "different" else ""
    return f"{value}{_named(first)}"


def _figures(count: int) -> str:
    return f"{count} figure{'' if count == 1 else 's'}"


def _named(each: Comparison) -> str:
    """Name who published it, else the first words of its title, and the day."""
    published = each.published.isoformat() if each.published else None
    return joined((each.publisher or first_words(each.title), published), ", ")


def _copies(each: Comparison) -> str | None:
    count = len(each.copies)
    return f"and {count} {'copy' if count == 1 else 'copies'}" if count else None
