"""`briefings config`: which settings hold, where they come from, and what is wrong with them."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli.front_end import FrontEnd
from briefings.cli.output import (
    add_sections,
    new_sheet,
    write,
    write_json,
    write_sheet,
)
from briefings.cli.shared import json_option, silent_settings
from briefings.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.settings.fields import Setting
    from briefings.settings.loading import Settings

_NAMES = 16
"""Cells that the names of settings take where there is room."""


@click.command()
@click.option("--write", "write_it", is_flag=True, help="Write a file that explains all settings.")
@click.option("--path", "only_path", is_flag=True, help="Only say where the file is.")
@json_option
@click.pass_context
def config(ctx: click.Context, *, write_it: bool, only_path: bool, as_json: bool) -> int:
    """Show the settings, where they come from, and what is wrong.

    A flag goes before the environment, the environment before the file, the file before the
    default. Ends with 1 where something in the file does not hold.

    \b
        briefings config --write
        $EDITOR "$(briefings config --path)"
    """
    if write_it and only_path:
        raise UsageError("--write and --path are two commands: give one of them.")
    settings = silent_settings(ctx)
    if write_it:
        from briefings.settings import template  # noqa: PLC0415

        _write_path(template.write(settings.path), as_json=as_json)
        return 0
    if only_path:
        _write_path(settings.path.absolute(), as_json=as_json)
        return 0
    front_end: FrontEnd = ctx.obj
    problems = (*settings.problems, *front_end.problems(settings))
    report = _write_data if as_json else _write_page
    report(settings, problems, front_end.theme(settings))
    return 1 if problems else 0


def _write_path(path: Path, *, as_json: bool) -> None:
    if as_json:
        write_json({"path": _spelled(str(path))})
    elif sys.stdout.isatty():
        write(str(path))
    else:
        # For `$EDITOR "$(…)"`: the very bytes of the name, which need be no text.
        sys.stdout.buffer.write(os.fsencode(path) + b"\n")


def _spelled(value: object) -> object:
    """Return what JSON can hold: the bytes of a name that are no text are shown."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _rows(settings: "Settings") -> "Iterator[tuple[Setting, object]]":
    """Yield the settings and what holds; for the library the folder that it is in."""
    from briefings.paths import library_directory  # noqa: PLC0415
    from briefings.settings.fields import fields  # noqa: PLC0415

    for name, setting in fields().items():
        is_library = name == "library"
        folder = str(library_directory(settings.library)) if is_library else ""
        yield setting, folder or setting.value(settings.config)


def _write_data(settings: "Settings", problems: tuple[str, ...], theme: tuple[str, str]) -> None:
    rows = [
        {
            "name": setting.name,
            "value": _spelled(value),
            "origin": settings.origin(setting.name),
            "default": setting.default,
            "choices": list(setting.choices),
            "variable": setting.variable or None,
            "flag": setting.flag or None,
            "help": setting.explanation,
        }
        for setting, value in _rows(settings)
    ]
    report = {
        "path": _spelled(str(settings.path.absolute())),
        "exists": settings.is_there,
        "settings": rows,
        "theme": {"name": _spelled(theme[0]), "why": theme[1]},
        "problems": [*map(_spelled, problems)],
    }
    write_json(report)


def _write_page(settings: "Settings", problems: tuple[str, ...], theme: tuple[str, str]) -> None:
    from briefings.settings.template import explained, toml  # noqa: PLC0415

    sheet = new_sheet()
    sheet.heading("FILE")
    sheet.flow(str(settings.path.absolute()), "text")
    if not settings.is_there:
        sheet.flow("It is not there; `briefings config --write` makes it.", "muted")
    sheet.heading("SETTINGS")
    wide = min(_NAMES, sheet.width // 3)
    for setting, value in _rows(settings):
        sheet.pair(wide, setting.name, toml(value), ("name", "value"))
        given = {"flag": setting.flag, "environment": setting.variable, "file": "the file"}
        giver = given.get(settings.origin(setting.name))
        default = f"default {toml(setting.default)}" if setting.default else "by default unset"
        origin = f"From {giver} ({default})" if giver else "Default"
        sheet.flow(f"{origin}. {explained(setting)}", "muted", x=wide + 3)
        if setting.name == "theme":
            sheet.flow(f"Now {theme[0]}: {theme[1]}.", "muted", x=wide + 3)
    add_sections(sheet, {"PROBLEMS": problems}, "warn")
    write_sheet(sheet)
