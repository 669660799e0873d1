"""How it reads what other articles say to a figure."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefings.comparing.comparison import Compared, Comparison, FigureStanding, counted
from briefings.comparing.judging import Grade
from briefings.figures import reading
from briefings.model import Briefing, Figure
from briefings.wording import first_words, joined

GRADES: Final[dict[Grade, str]] = {
    "same": "the same",
    "different": "another value",
    "comparable": "another time, place or status",
}
NOTHING: Final = (
    "No figure like this one was found. Small counts, shares and spans of time are compared only "
    "in nearly the same words."
)
NO_UNIT: Final = "This figure has no unit: nothing can be compared with it."
MORE: Final = "Older articles were not looked at."

_MOST_NAMED: Final = 2


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

    `None` of a figure that is new.
    """
    same = compared.before or compared.of_grade("same")
    told = f"{compared.standing}: {_first(same)}" if same else None
    different = compared.of_grade("different")
    name = "otherwise" if same else "different"
    otherwise = (
        f"{name}: {reading(different[0].figure)}, {_first(different)}" if different else None
    )
    return joined((told, otherwise), "; ") or None


def _first(found: Sequence[Comparison]) -> str:
    """Name the first, and say how many others there are."""
    others = len(found) - 1
    return _named(found[0]) + (f" and {others} more" if others else "")


def arrival(briefing: Briefing, compared: Sequence[Compared]) -> str | None:
    """Return how many figures of an article were told before, and which differ; `None` if none."""
    counts = counted(compared)
    if not counts.keys() - {"new"}:
        return None
    (name, first), *others = counts.items()
    told = [f"{_figures(first)} {name}", *(f"{count} {other}" for other, count in others)]
    figures = {each.id: each for each in briefing.items if isinstance(each, Figure)}
    order: tuple[FigureStanding, ...] = ("different", "told before", "told elsewhere")
    named = [
        f"{reading(figures[each.item])} ({_short(each)})"
        for standing in order
        for each in compared
        if each.standing == standing
    ]
    more = len(named) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"{', '.join(told)}: {', '.join(named[:_MOST_NAMED])}{rest}."


def _short(compared: Compared) -> str:
    telling = compared.telling
    if telling is None:
        return ""
    value = f"{reading(telling.figure)}, " if telling.grade == "different" else ""
    return f"{value}{_named(telling)}"


def _figures(count: int) -> str:
    return f"{count} figure{'' if count == 1 else 's'}"


def _named(each: Comparison) -> str:
    """Name who published it, else the first words of its title, and the day."""
    published = each.published.isoformat() if each.published else None
    return joined((each.publisher or first_words(each.title), published), ", ")


def _copies(each: Comparison) -> str | None:
    count = len(each.copies)
    return f"and {count} {'copy' if count == 1 else 'copies'}" if count else None
