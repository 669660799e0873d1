"""Themes: which colours the roles of text have.

A theme has colours and nothing else. Bold, underline and reverse are the program's own
(`tui.style.looks`), so that colour is never all that tells one thing from another. A theme of the
user's own is a file that can be wrong without stopping anything.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args

from briefings.layout.page import Role
from briefings.settings.file import UnreadableError, read
from briefings.text import displayable

Base = Literal["ansi-dark", "ansi-light"]

BASE: Final = "base"
"""The key of a theme's file that names the theme whose colours hold where it says nothing."""

_SAID: Final = 3
"""So many mistakes of a file are shown one by one."""

_INSTEAD: Final = "the colours are those of ansi-dark."
_NEAR: Final = 0.5
_NAME: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f/\\.][^\x00-\x1f\x7f-\x9f/\\]{0,99}")
_COLOURS: Final = re.compile(r"(?P<front>\S+)?(?:(?:^|\s+)on\s+(?P<back>\S+))?", re.IGNORECASE)
_HEX: Final = re.compile(r"#[0-9a-f]{6}")


Look = Role | Literal["title", "tab", "cursor"]
"""A role of text, the title, the current tab, or the sign at the line under the cursor."""

LOOKS: Final[tuple[Look, ...]] = (*get_args(Role), "title", "tab", "cursor")


class Theme(NamedTuple):
    """Colours by role, in rich's words: `cyan`, `#aa0000 on white`. A role without has none.

    `base` is the theme of Textual's that goes with it.
    """

    name: str
    colours: Mapping[str, str]
    base: Base = "ansi-dark"


DARK: Final = Theme(
    "ansi-dark",
    {
        "heading": "cyan",
        "warn": "yellow",
        "noted": "green",
        "hit": "yellow",
        "bar": "blue",
        "cursor": "green",
    },
)
# Yellow, cyan and green are hardly to be seen on white.
LIGHT: Final = Theme(
    "ansi-light",
    {
        "heading": "blue",
        "warn": "red",
        "noted": "magenta",
        "hit": "red",
        "bar": "blue",
        "cursor": "blue",
    },
    "ansi-light",
)
MONO: Final = Theme("mono", {})

BUILT_IN: Final = {theme.name: theme for theme in (DARK, LIGHT, MONO)}


def load(name: str, folder: Path) -> tuple[Theme, str | None]:
    """Return the theme of that name, and what is wrong with it, if anything is; never raises.

    The built-in themes go before the files of `folder`, each of which is called `NAME.toml`. In
    place of a theme that is not there or cannot be read there is `ansi-dark`; a role whose
    colour is wrong has that of the theme's base.
    """
    if built_in := BUILT_IN.get(name):
        return built_in, None
    if not _NAME.fullmatch(name):
        shown = displayable(name[:60])
        return DARK, f"theme “{shown}”: a name of a theme has no folder in it; {_INSTEAD}"
    path = folder / f"{name}.toml"
    try:
        table = read(path, "theme")
    except (UnreadableError, ValueError) as error:  # a name need not be text
        return DARK, displayable(f"{path}{error}").rstrip(".") + f"; {_INSTEAD}"
    if table is None:
        return DARK, f"theme “{displayable(name)}”: {_nowhere(name, folder)}; {_INSTEAD}"
    theme, problems = _theme(name, table)
    if not problems:
        return theme, None
    return theme, f"{displayable(str(path))}: {_said(problems)}"


def _said(problems: list[str]) -> str:
    said = [*problems[:_SAID]]
    if more := len(problems) - len(said):
        said.append(f"and {more} more like {'this' if more == 1 else 'these'}")
    sentence = "; ".join(said)
    return sentence if sentence.endswith("?") else f"{sentence}."


def _nowhere(name: str, folder: Path) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for those who have mistyped

    try:
        own = sorted(path.stem for path in folder.glob("*.toml"))
    except OSError:
        own = []
    near = get_close_matches(name, [*BUILT_IN, *own], 1, _NEAR)
    meant = f"did you mean {displayable(near[0])}? " if near else ""
    return (
        f"{meant}there is no {displayable(str(folder / name))}.toml, and built in are "
        f"{', '.join(BUILT_IN)}"
    )


def _theme(name: str, table: dict[str, Any]) -> tuple[Theme, list[str]]:
    problems: list[str] = []
    base = _base(table.pop(BASE, DARK.name), problems)
    colours = dict(base.colours)
    for role, value in table.items():
        if role not in LOOKS:
            problems.append(_unknown(role, LOOKS))
        elif (words := _colours(value)) is None:
            problems.append(
                f"{role} cannot be {_shown(value)}: write colours like red, #aa0000, 208 or "
                "red on white"
            )
        else:
            colours[role] = words
    return Theme(name, colours, base.base), problems


def _base(value: object, problems: list[str]) -> Theme:
    if isinstance(value, str) and value in BUILT_IN:
        return BUILT_IN[value]
    problems.append(f"{BASE} cannot be {_shown(value)}: it is one of {', '.join(BUILT_IN)}")
    return DARK


def _unknown(role: str, roles: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(role.lower()[:60], roles, 1, _NEAR)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(roles)}"
    return f"there is no role {displayable(role[:60])}: {meant}"


def _shown(value: object) -> str:
    return f"“{displayable(value[:40])}”" if isinstance(value, str) else "what it is"


def _colours(value: object) -> str | None:
    """Return colours in rich's words; `None` for what are none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"color({value})" if 0 <= value < 256 else None  # noqa: PLR2004
    found = _COLOURS.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found or not any(found.groups()):
        return None
    front, back = (_colour(part) if part else "" for part in found.group("front", "back"))
    if front is None or back is None:
        return None
    return f"{front} on {back}".strip() if back else front


def _colour(word: str) -> str | None:
    """Return one colour in rich's words: a name, a number of the 256, `#rrggbb`."""
    word = word.lower()
    if word.isascii() and word.isdecimal() and len(word) < 4:  # noqa: PLR2004
        return _colours(int(word))
    if _HEX.fullmatch(word) or word == "default":
        return word
    from rich.color import ANSI_COLOR_NAMES  # noqa: PLC0415

    return word if word in ANSI_COLOR_NAMES else None
