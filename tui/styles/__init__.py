"""How the roles of text look, in the terminal's own sixteen colours.

Every role differs from plain text by more than colour: bold, dim, underline or reverse.
"""

from rich.style import Style

from briefings.layout.page import Role

ROLES: dict[Role, Style] = {
    "heading": Style(bold=True, color="cyan"),
    "text": Style(),
    "value": Style(bold=True),
    "name": Style(bold=True),
    "muted": Style(dim=True),
    "warn": Style(bold=True, color="yellow"),
    "note": Style(italic=True),
    "cited": Style(underline=True),
    "noted": Style(underline=True, bold=True, color="green"),
    "selected": Style(reverse=True),
    "hit": Style(bold=True, underline=True, color="yellow"),
    "current": Style(reverse=True, bold=True),
    "bar": Style(color="blue"),
}

PLAIN = Style()
BAR = Style(reverse=True)
TITLE = Style(bold=True)
CURSOR = Style(bold=True, color="green")
