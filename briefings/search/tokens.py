"""Words as an index keeps them: what must stand in a text for a query to hold of it.

The matcher alone judges. What is said here is that it cannot hold where these words are missing:
a text's words (`text_words`) are all runs of letters and digits, and of writing without spaces all
pairs that follow each other. Numbers stand there by their values too, since they are found however
they are written. What filters ask for has a mark before it that no folded text holds.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from briefings.extract.numbers import NUMBER, numbers_at, numbers_in
from briefings.folding import folded_words

UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Writing that puts no spaces between words: Thai, Burmese, Khmer, Chinese, Japanese."""

LETTER: Final = rf"[^\W_{UNSPACED}]"

_MARK: Final = "\ue000"
KIND: Final = f"{_MARK}k"
PANEL: Final = f"{_MARK}p"
PANEL_KEY: Final = f"{_MARK}q"
SPEAKER: Final = f"{_MARK}s"
TAG: Final = f"{_MARK}t"
LANGUAGE: Final = f"{_MARK}l"
ID: Final = f"{_MARK}i"
UNIT: Final = f"{_MARK}u"
_VALUE: Final = f"{_MARK}v"

TITLE: Final = "\ue003"
ITEM: Final = "\ue004"
"""Before the words of titles, and of these and items, for what is said there comes first."""

_WORD: Final = re.compile(f"{LETTER}+")
_UNSPACED_RUN: Final = re.compile(f"[{UNSPACED}]+")
_RUN: Final = re.compile(rf"{LETTER}+|(?P<unspaced>[{UNSPACED}]+)")
_NUMBER: Final = re.compile(NUMBER)
_BEGINS_NUMBER: Final = re.compile(r"\d(?<![\w.,]\d)")
_PARTS: Final = re.compile(r"[ .,-]|$")
_LEAST: Final = 1000
_LEAST_DIGITS: Final = 4
_MOST: Final = 1e18
_HOLE: Final = "\ue001"


def is_in_text(word: str) -> bool:
    """Return whether a word of the index is one of a text, and not of what filters ask for."""
    return not word.startswith((_MARK, TITLE, ITEM)) or word.startswith(_VALUE)


def text_words(folded: str, mark: str = "") -> set[str]:
    """Return the words of a folded text."""
    runs = () if folded.isascii() else _UNSPACED_RUN.findall(folded)
    found = set(_WORD.findall(folded) if runs else folded_words(folded))
    for run in runs:
        found.update(run[at : at + 2] for at in range(len(run)))
    return {mark + word for word in found} if mark else found


def value_words(folded: str) -> set[str]:
    """Return a word for each value that a number of the text may be read as, a part of it too."""
    begins = (_NUMBER.match(folded, begin.start()) for begin in _BEGINS_NUMBER.finditer(folded))
    numbers = {number[0] for number in begins if number}
    return {word for number in numbers if _may_be_large(number) for word in _readings(number)}


def _may_be_large(number: str) -> bool:
    return number[-1].isalpha() or sum(map(str.isdigit, number)) >= _LEAST_DIGITS


@lru_cache(maxsize=4096)
def _readings(number: str) -> frozenset[str]:
    parts = {number[: end.start()] for end in _PARTS.finditer(number)}
    large = filter(_may_be_large, parts)
    return frozenset(_value(value) for part in large for value in _large(numbers_in(part)))


class IndexWord(NamedTuple):
    """A word of the index, or with `begins` the beginning of one."""

    word: str
    begins: bool = False


def need(folded: str, *, closed: bool, mark: str = "") -> list[IndexWord]:
    """Return what must be among the words of a text that holds `folded`.

    A text is `closed` that ends where a word ends.
    """
    return list(dict.fromkeys(_needed(folded, mark, closed=closed)))


def need_of_numbers(folded: str, *, closed: bool) -> tuple[list[set[str]], list[IndexWord]]:
    """Return what must be there too where the numbers of `folded` are written another way.

    One word of each set must be, and all the others; without numbers there are no sets.
    """
    numbers = [
        (start, written, values)
        for start, written, every in numbers_at(folded)
        if written[0].isdigit() and (values := list(_large(every)))
    ]
    rest, done = "", 0
    for start, written, _ in numbers:
        rest += folded[done:start] + _HOLE
        done = start + len(written)
    said = [{word for value in values for word in _near(value)} for *_, values in numbers]
    return said, need(rest + folded[done:], closed=closed)


def _needed(folded: str, mark: str, *, closed: bool) -> Iterator[IndexWord]:
    for run in _RUN.finditer(folded):
        word, is_last = run[0], run.end() == len(folded)
        if folded[: run.start()].endswith(_HOLE):
            continue  # The letters behind a number may belong to its word.
        if run["unspaced"] is None:
            yield IndexWord(mark + word, begins=is_last and not closed)
        elif len(word) == 1:
            yield IndexWord(mark + word, begins=True)
        else:
            yield from (IndexWord(mark + word[at : at + 2]) for at in range(len(word) - 1))


def _large(values: Iterable[float]) -> Iterator[float]:
    return (value for value in values if _LEAST <= value < _MOST)


def _value(value: float) -> str:
    return f"{_VALUE}{value:.10e}".replace(".", "").replace("+", "").replace("-", "")


def _near(value: float) -> set[str]:
    """Return the words of a value that was worked out, and may be a trifle off."""
    return {_value(each) for each in (value, value * (1 + 1e-13), value * (1 - 1e-13))}
