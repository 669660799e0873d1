"""The letters that a page of a PDF shows: where they are, and in which direction they run."""

import dataclasses
from typing import Final, NamedTuple

_STRAIGHT: Final = 0.06
"""A slope up to this is none: scanners put pages down a little askew."""


@dataclasses.dataclass(slots=True)
class Glyph:
    """A letter, or what one sign of a font stands for; `order` is its place in the file.

    `tag` is the number by which a tagged file's structure names what it is a part of;
    `is_furniture` says that the file itself calls it a head or foot.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    order: int
    tag: int | None = None
    is_furniture: bool = False


class ShownText(NamedTuple):
    """A letter where it begins on the page, and how it looks.

    `angle` is the direction it runs in: 0, 90, 180 or 270 degrees, `None` for any other.
    """

    glyph: Glyph
    angle: int | None
    is_hidden: bool
    is_white: bool
    x: float
    y: float


def angle_of(a: float, b: float) -> int | None:
    """Return the direction in which text runs along a vector."""
    longer, shorter = max(abs(a), abs(b)), min(abs(a), abs(b))
    if not longer or shorter > _STRAIGHT * longer:
        return None
    if abs(a) > abs(b):
        return 0 if a > 0 else 180
    return 90 if b > 0 else 270


def turned(x: float, y: float, angle: int | None) -> tuple[float, float]:
    """Return where a point is when the page is turned so that text at `angle` runs rightwards."""
    match angle:
        case 90:
            return y, -x
        case 180:
            return -x, -y
        case 270:
            return -y, x
        case _:
            return x, y
