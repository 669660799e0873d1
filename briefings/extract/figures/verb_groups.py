"""Verbs with what goes with them: “had not been paid”, “will reach”, “habría recibido”."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from briefings.extract.scanned_text import Token

Mood = Literal[
    "told",  # it was so
    "present",
    "future",
    "expected",  # is likely to, se espera que
    "due",  # must, is to, debe
    "able",  # can, puede
    "possible",  # may, could, podría
    "conditional",  # would, pagaría
    "conditional_perfect",  # would have, habría pagado
    "subjunctive",
    "infinitive",
    "gerund",
]


class VerbGroup(NamedTuple):
    """A verb and what goes with it, `tokens[first:last]`; `verb` is its last word."""

    first: int
    last: int
    mood: Mood
    verb: str
    is_negated: bool = False

    @property
    def is_finite(self) -> bool:
        return self.mood not in ("infinitive", "gerund")


def previous(tokens: Sequence[Token], at: int, first: int) -> str:
    """Return the word before a token, or nothing at the beginning of the sentence."""
    return tokens[at - 1].lower if at > first else ""


Moods = Mapping[Mood, tuple[str, ...]]
"""The words of each mood, as a language's file has them."""


def by_word(moods: Moods) -> dict[str, Mood]:
    return {word: mood for mood, listed in moods.items() for word in listed}
