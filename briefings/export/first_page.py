"""The first page of a full document: what a briefing comes to, each line a way to its place."""

from collections.abc import Iterator

import msgspec

from briefings.export.brief.blocks import Table, TableColumn
from briefings.export.document import Document
from briefings.export.figure_rows import heads
from briefings.export.links import Links
from briefings.export.overview_words import (
    FIGURE_SHARES,
    figure_cells,
    interest_unknown,
    voices_said,
)
from briefings.labels.labels import Labels
from briefings.model import AnyItem, Figure
from briefings.origin import address
from briefings.overview.voices import Voice
from briefings.weight import marks
from briefings.wording import joined, known, paragraphs, remark


class LinkedText(msgspec.Struct, frozen=True):
    """Words that lead to `anchor`, or to nowhere."""

    text: str
    anchor: str | None = None


class LeadLine(msgspec.Struct, frozen=True):
    """A line: what it is about, and what is said; either may lead to a place and be empty."""

    name: LinkedText
    text: LinkedText


class LeadList(msgspec.Struct, frozen=True, kw_only=True):
    """Lines under a heading, and a sentence behind them."""

    heading: str
    lines: tuple[LeadLine, ...]
    closing: str = ""


class FigureTable(msgspec.Struct, frozen=True, kw_only=True):
    """All figures; the first cell of each row leads to an anchor."""

    heading: str
    table: Table
    anchors: tuple[str | None, ...]


class LeadPage(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the first page, in its order; `interest` is in a box, `remarks` come last."""

    heading: str
    about: str
    interest: LeadList
    lines: LeadList
    tensions: LeadList
    figures: FigureTable
    voices: LeadList
    remarks: tuple[str, ...]

    @property
    def lists(self) -> tuple[LeadList | FigureTable, ...]:
        """What follows the box, without what is empty."""
        parts = (self.lines, self.tensions, self.figures, self.voices)
        return tuple(part for part in parts if _has_any(part))


def _has_any(part: LeadList | FigureTable) -> bool:
    if isinstance(part, FigureTable):
        return bool(part.anchors)
    return bool(part.lines or part.closing)


def first_page_of(document: Document, links: Links) -> LeadPage:
    """Return the first page of a document."""
    words, own = document.labels.brief, document.labels.first_page
    every, source = document.overview, document.briefing.source
    anchors = {panel.topic.key: panel.anchor for panel in document.panels}
    counts = own.counts.format(notes=every.notes, questions=every.open_questions)
    return LeadPage(
        heading=own.heading,
        about=", ".join(address(source, document.labels)),
        interest=LeadList(heading=words.interest, lines=tuple(_interest(document, links))),
        lines=LeadList(
            heading=words.bottom_lines,
            lines=tuple(
                LeadLine(
                    LinkedText(line.topic.name, anchors.get(line.topic.key)),
                    LinkedText(_marked(line.text, line.summary, document.labels)),
                )
                for line in every.lines
            ),
        ),
        tensions=LeadList(
            heading=words.tensions,
            lines=tuple(
                _line(_marked(each.text, each, document.labels), links.first(each.id))
                for each in every.tensions
            ),
            closing=_lesser(document),
        ),
        figures=_figures(document, links),
        voices=_voices(document, links),
        remarks=tuple(filter(None, (counts, document.scales))),
    )


def _line(text: str, anchor: str | None = None) -> LeadLine:
    return LeadLine(LinkedText(""), LinkedText(text, anchor))


def _interest(document: Document, links: Links) -> Iterator[LeadLine]:
    """Yield what ties the publisher to a party, and the tensions that mark the whole source."""
    source, labels = document.briefing.source, document.labels
    yield _line(source.interest or interest_unknown(source.publisher, labels))
    for tension in document.overview.blanket:
        yield _line(_marked(tension.text, tension, labels), links.first(tension.id))


def _lesser(document: Document) -> str:
    """Say how many tensions of each lesser weight there are, besides those of the whole source."""
    labels, left = document.labels, document.overview.lesser
    counts = [f"{labels.severity[name]} {count}" for name, count in left.items()]
    return labels.first_page.lesser.format(counts=", ".join(counts)) if counts else ""


def _figures(document: Document, links: Links) -> FigureTable:
    figures = document.overview.figures
    columns = map(TableColumn, heads(document.labels), FIGURE_SHARES)
    severities = marks(document.briefing)
    rows = (
        _row(each, figure_cells(each, severities.get(each.id), document.labels), document.labels)
        for each in figures
    )
    return FigureTable(
        heading=document.labels.brief.figures,
        table=Table(tuple(columns), tuple(rows)),
        anchors=tuple(links.first(figure.id) for figure in figures),
    )


def _row(figure: Figure, told: tuple[str, str, str, str], labels: Labels) -> tuple[str, ...]:
    value, what, when, who = told
    return value, _marked(what, figure, labels), when, who, paragraphs(figure)


def _marked(text: str, item: AnyItem, labels: Labels) -> str:
    """Return a text with what a reader must know who goes no further than this page."""
    return f"{text} [{labels.review[item.review]}]" if remark(item, labels) else text


def _voices(document: Document, links: Links) -> LeadList:
    labels, voices = document.labels, document.overview.voices
    largest = voices.voices[0].name if voices.voices else None
    said = voices_said(voices, known(largest, "speaker", labels), labels)
    return LeadList(
        heading=labels.first_page.voices,
        lines=tuple(_voice(voice, document, links) for voice in voices.voices),
        closing=f"{said}." if voices.statements else "",
    )


def _voice(voice: Voice, document: Document, links: Links) -> LeadLine:
    """Return a speaker, how many statements are theirs, and a way to the first of them."""
    labels = document.labels
    name = f"{known(voice.name, 'speaker', labels)} ({len(voice.statements)})"
    about = joined((voice.role, None if voice.is_named else labels.first_page.unnamed), ", ")
    return LeadLine(LinkedText(name, links.first(voice.statements[0].id)), LinkedText(about))
