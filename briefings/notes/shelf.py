"""What of a library is needed to take notes in: its briefings, and by what names others know them.

Others name an article by its address, by the hash of its text or file, or by the briefing's id.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefings.anchors.spans import AnchorError
from briefings.model import Briefing
from briefings.notes.annotations import source_of
from briefings.notes.service import Notes

_CAMPAIGNS: Final = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")
"""Beginnings of what newsletters and networks add to an address."""


class Shelf(Protocol):
    """A library."""

    @property
    def notes(self) -> Notes: ...

    def get(self, briefing_id: str) -> Briefing: ...

    def ids(self) -> list[str]: ...


class Names:
    """Finds briefings by what others call their articles; looks through all of them once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for briefing_id in self._shelf.ids():
            for name in _names(self._shelf.get(briefing_id)):
                found[name].append(briefing_id)
        return dict(found)

    def briefing(self, sources: Iterable[str]) -> str:
        """Return the id of the briefing that one of these names means.

        Raises:
            AnchorError: they mean none, or several.
        """
        given = list(sources)
        for source in given:
            found = self._named.get(address_key(source), [])
            if len(found) > 1:
                raise AnchorError(
                    f"{', '.join(found)} are from {source}: say with --briefing which is meant"
                )
            if found:
                return found[0]
        named = f"{given[0]}, which no briefing is from" if given else "nothing that is named"
        raise AnchorError(f"it is on {named}: --briefing says which it belongs to")


def is_article(source: str, briefing: Briefing) -> bool:
    """Return whether this is how our own annotations name a briefing's article."""
    return source in _hashes(briefing)


def means(sources: Sequence[str], briefing: Briefing) -> bool:
    """Return whether one of these names may mean a briefing, whose address may be unknown."""
    known = {*_names(briefing)}
    return (
        not sources
        or briefing.source.url is None
        or any(address_key(source) in known for source in sources)
    )


def address_key(address: str) -> str:
    """Return what addresses of one page have in common: not `www`, campaigns and fragments."""
    bare = address.strip().partition("#")[0]
    try:
        parts = urlsplit(bare)
    except ValueError:
        return bare
    if parts.scheme not in ("http", "https"):
        return bare
    asked = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in asked if not pair[0].startswith(_CAMPAIGNS)])
    host = parts.netloc.casefold().removeprefix("www.")
    return f"//{host}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"


def _names(briefing: Briefing) -> list[str]:
    url = briefing.source.url
    return [briefing.id, *_hashes(briefing), *([address_key(url)] if url else [])]


def _hashes(briefing: Briefing) -> list[str]:
    article = briefing.article
    return list(dict.fromkeys((source_of(article.text_sha256), source_of(article.sha256))))
