"""`briefings doctor`: how the library is, told as often as it is asked."""

from typing import TYPE_CHECKING

import click

from briefings.cli.shared import json_option, settings

if TYPE_CHECKING:
    from briefings.store.health import Health, KeptFile

_KINDS = {
    "unfinished": "a change that was never finished",
    "damaged": "what was damaged",
    "left by an editor": "what an editor that was killed left",
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
        _write_json(health)
    else:
        _write_page(health)
    return 0 if health.sound else 1


def _write_json(health: "Health") -> None:
    import msgspec  # noqa: PLC0415

    from briefings.cli.output import write_json  # noqa: PLC0415

    fields = msgspec.to_builtins(health)
    write_json({"log": fields.pop("log"), "sound": health.sound, **fields})


def _write_page(health: "Health") -> None:
    from briefings.cli.output import cells, width, write_pages  # noqa: PLC0415
    from briefings.layout.page import Sheet  # noqa: PLC0415

    sheet = Sheet(width(), cells)
    verdict = "sound" if health.sound else "NOT SOUND"
    reading = ", for reading only" if health.read_only else ""
    sheet.flow(f"{health.log}: {verdict}{reading}, {health.changes} changes", "name", x=0)
    for title, sentences in (
        ("WRONG", health.problems),
        ("PUT RIGHT JUST NOW", health.mended),
        ("KEPT BESIDE IT", tuple(map(_about, health.kept))),
    ):
        if sentences:
            sheet.heading(title)
        for sentence in sentences:
            sheet.flow(sentence, "text")
    write_pages([sheet.page()])


def _about(kept: "KeptFile") -> str:
    return f"{kept.name}: {_KINDS[kept.kind]}, {kept.size:,} bytes"
