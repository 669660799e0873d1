"""The notes of one briefing, by what they are about, and how they read."""

from collections.abc import Iterable, Sequence

import msgspec

from briefings.anchors.selectors import resolve
from briefings.layout.page import Cells, Column, Page, Sheet
from briefings.model import Briefing, Panel, Span
from briefings.notes.model import Note, Target
from briefings.text import TAB, displayable

NOTE_PREFIX = "note:"
"""Rows of notes have this before the note's id as their item, so that a cursor can be on them."""

SIGN = "*"

NAME = 24
"""So many characters of a note are enough to know it by."""


KINDS = ("bottom_line", "key_point", "figure", "statement", "tension", "actor", "place",
         "open_question")  # fmt: skip
"""The kinds of items in the order in which a panel has them."""


class Placed(msgspec.Struct, frozen=True):
    """A note, and where in the article its passage stands now (`None`: nowhere any more).

    `how` is how the passage was found: `exact`, `moved`, `fuzzy` or `orphan`.
    """

    note: Note
    span: Span | None = None
    how: str = "exact"


class Notebook(msgspec.Struct, frozen=True, kw_only=True):
    """The notes of one briefing, oldest first."""

    notes: tuple[Placed, ...] = ()

    def on_item(self, item_id: str) -> list[Note]:
        """Return the notes on an item."""
        return [p.note for p in self.notes if p.note.target.item == item_id]

    def in_panel(self, panel: Panel) -> list[Placed]:
        """Return the notes on a panel, and on passages that its items stand on."""
        evidence = [e for item in panel.items for e in item.evidence] + list(panel.evidence)
        return [
            placed
            for placed in self.notes
            if placed.note.target.panel == panel.topic.key
            or (placed.span and any(placed.span.overlaps(e.start, e.end) for e in evidence))
        ]

    def passages(self) -> list[Span]:
        """Return the passages that notes are on."""
        return [placed.span for placed in self.notes if placed.span]

    def spans(self, briefing: Briefing) -> list[Span]:
        """Return the passages that notes are on, and those that noted items stand on first."""
        noted = {placed.note.target.item for placed in self.notes}
        items = (item for item in briefing.items if item.id in noted and item.evidence)
        firsts = [Span(i.evidence[0].start, i.evidence[0].end) for i in items]
        return [*self.passages(), *firsts]

    def by_place(self, briefing: Briefing) -> list[Placed]:
        """Return all notes in the order of the panels, each where it stands first.

        Those on the whole briefing come before, those that no panel shows after, in the order of
        the article, and at last those on what is no longer there.
        """
        shown = [note for note in self.notes if _is_on_all(note.note.target)]
        for panel in briefing.panels:
            for item in sorted(panel.items, key=lambda item: KINDS.index(item.kind)):
                shown += [placed for placed in self.notes if placed.note.target.item == item.id]
            shown += self.in_panel(panel)
        end = len(briefing.article.text)
        shown += sorted(self.notes, key=lambda note: note.span.start if note.span else end)
        return list({placed.note.id: placed for placed in shown}.values())

    def by_time(self) -> list[Placed]:
        """Return all notes, the one changed last first."""
        return sorted(self.notes, key=lambda p: p.note.modified, reverse=True)


NO_NOTES = Notebook()

NOTHING = "No notes here yet."


def notebook(briefing: Briefing, notes: Iterable[Note]) -> Notebook:
    """Place the notes of a briefing on its article."""
    return Notebook(notes=tuple(_place(briefing, note) for note in notes))


def _place(briefing: Briefing, note: Note) -> Placed:
    passage = note.target.passage
    if passage is None:
        return Placed(note)

    found = resolve(briefing.article.text, passage)
    return Placed(note, found.span, found.how)


def _is_on_all(target: Target) -> bool:
    return not (target.item or target.panel or target.passage)


