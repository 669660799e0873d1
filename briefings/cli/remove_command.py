"""`briefings remove`: a briefing goes out of sight, and comes back."""

from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.briefing_ids import whole_id
from briefings.cli.output import report
from briefings.cli.purge_question import confirm
from briefings.cli.shared import in_library
from briefings.errors import UsageError

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
@click.option("--purge", is_flag=True, help="Remove for good, with articles and their files.")
@click.option("--notes", is_flag=True, help="With --purge: the notes on them, too.")
@click.option("--yes", is_flag=True, help="With --purge: do not ask.")
@in_library
def remove(
    library: "Library",
    *,
    briefing_ids: tuple[str, ...],
    undo: bool,
    purge: bool,
    notes: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Take briefings out of the library, so that they can be brought back.

    Notes on them stay, and are theirs again when they come back. `briefings list --removed` names
    what was removed.

    With --purge nothing can be brought back: briefing, article and the file that it came in are
    gone from the library's files with all that they ever were, unless another briefing needs
    them. Backups and exports are out of reach. With --yes, which does not ask, ids have to be
    whole.
    """
    if purge and undo:
        raise UsageError("What is removed for good cannot be brought back: leave one of them out.")
    if not (purge and yes):
        briefing_ids = tuple(whole_id(library, each, removed=undo) for each in briefing_ids)
    if purge:
        _purge(library, briefing_ids, with_notes=notes, yes=yes, as_json=as_json)
        return
    if notes or yes:
        raise UsageError("--notes and --yes go with --purge: what is removed keeps its notes.")
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


def _purge(
    library: "Library",
    briefing_ids: tuple[str, ...],
    *,
    with_notes: bool,
    yes: bool,
    as_json: bool,
) -> None:
    if not yes:
        names = " ".join(briefing_ids)
        confirm(names, names)
    done = [library.purging.purge(each, with_notes=with_notes) for each in briefing_ids]
    said = [
        f"{each.id} is removed for good ({each.lines} lines of the log, files kept as they came: "
        f"{each.originals}); backups and exports may still hold it."
        for each in done
    ]
    report([each._asdict() for each in done], *said, as_json=as_json)
