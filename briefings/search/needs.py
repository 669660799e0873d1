"""What an index is asked for a query, and what it is told of briefings and notes."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import inf
from typing import Final

import msgspec

from briefings.folding import folded_text
from briefings.notes.model import Note
from briefings.notes.wording import note_text
from briefings.search import tokens
from briefings.search.days import days_of
from briefings.search.document import SearchDocument, called
from briefings.search.filters import UNREVIEWED, kinds_named, tag_value
from briefings.search.nodes import (
    All,
    Amount,
    Condition,
    Dated,
    Either,
    FieldName,
    Filter,
    FilterName,
    InDraft,
    Node,
    Not,
    Phrase,
    Sense,
    Term,
    Word,
)
from briefings.search.quantities import is_unit, keys_called, unit_key
from briefings.search.slips import alike
from briefings.search.units import FigureAmount, note_kinds
from briefings.search.vocabulary import LibraryWords
from briefings.search.word_forms import is_form, root

_MOST: Final = 30
"""So many needs narrow a search down; the matcher holds all of a query."""

_LOW_LINE: Final = "\ue002"


class IndexToken(msgspec.Struct, frozen=True, tag=True):
    """A word as the index has it, or with `begins` the beginning of one.

    It is a briefing's own or one of a note on it; with `in_note`, a note's.
    """

    word: str
    begins: bool = False
    in_note: bool = False


class FigureRange(msgspec.Struct, frozen=True, tag=True):
    """A figure of `low` to `high`, both included, in one of the units; in any if they are `None`.

    Units are keys, see `quantities.unit_key`.
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


Need = IndexToken | FigureRange | DateRange | Among | AllOf | AnyOf
"""What must hold of a briefing for a query to match it; it may say too little, never too much."""

ANYTHING: Final = AllOf()
"""Nothing is needed: the matcher judges alone."""


def needed(query: All, vocabulary: LibraryWords | None = None) -> Need:
    """Return what must hold of a briefing for a query to match it.

    `vocabulary` has the words of the index, those of notes too. Without it less is said of words
    that have other forms, and nothing of those that may be misspelt.
    """
    parts = (_need(node, vocabulary) for node in query.nodes)
    return _together(list(islice((part for part in parts if part != ANYTHING), _MOST)))


def _need(node: Node, vocabulary: LibraryWords | None) -> Need:
    match node:
        case All():
            return needed(node, vocabulary)
        case Either(nodes):
            return _one_of(_need(each, vocabulary) for each in nodes)
        case Not():
            return ANYTHING
        case Word() | Phrase():
            need = _need_of_term(node, vocabulary)
            return _in_field(need, node.field)
        case _:
            return _need_of_condition(node, vocabulary)


def _need_of_condition(condition: Condition, vocabulary: LibraryWords | None) -> Need:
    match condition:
        case Filter():
            return _need_of_filter(condition)
        case Amount(unit, low, high):
            keys = None if unit is None else unit_keys_of(unit, vocabulary)
            return FigureRange(keys, -inf if low is None else low, inf if high is None else high)
        case Dated(first, last):
            return DateRange(*days_of(first, last))
        case InDraft(ids):
            return Among(ids)


def _need_of_term(term: Term, vocabulary: LibraryWords | None) -> Need:
    needle = _needle(term.text)
    if isinstance(term, Phrase):
        return _need_of_text(needle, closed=term.closed)
    if term.sense is Sense.SLIP:
        if vocabulary is None:
            return ANYTHING
        return _one_of(map(IndexToken, (needle, *sorted(alike(needle, vocabulary)))))
    plain = _need_of_text(needle, closed=term.sense is Sense.WHOLE)
    if term.sense is not Sense.FORMS or (begins := root(needle)) == needle:
        return plain
    if vocabulary is None:
        return IndexToken(begins, begins=True)
    forms = (each for each in vocabulary.beginning(begins) if is_form(needle, each))
    others = sorted(each for each in forms if not each.startswith(needle))
    return _one_of([plain, *map(IndexToken, others)])


def _needle(text: str) -> str:
    return folded_text(text).strip()


def _need_of_text(folded: str, *, closed: bool) -> Need:
    plain = _all(tokens.need(folded, closed=closed))
    numbers, others = tokens.need_of_numbers(folded, closed=closed)
    if plain == ANYTHING or not numbers:
        return plain
    said = (_one_of(map(IndexToken, sorted(words))) for words in numbers)
    return _one_of((plain, _together([*said, _all(others)])))


