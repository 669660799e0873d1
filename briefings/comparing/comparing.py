"""One briefing's figures held against those of others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from briefings.anchors.copies import is_copy
from briefings.anchors.sentences import fingerprints
from briefings.comparing.comparison import Comparison, in_order
from briefings.comparing.judging import may_be_one
from briefings.comparing.pairing import Pair, pairs
from briefings.comparing.told import ToldFigures


def compare(own: ToldFigures, others: Iterable[ToldFigures]) -> dict[str, tuple[Comparison, ...]]:
    """Return what the others say to figures of a briefing, by their ids; copies of it say nothing.

    Others with mostly the same sentences are one, the earliest of them.
    """
    found: defaultdict[str, list[Comparison]] = defaultdict(list)
    for copies in _texts(own, others):
        for item_id, each in _of_text(own, copies):
            found[item_id].append(each)
    return {item_id: in_order(every) for item_id, every in found.items()}


def undecided(own: ToldFigures, others: Iterable[ToldFigures]) -> frozenset[str]:
    """Return the ids of figures whose value others have, too, be it of the same or not."""
    found: set[str] = set()
    for other in others:
        ids = {
            one.figure.id
            for one in own.figures
            if any(may_be_one(one, each) for each in other.figures)
        }
        if ids and not _are_one(_Text.of(own), _Text.of(other)):
            found |= ids
    return frozenset(found)


class _Text(NamedTuple):
    """An article's text, and the fingerprints of its sentences."""

    sha256: str
    prints: set[int]

    @classmethod
    def of(cls, told: ToldFigures) -> "_Text":
        return cls(told.article.text_sha256, set(fingerprints(told.article)))


def _are_one(one: _Text, other: _Text) -> bool:
    shared = len(one.prints & other.prints)
    return one.sha256 == other.sha256 or is_copy(shared, len(one.prints), len(other.prints))


def _texts(own: ToldFigures, others: Iterable[ToldFigures]) -> list[list[ToldFigures]]:
    """Return the others that have something to say, those on one text together."""
    telling = [each for each in others if each.id != own.id and pairs(own, each)]
    read = {each.id: _Text.of(each) for each in (own, *telling)}
    texts: list[list[ToldFigures]] = []
    for each in sorted(telling, key=_age):
        here = read[each.id]
        if _are_one(read[own.id], here):
            continue
        text = next((k for k in texts if any(_are_one(read[e.id], here) for e in k)), None)
        if text is None:
            texts.append([each])
        else:
            text.append(each)
    return texts


def _age(each: ToldFigures) -> tuple[bool, str, str]:
    published = each.source.published
    return published is None, str(published), each.id


def _of_text(own: ToldFigures, copies: Sequence[ToldFigures]) -> Iterator[tuple[str, Comparison]]:
    """Yield what one text says to figures, each value once, with who else has printed it."""
    said: dict[tuple[str, str, float, str | None], tuple[str, Comparison]] = {}
    for copy in copies:
        best = sorted(pairs(own, copy), key=lambda pair: -pair.weight)
        for pair in best:
            item_id, other = pair.one.figure.id, pair.other.figure
            key = item_id, pair.grade, float(other.value), other.period
            if key not in said:
                said[key] = item_id, _comparison(pair, copy)
                continue
            known = said[key][1]
            if copy.id not in (known.briefing, *known.copies):
                known = msgspec.structs.replace(known, copies=(*known.copies, copy.id))
                said[key] = item_id, known
    yield from said.values()


def _comparison(pair: Pair, other: ToldFigures) -> Comparison:
    return Comparison(
        grade=pair.grade,
        briefing=other.id,
        title=other.source.title,
        publisher=other.source.publisher,
        published=other.source.published,
        figure=pair.other.figure,
    )
