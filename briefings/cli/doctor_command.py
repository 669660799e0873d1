"""`briefings doctor`: how the library is, told as often as it is asked; and `briefings repair`."""

from typing import TYPE_CHECKING

import click
import msgspec

from briefings.cli.byte_progress import byte_progress
from briefings.cli.output import add_sections, new_sheet, write_json, write_sheet
from briefings.cli.shared import json_option, settings

if TYPE_CHECKING:
    from briefings.store.health import Health, KeptFile

_KINDS = {
    "unfinished": "a change that was never finished",
    "damaged": "what was damaged",
    "left by an editor": "what an editor that was killed left",
    "no article's": "a file that no article came in; it can be removed",
}


@click.command()
@json_option
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> int:
    """Say what is wrong with the library, and what was set aside.

    All of it is read. Other commands tell of damage once, when a copy of it is kept; this one
    tells of it again. `briefings repair` mends what can be. Ends with 1 where something is wrong.

    With --json: log, sound, changes (how many there were), read_only, problems, mended (what was
    put right just now), kept (name, kind, size of each file beside the log) and index (what
    keeps it from being used whole).
    """
    from briefings.library import Library  # noqa: PLC0415 - it costs time that help needs not

    library_there = settings(ctx).library
    with byte_progress("Reading") as tell, Library(library_there, tell) as library:
        health = library.upkeep.examine(tell)
    if as_json:
        fields = msgspec.to_builtins(health)
        write_json({"log": fields.pop("log"), "sound": health.sound, **fields})
    else:
        _write_page(health)
    return 0 if health.sound else 1


@click.command()
@json_option
@click.pass_context
def repair(ctx: click.Context, *, as_json: bool) -> None:
    """Make a sound library of a damaged one: all that can be read stays.

    What cannot be read is copied beside library.log first. A library that has lost some of its
    changes goes on with what is left of it; so look for a backup first. What is sound is left as
    it is.

    With --json: log, and missing (what could not be read or is not there, a sentence each).
    """
    from briefings.upkeep.repairing import repair_library  # noqa: PLC0415

    with byte_progress("Reading") as tell:
        done = repair_library(settings(ctx).library, tell)
    if as_json:
        write_json({"log": str(done.log), "missing": done.missing})
        return
    sheet = new_sheet()
    verdict = "sound again" if done.missing else "sound, and left as it is"
    sheet.flow(f"{done.log}: {verdict}", "name", x=0)
    add_sections(sheet, {"MISSING": done.missing})
    write_sheet(sheet)


def _write_page(health: "Health") -> None:
    sheet = new_sheet()
    verdict = "sound" if health.sound else "NOT SOUND"
    reading = ", for reading only" if health.read_only else ""
    sheet.flow(f"{health.log}: {verdict}{reading}, {health.changes} changes", "name", x=0)
    sections = {
        "WRONG": health.problems,
        "PUT RIGHT JUST NOW": health.mended,
        "KEPT BESIDE IT": map(_about, health.kept),
        "INDEX": health.index,
    }
    add_sections(sheet, sections)
    write_sheet(sheet)


def _about(kept: "KeptFile") -> str:
    return f"{kept.name}: {_KINDS[kept.kind]}, {kept.size:,} bytes"
