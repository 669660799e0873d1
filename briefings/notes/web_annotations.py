"""Web Annotations as other programs write them, read leniently: one at a time, whatever the shape.

https://www.w3.org/TR/annotation-model/ lets nearly every member be a string, an object or a list
of these; Hypothesis (https://h.readthedocs.io/) has members of its own besides. Nothing is ever
fetched: what is only named is not there.
"""

import datetime as dt
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final
from uuid import UUID

import msgspec

from briefings.errors import DamagedError
from briefings.notes import scales
from briefings.notes.annotation_selectors import quoted, source_of_target
from briefings.notes.ids import derived_id
from briefings.notes.json_shapes import MOST_PARTS, Members, name_of, several, strings, text_of
from briefings.notes.model import Content
from briefings.notes.received import NOBODY_NAMED, ReceivedNote
from briefings.notes.validation import LARGEST_BODY
from briefings.notes.wording import PRIVATE
from briefings.text import one_line
from briefings.unknown_fields import HERE

MOST: Final = 20_000
"""So many annotations a file may hold."""

_LISTS: Final = ("items", "annotations", "rows", "@graph")
_SHORTEST_NAME: Final = 8
_LONGEST_NAME: Final = 2000
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Pages(msgspec.Struct):
    """The annotations of a file, and the names of pages that it does not hold."""

    annotations: list[object]
    elsewhere: list[str]


def looks_like_annotations(data: object) -> bool:
    """Return whether this may be annotations, and not something else in JSON."""
    if isinstance(data, list):
        return any(isinstance(each, dict) for each in data)
    if not isinstance(data, dict):
        return False
    kinds = " ".join(strings(data.get("type", data.get("@type"))))
    members = ("target", "first", *_LISTS)
    return "Annotation" in kinds or any(isinstance(data.get(n), list | dict) for n in members)


def pages(data: object) -> Pages:
    """Return the annotations of what a file holds: one, a list, a page or a collection."""
    found = Pages([], [])
    waiting = [data]
    while waiting and len(found.annotations) <= MOST:
        part = waiting.pop()
        if isinstance(part, list):
            found.annotations += part
        elif not isinstance(part, dict):
            continue
        elif lists := [name for name in _LISTS if isinstance(part.get(name), list)]:
            found.annotations += part[lists[0]]
            _follow(part, "next", waiting, found)
        elif "first" in part:
            _follow(part, "first", waiting, found)
        elif "target" in part or "uri" in part:
            found.annotations.append(part)
    return found


def _follow(part: Members, member: str, waiting: list[object], found: Pages) -> None:
    """Go on with a page that is embedded; of one that is only named keep the name."""
    page = part.get(member)
    named = page if isinstance(page, str) else None
    if isinstance(page, dict) and not any(name in page for name in _LISTS):
        named = name_of(page)
    if named:
        found.elsewhere.append(one_line(named[:_LONGEST_NAME]))
    elif page is not None:
        waiting.append(page)


def read_annotation(raw: object, number: int, now: dt.datetime) -> list[ReceivedNote]:
    """Return the notes that an annotation is, one for each of its targets, not yet checked.

    `now` is the time of one that does not say its own.

    Raises:
        DamagedError: it is none.
    """
    if not isinstance(raw, dict):
        raise DamagedError("it is no object")
    _check(raw)
    targets = several(raw.get("target")) or [raw.get("uri")]
    if len(targets) > MOST_PARTS:
        raise DamagedError(f"it is on over {MOST_PARTS} things")
    content, author = _content(raw), _author(raw)
    times = [_moment(raw.get(name)) for name in ("created", "modified", "updated")]
    created = times[0] or times[1] or times[2]
    modified = times[1] or times[2] or created
    name = name_of(raw)
    read: list[ReceivedNote] = []
    for index, target in enumerate(targets):
        quote, at = quoted(target)
        sources = tuple(filter(None, (source_of_target(target), text_of(raw.get("uri")))))
        identity: tuple[object, ...] = (name, sources, index)
        if not _is_of_its_own(name):
            identity = (*identity, author, content, quote)
        note_id = None if index else _uuid(name)
        read.append(
            ReceivedNote(
                which=f"annotation {number}",
                key=name,
                id=note_id or derived_id(created or _EPOCH, msgspec.json.encode(identity)),
                sources=sources,
                quote=quote,
                at=at,
                content=content,
                author=author,
                created=created or modified or now,
                modified=modified or now,
                answers=_answered(raw),
                annotation={HERE: {"via": name}} if _is_address(name) else {},
            )
        )
    return read


def _check(raw: Members) -> None:
    """Refuse what no program can pass on."""
    try:
        msgspec.json.encode(raw)
    except UnicodeEncodeError:
        raise DamagedError("it holds half a character (a lone surrogate)") from None
    except (OverflowError, ValueError, RecursionError):
        raise DamagedError("it holds a number that is too large, or is nested too deeply") from None


