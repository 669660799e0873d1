"""What somebody asks of a search."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

import msgspec

from briefings.search.nodes import with_drafts
from briefings.search.query import Query, parse


class SearchOrder(StrEnum):
    """What comes first: see `briefings.search.prominence`, or the newest article."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


def always() -> bool:
    return True


class SearchRequest(NamedTuple):
    """A query, and of how many briefings at most the hits are wanted.

    With `hits` of them, which may fill a screen, an index reads no further briefing.
    When `goes_on` returns false nobody waits for the answer any more, and it ends where it is.
    `in_draft` are the ids of the briefings with notes that are not finished. Where there is an
    `among`, briefings with other ids than those do not match.
    """

    query: str
    limit: int = 50
    order: SearchOrder = SearchOrder.RELEVANCE
    goes_on: Callable[[], bool] = always
    in_draft: tuple[str, ...] = ()
    among: tuple[str, ...] | None = None
    hits: int | None = None

    def parsed(self) -> Query:
        query = parse(self.query)
        return msgspec.structs.replace(query, root=with_drafts(query.root, self.in_draft))


def as_request(query: str | SearchRequest, limit: int) -> SearchRequest:
    return SearchRequest(query, limit) if isinstance(query, str) else query
