"""Notes as the W3C's Web Annotations, and back: https://www.w3.org/TR/annotation-model/.

A note's text is a `TextualBody` in Markdown and each tag one of the purpose `tagging`. Grades are
properties of our own, under the prefix `briefings:`. The target's source is the article by the
hash of its text, in which positions count; a fragment names an item or a panel (`#item=waiting`).
Selectors choose words of it: those of a passage, of which the quote decides; those that the item or
the panel's bottom line stands on; else the whole, by its place alone. A note is read back as one on
a passage where there is no fragment.

`briefings:replaces` names the revisions that this one has replaced, by their digests; see
`briefings.notes.digests`. Members that this program does not know are kept with the note and
written again where the note is exported: they are a later program's, or another one's.

`motivation` says what a note does, for programs that go by it. It follows from the rest, and is
not read back.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote, unquote
from uuid import UUID, uuid5

import msgspec

from briefings.anchors import selectors
from briefings.anchors.passages import Passage, Quote
from briefings.errors import DamagedError
from briefings.model import Briefing
from briefings.notes import digests
from briefings.notes.model import Content, Note, Target
from briefings.notes.scales import UNDERSTOOD

_NAMED: Final = "urn:uuid:"
_OURS: Final = UUID("5b0c1f0e-6a57-4d0e-9a3c-0f6d2f7be1a4")

CONTEXT: Final = ("http://www.w3.org/ns/anno.jsonld", {"briefings": f"{_NAMED}{_OURS}#"})
"""The JSON-LD context: the W3C's terms, and what our own prefix stands for."""

MARKDOWN: Final = "text/markdown"

_GRADES: Final = tuple(UNDERSTOOD)

Offset = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]
Digest = Annotated[str, msgspec.Meta(pattern=rf"\A[0-9a-f]{{{digests.DIGITS}}}\Z")]


class Person(msgspec.Struct, frozen=True, tag_field="type"):
    """Who wrote a note."""

    name: str


