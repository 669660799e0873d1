"""`briefings config`: which settings hold, where they come from, and what is wrong with them."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli.front_end import FrontEnd
from briefings.cli.shared import json_option, silent_settings
from briefings.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.settings.fields import Setting
    from briefings.settings.loading import Settings

_NAMES = 16
"""Cells that the names of settings take where there is room."""


@click.command()
@click.option("--write", is_flag=True, help="Write a file that explains all settings.")
@click.option("--path", "only_path", is_flag=True, help="Only say where the file is.")
@json_option
@click.pass_context
def config(ctx: click.Context, *, write: bool, only_path: bool, as_json: bool) -> int:
    """Show the settings, where they come from, and what is wrong.

    A flag goes before the environment, the environment before the file, the file before the
    default. Ends with 1 where something in the file does not hold.

    \b
        briefings config --write
        $EDITOR "$(briefings config --path)"
    """
    if write and only_path:
        raise UsageError("--write and --path are two commands: give one of them.")
    settings = silent_settings(ctx)
    if write or only_path:
        _tell_path(_written(settings) if write else settings.path.absolute(), as_json=as_json)
        return 0
    front_end: FrontEnd = ctx.obj
    problems = (*settings.problems, *front_end.problems(settings))
    show = _write_json if as_json else _write_pages
    show(settings, problems, front_end.theme(settings))
    return 1 if problems else 0


def _written(settings: "Settings") -> Path:
    from briefings.settings import template  # noqa: PLC0415

    return template.write(settings.path)


def _tell_path(path: Path, *, as_json: bool) -> None:
    from briefings.cli.output import write, write_json  # noqa: PLC0415 - help needs it not

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
    from briefings.settings.fields import fields, value_of  # noqa: PLC0415

    for name, setting in fields().items():
        is_library = name == "library"
        folder = str(library_directory(settings.library)) if is_library else ""
        yield setting, folder or value_of(settings.config, name)


def _write_json(settings: "Settings", problems: tuple[str, ...], theme: tuple[str, str]) -> None:
    from briefings.cli.output import write_json  # noqa: PLC0415

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


def _write_pages(settings: "Settings", problems: tuple[str, ...], theme: tuple[str, str]) -> None:
    from briefings.cli.output import cells, width, write_pages  # noqa: PLC0415
    from briefings.layout.page import Column, Sheet  # noqa: PLC0415
    from briefings.settings.template import explained, toml  # noqa: PLC0415

    sheet = Sheet(width(), cells)
    sheet.heading("FILE")
    sheet.flow(str(settings.path.absolute()), "text")
    if not settings.is_there:
        sheet.flow("It is not there; `briefings config --write` makes it.", "muted")
    sheet.heading("SETTINGS")
    names = min(_NAMES, sheet.width // 3)
    at = names + 3
    for setting, value in _rows(settings):
        written = Column(at, sheet.width - at, toml(value), "value")
        sheet.columns([Column(2, names, setting.name, "name"), written], None)
        given = {"flag": setting.flag, "environment": setting.variable, "file": "the file"}
        giver = given.get(settings.origin(setting.name))
        default = f"default {toml(setting.default)}" if setting.default else "by default unset"
        origin = f"From {giver} ({default})" if giver else "Default"
        sheet.flow(f"{origin}. {explained(setting)}", "muted", x=at)
        if setting.name == "theme":
            sheet.flow(f"Now {theme[0]}: {theme[1]}.", "muted", x=at)
    if problems:
        sheet.heading("PROBLEMS")
        for problem in problems:
            sheet.flow(problem, "warn")
    write_pages([sheet.page()])
