"""Two names of one person, organisation or place are joined, and those of two are parted."""

from collections.abc import Iterable

import msgspec

from briefings.errors import UsageError
from briefings.folding import folded_text
from briefings.model import Actor, AnyItem, Evidence, Place
from briefings.text import flowing
from briefings.wording import full_label


def joined(item: AnyItem, into: AnyItem) -> AnyItem:
    """Return `into` with the names and the words of another item of its kind.

    Raises:
        UsageError: they cannot be one.
    """
    if not isinstance(item, Actor | Place) or type(item) is not type(into) or item is into:
        raise UsageError(
            f"{full_label(item)} and {full_label(into)} cannot be one: join two names of one "
            "person, organisation or place."
        )
    names = [*into.names, item.text, *item.names]
    known = {folded_text(into.text)}
    return msgspec.structs.replace(
        into,
        names=tuple(_first_of_each(names, known)),
        evidence=_united((*into.evidence, *item.evidence)),
        topics=tuple(dict.fromkeys((*into.topics, *item.topics))),
        role=into.role or item.role,
    )


def parted(item: AnyItem, name: str) -> tuple[AnyItem, AnyItem]:
    """Return an item without one of its other names, and a new one that has it.

    Raises:
        UsageError: it has no such name, or the article has that nowhere by itself.
    """
    if not isinstance(item, Actor | Place) or name not in item.names:
        names = ", ".join(getattr(item, "names", ())) or "none"
        raise UsageError(f"{name} is no other name of {full_label(item)}, which has {names}.")
    wanted = folded_text(name)
    own = tuple(e for e in item.evidence if folded_text(flowing(e.text)) == wanted)
    rest = tuple(e for e in item.evidence if e not in own)
    if not own or not rest:
        raise UsageError(
            f"The article does not have {name} apart from {item.text}: edit the names."
        )
    left = tuple(other for other in item.names if other != name)
    kept = msgspec.structs.replace(item, names=left, evidence=rest)
    fresh = msgspec.structs.replace(
        item, text=name, names=(), evidence=own, role=None, suggestion=None, wording="quoted"
    )
    return kept, fresh


def _first_of_each(names: Iterable[str], known: set[str]) -> Iterable[str]:
    for name in names:
        key = folded_text(name)
        if key not in known:
            known.add(key)
            yield name


def _united(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    found = {(each.start, each.end): each for each in evidence}
    return tuple(found[place] for place in sorted(found))
