"""The types that a reader works with: article, items, panels, briefing.

All are frozen and hold no reference to a file, a store or a screen. Offsets are Unicode
code points into the article's canonical text, counted from 0, end exclusive.
"""

import datetime as dt
import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal

import msgspec

Wording = Literal["quoted", "extracted", "written"]
"""Whose words an item's text is: the article's, the program's, or an editor's."""

Review = Literal["proposed", "accepted", "confirmed", "used"]
"""How far a person has looked at an item: not yet, accepted unseen, or they stand by it.

A name that nobody has decided about is `used` where something confirmed uses it. No library keeps
that: it is told when a briefing is read.
"""

Bound = Literal["more_than", "less_than", "at_least", "up_to"]
Status = Literal["reported", "goal", "estimate", "denied", "alleged", "hypothetical"]
Severity = Literal["high", "medium", "low"]
ActorType = Literal["person", "organisation"]
BlockRole = Literal["paragraph", "heading", "list_item", "quote", "caption", "table", "footnote"]


class Span(msgspec.Struct, frozen=True):
    """A stretch of canonical text: `start` and `end` in code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether this span and `start`..`end` share at least one code point."""
        return self.start < end and start < self.end

    def overlaps_any(self, evidence: "Iterable[Evidence]") -> bool:
        """Return whether it shares a code point with any of the words that something stands on."""
        return any(self.overlaps(each.start, each.end) for each in evidence)


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of an article that a reader sees as one: a paragraph, a heading, a list item.

    It may hold line ends, as hard-wrapped text does. `level` is that of a heading or of a list's
    item, counted from 1; `page` is where it begins in a document that has pages; `offset` where it
    begins in the text of the document's file, where that is another text than the article's.
    """

    start: int
    end: int
    role: BlockRole = "paragraph"
    level: int | None = None
    page: int | None = None
    offset: int | None = None


class Paragraph(msgspec.Struct, frozen=True):
    """A block of the article as it is cited; `number` counts from 1."""

    number: int
    start: int
    end: int


class Article(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """An article's canonical text, and what its parts are.

    `text` never changes once stored: every anchor in the library counts on it. `sha256` is that
    of the file it was made of, which may end its lines otherwise: see
    `briefings.documents.canonical_text`. Blocks stand in order and do not overlap.
    """

    text: str
    blocks: tuple[Block, ...]
    sha256: str

    @cached_property
    def text_sha256(self) -> str:
        """The SHA-256 of `text` in UTF-8, by which others see whether offsets hold for theirs."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The blocks in order, numbered."""
        return tuple(
            Paragraph(number, block.start, block.end) for number, block in enumerate(self.blocks, 1)
        )

    def page_of(self, paragraph: int) -> int | None:
        """Return the page on which the paragraph of this number begins, if it is on one."""
        return self.blocks[paragraph - 1].page if 0 < paragraph <= len(self.blocks) else None

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph that holds `offset`, or the last one that begins before it."""
        before = bisect_right(self.blocks, offset, key=lambda block: block.start)
        return self.paragraphs[max(before - 1, 0)]


class Evidence(msgspec.Struct, frozen=True):
    """The very words an item stands on, and where they stand."""

    start: int
    end: int
    text: str
    paragraph: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article is from, as far as it is known: `None` is unknown.

    `language` is a BCP 47 tag; `url` is the article's address, `retrieved` the day on which it was
    fetched from there. `found` says in words where each of these was found, by the field's name.
    `interest` is what ties its publisher to a party to the matter, or that nothing does;
    `outside_knowledge` is what else the article does not say of its source.
    """

    title: str
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None
    language: str | None = None
    url: str | None = None
    retrieved: dt.date | None = None
    interest: str | None = None
    found: dict[str, str] = {}
    outside_knowledge: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Suggestion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the program came to propose an item.

    `confidence` is from 0 to 1, `rule` the way by which it was found, `why` what speaks for it.
    An item `weighs` if a brief would show it: it is among those that a review counts. `candidates`
    are values that a field may have whose value is unknown, by the field's name. `kind` is what it
    was proposed as, where an editor has made another kind of it.
    """

    confidence: float
    rule: str
    why: tuple[str, ...] = ()
    weighs: bool = False
    candidates: dict[str, tuple[str, ...]] = {}
    kind: str | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every item of a panel has.

    `text` is what is shown first; `topics` are the keys of the panels that show the item.
    `suggestion` is there if the program proposed it; `editor` decided about it or wrote it, on the
    day `edited`, where that is another one than the briefing's.
    """

    id: str
    text: str
    topics: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    wording: Wording = "written"
    review: Review = "confirmed"
    suggestion: Suggestion | None = None
    editor: str | None = None
    edited: dt.date | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its evidence stands in the article."""
        return tuple(Span(each.start, each.end) for each in self.evidence)

    @property
    def begins(self) -> int:
        """Where in the article its first evidence begins; 0 without any."""
        return self.evidence[0].start if self.evidence else 0

    @property
    def kind(self) -> str:
        """The item's kind as it stands in JSON: `figure`, `statement`, `key_point` …"""
        return str(self.__struct_config__.tag)


