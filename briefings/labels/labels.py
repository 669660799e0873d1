"""Which words a language has; `en.toml` says of each table where they are shown.

A field that is missing or unknown is an error. Tables for the values of a `Literal` have all of
them; others are open, and what they do not know stands as it is.
"""

import datetime as dt
from typing import Annotated, Any, Literal, NamedTuple, get_args

import msgspec
from msgspec import Meta

from briefings.model import Bound, Review, Severity, Status


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of a language that are shown in one place."""


class OneOrMany(NamedTuple):
    """What is said of one, and of several."""

    one: str
    many: str


class Graded(NamedTuple):
    """The official term of a step of a scale, and what it means."""

    term: str
    meaning: str


def _every(values: Any) -> Meta:  # noqa: ANN401 - a Literal has no type of its own
    """Refuse a table without an entry for each of the values of a `Literal`."""
    return Meta(min_length=len(get_args(values)))


Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
Confidence = Literal["low", "moderate", "high"]
Judgement = Literal["assessment", "recommendation"]
Magnitude = Literal["million", "billion", "trillion"]


class _Headings(_Words, frozen=True):
    bottom_line: str
    notes_on_briefing: str
    notes_on_panel: str
    notes_on_passages: str
    source: str
    source_note: str
    notes_elsewhere: str
    about: str
    contents: str


class _Footer(_Words, frozen=True):
    address: str
    retrieved: str
    briefing: str
    article_sha256: str
    article_text_sha256: str
    notes: str
    no_notes: str
    written_by: str


class _Marks(_Words, frozen=True):
    tension: str
    concerns: str
    cited_by: str
    note: str
    note_on: str
    on: str


class _References(_Words, frozen=True):
    see: str
    bottom_line: str
    page: str


class _Items(_Words, frozen=True):
    proposed: str
    accepted: str
    inference: str
    tension: str
    also: str


class _Unknown(_Words, frozen=True):
    unit: str
    what: str
    period: str
    status: str
    speaker: str
    cue: str
    source: str
    author: str
    publisher: str
    date: str


class _Numbers(_Words, frozen=True):
    group: str
    decimal: str
    percent: str


class _Saying(_Words, frozen=True):
    plain: tuple[str, ...]


class _Plurals(_Words, frozen=True):
    words: Literal["last", "every"]
    endings: tuple[tuple[str, str], ...]


class _Dates(_Words, frozen=True):
    line: str
    written: str
    retrieved: str
    months: Annotated[tuple[str, ...], Meta(min_length=12, max_length=12)]


class _SourceNote(_Words, frozen=True):
    source: str
    outside: str
    same_text: str
    joint: str
    unread: str
    proposed: str
    read: str
    by: str
    by_unknown: str
    when: str
    lens: str


class _Reviewed(_Words, frozen=True):
    whole: str
    without: str
    unseen: str
    others: str


class _Notes(_Words, frozen=True):
    moved: str
    fuzzy: str
    lost: str
    gone: str
    panel: str
    briefing: str
    highlight: str
    no_text: str


class _Grades(_Words, frozen=True):
    reliability: str
    credibility: str
    confidence: str
    likelihood: str
    range: str


class _Brief(_Words, frozen=True):
    interest: str
    interest_unknown: str
    publisher: str
    assessments: str
    recommendations: str
    done: str
    scales: str
    bottom_lines: str
    figures: str
    tensions: str
    lesser: str
    notes: str
    questions: str
    publisher_of: str
    key_points: str
    statements: str
    figures_marked: str
    sources: str
    value: str
    what: str
    when: str
    who: str
    outlet: str
    where: str
    copies: str
    voices: str
    prepared: str
    on: str
    by: str
    noted_by: str
    unreviewed: str
    several: str
    gave_way: str


class _FirstPage(_Words, frozen=True):
    heading: str
    lesser: str
    voices: str
    unnamed: str
    counts: str
    view: str
    whole: str
    notes_alone: str
    tensions_alone: str


class Labels(_Words, frozen=True):
    """All words of one language.

    `name` is what it calls itself. `language` is its tag (BCP 47), which HTML takes; `locale` has
    the country too, as Word wants it.
    """

    name: str
    language: str
    locale: str
    headings: _Headings
    kinds: dict[str, OneOrMany]
    footer: _Footer
    marks: _Marks
    references: _References
    items: _Items
    unknown: _Unknown
    status: Annotated[dict[Status, str], _every(Status)]
    status_by: dict[Status, str]
    saying: _Saying
    bound: Annotated[dict[Bound, str], _every(Bound)]
    review: Annotated[dict[Review, str], _every(Review)]
    severity: Annotated[dict[Severity, str], _every(Severity)]
    tension_types: dict[str, str]
    numbers: _Numbers
    money: dict[str, str]
    magnitudes: Annotated[dict[Magnitude, OneOrMany], _every(Magnitude)]
    units: dict[str, OneOrMany]
    plurals: _Plurals
    dates: _Dates
    source_note: _SourceNote
    brief: _Brief
    first_page: _FirstPage
    brief_sections: dict[str, str]
    judgements: Annotated[dict[Judgement, tuple[str, ...]], _every(Judgement)]
    lens_reasons: dict[str, str]
    reviewed: _Reviewed
    notes: _Notes
    grades: _Grades
    reliability: Annotated[dict[Reliability, Graded], _every(Reliability)]
    credibility: Annotated[dict[Credibility, Graded], _every(Credibility)]
    confidence: Annotated[dict[Confidence, Graded], _every(Confidence)]
    likelihood: dict[str, str]

    def kind(self, tag: str) -> str:
        """Return what one item of a kind is called: `key point`."""
        known = self.kinds.get(tag)
        return known.one if known else tag.replace("_", " ")

    def heading(self, tag: str, derived: str) -> str:
        """Return the heading above items of a kind; `derived` is that of one it does not know."""
        known = self.kinds.get(tag)
        return known.many if known else derived

    def day(self, day: dt.date) -> str:
        """Return a date as it stands in a line."""
        return self._dated(self.dates.line, day)

    def written_day(self, day: dt.date) -> str:
        """Return a date as it stands in a citation: `10 February 2014`."""
        return self._dated(self.dates.written, day)

    def _dated(self, form: str, day: dt.date) -> str:
        name = self.dates.months[day.month - 1]
        return form.format(year=day.year, month=day.month, day=day.day, name=name)


msgspec.json.Decoder(Labels)
# What `convert` knows of them is made here, and not by two threads at the same time.
