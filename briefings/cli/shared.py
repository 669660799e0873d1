"""What all commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from briefings.library import Library


def open_library(ctx: click.Context) -> "Library":
    """Open the library that the command line, the environment or the user's home names."""
    from briefings.library import Library  # noqa: PLC0415 - it costs time that help needs not

    return Library(ctx.find_root().params["library"])


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json`, its argument `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="JSON for programs.")(command)
