"""Styles as far as a terminal has them."""

from functools import lru_cache

from tui.line.capabilities import Terminal
from tui.line.cells import Style

TRUE_COLOURS = 1 << 24


@lru_cache(maxsize=1 << 12)
def shown(style: Style, terminal: Terminal) -> Style:
    """Return a style with the attributes and the nearest colours that the terminal has."""
    return Style(
        nearest(style.foreground, terminal.colours),
        nearest(style.background, terminal.colours),
        style.attributes & terminal.attributes,
    )


def nearest(colour: str, colours: int) -> str:
    """Return the SGR parameters of the nearest of so many colours."""
    if not colour or not colours:
        return ""
    if colours >= _needed(colour):
        return colour
    # Late: most screens have nothing but the terminal's own colours.
    from rich.color import Color, ColorSystem  # noqa: PLC0415

    is_background = colour.startswith(("4", "10"))
    system = ColorSystem.EIGHT_BIT if colours >= 256 else ColorSystem.STANDARD  # noqa: PLR2004
    parts = [int(part) for part in colour.split(";")]
    if len(parts) == 1:
        number = parts[0] % 10
    else:
        exact = Color.from_rgb(*parts[2:]) if parts[1] == 2 else Color.from_ansi(parts[2])  # noqa: PLR2004
        near = exact.downgrade(system)
        if system is ColorSystem.EIGHT_BIT:
            return ";".join(near.get_ansi_codes(foreground=not is_background))
        number = near.number or 0
    if colours < 16:  # noqa: PLR2004
        number %= 8
    base = (40 if is_background else 30) if number < 8 else (92 if is_background else 82)  # noqa: PLR2004
    return str(base + number)


def _needed(colour: str) -> int:
    if colour.startswith(("38;2", "48;2")):
        return TRUE_COLOURS
    if colour.startswith(("38;5", "48;5")):
        return 256
    return 16 if int(colour) >= 90 else 8  # noqa: PLR2004
