"""The commands. Each imports what it needs when it is run."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings import __version__
from briefings.cli import Front

if TYPE_CHECKING:
    from briefings.library import Library


class _Group(click.Group):
    """A group in which a word that is no command is a briefing's id, to be opened."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = super().get_command(ctx, cmd_name)
        if known is not None or cmd_name.startswith("-"):
            return known

        def open_briefing() -> None:
            front: Front = ctx.obj
            front.open_app(ctx.params["library"], cmd_name)

        return click.Command(cmd_name, callback=open_briefing, hidden=True)


@click.group(
    cls=_Group,
    invoke_without_command=True,
    options_metavar="[OPTIONS]",
    subcommand_metavar="[ID | COMMAND ...]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 78},
)
@click.option(
    "--library",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="The library's directory, instead of $BRIEFINGS_LIBRARY or the user's own.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def briefings(ctx: click.Context, library: str | None) -> None:
    """Read, question and annotate articles as structured briefings.

    Without a command, or with a briefing's ID, the app opens. Nothing here ever uses the
    network.
    """
    if ctx.invoked_subcommand is None:
        front: Front = ctx.obj
        front.open_app(library, None)


def _library(ctx: click.Context) -> "Library":
    from briefings.library import Library  # noqa: PLC0415

    parent = ctx.parent
    return Library(parent.params["library"] if parent else None)


def _json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="JSON for programs.")(command)


@briefings.command("list")
@_json_option
@click.pass_context
def list_(ctx: click.Context, *, as_json: bool) -> None:
    """List the briefings of the library."""
    from briefings.cli import listing  # noqa: PLC0415

    with _library(ctx) as library:
        listing.write_catalogue(library.catalogue(), as_json=as_json)


@briefings.command()
@click.argument("briefing_id", metavar="ID")
@click.option("--panel", metavar="KEY", help="Only this panel; `source` is the article.")
@_json_option
@click.pass_context
def show(ctx: click.Context, briefing_id: str, panel: str | None, *, as_json: bool) -> None:
    """Show a briefing as plain text, wrapped to the terminal."""
    from briefings.cli import showing  # noqa: PLC0415

    with _library(ctx) as library:
        showing.show(library.get(briefing_id), panel, as_json=as_json)


@briefings.command()
@click.argument("briefing_id", metavar="[ID]", required=False)
@_json_option
@click.pass_context
def verify(ctx: click.Context, briefing_id: str | None, *, as_json: bool) -> int:
    """Check that briefings say only what their articles say.

    ID may also be the path of a folder with article.txt and briefing.toml. Without it, all
    briefings are checked. Ends with 1 where evidence cannot be found, an item stands on none,
    or a value is shown that its evidence does not say.
    """
    from briefings.cli import verifying  # noqa: PLC0415

    with _library(ctx) as library:
        if briefing_id is None:
            reports = [library.verify(each) for each in library.ids()]
        elif "/" in briefing_id or Path(briefing_id).is_dir():
            reports = [library.verify_folder(Path(briefing_id))]
        else:
            reports = [library.verify(briefing_id)]
    verifying.write(reports, as_json=as_json)
    return 0 if all(report.sound for report in reports) else 1


@briefings.command()
@_json_option
@click.pass_context
def keys(ctx: click.Context, *, as_json: bool) -> None:
    """Show the keys of the app."""
    from briefings.cli import listing  # noqa: PLC0415

    front: Front = ctx.obj
    listing.write_keys(front.key_table(), as_json=as_json)
