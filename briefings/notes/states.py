"""The state of a note, which its tags say: open, or done."""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final, Literal, NamedTuple

import msgspec

from briefings.folding import folded_text
from briefings.notes.model import Note

State = Literal["open", "done"]

_ENGLISH: Final = "en"


class _Word(NamedTuple):
    language: str
    state: State


def state(note: Note) -> State | None:
    """Return a note's state; open if its tags say both, `None` if they say neither."""
    found = {word.state for tag in note.content.tags if (word := _word(tag))}
    return "open" if "open" in found else "done" if found else None


def turned(tags: Sequence[str], first: State = "open") -> tuple[str, ...]:
    """Return tags with the other state, in the language of the one they have; `first` for none."""
    words = [word for tag in tags if (word := _word(tag))]
    is_open = any(word.state == "open" for word in words)
    language = words[0].language if words else _ENGLISH
    other: State = "done" if is_open else "open"
    tag = _by_language()[language][other if words else first][0]
    return (*(each for each in tags if _word(each) is None), tag)


def _word(tag: str) -> _Word | None:
    return _words().get(folded_text(tag.lstrip("#").strip()))


@cache
def _words() -> dict[str, _Word]:
    return {
        folded_text(word): _Word(language, state)
        for language, states in _by_language().items()
        for state, words in states.items()
        for word in words
    }


@cache
def _by_language() -> dict[str, dict[State, list[str]]]:
    written = resources.files(__package__).joinpath("states.toml").read_bytes()
    return msgspec.toml.decode(written, type=dict[str, dict[State, list[str]]])
