"""An item is begun from words that a reader has chosen, with what the rules read in them."""

from collections.abc import Iterable
from typing import Final

import msgspec

from briefings.anchors.spans import evidence_at
from briefings.errors import UsageError
from briefings.extract.numbers import readings
from briefings.kinds import KINDS
from briefings.model import OTHER, AnyItem, Briefing, Evidence, Span
from briefings.text import flowing

_BEGUN: Final[dict[str, dict[str, object]]] = {
    "actor": {"type": "person"},
    "tension": {"type": "contradiction", "severity": "medium", "reasoning": "", "inference": False},
}
"""What a kind's fields are before anybody has said it, where they must be something."""

_MARKS: Final = frozenset("“”\"«»„‟‘’'")


def draft(briefing: Briefing, found: Iterable[AnyItem], kind: str, span: Span) -> AnyItem:
    """Return an item of a kind that stands on the words of a span; `found` is what rules found.

    Raises:
        UsageError: there is no such kind or passage, or a figure has no number.
    """
    struct = next((each.struct for each in KINDS if each.tag == kind), None)
    if struct is None:
        raise UsageError(f"There is no kind “{kind}”; choose {', '.join(k.tag for k in KINDS)}.")
    words = _chosen(briefing, span)
    base = {"id": "", "text": flowing(words.text), "topics": _topics(briefing, words.paragraph)}
    like = _likest((each for each in found if each.kind == kind), words)
    if like is None:
        fields = {**base, **_BEGUN.get(kind, {}), **_read(kind, words, briefing)}
        begun: AnyItem = msgspec.convert({**fields, "wording": "quoted"}, struct)
        return msgspec.structs.replace(begun, evidence=(words,))
    text = like.text if like.evidence[0] == words else base["text"]
    mine = {**base, "text": text, "evidence": (words, *like.evidence[1:])}
    return msgspec.structs.replace(like, **mine, suggestion=None, review="confirmed")


def _topics(briefing: Briefing, paragraph: int) -> tuple[str, ...]:
    """Return the panels of a paragraph: those it was found for, else those that stand on it."""
    found = [p.topic.key for p in briefing.panels if paragraph in p.paragraphs]
    if found:
        return tuple(found)
    stand = (
        panel.topic.key
        for panel in briefing.panels
        if any(each.paragraph == paragraph for item in panel.items for each in item.evidence)
    )
    return (next(stand, OTHER.key),)


def _chosen(briefing: Briefing, span: Span) -> Evidence:
    """Return the words of a span without the white space around them."""
    text = briefing.article.text
    words = text[max(span.start, 0) : max(span.end, 0)]
    if not words.strip() or span.start < 0:
        raise UsageError("Select some words of the article first.")
    start = span.start + len(words) - len(words.lstrip())
    return evidence_at(briefing.article, Span(start, start + len(words.strip())))


def _likest(found: Iterable[AnyItem], words: Evidence) -> AnyItem | None:
    """Return the item whose first words share most characters with those chosen."""
    best, most = None, 0
    for each in found:
        first = each.evidence[0] if each.evidence else words
        shared = min(first.end, words.end) - max(first.start, words.start)
        if shared > most:
            best, most = each, shared
    return best


def _read(kind: str, words: Evidence, briefing: Briefing) -> dict[str, object]:
    """Return what can be told from the words alone."""
    if kind == "statement":
        before = briefing.article.text[max(words.start - 1, 0) : words.start]
        return {"direct": before in _MARKS or words.text[0] in _MARKS}
    if kind != "figure":
        return {}
    values = next((values for _, values in readings(words.text)), None)
    if values is None:
        raise UsageError("A figure needs a number: select words with one.")
    is_english = (briefing.source.language or "en").startswith("en")
    return {"value": min(values) if is_english else max(values)}
