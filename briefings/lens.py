"""Lenses: the topics by which a beat's articles are read, as TOML files."""

import tomllib

import msgspec

from briefings.errors import DamagedError
from briefings.model import Lens

MAX_TOPICS = 8
"""The keys 1 to 8 open a lens's topics; 9 and 0 are Source and Notes."""


def decode(raw: bytes, name: str) -> Lens:
    """Read a lens file called `name`.

    Raises:
        DamagedError: it is not TOML or not a lens, or has no topic or more than eight.
    """
    try:
        data = tomllib.loads(raw.decode("utf-8"))
        data["topics"] = data.pop("topic", [])
        lens = msgspec.convert({"key": name, **data}, Lens)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DamagedError(f"The lens file {name} cannot be read: {error}.") from None
    if not 1 <= len(lens.topics) <= MAX_TOPICS:
        raise DamagedError(f"The lens {name} has {len(lens.topics)} topics; it must have 1 to 8.")
    return lens
