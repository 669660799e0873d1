"""The words of which names are made and those around them, for a text of one language."""

from functools import cache
from typing import Final

import msgspec

from briefings.extract.languages import LANGUAGES, words

Words = frozenset[str]

_LONGER_THAN_AMBIGUOUS: Final = 3
"""Acronyms of more letters than this mean the same in every language."""

_OF_ALL_LANGUAGES: Final = (
    "organisation_words", "place_words", "countries", "company_forms", "agencies", "saints",
    "suffixes",
)  # fmt: skip
"""Lists of known names that hold in a text of any language."""


class _KnownWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What a language's file of known names has; what each list is for stands in the file."""

    organisation_words: Words = frozenset()
    place_words: Words = frozenset()
    company_forms: Words = frozenset()
    agencies: Words = frozenset()
    saints: Words = frozenset()
    suffixes: Words = frozenset()
    organisations: Words = frozenset()
    likely_organisations: Words = frozenset()
    not_names: Words = frozenset()
    generic_words: Words = frozenset()
    demonyms: Words = frozenset()
    cities: Words = frozenset()
    place_abbreviations: Words = frozenset()
    abbreviated_places: Words = frozenset()
    countries: Words = frozenset()
    known_people: Words = frozenset()
    thing_words: Words = frozenset()
    team_words: Words = frozenset()
    same_names: tuple[tuple[str, ...], ...] = ()


class NameWords(_KnownWords, frozen=True, kw_only=True):
    """These, and what a language's file of the words around names has."""

    connectors: Words
    particles: Words
    function_words: Words
    calendar: Words
    titles: Words
    women_titles: Words
    men_titles: Words
    roles: Words
    speaking: Words
    acting: Words
    directions: Words
    place_nouns: Words
    place_nouns_after: Words
    organisation_nouns: Words
    organisation_nouns_after: Words
    after_prepositions: Words
    from_prepositions: Words
    of_prepositions: Words
    by_prepositions: Words
    role_prepositions: Words
    joined_prepositions: Words
    lower_case_heads: Words
    articles: Words
    determiners: Words
    according: Words
    named_words: Words
    and_words: Words
    age_words: Words
    auxiliaries: Words
    portfolios: Words
    courtesies: Words
    joined_heads: Words
    numbered_heads: Words
    heads_with_subjects: Words
    example_words: Words
    former_words: Words
    ministers: Words
    rulers: Words
    relatives: Words
    connecting_titles: Words
    known_words: Words
    person_nouns: Words
    possessives: Words
    indefinite_articles: Words
    roles_of_bodies: Words
    motions: Words
    houses: Words
    honoured_titles: Words
    parts_of_places: Words
    located_words: Words
    measures: Words

    # Of one language alone.
    words_with_a: Words = frozenset()
    state_codes: Words = frozenset()
    times: Words = frozenset()
    lower_case_tails: Words = frozenset()
    districts: Words = frozenset()
    council_kinds: Words = frozenset()
    councils: Words = frozenset()
    stakes: Words = frozenset()
    events: Words = frozenset()
    works: Words = frozenset()
    counting_words: Words = frozenset()
    led_by_people: Words = frozenset()


@cache
def lexicon(language: str) -> NameWords:
    """Return a language's words; kinds of bodies, places and peoples are those of all languages.

    A Spanish article names the “Department of State” too.
    """
    own = words(language, "known-names", _KnownWords)
    others = [words(each, "known-names", _KnownWords) for each in LANGUAGES if each != language]
    all_words: dict[str, Words] = {
        name: frozenset().union(*(getattr(each, name) for each in (own, *others)))
        for name in _OF_ALL_LANGUAGES
    }
    known: _KnownWords = msgspec.structs.replace(
        own,
        **all_words,
        demonyms=own.demonyms.union(*(o.demonyms for o in others)) - own.cities,
        organisations=own.organisations.union(
            name for other in others for name in other.organisations if _is_one_everywhere(name)
        ),
    )
    around = words(language, "names", NameWords)
    whole: NameWords = msgspec.structs.replace(around, **msgspec.structs.asdict(known))
    return whole


def _is_one_everywhere(name: str) -> bool:
    return " " in name or (name.isupper() and len(name) > _LONGER_THAN_AMBIGUOUS)


def is_role(word: str, lexicon: NameWords) -> bool:
    """Return whether a small word says what a person is or was: “exministro”."""
    return word in lexicon.roles or (
        word.startswith("ex") and word[2:].removeprefix("-") in lexicon.roles
    )


def role_of(word: str, lexicon: NameWords) -> str | None:
    """Return the role that a small word is, one or several, now or before: “exalcaldes”."""
    role = singular_of(word, lexicon.roles)
    if role is None and word.startswith("ex"):
        role = singular_of(word[2:].removeprefix("-"), lexicon.roles)
    return role


def singular_of(word: str, listed: Words) -> str | None:
    """Return the word of a list that a word, or what it is the plural of, is."""
    for ending in ("", "s", "es"):
        if word.endswith(ending) and word.removesuffix(ending) in listed:
            return word.removesuffix(ending)
    return None


def singular_in(word: str, listed: Words) -> bool:
    """Return whether a word or what it is the plural of is in a list."""
    return singular_of(word, listed) is not None


def is_head(word: str, lexicon: NameWords) -> bool:
    """Return whether a word names a kind of organisation or of place within a name."""
    return word in lexicon.organisation_words or word in lexicon.place_words
