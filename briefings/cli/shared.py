"""What all commands share."""

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from briefings.cli.briefing_ids import completed
from briefings.cli.byte_progress import READING, byte_progress
from briefings.cli.output import tell

if TYPE_CHECKING:
    from briefings.library import Library
    from briefings.settings.loading import Settings

_SETTINGS = "briefings.settings"


def in_library(work: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the library, opened, and the option `--json`."""

    @wraps(work)
    def command(ctx: click.Context, /, **options: object) -> object:
        with open_library(ctx) as library:
            return work(library, **completed(library, ctx.command, options))

    return json_option(click.pass_context(command))


def open_library(ctx: click.Context) -> "Library":
    """Open the library that the command line or the settings name, or the user's own."""
    from briefings.library import Library  # noqa: PLC0415 - it costs time that help needs not

    found = settings(ctx)
    with byte_progress(READING) as reading:
        library = Library(found.library, reading)
    library.reviews.memory.is_on = found.config.memory
    complain(library.problems)
    return library


def settings(ctx: click.Context) -> "Settings":
    """Return the settings; what is wrong with their file is said on stderr, once."""
    is_first = _SETTINGS not in ctx.find_root().meta
    found = silent_settings(ctx)
    if is_first:
        complain(found.problems)
    return found


def silent_settings(ctx: click.Context) -> "Settings":
    """Return the settings, for who says otherwise what is wrong with them.

    Raises:
        UsageError: a variable of the environment is wrong.
    """
    root = ctx.find_root()
    if _SETTINGS not in root.meta:
        from briefings.settings.loading import load  # noqa: PLC0415 - help needs them not

        flags = {name: root.params.get(name) for name in ("library", "wire")}
        root.meta[_SETTINGS] = load(root.params.get("config"), flags)
    found: Settings = root.meta[_SETTINGS]
    return found


def complain(problems: Iterable[str]) -> None:
    """Say on stderr what is wrong and stops nothing, a line each."""
    for problem in problems:
        tell(problem, sys.stderr)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json`, its argument `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="JSON for programs.")(command)
