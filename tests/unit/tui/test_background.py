"""What the background is taken to be, and that the theme for it can be read on it."""

import pytest

from tui.line import private_files
from tui.startup import boot_screen
from tui.style.background import from_environment, initial, theme_for
from tui.style.themes import DARK, LIGHT
from tui.system import background_file

XTERM = {
    "black": (0, 0, 0), "red": (205, 0, 0), "green": (0, 205, 0), "yellow": (205, 205, 0),
    "blue": (0, 0, 238), "magenta": (205, 0, 205), "cyan": (0, 205, 205),
}  # fmt: skip
"""The colours that xterm has for these names."""


def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour (WCAG 2.1)."""
    parts = [c / 255 for c in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_is_told_by_colour_can_be_read_on_white() -> None:
    contrasts = {role: 1.05 / (luminance(XTERM[c]) + 0.05) for role, c in LIGHT.colours.items()}
    assert min(contrasts.values()) >= 4.5, contrasts
    dark = [1.05 / (luminance(XTERM[colour]) + 0.05) for colour in DARK.colours.values()]
    assert min(dark) < 2, "which is why it is not for white"


@pytest.mark.parametrize(
    ("value", "background"),
    [
        ("0;15", "light"), ("0;7", "light"), ("0;default;15", "light"), ("12;9", "light"),
        ("15;0", "dark"), ("7;8", "dark"), ("15;default;0", "dark"), ("0", "dark"),
        ("0;default", None), ("", None), ("0;16", None), ("0;²", None), ("0;-1", None),
        ("0;" + "9" * 5000, None), ("0;", None), ("white", None),
    ],
)  # fmt: skip
def test_the_variable_of_the_background(value: str, background: str | None) -> None:
    assert from_environment({"COLORFGBG": value}) == background


def test_the_environment_goes_before_what_was_said_last_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(private_files, "cache_folder", lambda _: f"{tmp_path}/cache")
    assert initial({}).background == "dark"
    assert theme_for("dark") is DARK
    background_file.write("light")
    assert initial({}).background == "light"
    assert "last time" in initial({}).why
    assert initial({"COLORFGBG": "15;0"}).background == "dark"
    assert "COLORFGBG=15;0" in initial({"COLORFGBG": "15;0"}).why
    background_file.write("dark")
    assert background_file.read() == "dark"
    boot_screen.forget()
    assert background_file.read() is None
