"""An annotated briefing as it is handed to somebody else: what every format is made from.

Everything is in order here and nothing is laid out: formats only write it down. The same
briefing, notes and options make the same document, and nothing in it depends on the day.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefings.export.depth import Depth
from briefings.kinds import Kind
from briefings.model import AnyItem, Briefing, Paragraph, Tension, Topic
from briefings.notes.notebook import Placed
from briefings.overview.overview import Overview
from briefings.progress import ReviewProgress

if TYPE_CHECKING:
    from briefings.labels.labels import Labels


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What goes into an export.

    `panels` are the keys of topics, `None` for all. `source` adds the article's text. Notes
    tagged `private` are left out unless `with_private`; with `reviewed_only`, so is what the
    program proposes and nobody has decided about. `language` is the tag of the language that the
    document speaks around what its authors wrote; `None` is English.

    A brief has what somebody has reviewed, and with `unreviewed` the rest too. `marking` is a
    handling mark for each page, `title` stands in the place of the article's; `prepared_by` and
    `prepared_on` are told in the brief and make the file's date. `fonts` is a folder of fonts for
    formats that set pages, for letters that their own fonts lack.

    What is only `shown` is the same contents in the format that shows them in a terminal.
    """

    panels: tuple[str, ...] | None = None
    source: bool = True
    with_private: bool = False
    reviewed_only: bool = False
    language: str | None = None
    depth: Depth = "full"
    unreviewed: bool = False
    marking: str | None = None
    title: str | None = None
    prepared_by: str | None = None
    prepared_on: dt.date | None = None
    fonts: Path | None = None
    shown: bool = False


class ItemPart(msgspec.Struct, frozen=True, kw_only=True):
    """An item of a panel with its notes, and the tensions that concern it, the heaviest first.

    `anchor` names it within the document; an item that several panels show has one in each. What
    is wrong with the source as a whole is no tension of single items: see `Overview.blanket`.
    """

    anchor: str
    item: AnyItem
    notes: tuple[Placed, ...] = ()
    tensions: tuple[Tension, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """The items of one kind in a panel; never empty."""

    kind: Kind
    entries: tuple[ItemPart, ...]


class PanelPart(msgspec.Struct, frozen=True, kw_only=True):
    """One panel: its bottom line if it has one, its items by kind, and the notes on it.

    `passages` are the notes on passages of the article that its items stand on.
    """

    anchor: str
    topic: Topic
    bottom_line: ItemPart | None
    sections: tuple[Section, ...]
    notes: tuple[Placed, ...] = ()
    passages: tuple[Placed, ...] = ()


class SourcePart(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the article, and what points to it.

    `cited_by` are the anchors of the items that stand on it, each once, `notes` the notes on
    passages that begin in it.
    """

    anchor: str
    paragraph: Paragraph
    text: str
    cited_by: tuple[str, ...] = ()
    notes: tuple[Placed, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated briefing.

    `notes` are those on the briefing as a whole, `orphans` those whose passage, item or panel is
    no longer there or not part of the document. `source_note` says where the article is from,
    who read it and what is known from outside it. `note_ids` are all notes that are in it, in
    order; `stayed` is how many private ones were left out. `review_note` are sentences on how much
    is reviewed, to stand at the head, `progress` says that in numbers. `labels` are the words of
    the language that it speaks, `scales` is what the grades of its notes mean. `version` is the
    program's.
    """

    briefing: Briefing
    options: Options
    labels: "Labels"
    panels: tuple[PanelPart, ...]
    source: tuple[SourcePart, ...]
    source_note: tuple[str, ...]
    notes: tuple[Placed, ...]
    orphans: tuple[Placed, ...]
    note_ids: tuple[str, ...]
    stayed: int
    review_note: tuple[str, ...] = ()
    progress: ReviewProgress = ReviewProgress(0, 0)
    version: str
    overview: Overview
    scales: str = ""

    @property
    def has_first_page(self) -> bool:
        """Whether what the briefing comes to stands first: of notes alone it is no part."""
        return self.options.depth != "notes"


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """A document as a file's content, and what became of the briefing's notes.

    `notes` is how many the file carries. `stayed` is how many private ones were left out, and
    `unplaced` how many others the format, called `format_name`, has no place for, or a brief no
    room. Of a brief, `gave_way` is how many pieces of each section found no room, `unreviewed` how
    many items were left out since nobody has reviewed them. `missing_letters` is how
    many letters the file's fonts lack. `briefings.export.report` makes a sentence of it.
    """

    data: bytes
    notes: int
    stayed: int
    unplaced: int = 0
    format_name: str = ""
    depth: Depth = "full"
    gave_way: Mapping[str, int] = msgspec.field(default_factory=dict)
    unreviewed: int = 0
    missing_letters: int = 0
