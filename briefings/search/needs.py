"""What an index is asked for a query, and what it is told of briefings and notes."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

import msgspec

from briefings.folding import folded_text
from briefings.notes.model import Note
from briefings.notes.wording import note_text
from briefings.search import tokens
from briefings.search.document import SearchDocument, called
from briefings.search.filters import kinds_named, tag_value
from briefings.search.nodes import All, Filter, Node, Phrase, Word
from briefings.search.units import note_kinds

_MOST: Final = 30
"""So many needs narrow a search down; the matcher holds all of a query."""

_LOW_LINE: Final = "\ue002"


class Token(msgspec.Struct, frozen=True, tag=True):
    """A word as the index has it, or with `begins` the beginning of one.

    It is a briefing's own or one of a note on it; with `in_note`, a note's.
    """

    word: str
    begins: bool = False
    in_note: bool = False


class FigureRange(msgspec.Struct, frozen=True, tag=True):
    """A figure of `low` to `high`, both included, in one of the units; in any if they are `None`.

    Units are as `briefings.index.texts.Text.figures` has them.
    """

    units: tuple[str, ...] | None
    low: float
    high: float


class DateRange(msgspec.Struct, frozen=True, tag=True):
    """An article published from `first` to `last`, both included; an end may be open."""

    first: dt.date | None = None
    last: dt.date | None = None


class Among(msgspec.Struct, frozen=True, tag=True):
    """One of the briefings with these ids."""

    ids: tuple[str, ...]


class AllOf(msgspec.Struct, frozen=True, tag=True):
    """What is needed together, each by itself: one in a note, another in the briefing."""

    needs: "tuple[Need, ...]" = ()


class AnyOf(msgspec.Struct, frozen=True, tag=True):
    """Of what one at least is needed; nothing can hold if there is none."""

    needs: "tuple[Need, ...]" = ()


Need = Token | FigureRange | DateRange | Among | AllOf | AnyOf
"""What must hold of a briefing for a query to match it; it may say too little, never too much."""

ANYTHING: Final = AllOf()
"""Nothing is needed: the matcher judges alone."""


def needs(root: All) -> list[str]:
    """Return expressions of FTS5, each of which must hold of a briefing's words or a note's."""
    found = dict.fromkeys(filter(None, map(_need, root.nodes)))
    return list(found)[:_MOST]


def _need(node: Node) -> str:
    match node:
        case Word() | Phrase():
            needle = folded_text(node.text).strip()
            return tokens.need_with_numbers(needle, closed=node.closed)
        case Filter():
            return _need_of_filter(node)
        case _:
            return ""


def _need_of_filter(condition: Filter) -> str:
    value, closed = condition.value, condition.exact
    match condition.name:
        case "kind" | "has":
            return tokens.either(map(_kind, sorted(kinds_named(value))))
        case "panel":
            return tokens.need(called(value), closed=closed, mark=tokens.PANEL)
        case "tag":
            return tokens.need(tag_value(value), closed=closed, mark=tokens.TAG)
        case "speaker":
            name = folded_text(value).strip()
            return tokens.need(name, closed=closed, mark=tokens.SPEAKER)
        case _:
            assert_never(condition.name)


def briefing_words(document: SearchDocument) -> str:
    """Return the words of a briefing without notes, each once, parted by blanks."""
    found = {*tokens.text_words(document.haystack), *tokens.value_words(document.haystack)}
    for unit in document.units:
        found.update(map(_kind, unit.kinds))
        found.update(tokens.text_words(unit.speaker, tokens.SPEAKER))
    for key, names in document.panels.items():
        found.add(tokens.PANEL_KEY + key.replace("_", _LOW_LINE))
        found.update(word for name in names for word in tokens.text_words(name, tokens.PANEL))
    return " ".join(found)


def note_words(note: Note) -> str:
    """Return the words of a note, as those of a briefing."""
    text = folded_text(note_text(note))
    found = {*tokens.text_words(text), *tokens.value_words(text), *map(_kind, note_kinds(note))}
    for tag in note.content.tags:
        found.update(tokens.text_words(tag_value(tag), tokens.TAG))
    return " ".join(found)


def panel_keys(words: Iterable[str]) -> Iterator[str]:
    """Yield the keys of panels that are among the words beginning with `PANEL_KEY`."""
    return (word.removeprefix(tokens.PANEL_KEY).replace(_LOW_LINE, "_") for word in words)


def _kind(name: str) -> str:
    return tokens.KIND + name.replace("_", "")
