"""A panel as a page: bottom line first, then its items by kind."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefings.layout.figures import comparable, reading
from briefings.layout.notebook import NO_NOTES, Notebook, about, write_note, write_notes
from briefings.layout.page import Cells, Column, Page, Sheet
from briefings.model import (
    Actor,
    AnyItem,
    Briefing,
    Figure,
    Item,
    KeyPoint,
    OpenQuestion,
    Panel,
    Place,
    Statement,
    Tension,
)

WIDE = 64
"""From this many cells on, figures stand in a table of one row each."""

VALUE_LIMIT = 17
SOURCE_LIMIT = 17
BAR_LIMIT = 24
BAR_LEAST = 4
TEXT_LEAST = 12
"""Fewer cells than this make a column no reader can read; its text then goes below."""

NAMED_PARAGRAPHS = 4
LABEL_WORDS = 5

SomeItem = TypeVar("SomeItem", bound=Item)


def panel_page(
    briefing: Briefing, panel: Panel, width: int, cells: Cells, notes: Notebook = NO_NOTES
) -> Page:
    """Lay out one panel, `width` cells wide. Sections without items are left out."""
    return _PanelWriter(briefing, panel, notes, Sheet(width, cells)).write()


class _PanelWriter:
    def __init__(self, briefing: Briefing, panel: Panel, notes: Notebook, sheet: Sheet) -> None:
        self.briefing = briefing
        self.panel = panel
        self.notes = notes
        self.sheet = sheet
        self.width = width = sheet.width
        self.indent = 4 if width >= WIDE else 3

    def write(self) -> Page:
        self.sheet.heading("BOTTOM LINE")
        self.sheet.flow(self.panel.bottom_line, "text", item=self.panel.summary.id)
        self.section("KEY POINTS", KeyPoint, self.passage)
        self.section("FIGURES", Figure, self.figure_writer())
        self.bars()
        self.section("STATEMENTS", Statement, self.statement)
        self.section("TENSIONS", Tension, self.tension)
        self.section("ACTORS", Actor, self.named)
        self.section("PLACES", Place, self.named)
        self.section("OPEN QUESTIONS", OpenQuestion, self.passage)
        self.panel_notes()
        return self.sheet.page()

    def section(self, title: str, type_: type[SomeItem], write: Callable[[SomeItem], None]) -> None:
        items = self.of(type_)
        if items:
            self.sheet.heading(title)
        for item in items:
            write(item)
            write_notes(self.sheet, self.notes.on_item(item.id), self.indent)

    def panel_notes(self) -> None:
        """Write the notes on the panel and on passages of the article that it stands on."""
        notes = self.notes.in_panel(self.panel)
        if notes:
            self.sheet.heading("NOTES")
        for placed in notes:
            write_note(self.sheet, placed.note, 2, about(self.briefing, placed))

    def of(self, type_: type[SomeItem]) -> list[SomeItem]:
        return [item for item in self.panel.items if isinstance(item, type_)]

    def flag(self, item: AnyItem) -> str:
        return "!" if item.id in self.briefing.tensions_by_item else ""

    def flagged(self, columns: list[Column], item: AnyItem) -> None:
        """Write an item whose last cell shows whether a tension concerns it."""
        self.sheet.columns([*columns, Column(self.width - 1, 1, self.flag(item), "warn")], item.id)

    def flow(self, text: str, item: AnyItem) -> None:
        """Write an item's one text, its paragraphs behind it, and the flag."""
        cited = f"{text}  {paragraphs(item)}".rstrip()
        self.flagged([Column(2, self.width - 5, cited, "text")], item)

    def passage(self, item: KeyPoint | OpenQuestion) -> None:
        self.flow(item.text, item)

    def figure_writer(self) -> Callable[[Figure], None]:
        if self.width < WIDE:
            return self.figure_narrow
        figures = self.of(Figure)
        value = self.column([reading(f) for f in figures], VALUE_LIMIT)
        period = self.column([f.period or "" for f in figures], 10)
        source = self.column([f.source or "" for f in figures], SOURCE_LIMIT)
        status = self.column([f.status for f in figures], 8)
        ends = [self.width - 2]
        for size in (status, source, period):
            ends.append(ends[-1] - size - (2 if size else 0))
        what = 2 + value + 2
        if ends[3] - what < TEXT_LEAST:
            return self.figure_narrow

        def write(figure: Figure) -> None:
            self.flagged(
                [
                    Column(2, value, reading(figure), "value", figure.text),
                    Column(what, ends[3] - what, described(figure), "text"),
                    Column(ends[3] + 2, period, figure.period or "", "text"),
                    Column(ends[2] + 2, source, figure.source or "", "text"),
                    Column(ends[1] + 2, status, figure.status, "muted"),
                ],
                figure,
            )

        return write

    def figure_narrow(self, figure: Figure) -> None:
        facts = " · ".join(part for part in (figure.period, figure.status) if part)
        value = reading(figure)
        at = 2 + self.sheet.cells(value) + 2
        room = self.width - at - 2
        if room >= TEXT_LEAST:
            beside = [
                Column(2, at - 4, value, "value", figure.text),
                Column(at, room, facts, "muted"),
            ]
            self.flagged(beside, figure)
        else:
            self.flagged([Column(2, self.width - 5, value, "value", figure.text)], figure)
            self.sheet.flow(facts, "muted", x=self.indent, item=figure.id)
        said = f"{described(figure)}, {figure.source}" if figure.source else described(figure)
        self.sheet.flow(said, "text", x=self.indent, item=figure.id)

    def bars(self) -> None:
        """Draw figures of the same measure, scope and stated periods against each other.

        Where the page is too narrow for bars, the figures above say the same.
        """
        for group in comparable(self.of(Figure)):
            label = max(len(f.period or "") for f in group)
            values = max(self.sheet.cells(reading(f)) for f in group)
            room = min(self.width - label - values - 8, BAR_LIMIT)
            if room < BAR_LEAST:
                continue
            self.sheet.flow(f"{group[0].measure}, {group[0].scope}", "name")
            largest = max(f.value for f in group) or 1
            for figure in group:
                size = round(room * figure.value / largest)
                fill = "░" if figure.status == "goal" else "█"
                at = 4 + label + 2
                self.sheet.columns(
                    [
                        Column(4, label, figure.period or "", "muted"),
                        Column(at, room, fill * size, "bar"),
                        Column(at + room + 2, values, reading(figure), "value"),
                    ],
                    None,
                )

    def statement(self, item: Statement) -> None:
        self.flagged([Column(2, self.width - 5, speaker(item), "name")], item)
        cited = f"{said(item)}  {paragraphs(item)}".rstrip()
        self.sheet.flow(cited, "text", x=self.indent, item=item.id)

    def tension(self, item: Tension) -> None:
        text = f"{item.text}  {paragraphs(item)}".rstrip()
        self.sheet.columns(
            [Column(2, 1, "!", "warn"), Column(4, self.width - 4, text, "text")], item.id
        )
        self.sheet.flow(reasoning(item), "muted", x=self.indent + 2, item=item.id)
        about = ", ".join(label(other) for other in self.concerned(item))
        if about:
            self.sheet.flow(f"Concerns: {about}", "muted", x=self.indent + 2, item=item.id)

    def concerned(self, tension: Tension) -> list[AnyItem]:
        wanted = set(tension.items)
        return [item for item in self.briefing.items if item.id in wanted]

    def named(self, item: Actor | Place) -> None:
        others = ", ".join(item.names)
        parts = [item.text, f"({others})" if others else "", f"- {item.role}" if item.role else ""]
        self.flow(" ".join(part for part in parts if part), item)

    def column(self, texts: Sequence[str], limit: int) -> int:
        """Return how wide a column of `texts` is to be, at most `limit` cells."""
        return min(max(map(self.sheet.cells, texts), default=0), limit)


