"""How the roles of text look: bold, dim, underline or reverse from here, colours from a theme.

Every role differs from plain text by more than colour, so that no theme and no terminal without
colours takes anything away. What differs by colour alone has a sign of its own: a bar its blocks.
"""

from collections.abc import Mapping
from typing import Final

from rich.style import Style

from tui.style.themes import Look, Theme

PLAIN: Final = Style()

WITHOUT_COLOUR: Final[dict[Look, Style]] = {
    "heading": Style(bold=True),
    "text": PLAIN,
    "value": Style(bold=True),
    "name": Style(bold=True),
    "muted": Style(dim=True),
    "warn": Style(bold=True),
    "note": Style(italic=True),
    "cited": Style(underline=True),
    "noted": Style(underline=True, bold=True),
    "selected": Style(reverse=True),
    "hit": Style(bold=True, underline=True),
    "current": Style(reverse=True, bold=True),
    "bar": PLAIN,
    "title": Style(bold=True),
    "tab": Style(reverse=True),
    "cursor": Style(bold=True),
}

Looks = Mapping[Look, Style]


def looks_of(theme: Theme) -> Looks:
    """Return how everything looks in a theme's colours."""
    return {
        look: style + Style.parse(theme.colours.get(look, ""))
        for look, style in WITHOUT_COLOUR.items()
    }
