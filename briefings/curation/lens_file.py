"""Lenses: the topics by which a beat's articles are read, as TOML files."""

import tomllib

import msgspec

from briefings.errors import DamagedError
from briefings.model import Lens, Topic

MAX_TOPICS = 8
"""The keys 1 to 8 open a lens's topics; 9 and 0 are Source and Notes."""


def decode(raw: bytes, name: str) -> Lens:
    """Read a lens file called `name`.

    Raises:
        DamagedError: it is not TOML or not a lens, or has no topic or more than eight.
    """
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
        topics = [_topic(row, name) for row in _rows(data.pop("topic", []), name)]
        if unknown := next(iter(data.keys() - {"name"}), None):
            raise DamagedError(
                f"The lens file {name} has an unknown entry `{unknown}`; known are name, topic."
            )
        lens = msgspec.convert({**data, "key": name, "topics": topics}, Lens)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise DamagedError(f"The lens file {name} cannot be read: {error}.") from None
    if not 1 <= len(lens.topics) <= MAX_TOPICS:
        raise DamagedError(f"The lens {name} has {len(lens.topics)} topics; it must have 1 to 8.")
    keys = [topic.key for topic in lens.topics]
    for twice in {key for key in keys if keys.count(key) > 1}:
        raise DamagedError(f"The topic {twice} stands twice in the lens {name}: rename one.")
    return lens


def _rows(rows: object, name: str) -> list[object]:
    if not isinstance(rows, list):
        raise DamagedError(f"In the lens file {name} write [[topic]], not [topic].")
    return rows


def _topic(row: object, name: str) -> Topic:
    try:
        return msgspec.convert(row, Topic)
    except msgspec.ValidationError as error:
        key = row.get("key", "without a key") if isinstance(row, dict) else row
        raise DamagedError(f"In the lens file {name}, topic {key}: {error}.") from None
