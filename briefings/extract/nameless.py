"""Which sources have no name: “officials”, “una fuente del ministerio”, not “the navy”."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from briefings.extract.languages import LANGUAGES, language_read, words

_PUNCTUATION: Final = re.compile(r"[.,;:“”‘’\"()]")
_HEAD_COMES_LAST: Final = "en"
"""The language whose nouns have what belongs to them before them: “industry sources”."""


class _People(msgspec.Struct):
    people: frozenset[str]
    people_endings: tuple[str, ...]
    not_people: frozenset[str]


class _Lists(msgspec.Struct):
    unnamed: frozenset[str]
    published: frozenset[str]
    unnamed_beside: frozenset[str]
    source_of: frozenset[str]


def is_nameless(source: str, tag: str | None) -> bool:
    """Return whether a source is people whom nobody names, in the language of a BCP 47 tag.

    An institution is named by what it is called; a published work, by who published it.
    """
    language = language_read(tag)
    every = _PUNCTUATION.sub(" ", source).split()
    return any(_is_nameless(every, each) for each in ((language,) if language else LANGUAGES))


def _is_nameless(source: Sequence[str], language: str) -> bool:
    lists = words(language, "tensions", _Lists)
    own: list[str] = []
    for word in source:
        if own and word.lower() in lists.source_of:
            break
        own.append(word)
    if language != _HEAD_COMES_LAST:
        while len(own) > 1 and own[0].lower() in lists.unnamed_beside:
            own.pop(0)
        del own[1:]
    head = own[-1].lower() if own else ""
    # A first word has a capital in any case.
    is_of_somebody = head in lists.published and any(word[0].isupper() for word in source[1:])
    is_group = head not in lists.unnamed_beside and _is_people(head, language)
    return (head in lists.unnamed and not is_of_somebody) or (is_group and own[-1].islower())


def _is_people(word: str, language: str) -> bool:
    """Return whether a word is a plural of people: “dockers”."""
    nouns = words(language, "counted", _People)
    return word not in nouns.not_people and (
        word in nouns.people or word.endswith(nouns.people_endings)
    )
