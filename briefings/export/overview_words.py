"""What a brief and the first page of a full document say in the same words."""

from typing import Final

from briefings.figures import reading
from briefings.folding import folded_text
from briefings.labels.labels import Labels
from briefings.model import Figure, Severity
from briefings.overview.voices import Voices
from briefings.weight import WEIGHTY
from briefings.wording import joined, known, who_says

FIGURE_SHARES: Final = (0.2, 0.34, 0.12, 0.22, 0.12)
"""The parts of the width that value, what, when, who and where take of the table of figures."""

_UNSAID: Final = "—"
"""Stands in a cell where nobody has said what belongs there."""

_MARK: Final = "!"


def figure_cells(
    figure: Figure, severity: Severity | None, labels: Labels
) -> tuple[str, str, str, str]:
    """Return value, what, when and who of a figure; `severity` is of the tension that marks it."""
    mark = _MARK if severity in WEIGHTY else ""
    return (
        joined((reading(figure, labels), mark), " "),
        _what(figure, labels),
        figure.period or _UNSAID,
        who_says(figure, labels) or _UNSAID,
    )


def _what(figure: Figure, labels: Labels) -> str:
    """Return what a figure counts; what it is said as unless that is simply reported."""
    what = known(figure.what, "what", labels)
    scope = figure.scope or ""
    placed = what if _says(what, scope) else f"{what}, {scope}"
    if figure.status == "reported":
        return placed
    status = labels.status[figure.status] if figure.status else labels.unknown.status
    return placed if _says(what, status) else f"{status}: {placed}"


def _says(text: str, words: str) -> bool:
    """Return whether a text has these words already."""
    return folded_text(words) in folded_text(text)


def interest_unknown(publisher: str | None, labels: Labels) -> str:
    """Say that nobody has said whether a publisher is a party to the matter."""
    return labels.brief.interest_unknown.format(who=publisher or labels.brief.publisher)


def voices_said(voices: Voices, largest: str, labels: Labels) -> str:
    """Say how much rests on unnamed sources, and on the voice called `largest`."""
    return labels.brief.voices.format(
        statements=voices.statements,
        unnamed=voices.unnamed,
        voice=largest,
        share=labels.numbers.percent.format(number=round(100 * voices.largest_share)),
    )
