"""Who speaks in an article, and how much of what is said rests on whom."""

from collections.abc import Iterable
from typing import Final

import msgspec

from briefings.extract.nameless import is_nameless
from briefings.folding import folded_text
from briefings.model import Actor, Briefing, Statement

UNKNOWN_VOICE: Final = ""
"""The name of the voice of all statements whose speaker nobody has said."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker with their statements, in the order of the article.

    `is_named` says that one can tell who it is, a person or an institution: "authorities" and
    "published reports" are none, nor is a source "of the ministry".
    """

    name: str
    role: str | None
    is_named: bool
    statements: tuple[Statement, ...]


class Voices(msgspec.Struct, frozen=True, kw_only=True):
    """All speakers, the one with the most statements first."""

    voices: tuple[Voice, ...] = ()

    @property
    def statements(self) -> int:
        return sum(len(voice.statements) for voice in self.voices)

    @property
    def unnamed(self) -> int:
        """How many statements rest on speakers without a name."""
        return sum(len(voice.statements) for voice in self.voices if not voice.is_named)

    @property
    def largest_share(self) -> float:
        """What part of all statements is the largest voice's, from 0 to 1."""
        return len(self.voices[0].statements) / self.statements if self.voices else 0.0


def voices(briefing: Briefing) -> Voices:
    """Return who speaks in a briefing."""
    said: dict[str, list[Statement]] = {}
    for item in briefing.items:
        if isinstance(item, Statement):
            said.setdefault(folded_text(item.speaker or UNKNOWN_VOICE), []).append(item)
    named, tag = _names(briefing), briefing.source.language
    every = (_voice(key, statements, named, tag) for key, statements in said.items())
    return Voices(voices=tuple(sorted(every, key=lambda voice: -len(voice.statements))))


def _voice(
    key: str, statements: list[Statement], named: frozenset[str], language: str | None
) -> Voice:
    name = statements[0].speaker or UNKNOWN_VOICE
    return Voice(
        name=name,
        role=next((each.role for each in statements if each.role), None),
        is_named=bool(key) and (key in named or not is_nameless(name, language)),
        statements=tuple(statements),
    )


def _names(briefing: Briefing) -> frozenset[str]:
    return frozenset(folded_text(name) for name in _actor_names(briefing.items))


def _actor_names(items: Iterable[object]) -> Iterable[str]:
    for item in items:
        if isinstance(item, Actor):
            yield from (item.text, *item.names)
