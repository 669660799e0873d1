"""Which built-in theme goes with the terminal's background, where the user has chosen none."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Protocol

from tui.style.themes import DARK, LIGHT, Theme
from tui.system import background_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

Background = Literal["dark", "light"]

AUTO: Final = "auto"
"""The setting that leaves the choice to the terminal."""

VARIABLE: Final = "COLORFGBG"

_THEMES: Final[Mapping[Background, Theme]] = {"dark": DARK, "light": LIGHT}
_DARK_NUMBERS: Final = frozenset("01234568")
"""Of the sixteen colours, by their numbers; 7 and from 9 on they are light."""


class Reason(NamedTuple):
    """What the background is taken to be, and why."""

    background: Background
    why: str


def theme_for(background: Background) -> Theme:
    """Return the theme that can be read on a background."""
    return _THEMES[background]


def from_environment(environ: Mapping[str, str] = os.environ) -> Background | None:
    """Return what the terminal says in the environment: `COLORFGBG=foreground;background`."""
    number = environ.get(VARIABLE, "").rpartition(";")[2]
    if not (number.isascii() and number.isdecimal() and int(number[:3]) < 16):  # noqa: PLR2004
        return None
    return "dark" if number in _DARK_NUMBERS else "light"


def initial(environ: Mapping[str, str] = os.environ) -> Reason:
    """Return what the background is taken to be until the terminal has been asked."""
    if named := from_environment(environ):
        return Reason(named, f"{VARIABLE}={environ[VARIABLE]} says that the background is {named}")
    if last := background_file.read():
        return Reason(last, f"the terminal said last time that its background is {last}")
    return Reason("dark", "no terminal has said what its background is")


class ThemedApp(Protocol):
    """An app whose theme can be changed while it runs."""

    theme_in_use: Theme

    @property
    def screen_stack(self) -> "Sequence[Screen[Any]]":
        """Its screens, the one that is shown last."""

    def use_theme(self, theme: Theme) -> None:
        """Have all that is drawn from now on look so."""


class BackgroundTheme:
    """What the terminal says of its background while an app runs, which then looks accordingly.

    `theme` is the setting; `background` is `None` until the terminal has answered.
    """

    def __init__(self, app: ThemedApp, theme: str) -> None:
        self.background: Background | None = None
        self._app = app
        self._may_change = theme == AUTO

    def answered(self, is_light: bool) -> None:  # noqa: FBT001 - the one thing there is to say
        """Take the colours that can be read on it; only the first answer counts."""
        if not self._may_change:
            return
        self._may_change = False
        self.background = "light" if is_light else "dark"
        theme = theme_for(self.background)
        if theme is self._app.theme_in_use:
            return
        self._app.use_theme(theme)
        for screen in self._app.screen_stack:
            for widget in screen.walk_children():
                widget.refresh()
