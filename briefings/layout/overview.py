"""A briefing on one page: what it is, what matters, what is contested, who says so."""

import datetime as dt
from typing import Final

import msgspec

from briefings.layout.digest import is_weak
from briefings.layout.item_rows import TENSION, WIDE, ItemRows
from briefings.layout.overview_figures import OverviewFigures
from briefings.layout.page import Cells, Column, Page, Role, Sheet
from briefings.layout.proposals import mark
from briefings.layout.shortening import shortened
from briefings.layout.source import same_text
from briefings.model import Briefing, Source, Tension
from briefings.origin import SEPARATOR, address, publisher
from briefings.overview.age import age
from briefings.overview.overview import Overview, PanelLine
from briefings.overview.voices import Voice
from briefings.weight import WEIGHTY
from briefings.wording import known

MOST_ROWS: Final = 2
MOST_NARROW_ROWS: Final = 3
"""What has a place of its own elsewhere takes no more rows than this here."""

MOST_VOICES: Final = 12
"""Speakers with fewer statements than so many others are counted."""

WAY: Final = "way:"
"""Rows that are no items and lead somewhere have an id that begins so."""

INTEREST: Final = f"{WAY}interest"
REVIEW: Final = f"{WAY}review"
FIGURES: Final = f"{WAY}figures"
STATEMENTS: Final = f"{WAY}statements"
LESSER: Final = f"{WAY}lesser"
QUESTIONS: Final = f"{WAY}questions"
NOTES: Final = f"{WAY}notes"
DRAFTS: Final = f"{WAY}drafts"
VOICE: Final = f"{WAY}voice:"
"""Behind it stands the name of the speaker."""

_LABEL: Final = 16
"""Cells that the names of panels take at most."""

_GAP: Final = 2
_NOBODY: Final = "nobody has said what ties the publisher to a party"
_UNNAMED: Final = "Unnamed sources: {} of {} statements."


class Hints(msgspec.Struct, frozen=True):
    """How one gets on from the page, in the words of whoever shows it."""

    interest: str = "`briefings add FILE --interest TEXT` says it"
    review: str = "`briefings review` goes on"
    folded: str = "`briefings review` lists all"


class OverviewOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows besides the briefing: the day, drafts that wait, what is unfolded."""

    today: dt.date
    drafts: int = 0
    is_unfolded: bool = False
    hints: Hints = Hints()


def overview_page(
    briefing: Briefing, contents: Overview, width: int, cells: Cells, shown: OverviewOptions
) -> Page:
    """Lay out a briefing's overview, `width` cells wide. What there is nothing of is left out."""
    return _Writer(briefing, contents, Sheet(width, cells), shown).write()


def voice_row(voice: Voice) -> str:
    """Return the id of a speaker's row."""
    return f"{VOICE}{voice.name}"


