"""Lenses: the topics by which a beat's articles are read, as TOML files."""

import tomllib
from collections.abc import Iterator

import msgspec

from briefings.curation.mistakes import (
    FileMistakesError,
    LineOf,
    Mistake,
    check_fields,
    converted,
)
from briefings.curation.toml_faults import explained
from briefings.curation.toml_lines import TomlLines
from briefings.errors import DamagedError
from briefings.model import OTHER, Lens, Topic

MAX_TOPICS = 7
"""The keys 1 to 7 open a lens's topics, and the next one what none of them claims; 9 and 0 are
Source and Notes."""


def decode(raw: bytes, name: str) -> Lens:
    """Read a lens file called `name`.

    Raises:
        FileMistakesError: fields are missing, unknown or of the wrong type, a topic stands twice,
            or there is none or more than seven; each mistake has its line.
        DamagedError: it is not TOML.
    """
    text = ""
    try:
        text = raw.decode("utf-8-sig")
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        why = explained(text, error)
        raise DamagedError(f"The lens file {name} is not valid TOML: {why}.") from None
    lines = TomlLines(text)
    rows = data.pop("topic", [])
    mistakes = list(check_fields(data, _Head, "the file's head", LineOf(lines, ""), ("topic",)))
    topics = list(_topics(rows, lines, mistakes))
    if mistakes:
        raise FileMistakesError(f"The lens file {name}", mistakes, "briefings lens add FILE")
    general = data.get("general", False)
    return Lens(key=name, name=data["name"], topics=tuple(topics), general=general)


class _Head(msgspec.Struct):
    name: str
    general: bool = False


def _topics(rows: object, lines: TomlLines, mistakes: list[Mistake]) -> Iterator[Topic]:
    """Yield the topics that are sound; what is wrong goes to `mistakes`."""
    if not isinstance(rows, list):
        mistakes.append(Mistake("write [[topic]], not [topic]", line=lines.of("topic")))
        return
    if not 1 <= len(rows) <= MAX_TOPICS:
        mistakes.append(Mistake(f"it has {len(rows)} topics; it must have 1 to {MAX_TOPICS}"))
    seen: set[str] = set()
    for index, row in enumerate(rows):
        key = row.get("key", "without a key") if isinstance(row, dict) else row
        about = f"topic {key}"
        topic = converted(row, Topic, about, LineOf(lines, "topic", index), mistakes)
        if topic is None:
            continue
        if topic.key == OTHER.key:
            what = "is the panel of what no topic claims: leave it out, or rename it"
            mistakes.append(Mistake(what, about, lines.of("topic", index)))
        if topic.key in seen:
            mistakes.append(Mistake("stands twice: rename one", about, lines.of("topic", index)))
        seen.add(topic.key)
        yield topic
