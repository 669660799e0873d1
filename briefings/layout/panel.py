"""A panel as a page: bottom line first, then its items by kind."""

from collections.abc import Callable, Sequence
from typing import assert_never

from briefings.figures import comparable, reading
from briefings.layout.notes import write_note, write_notes
from briefings.layout.page import Cells, Column, Page, Role, Sheet
from briefings.layout.proposals import (
    AS_USUAL,
    FOLDED,
    MARKS_WIDTH,
    Folding,
    folded_away,
    is_proposed,
    mark,
    paragraph_row,
    shown_sections,
)
from briefings.layout.wrap import wrap
from briefings.model import (
    Actor,
    AnyItem,
    Briefing,
    Figure,
    Panel,
    Place,
    PlainItem,
    Statement,
    Tension,
)
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.notes.wording import about
from briefings.text import displayable, flowing
from briefings.wording import UNKNOWN, known, label, paragraphs, reasoning, said, sentence, speaker

WIDE = 64
"""From this many cells on, figures stand in a table of one row each."""

VALUE_LIMIT = 17
SOURCE_LIMIT = 17
BAR_LIMIT = 24
CHANGED = "≠"
BAR_LEAST = 4
TEXT_LEAST = 12
"""Fewer cells than this make a column no reader can read; its text then goes below."""


def panel_page(
    briefing: Briefing,
    panel: Panel,
    width: int,
    cells: Cells,
    notes: Notebook = NO_NOTES,
    folding: Folding = AS_USUAL,
) -> Page:
    """Lay out one panel, `width` cells wide. Sections without items are left out."""
    return _PanelWriter(briefing, panel, notes, Sheet(width, cells), folding).write()