class PlainItem(Item, frozen=True, kw_only=True):
    """An item that is its text, with fields of its own to be read behind it if it has any.

    A kind that needs nothing special derives from this: its row in `briefings.kinds` is enough for
    every writer. One that derives from `Item` joins `AnyItem`, and mypy names each place that has
    to treat it apart.
    """


class BottomLine(PlainItem, frozen=True, kw_only=True, tag="bottom_line"):
    """What a panel begins with: two sentences without inference."""


def bottom_line_id(panel: str) -> str:
    """Return the id that the bottom line of a panel has as an item."""
    return f"bottom-line-{panel}"


class KeyPoint(PlainItem, frozen=True, kw_only=True, tag="key_point"):
    """One sentence that a reader should not miss."""


class Figure(Item, frozen=True, kw_only=True, tag="figure"):
    """A number with everything that is needed to use it without fooling oneself.

    `text` is the article's wording. `unit` is an ISO 4217 code for money, `percent`, or a
    singular English noun. `period` is an ISO 8601 year, month, date or interval. `measure` names
    what is counted, for figures that can be set beside others of the same measure; `scope` is the
    place it holds for. What is `None` is unknown: nobody has said it.
    """

    value: int | float
    unit: str | None = None
    what: str | None = None
    approximate: bool = False
    bound: Bound | None = None
    period: str | None = None
    scope: str | None = None
    measure: str | None = None
    status: Status | None = None
    source: str | None = None


class Statement(Item, frozen=True, kw_only=True, tag="statement"):
    """What somebody said: a direct quote, or a claim the article attributes.

    `cue` is the word of saying (`said`, `according to`). Unnamed speakers ("authorities",
    "published reports") are speakers too; one that is `None` is unknown.
    """

    speaker: str | None = None
    cue: str | None = None
    role: str | None = None
    direct: bool = False


class Actor(Item, frozen=True, kw_only=True, tag="actor"):
    """A person or an organisation; `text` is the name, `names` are its other forms."""

    type: ActorType
    role: str | None = None
    names: tuple[str, ...] = ()


class Place(Item, frozen=True, kw_only=True, tag="place"):
    """A place the article speaks of; `text` is the name, `names` are its other forms."""

    role: str | None = None
    names: tuple[str, ...] = ()


class Tension(Item, frozen=True, kw_only=True, tag="tension"):
    """Two things in the article that do not sit well together.

    `reasoning` says why, and is labelled an inference unless `inference` is false; `items`
    are the ids of the items it concerns. `type` is the sort of tension (`contradiction`,
    `scope`, `duplicate` …).
    """

    type: str
    severity: Severity
    reasoning: str
    items: tuple[str, ...] = ()
    inference: bool = True


class OpenQuestion(PlainItem, frozen=True, kw_only=True, tag="open_question"):
    """What the article leaves unanswered; its evidence is the passage that raises it."""


AnyItem = PlainItem | Figure | Statement | Actor | Place | Tension


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subject of a lens: `short` is its name in the tab row, `cues` its words by language."""

    key: str
    name: str
    short: str
    question: str
    cues: dict[str, tuple[str, ...]] = {}


OTHER: Final = Topic(
    key="other", name="Other", short="Other", question="What else does the article say?"
)
"""The panel of what no topic of a lens claims; it is the last one of every lens."""


class Lens(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The topics by which articles are read, in the order of their keys, which begin with 1.

    A `general` lens is for the articles of no beat: it is chosen where no other one fits.
    """

    key: str
    name: str
    topics: tuple[Topic, ...]
    general: bool = False

    @property
    def topics_by_key(self) -> dict[str, Topic]:
        """The topics of its panels in their order, `OTHER` among them."""
        topics = {topic.key: topic for topic in self.topics}
        return {**topics, OTHER.key: topics.get(OTHER.key, OTHER)}


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """A topic's view of one article.

    `bottom_line` is two sentences without inference; until an editor writes it, it is a sentence of
    the article, `quoted`. `headline` says it in a few words, if an editor has. `editor` wrote or
    took the bottom line on the day `edited`, where that is another one than the briefing's.
    `paragraphs` are the numbers of those that the topic was found in.
    """

    topic: Topic
    bottom_line: str
    evidence: tuple[Evidence, ...]
    items: tuple[AnyItem, ...]
    headline: str | None = None
    wording: Wording = "written"
    paragraphs: tuple[int, ...] = ()
    editor: str | None = None
    edited: dt.date | None = None

    @property
    def summary(self) -> BottomLine:
        """The bottom line as an item, so that its words can be gone to like any other's."""
        key = self.topic.key
        is_proposed = self.wording == "quoted" and self.edited is None
        return BottomLine(
            id=bottom_line_id(key),
            text=self.bottom_line,
            topics=(key,),
            evidence=self.evidence,
            wording=self.wording,
            review="proposed" if is_proposed else "confirmed",
            editor=self.editor,
            edited=self.edited,
        )


class LostItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item that was taken out since a new version of the article has none of its `words`."""

    id: str
    kind: str
    text: str
    words: tuple[str, ...]


class SameText(msgspec.Struct, frozen=True, kw_only=True):
    """Another briefing of a library on much the same text, from another publisher."""

    id: str
    publisher: str | None = None


class Briefing(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """An article, read through a lens or not yet: its panels, and what is known of its source.

    `problems` are sentences about evidence that the article does not hold. `changed` are the ids
    of the items, bottom lines among them, whose words are others than in the version before.
    `rejected` are proposed items that an editor has turned down; no panel shows them. A briefing
    `takes_proposals` where nobody has written one: what is proposed for the article stands in it.
    """

    id: str
    article: Article
    source: Source
    lens: Lens | None = None
    editor: str | None = None
    edited: dt.date | None = None
    panels: tuple[Panel, ...] = ()
    items: tuple[AnyItem, ...] = ()
    problems: tuple[str, ...] = ()
    changed: frozenset[str] = frozenset()
    lost: tuple[LostItem, ...] = ()
    same_text: tuple[SameText, ...] = ()
    rejected: tuple[AnyItem, ...] = ()
    takes_proposals: bool = False

    @property
    def shown_panels(self) -> tuple[Panel, ...]:
        """The panels that have anything to show."""
        return tuple(panel for panel in self.panels if panel.bottom_line.strip() or panel.items)

    @property
    def tensions(self) -> tuple[Tension, ...]:
        """All tensions of the briefing, in the order of the article."""
        return tuple(item for item in self.items if isinstance(item, Tension))

    @cached_property
    def tensions_by_item(self) -> dict[str, tuple[Tension, ...]]:
        """The tensions that concern each item, by the item's id."""
        found: dict[str, tuple[Tension, ...]] = {}
        for tension in self.tensions:
            for item in tension.items:
                found[item] = (*found.get(item, ()), tension)
        return found


Stage = Literal["new", "begun", "done", "handed on"]
"""How far a briefing is: nobody has decided anything, somebody has, nothing is left, exported."""


class Standing(msgspec.Struct, frozen=True, gc=False):
    """How far a briefing is, `reviewed` and `of` by the items that a review counts.

    One with nothing left to review is handed on once it was exported, until something in it
    changes. One that nobody need review has no other stage.
    """

    stage: Stage
    reviewed: int = 0
    of: int = 0

    @property
    def is_finished(self) -> bool:
        return self.stage in ("done", "handed on")


class CatalogueEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the catalogue: enough to choose a briefing without opening it."""

    id: str
    title: str
    publisher: str | None = None
    published: dt.date | None = None
    editor: str | None = None
    counts: dict[str, int]
    """How many items of each kind the briefing has."""
    standing: Standing | None = None


class VersionEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an article, numbered from 1, and how many sentences it changed in the last one.

    `since` is when it came in, `words` how many it has.
    """

    number: int
    since: dt.datetime
    words: int
    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0
    is_current: bool = False


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A point in a briefing that one can come back to.

    `tab` is a topic's key, `overview` or `source`. In a panel `item` is the item under the cursor;
    in Source `offset` is the first visible code point of the article.
    """

    tab: str
    item: str | None = None
    offset: int | None = None


class ReadingPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a reader left off in a briefing: the spot, the words last looked for, the marks.

    `article` is the SHA-256 of the text that their offsets are of; those that earlier programs
    kept do not say it.
    """

    spot: Spot
    query: str = ""
    marks: tuple[Spot, ...] = ()
    article: str | None = None
