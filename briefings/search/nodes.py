"""A query as a tree. New sorts of condition (numbers, dates, OR) join as further nodes."""

from collections.abc import Iterator
from typing import Literal

import msgspec

FilterName = Literal["panel", "kind", "tag", "speaker", "has"]


class Word(msgspec.Struct, frozen=True, tag=True):
    """A word as it was typed; it stands where a word of the text begins with it.

    A `closed` word is the whole word of the text.
    """

    text: str
    closed: bool = False


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Words in this order, white space made single.

    A `closed` phrase ends where a word ends; while its second mark is still to be typed, its
    last word may go on.
    """

    text: str
    closed: bool = True


class Filter(msgspec.Struct, frozen=True, tag=True):
    """A condition `name:value`; an `exact` value stood between quotation marks."""

    name: FilterName
    value: str
    exact: bool = False


class Not(msgspec.Struct, frozen=True, tag=True):
    """What must not hold."""

    node: "Node"


class All(msgspec.Struct, frozen=True, tag=True):
    """What must hold together; nothing at all, if it is empty."""

    nodes: "tuple[Node, ...]" = ()


Term = Word | Phrase
Node = Word | Phrase | Filter | Not | All


def leaves(node: Node, *, wanted: bool = False) -> Iterator[Word | Phrase | Filter]:
    """Yield the conditions of a tree in order; with `wanted`, those alone that are not excluded."""
    match node:
        case All(nodes):
            for each in nodes:
                yield from leaves(each, wanted=wanted)
        case Not(inner):
            if not wanted:
                yield from leaves(inner)
        case Word() | Phrase() | Filter():
            yield node


def spelled(node: Node) -> str:
    """Write a tree as a query that is parsed to the same tree."""
    match node:
        case Word(text):
            return text
        case Phrase(text, closed):
            return _quoted(text, closed=closed)
        case Filter(name, value, exact):
            plain = not exact and " " not in value and not value.startswith("//")
            return f"{name}:{value if plain else _quoted(value, closed=exact)}"
        case Not(Word(text, closed=False)):
            return f"-{text}*"
        case Not(inner):
            return f"-{spelled(inner)}"
        case All(nodes):
            return " ".join(map(spelled, nodes))


def _quoted(text: str, *, closed: bool) -> str:
    return f'"{text}"' if closed else f'"{text}'
