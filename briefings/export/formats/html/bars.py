"""Bars for figures that may be set against each other, drawn in the page itself."""

from collections.abc import Iterable, Iterator

from briefings.export.formats.html.markup import Html, element
from briefings.figures import comparable, reading
from briefings.labels.labels import Labels
from briefings.model import Figure

WIDTH = 480
LABEL = 110
VALUE = 120
ROW = 26
BAR = 16


def bars(figures: Iterable[Figure], labels: Labels) -> Iterator[Html]:
    """Yield one drawing for each group of comparable figures."""
    return (_drawing(group, labels) for group in comparable(figures))


def _drawing(group: tuple[Figure, ...], labels: Labels) -> Html:
    title = f"{group[0].measure}, {group[0].scope}"
    said = "; ".join(f"{f.period}: {_value(f, labels)}" for f in group)
    largest = max(figure.value for figure in group) or 1
    rows = (part for row, figure in enumerate(group) for part in _row(row, figure, largest, labels))
    return element(
        "figure",
        element("figcaption", title),
        element(
            "svg",
            *rows,
            viewBox=f"0 0 {WIDTH} {ROW * len(group)}",
            role="img",
            aria_label=f"{title}. {said}",
        ),
    )


def _row(row: int, figure: Figure, largest: float, labels: Labels) -> Iterator[Html]:
    middle = str(row * ROW + ROW // 2)
    room = WIDTH - LABEL - VALUE
    length = round(room * figure.value / largest, 1)
    kind = "bar goal" if figure.status == "goal" else "bar"
    yield element("text", figure.period or "", x=str(LABEL - 10), y=middle, class_="period")
    yield element(
        "rect",
        x=str(LABEL),
        y=str(row * ROW + (ROW - BAR) // 2),
        width=f"{length:g}",
        height=str(BAR),
        class_=kind,
    )
    value = _value(figure, labels)
    yield element("text", value, x=f"{LABEL + length + 8:g}", y=middle, class_="value")


def _value(figure: Figure, labels: Labels) -> str:
    goal = f" ({labels.status['goal']})" if figure.status == "goal" else ""
    return f"{reading(figure, labels)}{goal}"
