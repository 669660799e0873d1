"""The settings that hold for one run of the program."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from briefings.config import Config
from briefings.errors import UsageError
from briefings.paths import CONFIG_VARIABLE, config_file
from briefings.settings import file, values
from briefings.settings.fields import build, fields
from briefings.text import displayable

Origin = Literal["flag", "environment", "file", "default"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What holds, where it comes from, and what does not hold.

    `origins` says for each setting that has not its default what gave it its value. `problems`
    are sentences on the file. `usual` is what holds without flags; `None` where a flag named the
    file.
    """

    path: Path
    is_there: bool
    config: Config
    origins: Mapping[str, Origin]
    problems: tuple[str, ...]
    usual: Config | None

    @property
    def library(self) -> str | None:
        """The library's folder; `None` is the user's own."""
        return self.config.library or None

    @property
    def themes(self) -> Path:
        """The folder of the user's own themes."""
        return self.path.parent / "themes"

    @property
    def theme_file(self) -> Path:
        """Where the theme stands if it is one of the user's own."""
        return self.themes / f"{self.config.theme}.toml"

    def origin(self, name: str) -> Origin:
        """Return what gave a setting its value."""
        return self.origins.get(name, "default")


def load(
    given: str | None = None,
    flags: Mapping[str, str | None] | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Settings:
    """Return the settings.

    Args:
        given: the file, instead of the one that the environment names, or the user's own.
        flags: what the command line sets, by names of settings; `None` and "" set nothing.
        environ: the environment.

    Raises:
        UsageError: a variable has a value that its setting cannot have, or the file is said to
            be in the home of somebody who has none.
    """
    path = config_file(given, environ)
    is_there, from_file, problems = _from_file(path)
    named = "--config" if given else environ.get(CONFIG_VARIABLE) and CONFIG_VARIABLE
    if named and not is_there:
        problems = (f"{named} names {displayable(str(path))}, which is not there: defaults hold.",)
    sources: dict[Origin, Mapping[str, object]] = {
        "file": from_file,
        "environment": _from_environment(environ),
        "flag": {name: value for name, value in (flags or {}).items() if value},
    }
    usual = {**sources["file"], **sources["environment"]}
    return Settings(
        path=path,
        is_there=is_there,
        config=build({**usual, **sources["flag"]}),
        origins={name: origin for origin, given_by in sources.items() for name in given_by},
        problems=problems,
        usual=None if given else build(usual),
    )


def _from_file(path: Path) -> tuple[bool, Mapping[str, object], tuple[str, ...]]:
    """Return whether something is there, what it sets, and what is wrong with it."""
    try:
        table = file.read(path)
    except file.UnreadableError as error:
        return True, {}, (f"{displayable(str(path))}{error}",)
    return (False, {}, ()) if table is None else (True, *values.check(table, path))


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    try:
        # A variable that is empty counts as none, as it does for most programs.
        return {
            setting.name: values.from_variable(setting, words)
            for setting in fields().values()
            if (words := environ.get(setting.variable))
        }
    except values.WrongError as error:
        raise UsageError(f"{error}.") from None
