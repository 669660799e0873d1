"""The texts of a briefing, each with what the filters ask about it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from briefings.anchors.selectors import resolve
from briefings.folding import folded_text
from briefings.model import AnyItem, Article, BottomLine, Briefing, Figure, Span, Statement
from briefings.notes.model import Note
from briefings.notes.wording import note_text
from briefings.progress import is_open, weighs
from briefings.search.filters import tag_value
from briefings.search.hit import HitKind
from briefings.search.nodes import FieldName
from briefings.search.quantities import unit_key
from briefings.wording import item_text


class FigureAmount(NamedTuple):
    """A value, and the key of its unit where that is known; see `quantities.unit_key`."""

    unit: str | None
    value: float


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """One text of a briefing, and what is known of it.

    `kinds` are what `kind:` and `has:` call it. `speaker` (name and role on
    two lines) and `tags` are folded. `evidence` are
    the places in the article that it stands on; `origin` is where a passage begins there. `amount`
    is a figure's value and its unit's key. An item `is_open` that a review waits for.
    """

    kind: HitKind
    text: str
    item: str | None = None
    note: str | None = None
    field: FieldName | None = None
    kinds: tuple[str, ...] = ()
    panels: tuple[str, ...] = ()
    speaker: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    origin: int = 0
    amount: FigureAmount | None = None
    is_open: bool = False


def units(briefing: Briefing, notes: Sequence[Note]) -> Iterator[Unit]:
    """Yield title, publisher, bottom lines, items, notes, and last the article's paragraphs."""
    article = briefing.article
    source = briefing.source
    title = source.title
    yield Unit(kind="title", text=title, field="title", evidence=_place(article, title))
    if source.publisher:
        yield Unit(kind="title", text=source.publisher, field="publisher")
    if source.author:
        yield Unit(kind="title", text=source.author)
    summaries = [panel.summary for panel in briefing.panels]
    yield from map(_bottom_line, summaries)
    yield from map(_item, briefing.items)
    items: dict[str, AnyItem] = {item.id: item for item in (*summaries, *briefing.items)}
    for note in notes:
        yield _note(note, items.get(note.target.item or ""), briefing)
    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end]
        yield Unit(kind="passage", text=text, origin=paragraph.start)


def _bottom_line(line: BottomLine) -> Unit:
    return Unit(
        kind="bottom_line",
        text=line.text,
        item=line.id,
        panels=line.topics,
        evidence=line.spans,
    )


def _item(item: AnyItem) -> Unit:
    said_by = (item.speaker or "", item.role or "") if isinstance(item, Statement) else ()
    return Unit(
        kind="item",
        text=item_text(item),
        item=item.id,
        kinds=(item.kind,),
        panels=item.topics,
        speaker="\n".join(map(folded_text, said_by)),
        evidence=item.spans,
        amount=_amount(item) if isinstance(item, Figure) else None,
        is_open=is_open(item) and weighs(item),
    )


def _amount(figure: Figure) -> FigureAmount:
    return FigureAmount(None if figure.unit is None else unit_key(figure.unit), float(figure.value))


def _note(note: Note, item: AnyItem | None, briefing: Briefing) -> Unit:
    target, content = note.target, note.content
    evidence = item.spans if item else ()
    panels = (target.panel,) if target.panel else item.topics if item else ()
    if target.passage:
        span = resolve(briefing.article.text, target.passage).span
        evidence = (span,) if span else ()
        panels = panels or tuple(_panels_on(briefing, evidence))
    return Unit(
        kind="note",
        field="note",
        text=note_text(note),
        item=target.item,
        note=note.id,
        kinds=note_kinds(note),
        panels=panels,
        tags=tuple(map(tag_value, content.tags)),
        evidence=evidence,
    )


def note_kinds(note: Note) -> tuple[str, ...]:
    return ("note",) if note.content.body.strip() else ("note", "highlight")


def _panels_on(briefing: Briefing, spans: Sequence[Span]) -> Iterator[str]:
    """Yield the panels that stand on words of a passage, by their items or bottom line."""
    for panel in briefing.panels:
        evidence = [*panel.evidence, *(e for item in panel.items for e in item.evidence)]
        if any(span.overlaps_any(evidence) for span in spans):
            yield panel.topic.key


def _place(article: Article, words: str) -> tuple[Span, ...]:
    at = article.text.find(words) if words else -1
    return (Span(at, at + len(words)),) if at >= 0 else ()
