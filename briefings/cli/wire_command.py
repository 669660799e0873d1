"""`briefings wire`: what was found out about the line and the terminal."""

import itertools
from collections.abc import Iterable

import click

from briefings.cli.front_end import FrontEnd
from briefings.cli.output import new_sheet, write_json, write_sheet
from briefings.cli.shared import json_option, settings

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
    front_end: FrontEnd = ctx.obj
    rows = front_end.wire_report(settings(ctx).config.wire)
    if as_json:
        write_json({str(row["id"]): row["value"] for row in rows})
    else:
        _write(row for row in rows if row["text"])


def _write(rows: Iterable[dict[str, object]]) -> None:
    sheet = new_sheet()
    labels = min(_LABELS, sheet.width // 2 - 2)
    for group, members in itertools.groupby(rows, key=lambda row: str(row["group"])):
        sheet.heading(group.upper())
        for row in members:
            label, text = str(row["label"]), str(row["text"])
            if label:
                sheet.pair(labels, label, text, ("muted", "text"))
            else:
                sheet.flow(text, "text")
    write_sheet(sheet)