def note_item(note: Note) -> str:
    """Return the item id of a note's rows."""
    return f"{NOTE_PREFIX}{note.id}"


def meta(note: Note) -> str:
    """Say who wrote a note, when, under which tags and with which grades."""
    content = note.content
    grade = f"{content.reliability or '-'}{content.credibility or '-'}"
    parts = [
        note.author,
        note.modified.date().isoformat(),
        *(f"#{tag}" for tag in content.tags),
        grade if grade != "--" else "",
        content.likelihood or "",
        f"{content.confidence} confidence" if content.confidence else "",
    ]
    return " · ".join(part for part in parts if part)


def about(briefing: Briefing, placed: Placed) -> str:
    """Say in a few words what a note is about."""
    target = placed.note.target
    if target.passage and placed.span is None:
        return f"no longer in the article: “{_short(target.passage.quote.exact)}”"
    return about_target(briefing, target, placed.span)


def about_target(briefing: Briefing, target: Target, span: Span | None = None) -> str:
    """Say in a few words what a target is; `span` is where its passage stands now."""
    if target.passage:
        start = span.start if span else target.passage.start
        end = span.end if span else target.passage.end
        number = briefing.article.paragraph_at(start).number
        return f"¶{number} “{_short(briefing.article.text[start:end])}”"
    if target.item:
        item = next((i for i in briefing.items if i.id == target.item), None)
        return _short(item.text) if item else f"item {target.item}, which is no longer there"
    if target.panel:
        names = {panel.topic.key: panel.topic.name for panel in briefing.panels}
        return f"panel {names.get(target.panel, target.panel)}"
    return "the briefing"


def note_name(note: Note) -> str:
    """Name a note by its first words, in a sentence: `the note “ask the ministry”`."""
    if body := note.content.body.strip():
        return f"the note “{_short(body, NAME)}”"
    words = note.target.passage.quote.exact if note.target.passage else ""
    return f"the highlight “{_short(words, NAME)}”" if words else "the note without text"


def _short(text: str, most: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most].rstrip()} …"


def untabbed(line: str, cells: Cells) -> str:
    """Put blanks in the place of tabs, up to the next multiple of `TAB` cells, as editors do."""
    first, *others = line.split("\t")
    for part in others:
        first += " " * (TAB - cells(displayable(first)) % TAB) + part
    return first


def write_notes(sheet: Sheet, notes: Sequence[Note], x: int) -> None:
    """Write notes beneath what they are about, from cell `x` on."""
    for note in notes:
        write_note(sheet, note, x)


def write_note(sheet: Sheet, note: Note, x: int, about: str = "") -> None:
    """Write one note: what it is about if that does not stand above it, body, who and when."""
    item = note_item(note)
    body = note.content.body.strip("\n").rstrip()
    room = sheet.width - x - 2
    sign = [Column(x, 1, SIGN, "warn")]
    if about or not body:
        sheet.columns([*sign, Column(x + 2, room, about or "highlight", "muted")], item)
        sign = []
    for line in body.split("\n") if body else ():
        shown = untabbed(line, sheet.cells)
        words = shown.lstrip(" ")
        indent = min(len(shown) - len(words), room // 2)
        sheet.columns([*sign, Column(x + 2 + indent, room - indent, words or " ", "note")], item)
        sign = []
    sheet.flow(meta(note), "muted", x=x + 2, item=item)


def notes_page(
    briefing: Briefing,
    notes: Sequence[Placed],
    width: int,
    cells: Cells,
    order: str,
    nothing: str = NOTHING,
) -> Page:
    """Lay out notes of a briefing, in the order given; `order` is what that is called.

    `nothing` is what stands there where there are none.
    """
    sheet = Sheet(width, cells)
    sheet.heading(f"NOTES BY {order.upper()}")
    for placed in notes:
        write_note(sheet, placed.note, 2, about(briefing, placed))
    if not notes:
        sheet.flow(nothing, "muted")
    return sheet.page()
