"""The words about what is counted, in a language."""

from functools import cache

import msgspec

from briefings.extract.languages import words


class _Partitive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of_known: frozenset[str]
    known_before: frozenset[str]
    of_noun: frozenset[str]


class ComplementWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that go on a noun phrase."""

    words: frozenset[str]
    of_money: frozenset[str]
    of_share: frozenset[str]
    purposes: frozenset[str]
    bare: frozenset[str]
    with_article: frozenset[str]
    infinitive: frozenset[str]
    against: frozenset[str]
    joining: frozenset[str]
    verb_endings: tuple[str, ...]
    times: frozenset[str]
    adjectives_before: frozenset[str]
    relatives: frozenset[str]
    clause_ends: frozenset[str]
    articles: frozenset[str]
    adjectives_follow: bool


class CountedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a word list has on nouns that are counted; each field is told there."""

    joining: frozenset[str]
    stops: frozenset[str]
    adjectives: frozenset[str]
    people: frozenset[str]
    people_prefixes: frozenset[str]
    people_states: frozenset[str]
    people_verbs: frozenset[str]
    helping: frozenset[str]
    people_endings: frozenset[str]
    not_people: frozenset[str]
    number_names: frozenset[str]
    tolls: frozenset[str]
    not_counted: frozenset[str]
    invariable: frozenset[str]
    irregular: dict[str, str]
    hyphened: dict[str, str]
    partitive: _Partitive
    complement: ComplementWords


@cache
def counted_words(language: str) -> CountedWords:
    found: CountedWords = words(language, "counted", CountedWords)
    return found
