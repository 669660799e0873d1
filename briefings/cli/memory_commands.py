"""`briefings memory …`: the names that the library has learned of its reviews."""

from typing import TYPE_CHECKING

import click
import msgspec

from briefings.cli.help_format import Group
from briefings.cli.output import new_sheet, report, write_json, write_sheet
from briefings.cli.shared import in_library

if TYPE_CHECKING:
    from briefings.library import Library
    from briefings.repository.memory import NameRecord, RememberedKind

_KINDS = ("person", "organisation", "place", "none", "unit")


@click.group(cls=Group, subcommand_metavar="COMMAND ...", invoke_without_command=True)
@click.pass_context
def memory(ctx: click.Context) -> None:
    """List and mend what the library has learned of your reviews.

    Names that you confirm or reject count in the next article. `memory = false` in the settings
    switches that off: nothing is learned then, and nothing used.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@memory.command("list")
@in_library
def list_(library: "Library", *, as_json: bool) -> None:
    """List the names, what they are, and how many items say so."""
    remembered = library.reviews.memory
    records = remembered.list()
    if as_json:
        write_json({"on": remembered.is_on, "names": [_data(each) for each in records]})
        return
    sheet = new_sheet()
    for each in records:
        sheet.flow(each.name, "name", x=0)
        sheet.flow(_line(each), "text")
    off = "" if remembered.is_on else "It is switched off by the setting `memory`."
    for line in filter(None, ("" if records else "Nothing is remembered yet.", off)):
        sheet.flow(line, "muted", x=0)
    write_sheet(sheet)


@memory.command("set")
@click.argument("name", metavar="NAME")
@click.argument("kind", metavar="KIND", type=click.Choice(_KINDS))
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Another; repeatable.")
@click.option("--role", metavar="TEXT", help="What they are.")
@in_library
def set_(
    library: "Library",
    *,
    name: str,
    kind: "RememberedKind",
    aliases: tuple[str, ...],
    role: str | None,
    as_json: bool,
) -> None:
    """Say what a name is: person, organisation, place, none or unit."""
    record = library.reviews.memory.set(name, kind, aliases or None, role)
    report(_data(record), f"{record.name}: {_line(record)}.", as_json=as_json)


@memory.command()
@click.argument("name", metavar="NAME")
@in_library
def forget(library: "Library", *, name: str, as_json: bool) -> None:
    """Forget a name."""
    found = library.reviews.memory.find(name)
    library.reviews.memory.forget(name)
    report({"forgot": found.name}, f"{found.name} is forgotten.", as_json=as_json)


def _line(record: "NameRecord") -> str:
    kind = "is no name" if record.kind == "none" else record.kind
    times = f" {record.times}x" if record.times else ""
    parts = [
        f"{kind}{times}" + (" (as you said)" if record.mended else ""),
        f"also {', '.join(record.aliases)}" if record.aliases else "",
        record.role or "",
        f"speaks {record.spoke}x" if record.spoke else "",
    ]
    return " · ".join(filter(None, parts))


def _data(record: "NameRecord") -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(record)
    return {"name": record.name, "kind": record.kind, **fields}
