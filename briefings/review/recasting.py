"""An item is of another kind than it was taken for: what both kinds have stays as it is."""

from typing import Final

import msgspec
from msgspec.structs import fields

from briefings.anchors.sentences import sentence_around
from briefings.errors import UsageError
from briefings.kinds import KINDS
from briefings.model import Actor, AnyItem, Briefing, Figure, PlainItem
from briefings.review.drafting import draft
from briefings.text import flowing

_TYPES: Final = ("person", "organisation")

KIND_WORDS: Final = tuple(
    word for kind in KINDS for word in (_TYPES if kind.struct is Actor else (kind.tag,))
)
"""The kinds as an editor tells them apart: of those who act there are two."""

_OWN: Final = frozenset({"type"})
"""Fields of the same name that say something else in another kind."""

_CALLED: Final = {"speaker": "source", "source": "speaker"}
"""Fields that say the same in another kind under another name."""


def kind_word(item: AnyItem) -> str:
    """Return of what kind an item is, as an editor tells kinds apart."""
    return item.type if isinstance(item, Actor) else item.kind


def recast(briefing: Briefing, item: AnyItem, word: str) -> AnyItem:
    """Return an item as one of another kind, whose own fields are read in the words it stands on.

    It is the same item by its id, its words and its panels. What was proposed is remembered, so
    that a second proposal of that finds it decided about.

    Raises:
        UsageError: there is no such kind, or the item's words have no number for a figure.
    """
    if word not in KIND_WORDS:
        raise UsageError(f"There is no kind “{word}”; choose {', '.join(KIND_WORDS)}.")
    if word == kind_word(item):
        return item
    if isinstance(item, Actor) and word in _TYPES:
        return msgspec.structs.replace(item, type=word)
    if not item.spans:
        raise UsageError("It stands on no words of the article, and stays what it is.")
    others = [each for each in briefing.items if each.id != item.id]
    made = draft(briefing, others, "actor" if word in _TYPES else word, item.spans[0])
    own = {} if word not in _TYPES else {"type": word}
    there = {field.name for field in fields(item)} - _OWN
    names = {field.name for field in fields(made)} - _OWN
    kept = {name: getattr(item, name) for name in there & names}
    called = {
        other: getattr(item, name)
        for name, other in _CALLED.items()
        if name in there - names and other in names - there
    }
    given = {name: value for name, value in {**kept, **called}.items() if value is not None}
    if isinstance(made, PlainItem) and isinstance(item, Figure):
        whole = sentence_around(briefing.article, item.evidence[0])
        given["text"] = flowing(whole.text)
        given["evidence"] = tuple(dict.fromkeys((*item.evidence, whole)))
    return msgspec.structs.replace(made, **{**given, **own, "suggestion": item.suggestion})
