"""`briefings lens …`: the topics by which articles are read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from briefings.cli import candidates
from briefings.cli.help_format import Group
from briefings.cli.output import new_sheet, report, write_json, write_sheet
from briefings.cli.shared import in_library, json_option
from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.library import Library


@click.group(cls=Group, subcommand_metavar="COMMAND ...", invoke_without_command=True)
@click.pass_context
def lens(ctx: click.Context) -> None:
    """List, show, begin and add lenses.

    A lens has the topics of one beat, each a panel of the briefings that are read through it.
    """
    if ctx.invoked_subcommand is None:
        raise UsageError(f"Say what to do with lenses: {', '.join(lens.commands)}.")


@lens.command("list")
@in_library
def list_(library: "Library", *, as_json: bool) -> None:
    """List the lenses of the library."""
    lenses = library.lenses.all()
    if as_json:
        write_json([{"key": each.key, "name": each.name} for each in lenses.values()])
        return
    sheet = new_sheet()
    for each in lenses.values():
        sheet.flow(each.key, "name", x=0)
        sheet.flow(each.name, "text")
        sheet.flow(", ".join(topic.key for topic in each.topics), "muted")
    write_sheet(sheet)


@lens.command()
@click.argument("key", metavar="KEY", shell_complete=candidates.lenses)
@in_library
def show(library: "Library", *, key: str, as_json: bool) -> None:
    """Show the topics of a lens."""
    found = library.lenses.get(key)
    if as_json:
        write_json(msgspec.to_builtins(found))
        return
    sheet = new_sheet()
    sheet.flow(found.name, "name", x=0)
    for topic in found.topics:
        sheet.heading(f"{topic.key}: {topic.name}")
        sheet.flow(topic.question, "text")
        for language, cues in topic.cues.items():
            sheet.flow(f"{language}: {', '.join(cues)}", "muted")
    write_sheet(sheet)


@lens.command()
@click.argument("file", metavar="FILE", shell_complete=candidates.files)
@json_option
def new(*, file: str, as_json: bool) -> None:
    """Begin a lens: write a file that explains itself.

    The file's name, without .toml, will be what briefings call the lens.
    """
    from briefings.curation.skeleton import lens_text  # noqa: PLC0415
    from briefings.export.saving import save  # noqa: PLC0415

    path = save(Path(file), lens_text(Path(file).stem).encode())
    report(
        {"file": str(path)},
        f"Made {path}: fill it in, then `briefings lens add {file}`.",
        as_json=as_json,
    )


@lens.command()
@click.argument("file", metavar="FILE", shell_complete=candidates.files)
@in_library
def add(library: "Library", *, file: str, as_json: bool) -> int:
    """Take a lens in, or the changes of one that was taken in before."""
    from briefings.cli import verify_output  # noqa: PLC0415
    from briefings.curation.mistakes import FileMistakesError  # noqa: PLC0415

    try:
        found = library.lenses.add(file)
    except FileMistakesError as error:
        verify_output.write_mistakes(error, as_json=as_json)
        return 1
    data = {"key": found.key, "topics": [topic.key for topic in found.topics]}
    report(
        data,
        f"The lens {found.key} is in the library: {', '.join(data['topics'])}.",
        as_json=as_json,
    )
    return 0
