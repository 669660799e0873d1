"""`briefings remove`: a briefing goes out of sight, and comes back."""

from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.output import report
from briefings.cli.shared import in_library

if TYPE_CHECKING:
    from briefings.library import Library


@click.command()
@click.argument(
    "briefing_ids",
    metavar="ID...",
    nargs=-1,
    required=True,
    shell_complete=candidates.removed_or_not,
)
@click.option("--undo", is_flag=True, help="Bring back what was removed.")
@in_library
def remove(library: "Library", *, briefing_ids: tuple[str, ...], undo: bool, as_json: bool) -> None:
    """Take briefings out of the library, so that they can be brought back.

    Notes on them stay, and are theirs again when they come back. `briefings list --removed` names
    what was removed.
    """
    change = library.restore if undo else library.remove
    for briefing_id in briefing_ids:
        change(briefing_id)
    said = [
        f"{each} is back."
        if undo
        else f"{each} is removed; `briefings remove --undo {each}` brings it back."
        for each in briefing_ids
    ]
    data = [{"id": each, "removed": not undo} for each in briefing_ids]
    report(data, *said, as_json=as_json)
