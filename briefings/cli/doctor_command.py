"""`briefings doctor`: how the library is, told as often as it is asked."""

from typing import TYPE_CHECKING

import click
import msgspec

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

    Other commands tell of damage once, when a copy of it is kept; this one tells of it again.
    Ends with 1 where something is wrong.

    With --json: log, sound, changes (how many there were), read_only, problems, mended (what was
    put right just now) and kept (name, kind, size of each file beside the log).
    """
    from briefings.library import Library  # noqa: PLC0415 - it costs time that help needs not

    with Library(settings(ctx).library) as library:
        health = library.examine()
    if as_json:
        fields = msgspec.to_builtins(health)
        write_json({"log": fields.pop("log"), "sound": health.sound, **fields})
    else:
        _write_page(health)
    return 0 if health.sound else 1


def _write_page(health: "Health") -> None:
    sheet = new_sheet()
    verdict = "sound" if health.sound else "NOT SOUND"
    reading = ", for reading only" if health.read_only else ""
    sheet.flow(f"{health.log}: {verdict}{reading}, {health.changes} changes", "name", x=0)
    sections = {
        "WRONG": health.problems,
        "PUT RIGHT JUST NOW": health.mended,
        "KEPT BESIDE IT": map(_about, health.kept),
    }
    add_sections(sheet, sections)
    write_sheet(sheet)


def _about(kept: "KeptFile") -> str:
    return f"{kept.name}: {_KINDS[kept.kind]}, {kept.size:,} bytes"
