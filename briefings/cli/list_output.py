"""Lists: the catalogue and the keys."""

import itertools
from collections.abc import Iterable, Iterator

import msgspec

from briefings.cli.output import new_sheet, write_json, write_json_list, write_pages, write_sheet
from briefings.layout.catalogue import standing
from briefings.layout.page import Page
from briefings.model import CatalogueEntry
from briefings.origin import published, publisher

_KEYS_WIDTH = 16


def write_catalogue(entries: Iterable[CatalogueEntry], *, as_json: bool) -> int:
    """Write entries as they come, and return how many there were."""
    counted = _Counted(entries)
    if as_json:
        write_json_list(msgspec.to_builtins(entry) for entry in counted)
    else:
        write_pages(_page(entry) for entry in counted)
    return counted.count


class _Counted:
    """Passes entries on, and counts them."""

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self._entries = entries
        self.count = 0

    def __iter__(self) -> Iterator[CatalogueEntry]:
        for entry in self._entries:
            self.count += 1
            yield entry


def _page(entry: CatalogueEntry) -> Page:
    sheet = new_sheet()
    sheet.flow(entry.id, "name", x=0)
    sheet.flow(entry.title, "text")
    where = f"{publisher(entry)}, {published(entry)}"
    stands = standing(entry.standing)
    sheet.flow(f"{where} · {stands}" if stands else where, "muted")
    return sheet.page()


def nothing(removed: int) -> str:
    """Return what is said of a library without briefings."""
    back = " (`briefings list --removed` names those that were removed)" if removed else ""
    return f"There is no briefing here{back}: `briefings add PATH` takes one in."


def offer(briefing_id: str) -> str:
    """Return the sentence on a later edition that the program brings of an edited briefing."""
    return (
        f"The program brings a later edition of {briefing_id} than the one you have edited: "
        f"`briefings add --packaged {briefing_id}` takes it in the place of yours."
    )


def write_keys(table: list[dict[str, str]], *, as_json: bool) -> None:
    """Write the key table, by group."""
    if as_json:
        write_json(table)
        return
    sheet = new_sheet()
    for group, rows in itertools.groupby(table, key=lambda row: row["group"]):
        sheet.heading(group.upper())
        for row in rows:
            sheet.pair(_KEYS_WIDTH, row["keys"], _explained(row), ("value", "text"))
    write_sheet(sheet)


def _explained(row: dict[str, str]) -> str:
    default = row.get("default", "")
    return f"{row['help']} (by default {default})" if default else row["help"]
