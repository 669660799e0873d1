"""Passages of an article: exact words with their context, and where they stood."""

import msgspec

from briefings.errors import UsageError


class Quote(msgspec.Struct, frozen=True):
    """A W3C TextQuoteSelector: the exact words and up to 32 characters on either side.

    https://www.w3.org/TR/annotation-model/#text-quote-selector
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


class Passage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of an article: a Quote and a TextPositionSelector, `start`..`end`, end exclusive.

    The position is a hint and the quote decides: an article that is imported again may have
    moved its words. `kept` is the share of the words it was written on that later versions
    of the article have left: of one that lost them all, nothing that reads like them is it.
    """

    start: int
    end: int
    quote: Quote
    kept: float = 1.0


def check_range(start: int, end: int, name: str, length: int) -> None:
    """Refuse a range that is no passage of the article called `name`, which is `length` long.

    Raises:
        UsageError: it is empty or reaches outside of the article.
    """
    if not 0 <= start < end <= length:
        raise UsageError(
            f"Characters {start} to {end} are no passage of {name}, which has {length}: choose a "
            "stretch inside it."
        )
