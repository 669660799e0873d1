"""Which briefings share sentences with an article."""

from collections.abc import Iterator
from typing import Final
from weakref import WeakKeyDictionary

from briefings.anchors.sentences import fingerprints
from briefings.errors import DamagedError
from briefings.model import Article
from briefings.repository.articles import ArticleRepository
from briefings.repository.briefings import BriefingRepository

_KNOWN: Final[WeakKeyDictionary[ArticleRepository, dict[str, frozenset[int]]]] = WeakKeyDictionary()
"""The fingerprints of articles by their SHA-256, so that many that come in read each once."""


def sharing(briefings: BriefingRepository, article: Article) -> list[tuple[str, int]]:
    """Return the ids of those that do, removed ones too, and how many, the most first."""
    own = frozenset(fingerprints(article))
    found = _counted(briefings, own) if own else ()
    return sorted(found, key=lambda each: -each[1])


def _counted(briefings: BriefingRepository, own: frozenset[int]) -> Iterator[tuple[str, int]]:
    known = _KNOWN.setdefault(briefings.articles, {})
    for each in briefings.every():
        if each.article not in known:
            known[each.article] = _fingerprints(briefings.articles, each.article)
        if shared := len(own & known[each.article]):
            yield each.entry.id, shared


def _fingerprints(articles: ArticleRepository, text_sha256: str) -> frozenset[int]:
    try:
        return frozenset(fingerprints(articles.get(text_sha256)))
    except DamagedError:
        return frozenset()
