"""The name by which figures are counted in a unit that somebody typed in a usual way."""

from functools import cache

import msgspec

from briefings.extract.languages import LANGUAGES, language_read, words


class _Units(msgspec.Struct):
    measures: dict[str, tuple[str, ...]]
    short_measures: dict[str, str]


def known_unit(typed: str, tag: str | None) -> str:
    """Return the name of a measure, in the language of a BCP 47 tag first: `km2`, `sq km`.

    What is none stays as it was typed.
    """
    own = language_read(tag)
    for language in sorted(LANGUAGES, key=lambda each: each != own):
        if name := _names(language).get(_key(typed)):
            return name
    return typed


@cache
def _names(language: str) -> dict[str, str]:
    units = words(language, "units", _Units)
    spoken = {_key(way): name for name, ways in units.measures.items() for way in ways}
    short = {_key(way): name for way, name in units.short_measures.items()}
    return {**short, **spoken, **{_key(name): name for name in units.measures}}


def _key(words: str) -> str:
    return " ".join(words.replace(".", " ").lower().split())
