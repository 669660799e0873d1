"""What can be looked up in a library, whatever holds the answers."""

from collections.abc import Callable, Collection
from typing import Final, NamedTuple, Protocol

from briefings.index.listed import Listed
from briefings.notes.index import NoteLookups

MOST_OF_ONE_SENTENCE: Final = 100
"""How many articles with one sentence count, those added last: what stands in more tells little."""

MOST_SHARING: Final = 20
"""How many articles are found by their sentences."""


class SharingArticle(NamedTuple):
    """An article's document, and how many of the sentences that were asked for it has."""

    doc_id: int
    shared: int


class Lookups(NoteLookups, Protocol):
    """Answers for all that was saved; what has an order has the catalogue's."""

    def listed(self, *, removed: bool = False) -> list[Listed]:
        """Return the briefings, the newest article first, or those that were removed."""

    def page(self, offset: int, count: int, words: str = "") -> list[Listed]:
        """Return the briefings from the one numbered `offset` on that show all of some words."""

    def count(self, words: str = "", most: int | None = None) -> int:
        """Return how many briefings there are that show all of some words.

        Those that show words are counted no further than to `most`.
        """

    def first(self, count: int, words: str, most: int) -> tuple[list[Listed], int]:
        """Return the first briefings that show all of some words, and how many do.

        `page` and `count` would say the same after two searches; they are counted up to `most`.
        """

    def position(self, briefing_id: str, words: str = "") -> int | None:
        """Return how many briefings that show all of some words stand before one of them.

        `None` is returned where it is not in sight, or does not show them.
        """

    def unfinished(self, after: str | None) -> Listed | None:
        """Return the next briefing behind one, or the first, of which a review is not done."""

    def beginning(self, start: str, most: int) -> list[Listed]:
        """Return at most so many briefings whose ids begin with `start`."""

    def near(self, wanted: str) -> str | None:
        """Return the first id that, folded, has `wanted` as a part, or is a part of it."""

    def onward(self, briefing_id: str, step: int, count: int, words: str = "") -> list[Listed]:
        """Return at most `count` briefings that show some words, those nearest to one of them.

        That one is among them, if it shows the words. They are behind it (1) or before it (-1);
        there are none where it is not in sight.
        """

    def on_article(self, text_sha256: str) -> list[Listed]:
        """Return the briefings that stand on an article or once did, removed ones too."""

    def titled(self, title: str) -> list[Listed]:
        """Return the briefings with a title, however it is written, removed ones too."""

    def articles_in_file(self, sha256: str) -> list[int]:
        """Return the documents of the articles that a file of this SHA-256 was read as."""

    def sharing(
        self, fingerprints: Collection[int], document: Callable[[int], bytes | None]
    ) -> list[SharingArticle]:
        """Return articles with some of these sentences, those with most of them first.

        `document` returns the JSON of an article whose sentences are not known yet.
        """
