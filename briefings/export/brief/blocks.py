"""What a brief is made of: blocks in order, with all their words, and without any look.

A format writes the blocks down as they come; it leaves nothing out and adds nothing. What goes in,
and what gives way so that two pages hold it, was decided before.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from briefings.export.prose import Run

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

Line = tuple[Run, ...]
"""Words that follow each other, of several looks; `Run` has no line breaks here."""

Direction = Literal["ltr", "rtl"]


class Heading(msgspec.Struct, frozen=True):
    """A section's heading."""

    text: str


class BriefText(msgspec.Struct, frozen=True):
    """Words of the brief itself; `muted` is what is said about it and not about the matter."""

    line: Line
    muted: bool = False


class Framed(msgspec.Struct, frozen=True):
    """What nobody may overlook: a frame with a title and paragraphs."""

    title: str
    lines: tuple[Line, ...]


class Bullets(msgspec.Struct, frozen=True):
    """A list whose points have no order."""

    lines: tuple[Line, ...]


class TableColumn(msgspec.Struct, frozen=True):
    """A column of a table: its heading, and the part of the width that it takes (all make 1)."""

    heading: str
    share: float


class Table(msgspec.Struct, frozen=True):
    """Rows of cells, as many in each as there are columns."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | BriefText | Framed | Bullets | Table


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief as it is written down.

    `title` stands first and `subtitle` beneath it; `short_title` is for the head of each page.
    `marking` is the handling mark that every page bears, above and below. `labels` are the words of
    the language that it speaks; `content_language` is the tag (BCP 47) of what most other words are
    in, `direction` theirs. `note_ids` are the notes that went in, `stayed` is how many private ones
    did not. `gave_way` is how many pieces of each section found no room, by its name; `unreviewed`
    how many items were left out since nobody has reviewed them. `prepared` is the day that the file
    bears; `version` is the program's. `fonts` is a folder of more fonts for formats that set
    pages.
    """

    title: str
    subtitle: Line
    short_title: str
    blocks: tuple[Block, ...]
    labels: "Labels"
    marking: str | None = None
    content_language: str | None = None
    direction: Direction = "ltr"
    note_ids: tuple[str, ...] = ()
    stayed: int = 0
    gave_way: Mapping[str, int] = msgspec.field(default_factory=dict)
    unreviewed: int = 0
    author: str = ""
    prepared: dt.date | None = None
    version: str = ""
    fonts: Path | None = None


def plain(line: Line) -> str:
    """Return a line without its looks."""
    return "".join(run.text for run in line)
