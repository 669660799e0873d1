"""`briefings compact`: the library's log without what nobody needs."""

from typing import TYPE_CHECKING

import click

from briefings.cli.byte_progress import byte_progress, megabytes
from briefings.cli.output import report
from briefings.cli.shared import in_library

if TYPE_CHECKING:
    from briefings.library import Library


@click.command()
@in_library
def compact(library: "Library", *, as_json: bool) -> None:
    """Make the library's file smaller: what nobody needs any more goes.

    These are proposals that newer ones have replaced, or that are for articles of no briefing; what
    was decided and taken back; and earlier counts. Notes and briefings keep every revision. Other
    programs may use the library meanwhile, and nothing is lost where this one is stopped.

    With --json: before and after (bytes of library.log) and lines (how many went).
    """
    with byte_progress("Rewriting") as tell:
        done = library.upkeep.compact(tell)
    gone = f"{done.lines:,} lines that nobody needs are" if done.lines != 1 else "One line is"
    report(
        done._asdict(),
        f"{library.log} had {megabytes(done.before)} and has {megabytes(done.after)}: {gone} gone.",
        as_json=as_json,
    )