class _PanelWriter:
    """`left` is the cell in which texts begin: behind a margin, which has the marks of items."""

    def __init__(
        self, briefing: Briefing, panel: Panel, notes: Notebook, sheet: Sheet, folding: Folding
    ) -> None:
        self.briefing = briefing
        self.panel = panel
        self.notes = notes
        self.sheet = sheet
        self.folding = folding
        self.width = width = sheet.width
        self.left = 2 + MARKS_WIDTH if is_proposed(briefing) else 2
        self.indent = self.left + (2 if width >= WIDE else 1)
        self.rejected = frozenset(i.id for i in briefing.rejected)
        self.noted = frozenset(i.id for i in panel.items if notes.on_item(i.id))
        self.sections = list(shown_sections(briefing, panel, folding, self.noted))
        shown = (item for _, items in self.sections for item in items)
        self.figures = [item for item in shown if isinstance(item, Figure)]
        self.figure = self.figure_writer()

    def write(self) -> Page:
        self.bottom_line()
        for kind, items in self.sections:
            self.sheet.heading(kind.heading.upper())
            for item in items:
                self.item(item)
                write_notes(self.sheet, self.notes.on_item(item.id), self.indent)
            if kind.struct is Figure:
                self.bars()
        if folded := folded_away(self.briefing, self.panel, self.folding, self.noted):
            self.sheet.flow(folded, "muted", x=self.left, item=FOLDED)
        self.paragraphs()
        self.panel_notes()
        return self.sheet.page()

    def bottom_line(self) -> None:
        """Write the bottom line; that it is the article's own sentence is said above it."""
        summary = self.panel.summary
        if not summary.text:
            return
        is_quoted = self.panel.wording == "quoted"
        self.sheet.heading("BOTTOM LINE, QUOTED" if is_quoted else "BOTTOM LINE")
        changed = self.change(summary)
        room = self.width - self.left - (3 if changed else 0)
        self.sheet.columns([Column(self.left, room, summary.text, "text"), *changed], summary.id)

    def paragraphs(self) -> None:
        """Write the paragraphs that the topic was found in, a row each."""
        if self.panel.paragraphs:
            self.sheet.heading("PARAGRAPHS")
        article = self.briefing.article
        for number in self.panel.paragraphs:
            paragraph = article.paragraphs[number - 1]
            name = f"¶{number}"
            at = self.left + 5
            # Of a very long one no more than fits is looked at.
            cut = min(paragraph.end, paragraph.start + 2 * self.width)
            words = displayable(flowing(article.text[paragraph.start : cut]))
            (first, end), *more = wrap(words, self.width - at - 2, self.sheet.cells)
            begin = Column(at, self.width - at, words[first:end] + (" …" if more else ""), "text")
            self.sheet.columns([Column(self.left, 4, name, "text"), begin], paragraph_row(number))

    def item(self, item: AnyItem) -> None:
        match item:
            case Figure():
                self.figure(item)
            case Statement():
                self.statement(item)
            case Tension():
                self.tension(item)
            case Actor() | Place():
                self.named(item)
            case PlainItem():
                self.flow(sentence(item).text, item)
            case _:
                assert_never(item)

    def panel_notes(self) -> None:
        """Write the notes on the panel and on passages of the article that it stands on."""
        notes = self.notes.in_panel(self.panel)
        if notes:
            self.sheet.heading("NOTES")
        for placed in notes:
            write_note(self.sheet, placed.note, 2, about(self.briefing, placed))

    def flag(self, item: AnyItem) -> str:
        return "!" if item.id in self.briefing.tensions_by_item else ""

    def mark(self, item: AnyItem) -> Column:
        """Return the sign before an item that nobody stands by."""
        return Column(1, MARKS_WIDTH, mark(item, is_rejected=item.id in self.rejected), "text")

    def flagged(self, columns: list[Column], item: AnyItem) -> None:
        """Write an item; its last cells show that its words changed, or a tension concerns it."""
        flag = Column(self.width - 1, 1, self.flag(item), "warn")
        self.sheet.columns([self.mark(item), *columns, *self.change(item), flag], item.id)

    def change(self, item: AnyItem) -> list[Column]:
        """Return the mark of an item whose words the article's last version changed."""
        is_changed = item.id in self.briefing.changed
        return [Column(self.width - 2, 1, CHANGED, "warn")] if is_changed else []

    def flow(self, text: str, item: AnyItem) -> None:
        """Write an item's one text, its paragraphs behind it, and the flag."""
        cited = f"{text}  {paragraphs(item)}".rstrip()
        self.flagged([self.first(cited, "text")], item)

    def first(self, text: str, role: Role) -> Column:
        """Return the first rows of an item, beside which its flags have room."""
        return Column(self.left, self.width - self.left - 3, text, role)

    def figure_writer(self) -> Callable[[Figure], None]:
        if self.width < WIDE:
            return self.figure_narrow
        figures = self.figures
        value = self.column([reading(f) for f in figures], VALUE_LIMIT)
        period = self.column([f.period or UNKNOWN for f in figures], 10)
        source = self.column([f.source or "" for f in figures], SOURCE_LIMIT)
        status = self.column([f.status or UNKNOWN for f in figures], 12)
        ends = [self.width - 2]
        for size in (status, source, period):
            ends.append(ends[-1] - size - (2 if size else 0))
        what = self.left + value + 2
        if ends[3] - what < TEXT_LEAST:
            return self.figure_narrow

        def write(figure: Figure) -> None:
            self.flagged(
                [
                    Column(self.left, value, reading(figure), "value", figure.text),
                    Column(what, ends[3] - what, described(figure), "text"),
                    Column(ends[3] + 2, period, figure.period or UNKNOWN, "text"),
                    Column(ends[2] + 2, source, figure.source or "", "text"),
                    Column(ends[1] + 2, status, figure.status or UNKNOWN, "muted"),
                ],
                figure,
            )

        return write

    def figure_narrow(self, figure: Figure) -> None:
        facts = f"{known(figure.period, 'period')} · {known(figure.status, 'status')}"
        value = reading(figure)
        at = self.left + self.sheet.cells(value) + 2
        room = self.width - at - 2
        if room >= TEXT_LEAST:
            beside = [
                Column(self.left, at - self.left - 2, value, "value", figure.text),
                Column(at, room, facts, "muted"),
            ]
            self.flagged(beside, figure)
        else:
            column = Column(self.left, self.width - self.left - 3, value, "value", figure.text)
            self.flagged([column], figure)
            self.sheet.flow(facts, "muted", x=self.indent, item=figure.id)
        said = f"{described(figure)}, {figure.source}" if figure.source else described(figure)
        self.sheet.flow(said, "text", x=self.indent, item=figure.id)

    def bars(self) -> None:
        """Draw figures of the same measure, scope and stated periods against each other.

        Where the page is too narrow for bars, the figures above say the same.
        """
        for group in comparable(self.figures):
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
        self.flagged([self.first(speaker(item), "name")], item)
        cited = f"{said(item)}  {paragraphs(item)}".rstrip()
        self.sheet.flow(cited, "text", x=self.indent, item=item.id)

    def tension(self, item: Tension) -> None:
        text = f"{item.text}  {paragraphs(item)}".rstrip()
        changed = self.change(item)
        at = self.left + 2
        room = self.width - at - (3 if changed else 0)
        sign = Column(self.left, 1, "!", "warn")
        columns = [self.mark(item), sign, Column(at, room, text, "text"), *changed]
        self.sheet.columns(columns, item.id)
        self.sheet.flow(reasoning(item), "muted", x=self.indent + 2, item=item.id)
        if concerned := ", ".join(map(label, self.concerned(item))):
            self.sheet.flow(f"Concerns: {concerned}", "muted", x=self.indent + 2, item=item.id)

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


def described(figure: Figure) -> str:
    """Return what a figure counts, and where it stands in the article."""
    return f"{known(figure.what, 'what')}  {paragraphs(figure)}".rstrip()
