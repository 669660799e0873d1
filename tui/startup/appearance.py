"""The keys and the theme that a user's settings ask for."""

from typing import NamedTuple

from briefings.settings.loading import Settings
from tui.actions import keymap
from tui.actions.keys import Keys
from tui.style import background, themes
from tui.style.themes import Theme


class Appearance(NamedTuple):
    """What an app goes by: its keys, its theme, why it has that, and what could not be had.

    `problems` are whole sentences.
    """

    keys: Keys
    theme: Theme
    why: str
    problems: tuple[str, ...] = ()


def appearance_of(settings: Settings) -> Appearance:
    """Return what can be used of the settings; it never raises."""
    wanted = keymap.read(settings.config.keys)
    keys = Keys(wanted.keys)
    if settings.config.theme == background.AUTO:
        found = background.initial()
        return Appearance(keys, background.theme_for(found.background), found.why, wanted.problems)
    theme, problem = themes.load(settings.config.theme, settings.themes)
    problems = (*wanted.problems, problem) if problem else wanted.problems
    return Appearance(keys, theme, "it is set", problems)
