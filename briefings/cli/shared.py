"""What all commands share."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from briefings.cli.output import safe

if TYPE_CHECKING:
    from briefings.library import Library


def open_library(ctx: click.Context) -> "Library":
    """Open the library that the command line, the environment or the user's home names."""
    from briefings.library import Library  # noqa: PLC0415 - it costs time that help needs not

    library = Library(ctx.find_root().params["library"])
    for problem in library.problems:
        click.echo(safe(problem, sys.stderr), err=True)
    return library


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json`, its argument `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="JSON for programs.")(command)
