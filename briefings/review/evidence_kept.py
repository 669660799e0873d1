"""What of an item's evidence goes when an editor says by hand who says it."""

from collections.abc import Iterable

import msgspec

from briefings.anchors.sentences import sentence_around
from briefings.folding import folded_text
from briefings.model import Actor, AnyItem, Article, Evidence, Figure, Statement


def without_old_source(
    article: Article, item: AnyItem, there: AnyItem, items: Iterable[AnyItem]
) -> AnyItem:
    """Return an edited item without what of its evidence said only the source that it had.

    What stands in its own sentence stays, and so does all of it where an editor chose other
    evidence than there was.
    """
    old = _source(there)
    if not old or old == _source(item) or item.spans != there.spans or not item.evidence:
        return item
    own = sentence_around(article, item.evidence[0])
    names = _names(old, items)
    kept = tuple(
        each
        for each in item.evidence
        if (own.start < each.end and each.start < own.end) or not _says_only(each, names, item)
    )
    return msgspec.structs.replace(item, evidence=kept)


def _source(item: AnyItem) -> str | None:
    match item:
        case Figure():
            return item.source
        case Statement():
            return item.speaker
        case _:
            return None


def _names(source: str, items: Iterable[AnyItem]) -> frozenset[str]:
    """Return the names by which an article speaks of a source."""
    wanted = folded_text(source)
    found = {wanted}
    for each in items:
        if isinstance(each, Actor):
            names = {folded_text(name) for name in (each.text, *each.names)}
            found |= names if wanted in names else set()
    return frozenset(found)


def _says_only(evidence: Evidence, names: frozenset[str], item: AnyItem) -> bool:
    """Return whether evidence is one of some names, which nothing else of the item says too."""
    said = folded_text(evidence.text)
    others = folded_text(" ".join(filter(None, (_source(item), getattr(item, "scope", None)))))
    return said not in others and said in names
