"""Passages: those that an item stands on, and the article cut where one begins or ends."""

import itertools

import msgspec

from briefings.export.build import entries_of
from briefings.export.document import Document, SourcePart
from briefings.model import AnyItem, Evidence, Span
from briefings.text import flowing


def by_words(item: AnyItem) -> list[tuple[str, list[Evidence]]]:
    """Return the words that an item stands on, each once, with the places where they stand."""
    found: dict[str, list[Evidence]] = {}
    for evidence in item.evidence:
        found.setdefault(flowing(evidence.text), []).append(evidence)
    return list(found.items())


def own_places(item: AnyItem) -> list[Evidence]:
    """Return where the item's own text stands in the article; nowhere, if an editor wrote it."""
    return [evidence for evidence in item.evidence if flowing(evidence.text) == item.text]


def other_words(item: AnyItem) -> list[tuple[str, list[Evidence]]]:
    """Return the words that an item stands on besides its own text; see `by_words`."""
    return [(words, places) for words, places in by_words(item) if words != item.text]


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the article from `start` to `end`, which lies within one paragraph.

    `is_cited` says that a passage which items stand on begins with it, `is_noted` that it is
    part of a passage with a note.
    """

    start: int
    end: int
    text: str
    is_cited: bool
    is_noted: bool


class Passages:
    """The passages of a document that are cited or noted."""

    def __init__(self, document: Document) -> None:
        entries = (entry for panel in document.panels for entry in entries_of(panel))
        self._cited = {evidence.start for entry in entries for evidence in entry.item.evidence}
        placed = (placed for part in document.source for placed in part.notes)
        self._noted = [p.span for p in placed if p.span]

    def fragments(self, part: SourcePart) -> list[Fragment]:
        """Cut a paragraph. A note's passage may have begun in a paragraph before it."""
        first, last = part.paragraph.start, part.paragraph.end
        inner = {*self._cited, *(edge for s in self._noted for edge in (s.start, s.end))}
        cuts = sorted({first, last, *(edge for edge in inner if first < edge < last)})
        return [self._piece(part, Span(*ends)) for ends in itertools.pairwise(cuts)]

    def _piece(self, part: SourcePart, span: Span) -> Fragment:
        origin = part.paragraph.start
        return Fragment(
            start=span.start,
            end=span.end,
            text=part.text[span.start - origin : span.end - origin],
            is_cited=span.start in self._cited,
            is_noted=any(noted.overlaps(span.start, span.end) for noted in self._noted),
        )