class _Writer:
    def __init__(
        self, briefing: Briefing, contents: Overview, sheet: Sheet, shown: OverviewOptions
    ) -> None:
        self.briefing = briefing
        self.contents = contents
        self.sheet = sheet
        self.shown = shown
        self.width = sheet.width
        self.most_rows = MOST_ROWS if self.width >= WIDE else MOST_NARROW_ROWS
        self.rows = ItemRows(briefing, sheet, WEIGHTY)
        self.left = self.rows.left

    def write(self) -> Page:
        self.source(self.contents.source)
        self.panels()
        if self.contents.tensions:
            self.heading("TENSIONS, HIGH")
        for tension in self.contents.tensions:
            self.tension(tension)
        self.counts()
        self.figures()
        self.voices()
        return self.sheet.page()

    def heading(self, text: str) -> None:
        self.sheet.row()
        self.sheet.heading(text)

    # -- what it is -------------------------------------------------------------------------

    def source(self, source: Source) -> None:
        """Write who publishes it, when it was published, and what one must know of that."""
        when = "date unknown"
        if source.published:
            when = f"{source.published.isoformat()}, {age(source.published, self.shown.today)}"
        parts = (publisher(source), source.author, when)
        self.brief(SEPARATOR.join(part for part in parts if part), "text")
        if where := address(source):
            self.brief(SEPARATOR.join(where), "muted")
        for sentence in same_text(self.briefing):
            self.brief(sentence, "warn")
        said = source.interest or f"{_NOBODY}: {self.shown.hints.interest}"
        role: Role = "text" if source.interest else "muted"
        self.labelled("Interest", len("Interest"), said, INTEREST, role)
        for tension in self.contents.blanket:
            self.tension(tension)

    def labelled(
        self, label: str, size: int, text: str, item: str, role: Role = "text", sign: str = ""
    ) -> None:
        """Write a text beside its label of `size` cells; behind it where there is little room."""
        mark = Column(1, 1, sign, "text")
        if self.width < WIDE:
            room = self.width - self.left
            self.sheet.columns([mark, Column(self.left, room, f"{label}: {text}", role)], item)
            return
        at = self.left + size + _GAP
        name = Column(self.left, size, label, "name")
        self.sheet.columns([mark, name, Column(at, self.width - at, text, role)], item)

    def brief(self, text: str, role: Role, item: str | None = None) -> None:
        """Write a text that may take two rows."""
        room = self.width - self.left
        cut = shortened(text, room, self.most_rows, self.sheet.cells)
        self.sheet.flow(cut, role, x=self.left, item=item)

    def panels(self) -> None:
        """Write a line for each panel."""
        lines = self.contents.lines
        if lines:
            self.heading("IN BRIEF")
        size = max((self.sheet.cells(line.topic.short) for line in lines), default=0)
        for line in lines:
            self.panel(line, min(size, _LABEL))

    def panel(self, line: PanelLine, label: int) -> None:
        item = line.summary
        is_quoted = item.wording == "quoted" and item.text.startswith(line.text)
        taken = label + _GAP if self.width >= WIDE else 0
        room = self.width - self.left - taken - 2 * is_quoted
        text = shortened(line.text, room, self.most_rows, self.sheet.cells)
        told = f"“{text}”" if is_quoted else text
        self.labelled(line.topic.short, label, told, item.id, sign=mark(item))

    # -- what is contested, and how much there is ---------------------------------------------

    def tension(self, item: Tension) -> None:
        at = self.left + 2
        room = self.width - at - 3
        sign: Role = "warn" if item.severity in WEIGHTY else "muted"
        text = shortened(item.text, room, self.most_rows, self.sheet.cells)
        columns = [Column(self.left, 1, TENSION, sign), Column(at, room, text, "text")]
        self.rows.plain(columns, item)

    def counts(self) -> None:
        """Write how much there is, each row a way there."""
        contents = self.contents
        rows = [
            (REVIEW, self.reviewed()),
            (FIGURES, _count(len(contents.figures), "figure")),
            (STATEMENTS, self.spoken()),
            (LESSER, _lesser(contents)),
            (QUESTIONS, _questions(contents)),
            (NOTES, _notes(contents)),
            (DRAFTS, f"{_count(self.shown.drafts, 'draft')}, waiting" * bool(self.shown.drafts)),
        ]
        there = [(way, text) for way, text in rows if text]
        if there:
            self.sheet.row()
        for way, text in there:
            self.sheet.flow(text, "text", x=self.left, item=way)

    def reviewed(self) -> str:
        done, of = self.contents.progress
        if not of:
            return ""
        return f"{done} of {of} reviewed" + (f": {self.shown.hints.review}" if done < of else "")

    def spoken(self) -> str:
        voices = self.contents.voices
        if not voices.statements:
            return ""
        return f"{_count(voices.statements, 'statement')}, {_count(len(voices.voices), 'voice')}"

    def figures(self) -> None:
        """Write all figures, each once though several panels may show it."""
        every = self.contents.figures
        shown = [each for each in every if self.shown.is_unfolded or not is_weak(each)]
        if not shown:
            return
        OverviewFigures(self.rows, self.most_rows).write(shown)
        if folded := len(every) - len(shown):
            text = f"{folded} weak folded away: {self.shown.hints.folded}"
            self.sheet.flow(text, "muted", x=self.left)

    # -- who speaks -----------------------------------------------------------------------------

    def voices(self) -> None:
        """Write who speaks, and how much of it rests on whom."""
        voices = self.contents.voices
        if not voices.statements:
            return
        self.heading("WHO SPEAKS")
        self.brief(_UNNAMED.format(voices.unnamed, voices.statements), "text")
        digits = len(str(len(voices.voices[0].statements)))
        for number, voice in enumerate(voices.voices[:MOST_VOICES]):
            self.voice(
                voice, digits, "" if number else f", {voices.largest_share:.0%} of statements"
            )
        if (more := len(voices.voices) - MOST_VOICES) > 0:
            self.sheet.flow(f"and {_count(more, 'more voice')}", "muted", x=self.left)

    def voice(self, voice: Voice, digits: int, share: str) -> None:
        at = self.left + digits + _GAP
        number = str(len(voice.statements)).rjust(digits)
        name = voice.name or known(None, "speaker")
        text = name if voice.is_named else f"{name} (unnamed)" if voice.name else name
        room = self.width - at
        cut = shortened(text, room - len(share), self.most_rows, self.sheet.cells)
        columns = [
            Column(self.left, digits, number, "value"),
            Column(at, room, f"{cut}{share}", "text"),
        ]
        self.sheet.columns(columns, voice_row(voice))


def _notes(contents: Overview) -> str:
    still = f", {contents.open_notes} open" if contents.open_notes else ""
    return f"{_count(contents.notes, 'note')}{still}"


def _questions(contents: Overview) -> str:
    """Count all of them, as the catalogue does, and how many notes have closed."""
    closed = f", {contents.closed_questions} closed" if contents.closed_questions else ""
    every = contents.open_questions + contents.closed_questions
    return f"{_count(every, 'open question')}{closed}"


def _lesser(contents: Overview) -> str:
    return _count(sum(contents.lesser.values()), "lesser tension")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}" if number else ""