def _need_of_filter(condition: Filter) -> Need:
    value, name = condition.value, condition.name
    if name in ("kind", "has"):
        return _one_of(IndexToken(_kind(each)) for each in sorted(kinds_named(value)))
    if name == "is":
        return IndexToken(_kind(UNREVIEWED))
    mark, read = _MARKS[name]
    need = _all(tokens.need(read(value), closed=condition.exact, mark=mark))
    return _in_field(need, "note") if name == "tag" else need


_MARKS: Final[dict[FilterName, tuple[str, Callable[[str], str]]]] = {
    "panel": (tokens.PANEL, called),
    "tag": (tokens.TAG, tag_value),
    "speaker": (tokens.SPEAKER, _needle),
    "lang": (tokens.LANGUAGE, _needle),
    "id": (tokens.ID, _needle),
}


def unit_keys_of(name: str, vocabulary: LibraryWords | None) -> tuple[str, ...] | None:
    """Return the keys of the units that a name means, `None` where that is not known."""
    if known := keys_called(name):
        return tuple(sorted(known))
    if vocabulary is None:
        return None
    begins = tokens.UNIT + root(unit_key(name))
    keys = (each.removeprefix(tokens.UNIT) for each in vocabulary.beginning(begins))
    return tuple(sorted(filter(is_unit(name), keys)))


def _all(words: Iterable[tokens.IndexWord]) -> Need:
    return _together([IndexToken(*word) for word in words])


def _together(parts: Sequence[Need]) -> Need:
    kept = tuple(part for part in parts if part != ANYTHING)
    return kept[0] if len(kept) == 1 else AllOf(kept)


def _one_of(parts: Iterable[Need]) -> Need:
    kept = tuple(dict.fromkeys(parts))
    if ANYTHING in kept:
        return ANYTHING
    return kept[0] if len(kept) == 1 else AnyOf(kept)


def _in_field(need: Need, field: FieldName | None) -> Need:
    """Return what is needed of the words of texts of one sort."""
    match need:
        case AllOf(parts):
            return AllOf(tuple(_in_field(part, field) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_in_field(part, field) for part in parts))
        case IndexToken(word) if field == "note":
            return msgspec.structs.replace(need, in_note=True)
        case IndexToken(word) if field:
            return msgspec.structs.replace(need, word=tokens.TITLE + word)
        case _:
            return need


def briefing_words(document: SearchDocument) -> str:
    """Return the words of a briefing without notes, each once, parted by blanks.

    Those of titles, and of titles and items, stand there with a mark too; see `prominence`.
    """
    text, titles, passages = document.haystack, document.end_of_titles, document.passages
    called = _words_of(text[:titles])
    told = called | _words_of(text[titles:passages])
    found = told | _words_of(text[passages:])
    found.update(tokens.TITLE + word for word in called)
    found.update(tokens.ITEM + word for word in told)
    for unit in document.units:
        found.update(map(_kind, unit.kinds))
        if unit.speaker:
            found.update(tokens.text_words(unit.speaker, tokens.SPEAKER))
        if unit.is_open:
            found.add(_kind(UNREVIEWED))
    found |= named_words(document)
    found |= tokens.text_words(folded_text(document.id), tokens.ID)
    for key, names in document.panels.items():
        found.add(tokens.PANEL_KEY + key.replace("_", _LOW_LINE))
        found.update(word for name in names for word in tokens.text_words(name, tokens.PANEL))
    return " ".join(found)


def named_words(document: SearchDocument) -> set[str]:
    """Return the words for the units of a briefing's figures, and for its language."""
    units = {tokens.UNIT + each.unit for each in figures(document) if each.unit}
    return units | tokens.text_words(document.language, tokens.LANGUAGE)


def figures(document: SearchDocument) -> tuple[FigureAmount, ...]:
    """Return the figures of a briefing, as `FigureRange` asks for them."""
    return tuple(unit.amount for unit in document.units if unit.amount)


def note_words(note: Note) -> str:
    """Return the words of a note, as those of a briefing."""
    found = {*_words_of(folded_text(note_text(note))), *map(_kind, note_kinds(note))}
    for tag in note.content.tags:
        found.update(tokens.text_words(tag_value(tag), tokens.TAG))
    return " ".join(found)


def _words_of(folded: str) -> set[str]:
    return tokens.text_words(folded) | tokens.value_words(folded)


def panel_keys(words: Iterable[str]) -> Iterator[str]:
    """Yield the keys of panels that are among the words beginning with `PANEL_KEY`."""
    return (word.removeprefix(tokens.PANEL_KEY).replace(_LOW_LINE, "_") for word in words)


def _kind(name: str) -> str:
    return tokens.KIND + name.replace("_", "")
