"""The page's colours can be told apart: on the screen, in the dark, and on paper."""

import re
from importlib import resources

import pytest

ENOUGH = 4.5
"""The contrast that WCAG 2.1 asks of text (1.4.3)."""

STYLE = resources.files("briefings.export.formats.html").joinpath("shared.css").read_text("utf-8")


def schemes() -> list[dict[str, str]]:
    """The colours of each block that sets them: light, dark, print."""
    found = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in found]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_there_are_three_schemes_of_the_same_names() -> None:
    assert len(schemes()) == 3
    assert len({frozenset(scheme) for scheme in schemes()}) == 1


@pytest.mark.parametrize("scheme", schemes(), ids=("light", "dark", "print"))
def test_text_can_be_read(scheme: dict[str, str]) -> None:
    shown = [
        (ink, paper) for ink in ("ink", "quiet", "link", "warn") for paper in ("paper", "note")
    ]
    shown += [("ink", "box"), ("link", "box"), ("edge", "paper")]
    weak = {
        pair: round(contrast(scheme[pair[0]], scheme[pair[1]]), 2)
        for pair in [*shown, ("ink", "mark")]
        if contrast(scheme[pair[0]], scheme[pair[1]]) < ENOUGH
    }
    assert weak == {}
