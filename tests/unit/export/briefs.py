"""Briefs of made-up briefings, and what can be read off them."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from briefings.export.brief.blocks import Brief, BriefText, Bullets, Framed, Heading, Table, plain
from briefings.export.brief.build import brief
from briefings.export.document import Options
from briefings.export.formats.txt import write_brief
from briefings.model import AnyItem, Briefing, SameText
from briefings.notes.model import Note
from tests.unit.core import builders
from tests.unit.export.samples_for_data import VERSION, note

PAPER = ("txt", "md", "html", "docx")
MARKED = "Figures (!: see what does not sit together)"
DAY = dt.date(2026, 1, 2)


def size(made: Brief) -> int:
    return len(write_brief(made))


def paged(_made: Brief) -> int:
    """The bytes of a brief in a format that counts none."""
    return 0


def made(briefing: Briefing, notes: Iterable[Note] = (), **options: Any) -> Brief:
    """The brief of one briefing."""
    return of_several([(briefing, notes)], **options)


def of_several(
    found: Iterable[tuple[Briefing, Iterable[Note]]],
    measured: Callable[[Brief], int] = size,
    pages: Callable[[Brief], int] | None = None,
    **options: Any,
) -> Brief:
    asked = Options(depth="brief", **options)
    return brief([(each, list(notes)) for each, notes in found], asked, VERSION, measured, pages)


def named(
    briefing_id: str,
    items: Iterable[AnyItem] = (),
    *,
    text: str = "One line.",
    same_as: str = "",
    bottom_line: str = "All is well.",
    **source: Any,
) -> Briefing:
    """A briefing with an id, whose text may be much that of another."""
    plainly = builders.briefing(items, text=text, bottom_line=bottom_line)
    return replace(
        plainly,
        id=briefing_id,
        source=replace(plainly.source, **source),
        same_text=(SameText(id=same_as),) if same_as else (),
    )


def on(briefing: Briefing, number: int, body: str, *tags: str, **fields: Any) -> Note:
    """A note on a briefing; see `samples_for_data.note`."""
    written = note(number, body, *tags, **fields)
    return replace(written, target=replace(written.target, briefing=briefing.id))


def headings(made: Brief) -> list[str]:
    """The titles of all sections that have one."""
    return [
        block.title if isinstance(block, Framed) else block.text
        for block in made.blocks
        if isinstance(block, Framed | Heading)
    ]


def under(made: Brief, heading: str) -> list[str]:
    """What stands under a heading, a line each; the cells of a row with bars between them."""
    blocks = iter(made.blocks)
    for block in blocks:
        if isinstance(block, Framed) and block.title == heading:
            return [plain(line) for line in block.lines]
        if isinstance(block, Heading) and block.text == heading:
            follows = next(blocks)
            if isinstance(follows, Table):
                return [" | ".join(row) for row in follows.rows]
            assert isinstance(follows, Bullets)
            return [plain(line) for line in follows.lines]
    return []


def muted(made: Brief) -> list[str]:
    """What is said about the brief itself."""
    return [plain(block.line) for block in made.blocks if isinstance(block, BriefText)]


def words(made: Brief) -> str:
    """All of it as plain text, in one line."""
    return " ".join(write_brief(made).decode().split())
