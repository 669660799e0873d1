"""Places, first names and surnames of the world, and common words: are they known?

Keys are folded: small letters without accents. Each list is read when it is first asked for.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

from briefings.folding import folded_text

CitySize = Literal["big", "middling", "small"]
Gender = Literal["female", "male"]

_SIZES: Final[tuple[CitySize, ...]] = ("big", "middling", "small")
_REMEMBERED: Final = 4096
"""Words whose answers are kept: an article asks for the same ones often."""

_FIRST_NAMES: Final = ("first-names-female", "first-names-male", "first-names-either")


@lru_cache(_REMEMBERED)
def key_of(name: str) -> str:
    """Return a name as the lists have it."""
    return folded_text(name)


@cache
def _entries(name: str) -> frozenset[str]:
    folder = files("briefings.extract.names.word_lists")
    return frozenset((folder / f"{name}.txt").read_bytes().decode().splitlines())


def is_country(key: str) -> bool:
    """Return whether it is a country, a continent or a part of one."""
    return key in _entries("countries")


def is_region(key: str) -> bool:
    return key in _entries("regions")


@lru_cache(_REMEMBERED)
def city_size(key: str) -> CitySize | None:
    """Return how large a city is: over 500 000, over 100 000, or less."""
    return next((size for size in _SIZES if key in _entries(f"cities-{size}")), None)


@lru_cache(_REMEMBERED)
def is_first_name(key: str) -> bool:
    return any(key in _entries(name) for name in _FIRST_NAMES)


def is_surname(key: str) -> bool:
    return key in _entries("surnames")


def gender_of(key: str) -> Gender | None:
    """Return whose first name it is; `None` where it is of either or not known."""
    if key in _entries("first-names-female"):
        return "female"
    return "male" if key in _entries("first-names-male") else None


def is_common(key: str, language: str) -> bool:
    """Return whether a word is a common one of a language, one of `LANGUAGES`."""
    return key in _entries(f"common-words-{language}")
