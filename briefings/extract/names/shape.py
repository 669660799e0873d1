"""NameEvidence of a name itself, and of the other names in the article."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.gazetteer import (
    CitySize,
    city_size,
    is_common,
    is_country,
    is_first_name,
    is_region,
    is_surname,
    key_of,
)
from briefings.extract.names.joining import is_known_place
from briefings.extract.names.lexicon import NameWords, is_head

_BY_LENGTH: Final = (
    NameEvidence.ONE_WORD,
    NameEvidence.TWO_WORDS,
    NameEvidence.THREE_WORDS,
    NameEvidence.FOUR_WORDS,
    NameEvidence.MORE_WORDS,
)
_BY_SIZE: Final[dict[CitySize, NameEvidence]] = {
    "big": NameEvidence.BIG_CITY,
    "middling": NameEvidence.CITY,
    "small": NameEvidence.TOWN,
}
_LONG_BODY: Final = 3
"""Words of a body's name that is told by its kind."""

_LONGEST_ACRONYM: Final = 6
_SHORTEST_CITY: Final = 3
"""Cities in capitals that have more letters than this are no acronyms."""

_LONGEST_AMBIGUOUS: Final = 4
"""Letters of acronyms that look like the names of cities."""

_SURNAME_ENDING: Final = re.compile(
    r"(?:ez|son|sen|man|ski|sky|ini|elli|ov|ova|ic|berg|stein|shvili|yan|ian|opoulos|etti|enko)$"
)
_INITIAL: Final = re.compile(r"[A-ZÁÉÍÓÚÑ]\.?")
_LONGEST_WITHIN: Final = 4
_INNER_CAPITAL: Final = re.compile(r"[a-z][A-Z]")
_ROMAN_NUMERAL: Final = re.compile(r"[IVXLl]{2,}")
_DIGIT: Final = re.compile(r"\d")


def evidence_of_shape(text: str, lexicon: NameWords, language: str) -> Iterator[NameEvidence]:
    """Yield what a name's words are evidence of."""
    words = text.split()
    keys = [key_of(word) for word in words]
    yield NameEvidence.ALWAYS
    yield _BY_LENGTH[min(len(words), len(_BY_LENGTH)) - 1]
    if len(words) == 1 and len(text) > 1 and text.replace(".", "").isupper():
        is_city = len(text) > _SHORTEST_CITY and is_known_place(text)
        is_shouted = len(text) > _LONGEST_ACRONYM or is_city
        if not is_shouted or text in lexicon.organisations:
            yield NameEvidence.ACRONYM
    if _has_acronym(words, keys):
        yield NameEvidence.ACRONYM_WITHIN
    if _INNER_CAPITAL.search(text):
        yield NameEvidence.INNER_CAPITAL
    if _ROMAN_NUMERAL.fullmatch(text):
        yield NameEvidence.ROMAN_NUMERAL
    if _DIGIT.search(text):
        yield NameEvidence.DIGIT
    if "&" in text:
        yield NameEvidence.AMPERSAND
    yield from _lists(text, words, lexicon)
    yield from _heads(words, lexicon, language)
    yield from _person(words, keys, lexicon)
    if any(word in {"de", "del", "la"} for word in words):
        yield NameEvidence.WITH_DE
    if any(word in {"of", "for", "and", "y"} for word in words):
        yield NameEvidence.WITH_OF
    yield from _common(words, keys, language)


def _has_acronym(words: list[str], keys: list[str]) -> bool:
    """Return whether a name has an acronym and another word: “IG Metall”, and no “JD Reed”."""
    if len(words) < 2 or is_surname(keys[-1]) or all(word.isupper() for word in words):  # noqa: PLR2004
        return False
    return any(
        word.isupper()
        and word.isalpha()
        and 1 < len(word) <= _LONGEST_WITHIN
        and not _ROMAN_NUMERAL.fullmatch(word)
        for word in words
    )


def _lists(text: str, words: list[str], lexicon: NameWords) -> Iterator[NameEvidence]:
    key = key_of(text)
    if is_country(key) or text in lexicon.countries:
        yield NameEvidence.COUNTRY
    size = city_size(key)
    is_acronym = text.isupper() and len(text) <= _LONGEST_AMBIGUOUS
    if size and not is_acronym:
        yield _BY_SIZE[size]
    if is_region(key) and not is_acronym:
        yield NameEvidence.REGION
    if text in lexicon.likely_organisations or text in lexicon.organisations:
        yield NameEvidence.LIKELY_ORGANISATION
    if text in lexicon.known_people:
        yield NameEvidence.KNOWN_PERSON
    if len(words) > 1 and any(
        word in lexicon.demonyms or word in lexicon.countries or is_country(key_of(word))
        for word in words
    ):
        yield NameEvidence.PEOPLE_WITHIN