def speaker(statement: Statement) -> str:
    """Say who is speaking, in which role, and by which word of saying."""
    role = f", {statement.role}" if statement.role else ""
    return f"{statement.speaker}{role} ({statement.cue})"


def said(statement: Statement) -> str:
    """Return what was said, in quotation marks where the words are the speaker's own."""
    return f"“{statement.text}”" if statement.direct else statement.text


def described(figure: Figure) -> str:
    """Say what a figure counts, and where it stands in the article."""
    return f"{figure.what}  {paragraphs(figure)}".rstrip()


def reasoning(tension: Tension) -> str:
    """Return a tension's reasoning, labelled where it is an inference."""
    return f"Inference: {tension.reasoning}" if tension.inference else tension.reasoning


def paragraphs(item: AnyItem, most: int = NAMED_PARAGRAPHS) -> str:
    """Name the paragraphs that an item stands on: `¶5 ¶6`; beyond `most` only how many more."""
    numbers = list(dict.fromkeys(evidence.paragraph for evidence in item.evidence))
    named = [f"¶{number}" for number in numbers[:most]]
    return " ".join([*named, f"+{len(numbers) - most}"] if len(numbers) > most else named)


def label(item: AnyItem) -> str:
    """Name an item in a few words."""
    match item:
        case Figure():
            return reading(item)
        case Statement():
            return f"{item.speaker} {paragraphs(item)}".rstrip()
        case Actor() | Place():
            return item.text
        case _:
            return first_words(item.text)


def kind_name(item: AnyItem) -> str:
    """Return the name of an item's kind: `key point`."""
    return item.kind.replace("_", " ")


def first_words(text: str, most: int = LABEL_WORDS) -> str:
    """Return the first words of `text`, in quotation marks, with an ellipsis if more follow."""
    words = text.split()
    return f"“{' '.join(words[:most])}{' …' if len(words) > most else ''}”"
