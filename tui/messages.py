"""The messages that screens post to the app."""

from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen

from briefings.model import ReadingPlace, Spot


@dataclass
class PlaceChanged(Message):
    """The reader has come to rest somewhere else; `removed` are marks that are to go."""

    briefing_id: str
    place: ReadingPlace
    removed: tuple[Spot, ...]


@dataclass
class KeysReady(Message):
    """What was asked for is there, and has the focus. `screen` is what has come up, if one has."""

    screen: Screen[Any] | None = None
