"""The first page of a full document: what a briefing comes to, each line a way to its place."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.export.brief.blocks import Table, TableColumn
from briefings.export.brief.contents import UNSAID, what_is_counted
from briefings.export.document import Document
from briefings.export.links import Links
from briefings.figures import reading
from briefings.model import Figure
from briefings.origin import address, publisher
from briefings.overview.voices import Voice
from briefings.weight import marks
from briefings.wording import joined, known, paragraphs

_SHARES: Final = (0.2, 0.34, 0.12, 0.22, 0.12)
"""The parts of the width that the columns of figures take."""


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
                    LinkedText(line.topic.name, anchors.get(line.topic.key)), LinkedText(line.text)
                )
                for line in every.lines
            ),
        ),
        tensions=LeadList(
            heading=words.tensions,
            lines=tuple(
                _line(tension.text, links.first(tension.id))
                for tension in every.tensions
                if tension not in document.blanket
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
    unknown = labels.brief.interest_unknown.format(who=publisher(source, labels))
    yield _line(source.interest or unknown)
    for tension in document.blanket:
        yield _line(tension.text, links.first(tension.id))


def _lesser(document: Document) -> str:
    """Say how many tensions of each lesser weight there are, besides those of the whole source."""
    labels = document.labels
    told = Counter(tension.severity for tension in document.blanket)
    left = {name: count - told[name] for name, count in document.overview.lesser.items()}
    counts = [f"{labels.severity[name]} {count}" for name, count in left.items() if count]
    return labels.first_page.lesser.format(counts=", ".join(counts)) if counts else ""


def _figures(document: Document, links: Links) -> FigureTable:
    words, figures = document.labels.brief, document.overview.figures
    names = (words.value, words.what, words.when, words.who, words.where)
    columns = tuple(TableColumn(name, share) for name, share in zip(names, _SHARES, strict=True))
    heavy = {key for key, severity in marks(document.briefing).items() if severity == "high"}
    return FigureTable(
        heading=words.figures,
        table=Table(columns, tuple(_row(each, document, heavy) for each in figures)),
        anchors=tuple(links.first(figure.id) for figure in figures),
    )


def _row(figure: Figure, document: Document, heavy: set[str]) -> tuple[str, ...]:
    labels = document.labels
    value = reading(figure, labels)
    return (
        f"{value} !" if figure.id in heavy else value,
        what_is_counted(figure, labels),
        figure.period or UNSAID,
        figure.source or UNSAID,
        paragraphs(figure),
    )


def _voices(document: Document, links: Links) -> LeadList:
    labels, voices = document.labels, document.overview.voices
    share = labels.numbers.percent.format(number=round(100 * voices.largest_share))
    most = voices.voices[0].name if voices.voices else None
    said = labels.brief.voices.format(
        statements=voices.statements,
        unnamed=voices.unnamed,
        voice=known(most, "speaker", labels),
        share=share,
    )
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
