"""The file in which an editor writes a briefing, and how it becomes one.

The file quotes its evidence in exact words, so that a person can write and mend it; spans
are made when it is taken in (`briefings.curation.building`).
"""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import GenericAlias
from typing import Any, Final, TypeVar, cast

import msgspec
from msgspec.structs import fields

from briefings.anchors.spans import Words
from briefings.curation.mistakes import (
    FileMistakesError,
    LineOf,
    Mistake,
    check_fields,
    converted,
)
from briefings.curation.toml_faults import explained
from briefings.curation.toml_lines import TomlLines
from briefings.errors import DamagedError
from briefings.kinds import KINDS, Kind
from briefings.model import (
    Item,
    Review,
    Suggestion,
    Wording,
)

Quoted = tuple[str | Words, ...]
T = TypeVar("T", bound=msgspec.Struct)

_COUNTABLE = 1e18
"""What a figure's value stays below: such numbers are exact in JSON and never overflow."""


class _Part(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    evidence: Quoted = ()


class CuratedSource(_Part, frozen=True, kw_only=True):
    """Where the article is from; see `briefings.model.Source`."""

    title: str
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None
    language: str | None = None
    url: str | None = None
    retrieved: dt.date | None = None
    interest: str | None = None
    outside_knowledge: tuple[str, ...] = ()


class CuratedPanel(_Part, frozen=True, kw_only=True):
    """A panel's topic key, bottom line and headline; see `briefings.model.Panel`."""

    key: str
    bottom_line: str
    headline: str | None = None
    wording: Wording = "written"
    editor: str | None = None
    edited: dt.date | None = None
    paragraphs: tuple[int, ...] = ()


class _CuratedItem(_Part, frozen=True, kw_only=True):
    id: str
    topics: tuple[str, ...]
    text: str
    wording: Wording = "written"
    review: Review = "confirmed"
    suggestion: Suggestion | None = None
    editor: str | None = None
    edited: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse what TOML calls a number and nobody can count: `inf`, `nan`, 400 digits."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, int | float) and not abs(value) < _COUNTABLE:
                raise ValueError(f"`{name}` must be an ordinary number")


class _Head(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    lens: str | None = None
    editor: str | None = None
    edited: dt.date | None = None
    rejected: tuple[str, ...] = ()


class CuratedBriefing(_Head, frozen=True, kw_only=True, omit_defaults=True):
    """A whole briefing file; its `id` is the name of the folder that it stands in."""

    id: str
    source: CuratedSource
    panels: tuple[CuratedPanel, ...] = ()

    def items(self) -> Iterator[tuple[Kind, _CuratedItem]]:
        """Yield all items with their kinds, in the order in which they are stored."""
        for kind in KINDS:
            for item in getattr(self, kind.plural):
                yield kind, item


def _with_words(kind: Kind) -> type[_CuratedItem]:
    """Return the struct of a kind as an editor writes it: with words in the place of spans."""
    own = [f for f in fields(kind.struct) if f.name not in Item.__struct_fields__]
    given = [(f.name, f.type) if f.required else (f.name, f.type, f.default) for f in own]
    return _derived(kind.struct.__name__, given, _CuratedItem)


def _derived(name: str, given: Sequence[tuple[Any, ...]], base: type[T]) -> type[T]:
    made = msgspec.defstruct(name, given, bases=(base,), frozen=True, kw_only=True)
    return cast("type[T]", made)


_ITEMS: Final = {kind.tag: _with_words(kind) for kind in KINDS}

_Stored: Final = _derived(
    "CuratedBriefing",
    [(kind.plural, GenericAlias(tuple, (_ITEMS[kind.tag], ...)), ()) for kind in KINDS],
    CuratedBriefing,
)
"""With a field for the items of each kind."""

_TABLES: Final[dict[str, tuple[str, type[_Part]]]] = {
    "panel": ("panels", CuratedPanel),
    **{kind.tag: (kind.plural, _ITEMS[kind.tag]) for kind in KINDS},
}
"""The tables of a file: the field of each, and what it holds."""


def convert(data: object) -> CuratedBriefing:
    """Read a briefing as earlier programs stored it.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return msgspec.convert(data, _Stored)


def decode(raw: bytes, briefing_id: str) -> CuratedBriefing:
    """Read a briefing file.

    Raises:
        FileMistakesError: fields are missing, unknown or of the wrong type, or what is named is
            not there; each mistake has its line and the item's id, or the first words of its
            evidence.
        DamagedError: it is not TOML.
    """
    text = ""
    try:
        text = raw.decode("utf-8-sig")
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedError(
            f"The briefing file of {briefing_id} is not valid TOML: {explained(text, error)}."
        ) from None
    reader = _Reader(TomlLines(text))
    found = reader.read(briefing_id, data)
    if reader.mistakes:
        raise FileMistakesError(f"The briefing file of {briefing_id}", reader.mistakes)
    return msgspec.convert(found, _Stored)


class _Reader:
    """Reads the tables of a file, and collects what is wrong with them."""

    def __init__(self, lines: TomlLines) -> None:
        self.lines = lines
        self.mistakes: list[Mistake] = []

    def read(self, briefing_id: str, data: dict[str, Any]) -> dict[str, Any]:
        tables = {table: self._table(table, data.pop(table, [])) for table in _TABLES}
        source = self._row("source", 0, data.pop("source", {}), CuratedSource, "[source]")
        line_of = LineOf(self.lines, "")
        self.mistakes += check_fields(data, _Head, "the file's head", line_of, ("source", *_TABLES))
        self.mistakes += _wrong_names(tables, self.lines)
        fields = {field: tuple(tables[table].values()) for table, (field, _) in _TABLES.items()}
        return {"id": briefing_id, "source": source, **fields, **data}

    def _table(self, table: str, rows: object) -> dict[int, Any]:
        """Return the rows that are sound, by their place among those of their table."""
        if not isinstance(rows, list):
            wrong = Mistake(f"write [[{table}]], not [{table}]", line=self.lines.of(table))
            self.mistakes.append(wrong)
            return {}
        kind = _TABLES[table][1]
        read = {
            index: self._row(table, index, row, kind, f"{table} {_name(row)}")
            for index, row in enumerate(rows)
        }
        return {index: row for index, row in read.items() if row is not None}

    def _row(self, table: str, index: int, row: object, kind: type[T], about: str) -> T | None:
        return converted(row, kind, about, LineOf(self.lines, table, index), self.mistakes)


def _name(row: object) -> str:
    """Name an item as its editor knows it: by id, by key, or by its evidence's first words."""
    if not isinstance(row, dict):
        return repr(row)
    if name := row.get("id") or row.get("key"):
        return str(name)
    evidence = row.get("evidence") or row.get("text") or [*row.values(), "without content"]
    first = evidence[0] if isinstance(evidence, list) else evidence
    words = first.get("words", "") if isinstance(first, dict) else first
    return "“" + " ".join(str(words).split()[:6]) + " …”"


def _wrong_names(tables: Mapping[str, Mapping[int, Any]], lines: TomlLines) -> Iterator[Mistake]:
    """Yield what stands twice, and what is named and is not there."""
    panels = Counter(panel.key for panel in tables["panel"].values())
    every = [
        (item, f"{kind.tag} {item.id}", lines.of(kind.tag, index))
        for kind in KINDS
        for index, item in tables[kind.tag].items()
    ]
    ids = Counter(item.id for item, _, _ in every)
    for index, panel in tables["panel"].items():
        if panels[panel.key] > 1:
            line = lines.of("panel", index)
            yield Mistake("stands twice: join the two", f"panel {panel.key}", line)
    for item, about, line in every:
        if ids[item.id] > 1:
            yield Mistake("another item has this id: rename one", about, line)
        if not item.topics:
            yield Mistake("is in no panel: name one in its `topics`", about, line)
        for topic in sorted(set(item.topics) - panels.keys()):
            there = ", ".join(panels) or "none"
            what = f"names the panel {topic}, which does not exist; there are {there}"
            yield Mistake(what, about, line)
        for other in sorted(set(getattr(item, "items", ())) - ids.keys()):
            yield Mistake(f"names the item {other}, which does not exist", about, line)
