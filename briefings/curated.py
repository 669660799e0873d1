"""The file in which an editor writes a briefing, and how it becomes one.

The file quotes its evidence in exact words, so that a person can write and mend it; spans
are made on loading. `decode` checks the file's form and names the item that is wrong;
`build` places the evidence and collects what cannot be placed.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from briefings import model
from briefings.anchors.spans import AnchorError, Words, resolve
from briefings.errors import DamagedError
from briefings.model import Article, Briefing, Evidence, Lens

Quoted = tuple[str | Words, ...]
T = TypeVar("T")

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
    wording: model.Wording = "written"


class KeyPoint(_CuratedItem, frozen=True, kw_only=True):
    """See `briefings.model.KeyPoint`."""


class Figure(_CuratedItem, frozen=True, kw_only=True):
    """See `briefings.model.Figure`."""

    value: int | float
    unit: str
    what: str
    approximate: bool = False
    bound: model.Bound | None = None
    period: str | None = None
    scope: str | None = None
    measure: str | None = None
    status: model.Status = "reported"
    source: str | None = None

    def __post_init__(self) -> None:
        """Refuse what TOML calls a number and nobody can count: `inf`, `nan`, 400 digits."""
        if not abs(self.value) < _COUNTABLE:
            raise ValueError("`value` must be an ordinary number")


class Statement(_CuratedItem, frozen=True, kw_only=True):
    """See `briefings.model.Statement`."""

    speaker: str
    cue: str
    role: str | None = None
    direct: bool = False


class Actor(_CuratedItem, frozen=True, kw_only=True):
    """See `briefings.model.Actor`."""

    type: model.ActorType
    role: str | None = None
    names: tuple[str, ...] = ()


class Place(_CuratedItem, frozen=True, kw_only=True):
    """See `briefings.model.Place`."""

    role: str | None = None
    names: tuple[str, ...] = ()


class Tension(_CuratedItem, frozen=True, kw_only=True):
    """See `briefings.model.Tension`."""

    type: str
    severity: model.Severity
    reasoning: str
    items: tuple[str, ...] = ()
    inference: bool = True


class OpenQuestion(_CuratedItem, frozen=True, kw_only=True):
    """See `briefings.model.OpenQuestion`."""


class CuratedBriefing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole briefing file; its `id` is the name of the folder that it stands in."""

    id: str
    lens: str
    editor: str
    edited: dt.date
    source: Source
    panels: tuple[CuratedPanel, ...]
    key_points: tuple[KeyPoint, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    tensions: tuple[Tension, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()


_SECTIONS: dict[str, tuple[str, type[_Part], type[model.AnyItem] | None]] = {
    "panel": ("panels", CuratedPanel, None),
    "key_point": ("key_points", KeyPoint, model.KeyPoint),
    "figure": ("figures", Figure, model.Figure),
    "statement": ("statements", Statement, model.Statement),
    "actor": ("actors", Actor, model.Actor),
    "place": ("places", Place, model.Place),
    "tension": ("tensions", Tension, model.Tension),
    "open_question": ("open_questions", OpenQuestion, model.OpenQuestion),
}

COUNTED = {table: field for table, (field, _, type_) in _SECTIONS.items() if type_}
"""The field of each kind of item, by the kind's name."""


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
    fields: dict[str, object] = {"id": briefing_id}
    for table, (field, type_, _) in _SECTIONS.items():
        rows = data.pop(table, [])
        if not isinstance(rows, list):
            raise DamagedError(
                f"In the briefing file of {briefing_id} write [[{table}]], not [{table}]."
            )
        fields[field] = tuple(_convert(row, type_, f"{table} {_name(row)}") for row in rows)
    fields["source"] = _convert(data.pop("source", {}), Source, "[source]")
    for key in ("lens", "editor", "edited"):
        if key in data:
            fields[key] = data.pop(key)
    if data:
        raise DamagedError(
            f"The briefing file of {briefing_id} has an unknown entry `{next(iter(data))}`; "
            f"known are lens, editor, edited, source, {', '.join(_SECTIONS)}."
        )
    return _convert(fields, CuratedBriefing, "the file's head")


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

    def items(self, curated: CuratedBriefing) -> Iterable[model.AnyItem]:
        for field, _, type_ in _SECTIONS.values():
            if type_ is None:
                continue
            for item in getattr(curated, field):
                fields: dict[str, Any] = msgspec.structs.asdict(item)
                fields["evidence"] = self.evidence(item.id, item.evidence)
                yield type_(**fields)


def build(curated: CuratedBriefing, article: Article, lens: Lens) -> Briefing:
    """Place all evidence in `article` and lay the items out in panels, in the file's order.

    Evidence that cannot be placed is left out and named in `Briefing.problems`.

    Raises:
        DamagedError: ids stand twice, or a topic or an item that is named does not exist.
    """
    _check_names(curated, lens)
    builder = _Builder(article)
    items = tuple(builder.items(curated))
    topics = {topic.key: topic for topic in lens.topics}
    panels = tuple(
        model.Panel(
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
    every = [i for field, _, t in _SECTIONS.values() if t for i in getattr(curated, field)]
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
    for tension in curated.tensions:
        for item_id in set(tension.items) - set(ids):
            raise DamagedError(
                f"Tension {tension.id} names the item {item_id}, which does not exist."
            )
