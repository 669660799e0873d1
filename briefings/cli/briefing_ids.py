"""Ids of briefings as people type them: whole, or as far as no other one begins so."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from briefings.cli.output import tell

if TYPE_CHECKING:
    from briefings.library import Library


class BriefingId(click.types.StringParamType):
    """An id of the library's, or its beginning; or a path, where one `may_be_path`."""

    def __init__(self, *, may_be_path: bool = False) -> None:
        self.may_be_path = may_be_path

    def is_path(self, given: str) -> bool:
        return self.may_be_path and ("/" in given or Path(given).exists())


BRIEFING: Final = BriefingId()
BRIEFING_OR_PATH: Final = BriefingId(may_be_path=True)


def completed(
    library: "Library", command: click.Command, options: dict[str, Any]
) -> dict[str, Any]:
    """Return a command's options with whole ids in the place of their beginnings.

    Raises:
        UsageError: several ids begin so.
    """
    found = dict(options)
    for param in command.params:
        given = options.get(param.name or "")
        if isinstance(param.type, BriefingId) and given:
            several = isinstance(given, tuple)
            whole = tuple(
                each if param.type.is_path(each) else whole_id(library, each)
                for each in (given if several else (given,))
            )
            found[param.name or ""] = whole if several else whole[0]
    return found


def whole_id(library: "Library", given: str, *, removed: bool = False) -> str:
    """Return the id that is meant; where only its beginning was given, say it on stderr.

    Raises:
        UsageError: several ids begin so.
    """
    whole = library.pages.meant(given, removed=removed)
    if whole != given:
        tell(f"{given} is {whole}.", sys.stderr)
    return whole
