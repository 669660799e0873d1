"""`briefings wire`: what was found out about the line and the terminal."""

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from briefings.cli.front_end import FrontEnd
from briefings.cli.shared import json_option, settings

if TYPE_CHECKING:
    from briefings.layout.page import Column

_LABELS = 24
"""Cells that the labels take where there is room."""


@click.command()
@json_option
@click.pass_context
def wire(ctx: click.Context, *, as_json: bool) -> None:
    """Show what is known of the line and the terminal.

    The terminal is asked too, if there is one, and has two seconds for its answers; what is
    typed meanwhile may be lost. With --json: one object with all values.
    """
    from briefings.cli.output import write_json  # noqa: PLC0415 - help needs it not

    front_end: FrontEnd = ctx.obj
    rows = front_end.wire_report(settings(ctx).config.wire)
    if as_json:
        write_json({str(row["id"]): row["value"] for row in rows})
    else:
        _write(row for row in rows if row["text"])


def _write(rows: Iterable[dict[str, object]]) -> None:
    from briefings.cli.output import cells, width, write_pages  # noqa: PLC0415
    from briefings.layout.page import Sheet  # noqa: PLC0415

    sheet = Sheet(width(), cells)
    for group, members in itertools.groupby(rows, key=lambda row: str(row["group"])):
        sheet.heading(group.upper())
        for row in members:
            sheet.columns(list(_columns(row, sheet.width)), None)
    write_pages([sheet.page()])


def _columns(row: dict[str, object], width: int) -> "Iterator[Column]":
    from briefings.layout.page import Column  # noqa: PLC0415

    label, text, at = str(row["label"]), str(row["text"]), 2
    if label:
        labels = min(_LABELS, width // 2 - at)
        yield Column(at, labels, label, "muted")
        at += labels + 1
    yield Column(at, width - at, text, "text")