def _heads(words: list[str], lexicon: NameWords, language: str) -> Iterator[NameEvidence]:
    if any(word in lexicon.organisation_words for word in words):
        yield NameEvidence.ORGANISATION_WORD
    if words[0] in lexicon.organisation_words or words[0] in lexicon.lower_case_heads:
        yield NameEvidence.ORGANISATION_WORD_FIRST
    if words[-1] in lexicon.organisation_words:
        yield NameEvidence.ORGANISATION_WORD_LAST
    head = words[-1] if language == "en" else words[0]
    is_kind = head in lexicon.organisation_words and head not in lexicon.thing_words
    if is_kind and len(words) >= _LONG_BODY:
        yield NameEvidence.LONG_BODY
    is_of_country = words[0] in lexicon.demonyms or words[-1] in lexicon.demonyms
    if _is_body_of_place(words, lexicon, language) or (
        len(words) > 1
        and is_of_country
        and any(word in lexicon.organisation_words for word in words)
    ):
        yield NameEvidence.BODY_OF_A_COUNTRY
    is_titled = language == "es" and len(words) > 1 and words[0] in lexicon.honoured_titles
    if is_titled:
        yield NameEvidence.PLACE_WORD  # “en Coronel Suárez”: before people titles are cut off
    elif any(word in lexicon.place_words for word in words) or words[0] in lexicon.place_nouns:
        yield NameEvidence.PLACE_WORD
        if len(words) > 1 and (words[0] in lexicon.place_words or words[-1] in lexicon.place_words):
            yield NameEvidence.PLACE_WORD_AT_EDGE


def _is_body_of_place(words: list[str], lexicon: NameWords, language: str) -> bool:
    """Return whether a name is a place and a kind of body: “Boston Supreme Court”."""
    return (
        len(words) > 1
        and (words[-1] in lexicon.organisation_words or words[-1] in lexicon.organisations)
        and (is_known_place(words[0]) or is_region(key_of(words[0])))
        and not any(word in lexicon.organisation_words for word in words[1:-2])
        and "-" not in words[-2]
        and not is_common(key_of(words[0]), language)
    )


def _person(words: list[str], keys: list[str], lexicon: NameWords) -> Iterator[NameEvidence]:
    first = keys[0].split("-")[0]
    if len(words) == 1:
        if is_first_name(keys[0]):
            yield NameEvidence.FIRST_NAME_ALONE
        if is_surname(keys[0]):
            yield NameEvidence.SURNAME_ALONE
    else:
        is_body = words[-1] in lexicon.organisations or "&" in words
        is_other = is_body or words[0] in lexicon.directions
        at = 1 if _INITIAL.fullmatch(words[0]) and len(words) > 2 else 0  # noqa: PLR2004
        if not is_other and (is_first_name(first) or is_first_name(keys[at])):
            yield NameEvidence.FIRST_NAME
        if is_surname(keys[0]) and not is_first_name(keys[0]) and all(map(is_surname, keys[1:])):
            yield NameEvidence.TWO_SURNAMES
        if is_surname(keys[-1]):
            yield NameEvidence.SURNAME
        if any(_INITIAL.fullmatch(word) for word in words[:-1]):
            yield NameEvidence.MIDDLE_INITIAL
        if _is_plain(words, lexicon):
            yield NameEvidence.CAPITALISED
    if _SURNAME_ENDING.search(keys[-1]):
        yield NameEvidence.SURNAME_ENDING


def _is_plain(words: list[str], lexicon: NameWords) -> bool:
    return all(
        word[0].isupper() and not word.isupper() and not is_head(word, lexicon) for word in words
    )


def _common(words: list[str], keys: list[str], language: str) -> Iterator[NameEvidence]:
    begins_with_first_name = len(words) > 1 and is_first_name(keys[0])
    common = [
        is_common(key, language) and not (begins_with_first_name and _is_of_people(key))
        for word, key in zip(words, keys, strict=True)
        if not word[0].islower()
    ]
    if len(words) > 1 and all(common):
        yield NameEvidence.ALL_COMMON
    elif any(common):
        yield NameEvidence.SOME_COMMON
    elif len(words) > 1:
        yield NameEvidence.NONE_COMMON


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

    def evidence_of(self, text: str) -> set[NameEvidence]:
        """Return what the others are evidence of for one of them."""
        words = text.split()
        if len(words) == 1:
            return {self._part(text, other) for other in self._holding.get(text, ())}
        may_be_surnames = words[-2:] if len(words) > 2 else words[-1:]  # noqa: PLR2004
        is_used = any(word in self._alone for word in may_be_surnames)
        return {NameEvidence.SURNAME_LATER} if is_used else set()

    def _part(self, word: str, name: tuple[str, ...]) -> NameEvidence:
        if name[-1] == word and is_first_name(key_of(name[0])):
            return NameEvidence.PART_OF_PERSON
        return NameEvidence.STARTS_LONGER if name[0] == word else NameEvidence.PART_OF_LONGER