class TextualBody(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    """The text of a note, or one of its tags."""

    value: str
    purpose: Literal["commenting", "tagging"]
    format: str | None = None


class TextQuoteSelector(msgspec.Struct, frozen=True, tag_field="type"):
    """The exact words of a passage, and some on either side."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class TextPositionSelector(msgspec.Struct, frozen=True, tag_field="type"):
    """Where a passage stood: code points of the article's text, end exclusive."""

    start: Offset
    end: Offset


Selector = TextQuoteSelector | TextPositionSelector


class SpecificResource(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    """What a note is on."""

    source: str
    selector: tuple[Selector, ...] = ()


class Annotation(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="type",
    omit_defaults=True,
    rename={name: f"briefings:{name}" for name in (*_GRADES, "replaces")},
):
    """One note."""

    id: str
    motivation: str | tuple[str, ...] = ()
    creator: Person
    created: Moment
    modified: Moment
    body: tuple[TextualBody, ...] = ()
    reliability: str | None = None
    credibility: str | None = None
    likelihood: str | None = None
    confidence: str | None = None
    replaces: tuple[Digest, ...] = ()
    target: SpecificResource


class AnnotationPage(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", rename="camel"):
    """Notes in order; `start_index` is the first one's place in the collection."""

    id: str = ""
    part_of: str = ""
    start_index: Offset = 0
    items: tuple[Annotation, ...]


class AnnotationCollection(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """All notes of an export, on one page; `total` is how many."""

    id: str = ""
    label: str = ""
    total: Offset
    first: AnnotationPage


def collect(notes: Sequence[Note], briefing: Briefing) -> AnnotationCollection:
    """Return the collection of notes on a briefing; its id follows from theirs."""
    source = source_of(briefing.article.text_sha256)
    name = f"{_NAMED}{uuid5(_OURS, ' '.join((source, *(note.id for note in notes))))}"
    page = AnnotationPage(
        id=f"{name}#page=1",
        part_of=name,
        items=tuple(annotate(note, source, briefing) for note in notes),
    )
    return AnnotationCollection(
        id=name, label=f"Notes on {briefing.source.title}", total=len(notes), first=page
    )


def source_of(sha256: str) -> str:
    """Return the name of the article whose text has this SHA-256."""
    return f"urn:sha256:{sha256}"


def annotate(note: Note, source: str, briefing: Briefing) -> Annotation:
    """Return a note as an annotation of the briefing's article, which is called `source`."""
    content = note.content
    return Annotation(
        id=f"{_NAMED}{note.id}",
        motivation=tuple(_motivations(content)),
        creator=Person(note.author),
        created=note.created,
        modified=note.modified,
        body=tuple(_bodies(content)),
        replaces=note.replaces,
        target=_resource(note.target, source, briefing),
        **{name: getattr(content, name) for name in _GRADES},
    )


def _motivations(content: Content) -> Iterator[str]:
    if content.body:
        yield "commenting"
    if content.tags:
        yield "tagging"
    if any(getattr(content, name) for name in _GRADES):
        yield "assessing"
    if content == Content():
        yield "highlighting"


def _bodies(content: Content) -> Iterator[TextualBody]:
    if content.body:
        yield TextualBody(content.body, "commenting", MARKDOWN)
    for tag in content.tags:
        yield TextualBody(tag, "tagging")


def _resource(target: Target, source: str, briefing: Briefing) -> SpecificResource:
    passage = target.passage or _stood_on(target, briefing)
    if passage is None:
        whole = TextPositionSelector(0, len(briefing.article.text))
        return SpecificResource(_source_with(target, source), (whole,))
    words = TextQuoteSelector(passage.quote.exact, passage.quote.prefix, passage.quote.suffix)
    place = TextPositionSelector(passage.start, passage.end)
    return SpecificResource(_source_with(target, source), (words, place))


def _source_with(target: Target, source: str) -> str:
    if target.item is not None:
        return f"{source}#item={quote(target.item, safe='')}"
    if target.panel is not None:
        return f"{source}#panel={quote(target.panel, safe='')}"
    return source


def _stood_on(target: Target, briefing: Briefing) -> Passage | None:
    """Return the first passage that an item, or a panel's bottom line, stands on, if it has one."""
    lines = {panel.topic.key: panel.summary for panel in briefing.panels}
    every = {item.id: item for item in (*briefing.items, *lines.values())}
    on = every.get(target.item or "") or lines.get(target.panel or "")
    return selectors.make(briefing.article, on.spans[0]) if on and on.spans else None


def note_of(annotation: Annotation, briefing_id: str, source: str) -> Note:
    """Return the note that an annotation of the article `source` is, its content not yet checked.

    Raises:
        DamagedError: its id is no UUID, a time is none that this program can hold, or what it is
            on is not understood.
    """
    return Note(
        id=_uuid(annotation.id),
        target=_target(annotation.target, briefing_id, source),
        content=_content(annotation),
        author=annotation.creator.name,
        created=_utc(annotation.created),
        modified=_utc(annotation.modified),
        revision=1,
        replaces=annotation.replaces[: digests.MOST],
    )


def _uuid(name: str) -> str:
    bare = name.removeprefix(_NAMED).lower()
    try:
        if name.startswith(_NAMED) and str(UUID(bare)) == bare:
            return bare
    except ValueError:
        pass
    raise DamagedError("its id is no `urn:uuid:`")


def _utc(moment: dt.datetime) -> dt.datetime:
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        raise DamagedError("its time lies outside of the years 1 to 9999") from None


def _content(annotation: Annotation) -> Content:
    texts = [body.value for body in annotation.body if body.purpose == "commenting"]
    tags = tuple(body.value for body in annotation.body if body.purpose == "tagging")
    grades: dict[str, Any] = {name: getattr(annotation, name) for name in _GRADES}
    return Content(body="\n\n".join(texts), tags=tags, **grades)


def _target(resource: SpecificResource, briefing_id: str, source: str) -> Target:
    name, _, fragment = resource.source.partition("#")
    if name != source:
        raise DamagedError("it is on something else than the export's article")
    if not fragment and any(isinstance(each, TextQuoteSelector) for each in resource.selector):
        return Target(briefing=briefing_id, passage=_passage(resource.selector))
    part = part_of(resource.source, briefing_id)
    if (fragment and part is None) or not (fragment or _is_whole(resource.selector)):
        raise DamagedError("what it is on is no briefing, panel, item or passage")
    return part or Target(briefing=briefing_id)


def _is_whole(selector: tuple[Selector, ...]) -> bool:
    """Return whether selectors choose the whole article: by its place alone, or there are none."""
    match selector:
        case ():
            return True
        case (TextPositionSelector(start=0),):
            return True
        case _:
            return False


def part_of(source: str, briefing_id: str) -> Target | None:
    """Return the item or panel that our name of an article goes on with, if it does."""
    name, _, fragment = source.partition("#")
    kind, _, key = fragment.partition("=")
    if not name.startswith(source_of("")) or not key or kind not in ("item", "panel"):
        return None
    key = unquote(key)
    return Target(
        briefing=briefing_id,
        panel=key if kind == "panel" else None,
        item=key if kind == "item" else None,
    )


def _passage(selectors: tuple[Selector, ...]) -> Passage:
    words = [each for each in selectors if isinstance(each, TextQuoteSelector)]
    places = [each for each in selectors if isinstance(each, TextPositionSelector)]
    if len(words) != 1 or len(places) != 1:
        raise DamagedError("its passage needs one quote and one position")
    said, place = words[0], places[0]
    if not said.exact or place.start >= place.end:
        raise DamagedError("its passage is empty")
    return Passage(place.start, place.end, Quote(said.exact, said.prefix, said.suffix))
