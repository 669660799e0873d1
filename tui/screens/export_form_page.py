"""How the form of an export looks."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from briefings.export.depth import Depth
from briefings.export.remote import HOST
from briefings.layout.page import Column, Page, Sheet
from tui.actions.keys import Keys
from tui.screens.export_form import (
    DEPTH,
    FORMAT,
    LANGUAGE,
    MARKING,
    PANEL,
    PLACE,
    PRIVATE,
    SOURCE,
    UNREVIEWED,
    ExportForm,
)
from tui.system.terminal import cells

OUTCOME = "outcome"

REMARK = f"{HOST} is what you call this machine; {{copy}} copies the command."


NO_MARKING = "none: a mark on each page, such as “For official use”, is typed here"

_DEPTHS: Final[Mapping[Depth, str]] = {
    "brief": "two pages at most: what matters first, then as much as there is room for",
    "full": "every panel with all its items, and the article",
    "notes": "the notes with what they are on, nothing else",
}


class Answer(NamedTuple):
    """A row of the form: its id, the sign before it, and what it says."""

    row: str
    sign: str
    text: str


class Outcome(NamedTuple):
    """What came of the writing."""

    heading: str
    texts: tuple[str, ...]


def form_page(
    form: ExportForm, outcome: Outcome | None, command: str | None, width: int, keys: Keys
) -> Page:
    """Lay out the answers, what came of them, and the `command` for another machine."""
    sheet = Sheet(width, cells)
    for heading, rows in _sections(form):
        sheet.heading(heading)
        at = 4 + max(cells(sign) for _, sign, _ in rows) if rows[0].sign else 2
        for row, sign, text in rows:
            columns = [Column(2, at - 2, sign, "value"), Column(at, width - at, text, "text")]
            sheet.columns(columns, row)
        sheet.row()
    if outcome:
        sheet.heading(outcome.heading)
        for text in outcome.texts:
            sheet.flow(text, "value", item=OUTCOME)
        sheet.row()
    if command:
        sheet.heading("FROM YOUR OWN MACHINE, WITHOUT A FILE HERE")
        sheet.flow(command, "text")
        sheet.flow(keys.keyed(REMARK), "muted")
    return sheet.page()


def _sections(form: ExportForm) -> Iterator[tuple[str, list[Answer]]]:
    yield (
        "FORMAT",
        [
            Answer(f"{FORMAT}{each.name}", f"{_one(each is form.wanted)} {each.name}", each.summary)
            for each in form.formats
        ],
    )
    if form.wanted.is_paper and not form.is_several:
        yield (
            "DEPTH",
            [
                Answer(f"{DEPTH}{depth}", f"{_one(depth == form.depth)} {depth}", said)
                for depth, said in _DEPTHS.items()
            ],
        )
    if form.panels and form.depth != "brief":
        yield (
            "PANELS",
            [Answer(f"{PANEL}{key}", _any(key in form.chosen), name) for key, name in form.panels],
        )
    if form.languages:
        yield (
            "LANGUAGE",
            [
                Answer(f"{LANGUAGE}{tag}", f"{_one(tag == form.language)} {tag}", name)
                for tag, name in form.languages
            ],
        )
    if extras := list(_extras(form)):
        yield "WITH", extras
    if form.wanted.is_paper:
        yield "HANDLING MARK", [Answer(MARKING, "", form.marking or NO_MARKING)]
    yield "PLACE", [Answer(PLACE, "", str(form.place))]


def _extras(form: ExportForm) -> Iterator[Answer]:
    if form.depth == "full":
        yield Answer(SOURCE, _any(form.source), "the article's text")
    if count := form.unreviewed:
        items = f"{count} item{'' if count == 1 else 's'} that nobody has reviewed, marked"
        yield Answer(UNREVIEWED, _any(form.is_with_unreviewed), items)
    if count := form.private:
        notes = f"{count} note{'' if count == 1 else 's'} tagged private"
        yield Answer(PRIVATE, _any(form.with_private), notes)


def _one(is_chosen: bool) -> str:  # noqa: FBT001 - a sign for a truth
    return "(*)" if is_chosen else "( )"


def _any(is_chosen: bool) -> str:  # noqa: FBT001
    return "[x]" if is_chosen else "[ ]"
