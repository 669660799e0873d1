"""Figures as rows of a table, for formats that are printed."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.labels.labels import Labels
from briefings.model import Figure
from briefings.wording import figure_words, known, remark, status_name, who_says

SHARES: Final = (0.25, 0.33, 0.13, 0.17, 0.12)
"""The parts of the width that the columns take."""

UNSAID: Final = "-"


class FigureRow(NamedTuple):
    """A figure: what stands in its cells but the last, which has the places of its words.

    `value` is its first cell; `wording` are the article's words behind it where they are others.
    """

    value: str
    wording: str
    what: str
    when: str
    who: str


def heads(labels: Labels) -> Sequence[str]:
    """Return the heads of the columns."""
    words = labels.brief
    return words.value, words.what, words.when, words.who, words.where


def figure_row(figure: Figure, labels: Labels) -> FigureRow:
    value, said = figure_words(figure, labels)
    remarked = remark(figure, labels)
    status = known(status_name(figure, labels), "status", labels)
    what = known(figure.what, "what", labels)
    return FigureRow(
        value=value,
        wording=" ".join(filter(None, (said, f"[{remarked}]" if remarked else ""))),
        what=" · ".join(filter(None, (what, figure.scope, status))),
        when=known(figure.period, "period", labels),
        who=who_says(figure, labels) or UNSAID,
    )
