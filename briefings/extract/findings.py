"""What the rules find in an article, each with where it stands, how sure they are, and why.

Offsets are code points into the article's canonical text, end exclusive. `confidence` is from 0 to
1: how often such a finding was right where it could be measured. `rule` names the way by which it
was found, `why` says in a few words what speaks for it. `None` is unknown, and never a guess.
"""

from typing import Literal

import msgspec

from briefings.model import Bound, Severity, Status

NameKind = Literal["person", "organisation", "place"]
Polarity = Literal["affirmed", "denied"]

Place = tuple[int, int]
"""Start and end."""


class RuleFinding(msgspec.Struct, frozen=True, kw_only=True):
    """What every finding has."""

    start: int
    end: int
    confidence: float = 0.0
    rule: str = ""
    why: tuple[str, ...] = ()


class FoundDate(RuleFinding, frozen=True, kw_only=True):
    """A date; `iso` is its year, month or day as in ISO 8601, `--05-03` where no year is said."""

    iso: str


class FoundFigure(RuleFinding, frozen=True, kw_only=True):
    """A number with its unit; the fields are those of `briefings.model.Figure`.

    `what` is a stretch of the article, `period_candidates` are the periods it may be of where none
    is said.
    """

    value: int | float
    unit: str | None = None
    what: Place | None = None
    approximate: bool = False
    bound: Bound | None = None
    period: str | None = None
    period_candidates: tuple[str, ...] = ()
    scope: str | None = None
    status: Status | None = None
    source: str | None = None


class FoundQuote(RuleFinding, frozen=True, kw_only=True):
    """What somebody said in their own words; the place is without the marks.

    `cue` is the word of saying. `speaker` is the full name where the article has one.
    """

    speaker: str | None = None
    role: str | None = None
    cue: Place | None = None


class FoundClaim(RuleFinding, frozen=True, kw_only=True):
    """What somebody said in the article's words: the place is that of the cue, `said` the claim."""

    said: Place
    source: str | None = None
    polarity: Polarity = "affirmed"


class FoundName(RuleFinding, frozen=True, kw_only=True):
    """A name; the place is its first mention, `mentions` are all of them, in order.

    `name` is its fullest form, `names` are its other forms in the article.
    """

    name: str
    kind: NameKind
    mentions: tuple[Place, ...]
    names: tuple[str, ...] = ()
    role: str | None = None


class FoundTension(RuleFinding, frozen=True, kw_only=True):
    """Things that are worth a check; `text` says which, `reason` why. The place is the first span.

    `kind` is the sort of tension, `spans` what it stands on.
    """

    kind: str
    spans: tuple[Place, ...]
    text: str
    reason: str
    severity: Severity = "medium"


class FoundPoint(RuleFinding, frozen=True, kw_only=True):
    """A sentence of the article that a topic's reader should not miss."""

    topic: str


class PanelFindings(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown of a topic: its paragraphs, and the sentence that carries most of it."""

    topic: str
    paragraphs: tuple[int, ...]
    bottom_line: Place | None = None


class FoundInArticle(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found in an article.

    `topics` are the topics of each paragraph in order, the closest first; none stands in no panel
    but `other`. Names stand in the order of their first mention. `sentences` are all of them.
    """

    language: str
    sentences: tuple[Place, ...] = ()
    topics: tuple[tuple[str, ...], ...] = ()
    figures: tuple[FoundFigure, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    claims: tuple[FoundClaim, ...] = ()
    names: tuple[FoundName, ...] = ()
    tensions: tuple[FoundTension, ...] = ()
    points: tuple[FoundPoint, ...] = ()
    panels: tuple[PanelFindings, ...] = ()
