"""What a search finds. Ranges are code points, `start` and `end`, end exclusive."""

from typing import Literal

import msgspec

from briefings.model import Span
from briefings.search.mistakes import QueryMistake

HitKind = Literal["title", "bottom_line", "item", "note", "passage"]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One text that holds words of the query, or that its filters are about.

    `kind` says what the text is: `title` (the article's title or publisher), `bottom_line` (of
    the panel in `panels`), `item`, `note`, or `passage` (a paragraph of the article). `item` is
    the id of an item, of a bottom line (`Panel.summary`), or of the item that a note is on.

    `spans` are the places in the article to open it at, in order: a passage's very words; for
    an item and for a note on a passage the very words inside its evidence, or, where they do
    not stand there, its first evidence whole. `paragraph` is the number of the first one's.

    `snippet` is part of the text with white space made plain, `marks` are the query's words in
    it. It is not made safe to show: `briefings.text.displayable` does that, and the marks hold
    in what it returns.
    """

    kind: HitKind
    score: int
    snippet: str
    marks: tuple[Span, ...] = ()
    panels: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    paragraph: int | None = None
    item: str | None = None
    item_kind: str | None = None
    note: str | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing that a query matches, with its best hits, the best first.

    `found` counts all its hits, those that are not among the best included. All are where no
    other briefing matches, and where the query has filters alone. `panel_names` are the names of
    its panels by their keys.
    """

    id: str
    title: str
    hits: tuple[Hit, ...]
    found: int
    panel_names: dict[str, str]

    def panels_of(self, hit: Hit) -> str:
        """Name the panels that a hit belongs to."""
        return ", ".join(self.panel_names.get(key, key) for key in hit.panels)


class SearchProgress(msgspec.Struct, frozen=True):
    """How many briefings were searched, and how many there are."""

    done: int
    all: int


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a query.

    `query` is the query as understood. `matched` counts the briefings that match, those beyond
    the limit included; with `more`, others may match that were not looked at. `progress` is there
    while not all briefings can be searched yet. `mistake` is what is wrong with the query first,
    `problems` are sentences on what else no briefing can have and on what could not be asked now,
    `unread` on briefings that could not be searched. Where nothing matched, `suggestion` is the
    query that was searched instead, and `correction` a sentence on its words.
    """

    query: str
    matched: int
    matches: tuple[Match, ...]
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    mistake: QueryMistake | None = None
    suggestion: str | None = None
    correction: str | None = None
    more: bool = False
    progress: SearchProgress | None = None

    @property
    def shown(self) -> int:
        """How many hits there are in the matches."""
        return sum(len(match.hits) for match in self.matches)

    @property
    def found(self) -> int:
        """How many hits the briefings of the matches have in all."""
        return sum(match.found for match in self.matches)
