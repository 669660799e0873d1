"""Evidence of a name itself, and of the other names in the article."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefings.extract.names.evidence import Evidence
from briefings.extract.names.gazetteer import (
    CitySize,
    city_size,
    is_common,
    is_country,
    is_first_name,
    is_region,
    is_surname,
)
from briefings.extract.names.joining import is_known_place
from briefings.extract.names.lexicon import NameWords
from briefings.folding import folded_text

_BY_LENGTH: Final = (
    Evidence.ONE_WORD,
    Evidence.TWO_WORDS,
    Evidence.THREE_WORDS,
    Evidence.FOUR_WORDS,
    Evidence.MORE_WORDS,
)
_BY_SIZE: Final[dict[CitySize, Evidence]] = {
    "big": Evidence.BIG_CITY,
    "middling": Evidence.CITY,
    "small": Evidence.TOWN,
}
_LONGEST_ACRONYM: Final = 6
_LONGEST_AMBIGUOUS: Final = 4
"""Letters of acronyms that look like the names of cities."""

_SURNAME_ENDING: Final = re.compile(
    r"(?:ez|son|sen|man|ski|sky|ini|elli|ov|ova|ic|berg|stein|shvili|yan|ian|opoulos|etti|enko)$"
)
_INITIAL: Final = re.compile(r"[A-ZÁÉÍÓÚÑ]\.?")
_INNER_CAPITAL: Final = re.compile(r"[a-z][A-Z]")
_ROMAN_NUMERAL: Final = re.compile(r"[IVXLl]{2,}")
_DIGIT: Final = re.compile(r"[\d&]")


def evidence_of_shape(text: str, lexicon: NameWords, language: str) -> Iterator[Evidence]:
    """Yield what a name's words are evidence of."""
    words = text.split()
    keys = [folded_text(word) for word in words]
    yield Evidence.ALWAYS
    yield _BY_LENGTH[min(len(words), len(_BY_LENGTH)) - 1]
    if len(words) == 1 and len(text) > 1 and text.replace(".", "").isupper():
        is_shouted = len(text) > _LONGEST_ACRONYM or is_known_place(text)
        if not is_shouted or text in lexicon.organisations:
            yield Evidence.ACRONYM
    if _INNER_CAPITAL.search(text):
        yield Evidence.INNER_CAPITAL
    if _ROMAN_NUMERAL.fullmatch(text):
        yield Evidence.ROMAN_NUMERAL
    if _DIGIT.search(text):
        yield Evidence.DIGIT
    yield from _lists(text, words, lexicon)
    yield from _heads(words, lexicon)
    yield from _person(words, keys, lexicon)
    if any(word in {"de", "del", "la"} for word in words):
        yield Evidence.WITH_DE
    if any(word in {"of", "for", "and", "y"} for word in words):
        yield Evidence.WITH_OF
    yield from _common(words, keys, language)


def _lists(text: str, words: list[str], lexicon: NameWords) -> Iterator[Evidence]:
    key = folded_text(text)
    if is_country(key) or text in lexicon.countries:
        yield Evidence.COUNTRY
    size = city_size(key)
    is_acronym = text.isupper() and len(text) <= _LONGEST_AMBIGUOUS
    if size and not is_acronym:
        yield _BY_SIZE[size]
    if is_region(key) and not is_acronym:
        yield Evidence.REGION
    if text in lexicon.likely_organisations or text in lexicon.organisations:
        yield Evidence.LIKELY_ORGANISATION
    if text in lexicon.known_people:
        yield Evidence.KNOWN_PERSON
    if len(words) > 1 and any(
        word in lexicon.demonyms or word in lexicon.countries or is_country(folded_text(word))
        for word in words
    ):
        yield Evidence.PEOPLE_WITHIN


def _heads(words: list[str], lexicon: NameWords) -> Iterator[Evidence]:
    if any(word in lexicon.organisation_words for word in words):
        yield Evidence.ORGANISATION_WORD
    if words[0] in lexicon.organisation_words or words[0] in lexicon.lower_case_heads:
        yield Evidence.ORGANISATION_WORD_FIRST
    if words[-1] in lexicon.organisation_words:
        yield Evidence.ORGANISATION_WORD_LAST
    is_of_country = words[0] in lexicon.demonyms or words[-1] in lexicon.demonyms
    if (
        len(words) > 1
        and is_of_country
        and any(word in lexicon.organisation_words for word in words)
    ):
        yield Evidence.BODY_OF_A_COUNTRY
    if any(word in lexicon.place_words for word in words) or words[0] in lexicon.place_nouns:
        yield Evidence.PLACE_WORD
        if len(words) > 1 and (words[0] in lexicon.place_words or words[-1] in lexicon.place_words):
            yield Evidence.PLACE_WORD_AT_EDGE


def _person(words: list[str], keys: list[str], lexicon: NameWords) -> Iterator[Evidence]:
    first = keys[0].split("-")[0]
    if len(words) == 1:
        if is_first_name(keys[0]):
            yield Evidence.FIRST_NAME_ALONE
        if is_surname(keys[0]):
            yield Evidence.SURNAME_ALONE
    else:
        at = 1 if _INITIAL.fullmatch(words[0]) and len(words) > 2 else 0  # noqa: PLR2004
        if is_first_name(first) or is_first_name(keys[at]):
            yield Evidence.FIRST_NAME
        if is_surname(keys[-1]):
            yield Evidence.SURNAME
        if any(_INITIAL.fullmatch(word) for word in words[:-1]):
            yield Evidence.MIDDLE_INITIAL
        if _is_plain(words, lexicon):
            yield Evidence.CAPITALISED
    if _SURNAME_ENDING.search(keys[-1]):
        yield Evidence.SURNAME_ENDING


def _is_plain(words: list[str], lexicon: NameWords) -> bool:
    return all(
        word[0].isupper()
        and not word.isupper()
        and word not in lexicon.organisation_words
        and word not in lexicon.place_words
        for word in words
    )


def _common(words: list[str], keys: list[str], language: str) -> Iterator[Evidence]:
    begins_with_first_name = len(words) > 1 and is_first_name(keys[0])
    common = [
        is_common(key, language) and not (begins_with_first_name and _is_of_people(key))
        for word, key in zip(words, keys, strict=True)
        if not word[0].islower()
    ]
    if len(words) > 1 and all(common):
        yield Evidence.ALL_COMMON
    elif any(common):
        yield Evidence.SOME_COMMON
    elif len(words) > 1:
        yield Evidence.NONE_COMMON


def _is_of_people(key: str) -> bool:
    return is_first_name(key) or is_surname(key)


class OtherNames:
    """The names of an article by their words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._alone: set[str] = set()
        self._holding: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(name.split())
            if len(words) == 1:
                self._alone.add(name)
                continue
            for word in set(words):
                self._holding.setdefault(word, []).append(words)

    def evidence_of(self, text: str) -> set[Evidence]:
        """Return what the others are evidence of for one of them."""
        words = text.split()
        if len(words) == 1:
            return {self._part(text, other) for other in self._holding.get(text, ())}
        may_be_surnames = words[-2:] if len(words) > 2 else words[-1:]  # noqa: PLR2004
        is_used = any(word in self._alone for word in may_be_surnames)
        return {Evidence.SURNAME_LATER} if is_used else set()

    def _part(self, word: str, name: tuple[str, ...]) -> Evidence:
        if name[-1] == word and is_first_name(folded_text(name[0])):
            return Evidence.PART_OF_PERSON
        return Evidence.STARTS_LONGER if name[0] == word else Evidence.PART_OF_LONGER
