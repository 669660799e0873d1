"""The file in which an editor writes a briefing, and how it becomes one.

The file quotes its evidence in exact words, so that a person can write and mend it; spans
are made on loading. `decode` checks the file's form and names the item that is wrong;
`build` places the evidence and collects what cannot be placed.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Sequence
from types import GenericAlias
from typing import Any, Final, TypeVar, cast

import msgspec
from msgspec.structs import fields

from briefings.anchors.spans import AnchorError, Words, resolve
from briefings.errors import DamagedError
from briefings.kinds import KINDS, Kind
from briefings.model import (
    AnyItem,
    Article,
    Briefing,
    Evidence,
    Item,
    Lens,
    Panel,
    Tension,
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


class Source(_Part, frozen=True, kw_only=True):
    """Where the article is from; `outside_knowledge` is what the article does not say of it."""

    title: str
    publisher: str
    published: dt.date
    language: str
    outside_knowledge: tuple[str, ...] = ()


class CuratedPanel(_Part, frozen=True, kw_only=True):
    """A panel's topic key and bottom line."""

    key: str
    bottom_line: str


class _CuratedItem(_Part, frozen=True, kw_only=True):
    id: str
    topics: tuple[str, ...]
    text: str
    wording: Wording = "written"

    def __post_init__(self) -> None:
        """Refuse what TOML calls a number and nobody can count: `inf`, `nan`, 400 digits."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, int | float) and not abs(value) < _COUNTABLE:
                raise ValueError(f"`{name}` must be an ordinary number")


class CuratedBriefing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole briefing file; its `id` is the name of the folder that it stands in."""

    id: str
    lens: str
    editor: str
    edited: dt.date
    source: Source
    panels: tuple[CuratedPanel, ...]

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
    """Read a briefing as it is stored.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return msgspec.convert(data, _Stored)


def decode(raw: bytes, briefing_id: str) -> CuratedBriefing:
    """Read a briefing file.

    Raises:
        DamagedError: it is not TOML, a field is missing, unknown or of the wrong type; the
            sentence names the item by its id or by the first words of its evidence.
    """
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DamagedError(
            f"The briefing file of {briefing_id} is not valid TOML: {error}."
        ) from None
    found: dict[str, object] = {"id": briefing_id}
    for table, (field, type_) in _TABLES.items():
        rows = data.pop(table, [])
        if not isinstance(rows, list):
            raise DamagedError(
                f"In the briefing file of {briefing_id} write [[{table}]], not [{table}]."
            )
        found[field] = tuple(_convert(row, type_, f"{table} {_name(row)}") for row in rows)
    found["source"] = _convert(data.pop("source", {}), Source, "[source]")
    for key in ("lens", "editor", "edited"):
        if key in data:
            found[key] = data.pop(key)
    if data:
        raise DamagedError(
            f"The briefing file of {briefing_id} has an unknown entry `{next(iter(data))}`; "
            f"known are lens, editor, edited, source, {', '.join(_TABLES)}."
        )
    return _convert(found, _Stored, "the file's head")


def _convert(data: object, type_: type[T], name: str) -> T:
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        raise DamagedError(f"In the briefing file, {name}: {error}.") from None


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


class _Builder:
    """Turns the words of one briefing into evidence and remembers what was not found."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.problems: list[str] = []

    def evidence(self, name: str, quoted: Quoted) -> tuple[Evidence, ...]:
        found: list[Evidence] = []
        for entry in quoted:
            words = Words(entry) if isinstance(entry, str) else entry
            try:
                found.append(resolve(self.article, words))
            except AnchorError as error:
                self.problems.append(f"{name}: evidence “{words.words}” {error}.")
        return tuple(found)

    def items(self, curated: CuratedBriefing) -> Iterator[AnyItem]:
        for kind, item in curated.items():
            given = msgspec.structs.asdict(item)
            yield kind.struct(**{**given, "evidence": self.evidence(item.id, item.evidence)})


def build(curated: CuratedBriefing, article: Article, lens: Lens) -> Briefing:
    """Place all evidence in `article` and lay the items out in panels, in the file's order.

    Evidence that cannot be placed is left out and named in `Briefing.problems`.

    Raises:
        DamagedError: ids stand twice, or a topic or an item that is named does not exist.
    """
    _check_names(curated, lens)
    builder = _Builder(article)
    items = tuple(builder.items(curated))
    _check_tensions(items)
    topics = {topic.key: topic for topic in lens.topics}
    panels = tuple(
        Panel(
            topic=topics[panel.key],
            bottom_line=panel.bottom_line,
            evidence=builder.evidence(f"bottom line of {panel.key}", panel.evidence),
            items=tuple(item for item in items if panel.key in item.topics),
        )
        for panel in sorted(curated.panels, key=lambda p: list(topics).index(p.key))
    )
    return Briefing(
        article=article,
        lens=lens,
        editor=curated.editor,
        edited=curated.edited,
        panels=panels,
        items=items,
        evidence=builder.evidence("[source]", curated.source.evidence),
        outside_knowledge=curated.source.outside_knowledge,
        problems=tuple(builder.problems),
    )


def _check_names(curated: CuratedBriefing, lens: Lens) -> None:
    every = [item for _, item in curated.items()]
    ids = [item.id for item in every]
    for twice in {i for i in ids if ids.count(i) > 1}:
        raise DamagedError(f"The id {twice} stands twice in the briefing file: rename one.")
    keys = [panel.key for panel in curated.panels]
    for twice in {key for key in keys if keys.count(key) > 1}:
        raise DamagedError(f"The panel {twice} stands twice in the briefing file: join them.")
    panels = set(keys)
    for key in panels - {topic.key for topic in lens.topics}:
        raise DamagedError(f"Panel {key} is no topic of the lens {lens.key}: mend one of them.")
    for item in every:
        if not item.topics:
            raise DamagedError(f"Item {item.id} is in no panel: name one in its `topics`.")
        for topic in set(item.topics) - panels:
            raise DamagedError(f"Item {item.id} names the panel {topic}, which does not exist.")


def _check_tensions(items: Sequence[AnyItem]) -> None:
    ids = {item.id for item in items}
    for tension in items:
        for item_id in set(tension.items) - ids if isinstance(tension, Tension) else ():
            raise DamagedError(
                f"Tension {tension.id} names the item {item_id}, which does not exist."
            )
