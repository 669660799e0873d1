"""What stands in the sheets of a workbook."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from briefings.export.build import notes_in
from briefings.export.document import Document, PanelPart
from briefings.labels.labels import Labels
from briefings.model import Actor, AnyItem, Figure, Place, Statement, Tension
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, note_about
from briefings.wording import status_name

Cell = str | int | float | bool | dt.date | None
Row = Sequence[Cell]

_BETWEEN: Final = "; "
_PERIOD: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class WorkbookSheet(NamedTuple):
    """A sheet; each of its rows has a cell for each column, `None` where nothing is known."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]


class _Shown(NamedTuple):
    """An item, and the panels that show it."""

    item: AnyItem
    panels: list[PanelPart]


_PLACE: Final = ("panels", "id", "paragraph", "start", "end", "words", "passages", "review")
"""The columns at the end of every item's row; offsets count characters of the article's text."""


def sheets(documents: Sequence[Document]) -> list[WorkbookSheet]:
    """Return the sheets of documents, those with the same name as one."""
    labels = documents[0].labels
    items: list[tuple[str, Sequence[str], Callable[[AnyItem, Document], Row | None]]] = [
        ("figure", _FIGURE, _figure),
        ("statement", ("speaker", "role", "cue", "direct", "text"), _statement),
        ("actor", ("name", "type", "role", "other_names"), _actor),
        ("place", ("name", "role", "other_names"), _place),
        ("tension", ("text", "type", "severity", "reasoning", "inference", "items"), _tension),
    ]
    made = [
        WorkbookSheet(
            labels.heading(kind, kind),
            ("briefing", *columns, *_PLACE),
            [row for document in documents for row in _rows(document, cells)],
        )
        for kind, columns, cells in items
    ]
    notes = [row for document in documents for row in _notes(document)]
    about = [_provenance(document) for document in documents]
    return [
        *made,
        WorkbookSheet(labels.footer.notes, _NOTE, notes),
        WorkbookSheet(labels.headings.about, _PROVENANCE, about),
    ]


def _rows(document: Document, cells: Callable[[AnyItem, Document], Row | None]) -> Iterator[Row]:
    """Yield a row for each item that has `cells`; one that several panels show has one."""
    for shown in _items(document):
        row = cells(shown.item, document)
        if row is not None:
            yield (document.briefing.id, *row, *_place_cells(shown, document.labels))


def _items(document: Document) -> Iterable[_Shown]:
    found: dict[str, _Shown] = {}
    for panel in document.panels:
        for section in panel.sections:
            for entry in section.entries:
                found.setdefault(entry.item.id, _Shown(entry.item, [])).panels.append(panel)
    return found.values()


def _place_cells(shown: _Shown, labels: Labels) -> Row:
    item = shown.item
    keys = _BETWEEN.join(panel.topic.key for panel in shown.panels)
    first: Row = (None, None, None, None)
    for each in item.evidence[:1]:
        first = each.paragraph, each.start, each.end, each.text
    return keys, item.id, *first, len(item.evidence), labels.review[item.review]


_FIGURE: Final = (
    "text", "value", "unit", "bound", "approximate", "what", "scope", "period", "from", "to",
    "status", "source", "measure", "tensions",
)  # fmt: skip


def _figure(item: AnyItem, document: Document) -> Row | None:
    if not isinstance(item, Figure):
        return None
    labels = document.labels
    tensions = document.briefing.tensions_by_item.get(item.id, ())
    return (
        item.text, item.value, item.unit, labels.bound[item.bound] if item.bound else None,
        item.approximate, item.what, item.scope, item.period, *_days(item.period),
        status_name(item, labels), item.source, item.measure,
        _BETWEEN.join(each.text for each in tensions) or None,
    )  # fmt: skip


def _statement(item: AnyItem, _: Document) -> Row | None:
    if not isinstance(item, Statement):
        return None
    return item.speaker, item.role, item.cue, item.direct, item.text


def _actor(item: AnyItem, _: Document) -> Row | None:
    if not isinstance(item, Actor):
        return None
    return item.text, item.type, item.role, _BETWEEN.join(item.names) or None


def _place(item: AnyItem, _: Document) -> Row | None:
    if not isinstance(item, Place):
        return None
    return item.text, item.role, _BETWEEN.join(item.names) or None


def _tension(item: AnyItem, document: Document) -> Row | None:
    if not isinstance(item, Tension):
        return None
    labels = document.labels
    sort = labels.tension_types.get(item.type, item.type)
    severity = labels.severity[item.severity]
    items = _BETWEEN.join(item.items) or None
    return item.text, sort, severity, item.reasoning, item.inference, items


_NOTE: Final = (
    "briefing", "on", "text", "tags", "author", "created", "modified", "reliability",
    "credibility", "likelihood", "confidence", "paragraph", "words", "id",
)  # fmt: skip


def _notes(document: Document) -> Iterator[Row]:
    every = (*document.notes, *notes_in(document.panels, document.source), *document.orphans)
    unique = {placed.note.id: placed for placed in every}
    for note_id in document.note_ids:
        if note_id in unique:
            yield _note(document, unique[note_id])


def _note(document: Document, placed: Placed) -> Row:
    note, article = placed.note, document.briefing.article
    content, span, passage = note.content, placed.span, note.target.passage
    words = passage.quote.exact if passage else None
    if span:
        words = article.text[span.start : span.end]
    return (
        document.briefing.id,
        note_about(document.briefing, placed, document.labels),
        content.body.strip() or empty_note(placed, document.labels),
        _BETWEEN.join(content.tags) or None,
        note.author,
        note.created,
        note.modified,
        content.reliability,
        content.credibility,
        content.likelihood,
        content.confidence,
        article.paragraph_at(span.start).number if span else None,
        words,
        note.id,
    )


_PROVENANCE: Final = (
    "briefing", "title", "publisher", "author", "published", "language", "address", "retrieved",
    "interest", "editor", "edited", "lens", "reviewed", "of", "notes", "article_sha256",
    "article_text_sha256", "written_by",
)  # fmt: skip


def _provenance(document: Document) -> Row:
    briefing, done = document.briefing, document.progress
    source, article = briefing.source, briefing.article
    return (
        briefing.id, source.title, source.publisher, source.author, source.published,
        source.language, source.url, source.retrieved, source.interest, briefing.editor,
        briefing.edited, briefing.lens.name if briefing.lens else None, done.reviewed, done.of,
        len(document.note_ids), article.sha256, article.text_sha256,
        f"briefings {document.version}",
    )  # fmt: skip


def _days(period: str | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a period: a year, a month, a day or two with `/`."""
    first, _, last = (period or "").partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(text: str) -> dt.date | None:
    found = _PERIOD.fullmatch(text)
    return _date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None


def _last_day(text: str) -> dt.date | None:
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    if found[3]:
        return _date(year, month, int(found[3]))
    after = _date(year + month // 12, month % 12 + 1, 1)
    return after and after - dt.timedelta(days=1)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
