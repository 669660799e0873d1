"""What the parts of a sentence say of a figure, and which of them counts."""

from typing import Final, Literal, NamedTuple

from briefings.extract.figures.phrase_classes import PhraseHit
from briefings.extract.figures.status_words import Class
from briefings.model import Status

Layer = Literal[Status, "negated", "thought", "unknown", "open"]
"""What a clause says; `open` leaves it to the clause it hangs on, `thought` nearly so."""

_STRENGTH: Final[dict[Layer, int]] = {
    "thought": 0,
    "goal": 1,
    "estimate": 2,
    "hypothetical": 3,
    "alleged": 4,
    "negated": 5,
    "denied": 5,
}
"""What is said of a clause goes before what the clause says, where it is stronger."""
BY_CLASS: Final[dict[Class, Layer]] = {
    "goal": "goal",
    "intend": "goal",
    "outlay": "goal",
    "estimate": "estimate",
    "probably": "estimate",
    "reckoned": "estimate",
    "deny": "denied",
    "allege": "alleged",
    "accuse": "alleged",
    "hearsay": "alleged",
    "hypothesis": "hypothetical",
    "fail": "denied",
}


class Told(NamedTuple):
    """What `tokens[first:last]` says of a figure."""

    layer: Layer
    first: int
    last: int


def told_by_word(hit: PhraseHit[Class]) -> Told | None:
    layer = BY_CLASS.get(hit.kind)
    return Told(layer, hit.first, hit.last) if layer else None


def weightier(inner: Told, outer: Told) -> Told:
    """Return what is true of a figure whose clause hangs on another."""
    if inner.layer == "open":
        return outer
    if outer.layer in ("reported", "unknown", "open"):
        return inner
    if inner.layer in ("reported", "unknown"):
        return outer
    return outer if _STRENGTH[outer.layer] > _STRENGTH[inner.layer] else inner
