"""Which figures of a brief are kept first where two pages cannot hold all of them."""

from collections.abc import Iterable, Mapping
from typing import Final

from briefings.folding import folded_text
from briefings.model import Briefing, Figure
from briefings.time_units import is_time
from briefings.weight import SEVERITIES, WEIGHTY, marks

_FEW: Final = 10
"""Of fewer people than so many no figure is made: “two people said”."""

Key = tuple[str, str]
"""The ids of a briefing and of a figure of it."""


def figure_weights(briefings: Iterable[Briefing]) -> Mapping[Key, int]:
    """Return how soon each figure gives way, from 0 for what is kept longest.

    One that a tension of weight marks goes before one that a person made or mended, that before a
    denied or alleged one, that before one whose unit has other values too, in whichever article,
    and that before what a headline or a bottom line says. Spans of time and a few people come last.
    """
    every = list(briefings)
    contested = _contested(figure for each in every for figure in _figures(each))
    return {
        (each.id, figure.id): weight
        for each in every
        for figure, weight in _weighed(each, contested)
    }


def _weighed(briefing: Briefing, contested: frozenset[str]) -> Iterable[tuple[Figure, int]]:
    severities = marks(briefing)
    told = folded_text(_told(briefing))
    for figure in _figures(briefing):
        severity = severities.get(figure.id)
        is_slight = _is_slight(figure)
        reasons = (
            severity in WEIGHTY,
            _is_by_hand(figure),
            figure.status in ("denied", "alleged"),
            figure.unit in contested and not is_slight,
            folded_text(figure.text) in told and not is_slight,
            severity is not None,
            not is_slight,
        )
        points = sum(2**at for at, is_so in enumerate(reversed(reasons)) if is_so)
        lesser = SEVERITIES.index(severity) if severity else 0
        yield figure, (2 ** len(reasons) - points) * len(SEVERITIES) + lesser


def _figures(briefing: Briefing) -> Iterable[Figure]:
    return (item for item in briefing.items if isinstance(item, Figure))


def _contested(figures: Iterable[Figure]) -> frozenset[str]:
    """Return the units that several values are told in."""
    values: dict[str, set[float]] = {}
    for figure in figures:
        if figure.unit:
            values.setdefault(figure.unit, set()).add(figure.value)
    return frozenset(unit for unit, found in values.items() if len(found) > 1)


def _told(briefing: Briefing) -> str:
    lines = (line for panel in briefing.panels for line in (panel.headline, panel.bottom_line))
    return "\n".join(filter(None, (briefing.source.title, *lines)))


def _is_by_hand(figure: Figure) -> bool:
    """Return whether a person made a figure, or changed what the program had proposed."""
    return figure.editor is not None and figure.suggestion is None


def _is_slight(figure: Figure) -> bool:
    return is_time(figure.unit) or (figure.unit == "person" and figure.value < _FEW)
