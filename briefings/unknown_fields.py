"""Fields that a later program wrote and this one does not know: they survive being saved here.

What is read is decoded into structs, which have no place for such fields. So they are gathered
when a document is read (`unknown`) and laid under what is written in its stead (`with_unknown`).
What is known always goes before.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any, Final, get_args

import msgspec

Unknown = Mapping[str, Any]
"""Under `HERE` the unknown fields of an object, under the name of each known field that holds an
object those inside it. Of a list of objects it holds those of each, by what is known of it."""

HERE: Final = ""

NOTHING: Final[Unknown] = {}


def unknown(raw: Mapping[str, Any], known: msgspec.Struct) -> dict[str, Any]:
    """Return those fields of a document that `known`, which was decoded from it, has not."""
    kind = type(known)
    names = _names(kind)
    found: dict[str, Any] = {}
    if not raw.keys() <= names:
        found[HERE] = {name: value for name, value in raw.items() if name not in names}
    for name, attribute in _holders(kind):
        inside = _inside(raw.get(name), getattr(known, attribute))
        if inside:
            found[name] = inside
    return found


def with_unknown(fresh: Mapping[str, Any], rest: Unknown) -> dict[str, Any]:
    """Return a document to be written, with the unknown fields of the one that it replaces."""
    laid = dict(fresh)
    for name, inside in rest.items():
        below = fresh.get(name)
        if isinstance(below, Mapping):
            laid[name] = with_unknown(below, inside)
        elif isinstance(below, list | tuple):
            laid[name] = [_element(each, inside) for each in below]
    here = {name: value for name, value in rest.get(HERE, {}).items() if name not in laid}
    return {**laid, **here}


def both(rest: Unknown, newer: Unknown) -> dict[str, Any]:
    """Return the unknown fields of two documents; where both have one, that of the newer."""
    joined = {**rest, **newer}
    for name in rest.keys() & newer.keys():
        one, other = rest[name], newer[name]
        joined[name] = {**one, **other} if name == HERE else both(one, other)
    return joined


@cache
def _names(kind: type[msgspec.Struct]) -> frozenset[str]:
    """Return the names that a struct has fields for in a document, that of its tag too."""
    tag = kind.__struct_config__.tag_field
    return frozenset((*kind.__struct_encode_fields__, *([tag] if tag else ())))


@cache
def _holders(kind: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """Return the fields that may hold structs, as they are called in a document and here."""
    fields = msgspec.structs.fields(kind)
    return tuple((each.encode_name, each.name) for each in fields if _may_hold(each.type))


def _may_hold(kind: object) -> bool:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return True
    return any(map(_may_hold, get_args(kind)))


def _inside(value: object, known: object) -> dict[str, Any]:
    if isinstance(known, msgspec.Struct) and isinstance(value, dict):
        return unknown(value, known)
    if isinstance(known, list | tuple) and isinstance(value, list):
        pairs = zip(value, known, strict=False)
        found = {
            _name(each): unknown(inside, each)
            for inside, each in pairs
            if isinstance(inside, dict) and isinstance(each, msgspec.Struct)
        }
        return {name: rest for name, rest in found.items() if rest}
    return {}


def _element(fresh: object, rest: Unknown) -> object:
    found = rest.get(_name(fresh)) if isinstance(fresh, Mapping) else None
    return with_unknown(fresh, found) if found and isinstance(fresh, Mapping) else fresh


def _name(known: object) -> str:
    """Return a short name that only objects with the same known fields have."""
    plain = msgspec.json.encode(msgspec.to_builtins(known), order="sorted")
    return sha256(plain).hexdigest()[:16]
