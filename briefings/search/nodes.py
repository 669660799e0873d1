"""A query as a tree, and how it is written back."""

import re
from collections.abc import Collection, Iterator
from enum import Enum
from types import UnionType
from typing import Final, Literal

import msgspec

from briefings.search.quantities import number_text

QUOTES: Final = '"“”„‟«»″ʺ＂'

WORD: Final = rf"[^\s(){QUOTES}]+(?:\([^\s(){QUOTES}]*\)[^\s(){QUOTES}]*)*"
"""An expression for what is one word; parentheses inside it belong to it: `protocol(s)`."""

_PLAIN: Final = re.compile(rf"(?!//){WORD}")

_COMPARING: Final = ("<", ">", "≤", "≥")
"""Words that begin so stand in parentheses, or they would compare the word before them."""

FilterName = Literal["panel", "kind", "tag", "speaker", "has", "is", "lang", "id"]

FieldName = Literal["note", "title", "publisher"]


class Sense(Enum):
    """Which words of a text a word stands for, and the sign that says so."""

    FORMS = ""
    """Those that begin with it, and its other forms in English and Spanish."""
    BEGINNING = "*"
    SLIP = "~"
    """It, and whole words that one letter makes of it."""
    WHOLE = "="
    """The very word; so an excluded one is meant, and nothing is written for it."""


class Word(msgspec.Struct, frozen=True, tag=True):
    """A word as it was typed, in texts of one sort where it has a `field`."""

    text: str
    sense: Sense = Sense.FORMS
    field: FieldName | None = None


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Words in this order, white space made single, in texts of one sort where it has a `field`.

    A `closed` phrase ends where a word ends; while its second mark is still to be typed, its
    last word may go on.
    """

    text: str
    closed: bool = True
    field: FieldName | None = None


class Filter(msgspec.Struct, frozen=True, tag=True):
    """A condition `name:value`; an `exact` value stood between quotation marks."""

    name: FilterName
    value: str
    exact: bool = False


class Amount(msgspec.Struct, frozen=True, tag=True):
    """A figure of `low` to `high` in a unit that is called so; one of any unit if it is `None`.

    Both ends count, but where the figure has to be `over` or `under` one.
    """

    unit: str | None
    low: float | None = None
    high: float | None = None
    over: bool = False
    under: bool = False


class Dated(msgspec.Struct, frozen=True, tag=True):
    """An article published from `first` to `last`: years, months or days as ISO 8601 has them."""

    first: str | None = None
    last: str | None = None


class InDraft(msgspec.Struct, frozen=True, tag=True):
    """A briefing with a note that is not finished; `ids` are those that have one."""

    ids: tuple[str, ...] = ()


class Not(msgspec.Struct, frozen=True, tag=True):
    """What must not hold."""

    node: "Node"


class All(msgspec.Struct, frozen=True, tag=True):
    """What must hold together; nothing at all, if it is empty."""

    nodes: "tuple[Node, ...]" = ()


class Either(msgspec.Struct, frozen=True, tag=True):
    """Of what one at least must hold."""

    nodes: "tuple[Node, ...]"


Term = Word | Phrase
Condition = Filter | Amount | Dated | InDraft
"""What has no words to be marked."""

Leaf = Term | Condition
Node = Leaf | Not | All | Either


def leaves(node: Node, *, wanted: bool = False) -> Iterator[Leaf]:
    """Yield the conditions of a tree in order; with `wanted`, those alone that are not excluded."""
    match node:
        case All(nodes) | Either(nodes):
            for each in nodes:
                yield from leaves(each, wanted=wanted)
        case Not(inner):
            if not wanted:
                yield from leaves(inner)
        case _:
            yield node


def with_drafts(root: All, briefings: Collection[str]) -> All:
    """Return a tree that knows which briefings have a note that is not finished."""
    drafts = InDraft(tuple(sorted(briefings)))
    return All(tuple(_with_drafts(node, drafts) for node in root.nodes))


def _with_drafts(node: Node, drafts: InDraft) -> Node:
    match node:
        case All(nodes) | Either(nodes):
            return type(node)(tuple(_with_drafts(each, drafts) for each in nodes))
        case Not(inner):
            return Not(_with_drafts(inner, drafts))
        case InDraft():
            return drafts
        case _:
            return node


def without(root: All, left_out: Collection[Leaf]) -> All:
    """Return a tree without some of its conditions."""
    kept = (_without(node, left_out) for node in root.nodes)
    return All(tuple(node for node in kept if node is not None))


def _without(node: Node, left_out: Collection[Leaf]) -> Node | None:
    match node:
        case All(nodes) | Either(nodes):
            parts = (_without(each, left_out) for each in nodes)
            kept = tuple(each for each in parts if each is not None)
            return kept[0] if len(kept) == 1 else type(node)(kept) if kept else None
        case Not(inner):
            part = _without(inner, left_out)
            return None if part is None else Not(part)
        case _:
            return None if node in left_out else node


def spelled(node: Node) -> str:
    """Write a tree as a query that is parsed to the same tree."""
    match node:
        case All(nodes):
            return " ".join(map(spelled, nodes))
        case Either(nodes):
            return " OR ".join(_part(each, All) for each in nodes)
        case Not(inner):
            return f"-{_part(inner, All | Either | Not)}"
        case _:
            return _leaf(node)


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Word(text, sense, field):
            sign = "" if sense is Sense.WHOLE else sense.value
            is_comparing = field is None and text.startswith(_COMPARING)
            return f"({text}{sign})" if is_comparing else f"{_named(field)}{text}{sign}"
        case Phrase(text, closed, field):
            return _named(field) + _quoted(text, closed=closed)
        case Filter(name, value, exact):
            is_plain = not exact and _PLAIN.fullmatch(value)
            return f"{name}:{value if is_plain else _quoted(value, closed=exact)}"
        case Amount():
            return (leaf.unit or "figure") + _range(leaf)
        case Dated(first, last):
            same = first if first == last else f"{first or ''}..{last or ''}"
            return f"date:{same}"
        case InDraft():
            return "has:draft"


def _range(amount: Amount) -> str:
    low = "" if amount.low is None else number_text(amount.low)
    high = "" if amount.high is None else number_text(amount.high)
    if low and high:
        return f":{low}" if low == high else f":{low}..{high}"
    if low:
        return f"{'>' if amount.over else '>='}{low}"
    return f"{'<' if amount.under else '<='}{high}"


def _named(field: FieldName | None) -> str:
    return f"{field}:" if field else ""


def _part(node: Node, groups: type | UnionType) -> str:
    """Write a part, in parentheses if it is one of some groups.

    Behind an open phrase the second one would be a part of that, and is left out.
    """
    if not isinstance(node, groups):
        return spelled(node)
    *_, last = leaves(node)
    return f"({spelled(node)}{'' if _is_open(last) else ')'}"


def _is_open(leaf: Leaf) -> bool:
    if isinstance(leaf, Filter):
        return not leaf.exact and not _PLAIN.fullmatch(leaf.value)
    return isinstance(leaf, Phrase) and not leaf.closed


def _quoted(text: str, *, closed: bool) -> str:
    return f'"{text}"' if closed else f'"{text}'
