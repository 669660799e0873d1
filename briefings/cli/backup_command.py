"""`briefings backup` and `briefings restore`: a library in one file, and back again."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.byte_progress import byte_progress, megabytes
from briefings.cli.output import report
from briefings.cli.shared import complain, in_library, json_option, settings

if TYPE_CHECKING:
    from briefings.library import Library


@click.command()
@click.argument("file", metavar="FILE", shell_complete=candidates.files)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@in_library
def backup(library: "Library", *, file: str, force: bool, as_json: bool) -> None:
    """Save the library in one file, and read that back.

    It has all briefings and notes with their revisions, the files that articles came in, drafts,
    and where you left off; settings and what can be made again are not in it. Other programs may
    use the library meanwhile: what they save after the beginning is not in it.

    It is a tar packed with gzip (name it .tar.gz), readable by you alone but not encrypted:
    private notes are in it.

    With --json: path, size, files, changes, and damaged (in how many places the library is).
    """
    with byte_progress("Saving") as tell:
        done = library.upkeep.backup(Path(file), tell, force=force)
    report(
        {**done._asdict(), "path": str(done.path)},
        f"{done.path} has the library: {done.changes:,} changes, {done.files:,} files, "
        f"{megabytes(done.size)}, read back and whole.",
        as_json=as_json,
    )
    _complain(done.damaged)


@click.command()
@click.argument("file", metavar="FILE", shell_complete=candidates.files)
@click.option("--force", is_flag=True, help="Move a library aside that is there.")
@json_option
@click.pass_context
def restore(ctx: click.Context, *, file: str, force: bool, as_json: bool) -> None:
    """Make a library of a backup, in the folder that --library names, or in your own.

    All of it is unpacked and checked before anything has its name. A library that is there is left
    as it is; with --force its folder is moved aside, whole, and named.

    With --json: directory, aside (where what was there is now), changes and damaged.
    """
    from briefings.upkeep.restoring import restore_library  # noqa: PLC0415

    with byte_progress("Unpacking") as tell:
        done = restore_library(Path(file), settings(ctx).library, tell, force=force)
    aside = str(done.aside) if done.aside else None
    moved = [f"What was there is in {aside} now."] if aside else []
    report(
        {**done._asdict(), "directory": str(done.directory), "aside": aside},
        f"{done.directory} has the library of {file}: {done.changes:,} changes.",
        *moved,
        as_json=as_json,
    )
    _complain(done.damaged)


def _complain(damaged: int) -> None:
    if damaged:
        places = f"{damaged:,} places" if damaged > 1 else "a place"
        complain([f"Its log is damaged in {places}, as saved: `briefings repair` mends it."])