# -- what it says ----------------------------------------------------------------------------------


def _content(raw: Members) -> Content:
    texts: list[str] = []
    tags: list[str] = []
    for body in _bodies(raw):
        text, is_tag = _body(body)
        (tags if is_tag else texts).append(text)
    tags += strings(raw.get("tags"))
    if _is_for_nobody_else(raw):
        tags.append(PRIVATE)
    names = (name for name in scales.UNDERSTOOD if isinstance(raw.get(f"briefings:{name}"), str))
    grades: dict[str, Any] = {name: raw[f"briefings:{name}"] for name in names}
    apart = (part.strip() for tag in tags for part in tag.replace("\n", ",").split(","))
    return Content(
        body="\n\n".join(text.strip() for text in texts if text.strip()),
        tags=tuple(dict.fromkeys(filter(None, apart))),
        **grades,
    )


def _bodies(raw: Members) -> list[object]:
    given = [*several(raw.get("body")), raw.get("bodyValue"), raw.get("text")]
    bodies = [each for each in given if each is not None]
    if len(bodies) > MOST_PARTS:
        raise DamagedError(f"it has over {MOST_PARTS} bodies")
    return bodies


def _body(body: object) -> tuple[str, bool]:
    """Return the text of a body, and whether it is a tag."""
    if isinstance(body, str):
        return body, False
    if not isinstance(body, dict):
        raise DamagedError("its body is no text")
    choices = several(body.get("items"))
    if choices and isinstance(choices[0], dict):
        body = choices[0]
    text = next((t for t in map(text_of, _texts_of(body)) if t), "")
    if any("html" in each for each in strings(body.get("format"))):
        text = _plain(text)
    return text, "tagging" in strings(body.get("purpose"))


def _texts_of(body: Members) -> Iterator[object]:
    for name in ("value", "chars", "source", "id", "@id"):
        if name in body and not isinstance(body[name], str | dict | None):
            raise DamagedError(f"the {name} of its body is no text")
        yield body.get(name)


def _is_for_nobody_else(raw: Members) -> bool:
    """Return whether it was kept from others: Hypothesis names who may read it."""
    permissions = raw.get("permissions")
    readers = strings(permissions.get("read")) if isinstance(permissions, dict) else []
    return bool(readers) and not any(each.startswith("group:") for each in readers)


class _Words(HTMLParser):
    """Gathers the text of HTML, in lines; scripts and styles are none."""

    _LINES: Final = frozenset(("p", "br", "div", "li", "tr", "h1", "h2", "h3", "blockquote"))
    _HIDDEN: Final = frozenset(("script", "style"))

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in self._HIDDEN:
            self._hidden = tag
        elif tag in self._LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        elif tag in self._LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _plain(html: str) -> str:
    if len(html) > LARGEST_BODY:
        raise DamagedError(f"its body has over {LARGEST_BODY:,} characters")
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).split("\n"))
    return "\n\n".join(filter(None, lines))


# -- who, when -------------------------------------------------------------------------------------


def _author(raw: Members) -> str:
    info = raw.get("user_info")
    shown = text_of(info.get("display_name")) if isinstance(info, dict) else ""
    given = [shown] if shown else [_person(each) for each in several(raw.get("creator"))]
    names = [name for name in given if name] or [text_of(raw.get("user"))]
    return ", ".join(name.removeprefix("acct:").strip() for name in names) or NOBODY_NAMED


def _person(creator: object) -> str:
    if isinstance(creator, dict):
        names = (strings(creator.get(n)) for n in ("name", "nickname", "id", "@id"))
        return next((each[0] for each in names if each), "")
    return text_of(creator)


def _moment(given: object) -> dt.datetime | None:
    if given is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(given.strip()) if isinstance(given, str) else None
        if moment is not None:
            return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    raise DamagedError("one of its times is none that this program can read")


def _answered(raw: Members) -> str | None:
    """Return the name of what an annotation answers, where it says so."""
    above = strings(raw.get("references"))
    if above:
        return above[-1]
    if "replying" in strings(raw.get("motivation")):
        return next((source_of_target(each) for each in several(raw.get("target"))), None)
    return None


def _is_of_its_own(name: str) -> bool:
    """Return whether a name is that of one annotation alone, and not counted in each file."""
    return not name.startswith("_:") and len(name) >= _SHORTEST_NAME


def _uuid(name: str) -> str | None:
    bare = name.removeprefix("urn:uuid:").lower()
    try:
        return bare if name.startswith("urn:uuid:") and str(UUID(bare)) == bare else None
    except ValueError:
        return None


def _is_address(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and name.startswith(("http://", "https://"))
