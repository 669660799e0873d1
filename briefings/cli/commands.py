"""The commands. Each imports what it needs when it is run."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.add_command import add
from briefings.cli.backup_command import backup, restore
from briefings.cli.briefing_ids import BRIEFING_OR_PATH
from briefings.cli.compact_command import compact
from briefings.cli.compare_command import compare
from briefings.cli.completion_command import completion
from briefings.cli.config_command import config
from briefings.cli.doctor_command import doctor, repair
from briefings.cli.edit_command import edit
from briefings.cli.export_command import export
from briefings.cli.extract_command import extract
from briefings.cli.front_end import FrontEnd
from briefings.cli.help_command import help_
from briefings.cli.help_format import Group
from briefings.cli.lens_commands import lens
from briefings.cli.memory_commands import memory
from briefings.cli.new_command import new
from briefings.cli.note import note
from briefings.cli.original_command import original
from briefings.cli.pack_command import pack
from briefings.cli.remove_command import remove
from briefings.cli.review_command import review
from briefings.cli.search_command import search
from briefings.cli.shared import (
    complain,
    in_library,
    json_option,
    settings,
    silent_settings,
)
from briefings.cli.versions_command import receipt, versions
from briefings.cli.wire_command import wire
from briefings.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.curation.verify import Verification
    from briefings.library import Library
    from briefings.model import CatalogueEntry

WIRES = click.Choice(["auto", "thrift", "plain"])
WIRE_HELP = "How screens are sent: in few bytes (thrift) or as Textual does (plain)."


class _Group(Group):
    """A group in which a word that is no command is a briefing's id, to be opened."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = super().get_command(ctx, cmd_name)
        if known is not None or cmd_name.startswith("-"):
            return known

        def open_briefing(wire: str | None) -> None:
            front_end: FrontEnd = ctx.obj
            ctx.params["wire"] = wire or ctx.params["wire"]
            front_end.open_app(silent_settings(ctx), cmd_name)

        wire_after_id = click.Option(["--wire"], type=WIRES, help=WIRE_HELP)
        return click.Command(cmd_name, callback=open_briefing, params=[wire_after_id], hidden=True)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> candidates.Candidates:
        """Offer the commands, and the briefings beside them."""
        offered = super().shell_complete(ctx, incomplete)
        is_option = incomplete.startswith("-")
        return offered if is_option else [*offered, *candidates.briefings(ctx, None, incomplete)]


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
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(),
    help="The file of settings, instead of $BRIEFINGS_CONFIG or the user's own.",
)
@click.option("--wire", type=WIRES, help=WIRE_HELP)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def briefings(ctx: click.Context, /, **_: str | None) -> None:
    """Read, question and annotate articles as structured briefings.

    Without a command, or with a briefing's ID, the app opens. Nothing here ever uses the
    network.
    """
    if ctx.invoked_subcommand is None:
        front_end: FrontEnd = ctx.obj
        front_end.open_app(silent_settings(ctx), None)


@briefings.command("list")
@click.argument("folder", metavar="[FOLDER]", required=False, shell_complete=candidates.folders)
@click.option("--removed", is_flag=True, help="Those that were removed, instead.")
@in_library
def list_(library: "Library", *, folder: str | None, removed: bool, as_json: bool) -> None:
    """List the briefings of the library, or those that a folder holds."""
    from briefings.cli import list_output  # noqa: PLC0415

    entries: Iterable[CatalogueEntry]
    if folder is not None:
        entries, refused = library.entries_in(folder)
        complain(each.why for each in refused)
    else:
        entries = library.removed() if removed else library.pages.every()
    count = list_output.write_catalogue(entries, as_json=as_json)
    if not count and not removed and folder is None:
        complain([list_output.nothing(len(library.removed()))])
    if not removed and folder is None:
        complain(list_output.offer(each) for each in library.packaged.offers())


@briefings.command()
@click.argument(
    "briefing_id",
    metavar="ID",
    type=BRIEFING_OR_PATH,
    shell_complete=candidates.briefings_or_path,
)
@click.option(
    "--panel",
    metavar="KEY",
    shell_complete=candidates.pages,
    help="Only this panel; `overview` is the first page, `source` the article.",
)
@in_library
def show(library: "Library", *, briefing_id: str, panel: str | None, as_json: bool) -> None:
    """Show a briefing as plain text, wrapped to the terminal; its overview comes first."""
    from briefings.cli import show_output  # noqa: PLC0415
    from briefings.layout.panel import PLAIN, PanelOptions  # noqa: PLC0415
    from briefings.notes.notebook import notebook  # noqa: PLC0415

    briefing = library.at(briefing_id)
    notes = notebook(briefing, library.notes.list(briefing.id))
    options = PLAIN
    if not as_json and panel not in (show_output.OVERVIEW, show_output.SOURCE):
        options = PanelOptions(remarks=library.comparing.remarks(briefing))
    show_output.show(briefing, panel, notes, options, as_json=as_json)


@briefings.command()
@click.argument(
    "briefing_id",
    metavar="[ID]",
    required=False,
    type=BRIEFING_OR_PATH,
    shell_complete=candidates.briefings_and_folders,
)
@in_library
def verify(library: "Library", *, briefing_id: str | None, as_json: bool) -> int:
    """Check that briefings say only what their articles say.

    ID may also be the path of a folder with article.txt and briefing.toml; where there is such a
    folder here, both are checked. Without it, all briefings are checked. Ends with 1 where evidence
    cannot be found, an item stands on none, or a value is shown that its evidence does not say.
    """
    from briefings.cli import verify_output  # noqa: PLC0415
    from briefings.curation.mistakes import FileMistakesError  # noqa: PLC0415

    try:
        reports = list(_reports(library, briefing_id))
    except FileMistakesError as error:
        verify_output.write_mistakes(error, as_json=as_json)
        return 1
    verify_output.write(reports, as_json=as_json)
    return 0 if all(report.sound for report in reports) else 1


def _reports(library: "Library", name: str | None) -> "Iterator[Verification]":
    """Verify all briefings, or one, and before it the folder of its name that stands here."""
    from msgspec.structs import replace  # noqa: PLC0415

    if name is None:
        yield from map(library.verify, library.ids())
        return
    is_folder = "/" not in name and (Path(name) / "briefing.toml").is_file()
    is_both = is_folder and name in library.ids()
    if is_folder:
        report = library.verify(f"./{name}")
        yield replace(report, id=f"./{name}") if is_both else report
    if is_both or not is_folder:
        yield library.verify(name)


@briefings.command()
@json_option
@click.pass_context
def keys(ctx: click.Context, *, as_json: bool) -> None:
    """Show the keys of the app."""
    from briefings.cli import list_output  # noqa: PLC0415

    front_end: FrontEnd = ctx.obj
    found = settings(ctx)
    complain(front_end.problems(found))
    list_output.write_keys(front_end.key_table(found), as_json=as_json)


briefings.add_command(add)
briefings.add_command(backup)
briefings.add_command(config)
briefings.add_command(compact)
briefings.add_command(compare)
briefings.add_command(completion)
briefings.add_command(doctor)
briefings.add_command(edit)
briefings.add_command(export)
briefings.add_command(extract)
briefings.add_command(help_)
briefings.add_command(lens)
briefings.add_command(memory)
briefings.add_command(new)
briefings.add_command(note)
briefings.add_command(original)
briefings.add_command(receipt)
briefings.add_command(pack)
briefings.add_command(remove)
briefings.add_command(repair)
briefings.add_command(restore)
briefings.add_command(review)
briefings.add_command(search)
briefings.add_command(versions)
briefings.add_command(wire)
