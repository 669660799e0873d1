"""A time that a sentence names."""

from typing import NamedTuple


class TimeMention(NamedTuple):
    """A time, `tokens[first:last]`; `iso` is `None` where it cannot be told from the text.

    `is_open` is true where it only begins or ends a time, or dates a paper.
    """

    first: int
    last: int
    iso: str | None
    is_open: bool = False
    yearless: str = ""
    """The day of a date that has no year of its own, as in `--05-03`."""
    is_meant: bool = False
    """It is a year for which money is meant, or by which something has changed: `para 2014`."""
    coming: str | None = None
    """What it is where it is still to come: `in April` of the next year."""
    is_compared: bool = False
    """It is one with which a figure is compared: `more than in 2013`."""
    is_term: bool = False
    """What is still to come will be so then: `by 2028`."""
