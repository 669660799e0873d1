"""A briefing and its notes put in order for handing on, before any format has its say."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from briefings.errors import UsageError
from briefings.export.document import Document, ItemPart, Options, PanelPart, Section, SourcePart
from briefings.export.noted import noted_only
from briefings.export.reviewed import review_note, reviewed_only
from briefings.kinds import sections
from briefings.labels import ENGLISH, labels_of
from briefings.layout.source import source_note
from briefings.model import AnyItem, Briefing, Panel, Paragraph, Tension
from briefings.notes.model import Note
from briefings.notes.notebook import Notebook, Placed, notebook
from briefings.notes.scales import legend
from briefings.notes.wording import is_private
from briefings.overview.overview import overview
from briefings.progress import progress
from briefings.weight import by_severity, heaviest_first, is_blanket

_NO_ANCHOR: Final = re.compile(r"[^a-z0-9]+")


def build(briefing: Briefing, notes: Iterable[Note], options: Options, version: str) -> Document:
    """Put a briefing and its notes in order.

    Args:
        briefing: what is exported.
        notes: current revisions; deleted ones and those of other briefings are passed over.
        options: what goes into the document.
        version: the program's.

    Raises:
        UsageError: the briefing has no panel that `options` names, or there is no such language.
    """
    labels = labels_of(options.language or ENGLISH)
    note = review_note(briefing, labels, is_whole=not options.reviewed_only)
    done, origin = progress(briefing), tuple(source_note(briefing, labels))
    briefing = reviewed_only(briefing) if options.reviewed_only else briefing
    panels = _chosen(briefing, options)
    shown = _shown(briefing, panels)
    current = [n for n in notes if n.target.briefing == briefing.id and not n.deleted]
    kept = [n for n in current if options.with_private or not is_private(n)]
    kept.sort(key=lambda note: (note.created, note.id))
    book = notebook(briefing, kept)
    anchors = _Anchors()
    parts = tuple(_panel(briefing, panel, book, anchors) for panel in panels)
    is_noted = options.depth == "notes"
    parts = noted_only(parts) if is_noted else parts
    with_source = options.source and not is_noted
    source = tuple(_source(briefing, parts, book, anchors)) if with_source else ()
    whole = tuple(placed for placed in book.notes if placed.note.target.is_whole)
    there = {placed.note.id for placed in (*whole, *notes_in(parts, source))}
    scales = legend((note.content for note in kept), labels)
    return Document(
        briefing=briefing,
        options=options,
        labels=labels,
        panels=parts,
        source=source,
        source_note=origin,
        notes=whole,
        orphans=tuple(placed for placed in book.notes if placed.note.id not in there),
        note_ids=tuple(note.id for note in kept),
        stayed=len(current) - len(kept),
        review_note=(*note, scales) if is_noted and scales else note,
        progress=done,
        version=version,
        overview=overview(shown, book, briefing),
        scales=scales,
    )


class _Anchors:
    """Names within the document: of letters, digits and hyphens, and each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def make(self, *words: str) -> str:
        wanted = _NO_ANCHOR.sub("-", "-".join(words).casefold()).strip("-")
        name, number = wanted, 1
        while name in self._given:
            number += 1
            name = f"{wanted}-{number}"
        self._given.add(name)
        return name


def _chosen(briefing: Briefing, options: Options) -> tuple[Panel, ...]:
    if options.panels is None:
        return briefing.shown_panels
    keys = [panel.topic.key for panel in briefing.panels]
    for key in options.panels:
        if key not in keys:
            raise UsageError(f"{briefing.id} has no panel “{key}”; choose {', '.join(keys)}.")
    return tuple(panel for panel in briefing.panels if panel.topic.key in options.panels)


def _shown(briefing: Briefing, panels: tuple[Panel, ...]) -> Briefing:
    """Return a briefing of these panels alone."""
    ids = {item.id for panel in panels for item in panel.items}
    items = tuple(item for item in briefing.items if item.id in ids)
    return replace(briefing, panels=panels, items=items)


def _panel(briefing: Briefing, panel: Panel, book: Notebook, anchors: _Anchors) -> PanelPart:
    key = panel.topic.key

    def entry(item: AnyItem) -> ItemPart:
        return ItemPart(
            anchor=anchors.make("item", key, item.id),
            item=item,
            notes=tuple(placed for placed in book.notes if placed.note.target.item == item.id),
            tensions=_marking(briefing, item),
        )

    notes = book.in_panel(panel)
    return PanelPart(
        anchor=anchors.make("panel", key),
        topic=panel.topic,
        bottom_line=entry(panel.summary) if panel.bottom_line.strip() else None,
        sections=tuple(
            Section(kind=kind, entries=tuple(map(entry, heaviest_first(items))))
            for kind, items in sections(panel.items)
        ),
        notes=tuple(placed for placed in notes if placed.note.target.panel == key),
        passages=tuple(placed for placed in notes if placed.note.target.panel != key),
    )


def _marking(briefing: Briefing, item: AnyItem) -> tuple[Tension, ...]:
    """Return the tensions that mark an item, and not the source as a whole."""
    every = briefing.tensions_by_item.get(item.id, ())
    return tuple(each for each in by_severity(every) if not is_blanket(briefing, each))


def _source(
    briefing: Briefing, panels: tuple[PanelPart, ...], book: Notebook, anchors: _Anchors
) -> Iterator[SourcePart]:
    article = briefing.article
    first: dict[str, ItemPart] = {}
    for entry in (entry for panel in panels for entry in entries_of(panel)):
        first.setdefault(entry.item.id, entry)
    begun: dict[int, list[Placed]] = {}
    for placed in book.notes:
        if placed.span:
            begun.setdefault(article.paragraph_at(placed.span.start).number, []).append(placed)
    for paragraph in article.paragraphs:
        yield SourcePart(
            anchor=anchors.make("paragraph", str(paragraph.number)),
            paragraph=paragraph,
            text=article.text[paragraph.start : paragraph.end].replace("\n", " "),
            cited_by=tuple(e.anchor for e in first.values() if _stands_on(e, paragraph)),
            notes=tuple(begun.get(paragraph.number, ())),
        )


def entries_of(panel: PanelPart) -> Iterator[ItemPart]:
    """Yield the bottom line and all items of a panel, in order."""
    if panel.bottom_line is not None:
        yield panel.bottom_line
    for section in panel.sections:
        yield from section.entries


def _stands_on(entry: ItemPart, paragraph: Paragraph) -> bool:
    return any(e.start < paragraph.end and paragraph.start < e.end for e in entry.item.evidence)


def notes_in(panels: tuple[PanelPart, ...], source: tuple[SourcePart, ...]) -> Iterator[Placed]:
    """Yield every note of panels and of the article, some of them several times."""
    for panel in panels:
        yield from (*panel.notes, *panel.passages)
        for entry in entries_of(panel):
            yield from entry.notes
    for part in source:
        yield from part.notes
