"""The state that a PDF's content is drawn in, as far as its text depends on it."""

import dataclasses
from typing import Final, NamedTuple

from pypdf.generic import PdfObject

from briefings.documents.pdf_layout.fonts import Font

Matrix = tuple[float, float, float, float, float, float]

AS_IT_IS: Final[Matrix] = (1, 0, 0, 1, 0, 0)

_WHITE: Final = 0.97
_INKS: Final = 4
_MOST_AREAS: Final = 300


class PageBox(NamedTuple):
    """A rectangle on the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclasses.dataclass(slots=True)
class State:
    """What `q` saves and `Q` brings back."""

    matrix: Matrix = AS_IT_IS
    font: Font | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    is_white: bool = False


class Areas:
    """The areas of a page that are not white: pictures, and what paths fill."""

    def __init__(self) -> None:
        self._boxes: list[PageBox] = []
        self._path: list[tuple[float, float]] = []

    def holds(self, x: float, y: float) -> bool:
        return any(box.holds(x, y) for box in self._boxes)

    def rectangle(self, matrix: Matrix, numbers: list[float]) -> None:
        x, y, width, height = numbers
        for across, up in ((0, 0), (width, 0), (0, height), (width, height)):
            self.point(matrix, [x + across, y + up])

    def point(self, matrix: Matrix, numbers: list[float]) -> None:
        a, b, c, d, e, f = matrix
        x, y = numbers[-2:]
        self._path.append((a * x + c * y + e, b * x + d * y + f))

    def end_path(self, *, is_filled: bool) -> None:
        if is_filled and len(self._path) > 1 and len(self._boxes) < _MOST_AREAS:
            xs, ys = zip(*self._path, strict=True)
            self._boxes.append(PageBox(min(xs), min(ys), max(xs), max(ys)))
        self._path.clear()

    def picture(self, matrix: Matrix) -> None:
        self._path.clear()
        self.rectangle(matrix, [0, 0, 1, 1])
        self.end_path(is_filled=True)


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def matrix_of(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def numbers_of(operands: list[PdfObject]) -> list[float]:
    return [float(operand) for operand in operands if isinstance(operand, (int, float))]


def is_white(inks: list[float]) -> bool:
    """Return whether a colour is: grey, or red, green and blue, or four inks on paper."""
    if len(inks) == _INKS:
        return max(inks) <= 1 - _WHITE
    return bool(inks) and min(inks) >= _WHITE
