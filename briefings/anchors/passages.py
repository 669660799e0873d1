"""Passages of an article: exact words with their context, and where they stood."""

import msgspec


class Quote(msgspec.Struct, frozen=True):
    """A W3C TextQuoteSelector: the exact words and up to 32 characters on either side.

    https://www.w3.org/TR/annotation-model/#text-quote-selector
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


class Passage(msgspec.Struct, frozen=True):
    """A stretch of an article: a Quote and a TextPositionSelector, `start`..`end`, end exclusive.

    The position is a hint and the quote decides: an article that is imported again may have
    moved its words.
    """

    start: int
    end: int
    quote: Quote
