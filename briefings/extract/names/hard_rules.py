"""Rules that stand above the weights: what a few names and words always are."""

from collections.abc import Mapping
from itertools import pairwise

from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.gazetteer import is_country, key_of
from briefings.extract.names.joining import is_known_place
from briefings.extract.names.lexicon import NameWords, Words
from briefings.extract.names.weights import Amounts, Kind

_LIKELY_PERSON = 0.2
_SURELY_PERSON = 0.9
_WORDS_OF_A_LONG_NAME = 2
_MOSTLY = 0.7
"""An evidence of the context that at least half of the mentions have counts as much."""


def ruled(
    text: str,
    likely: Mapping[Kind, float],
    amounts: Amounts,
    lexicon: NameWords,
    language: str,
) -> tuple[Kind, str] | None:
    """Return what a name is by a rule, and which; `None` where the weights are to say."""
    words = text.split()
    if rule := _listed(text, lexicon):
        return rule
    if amounts.get(NameEvidence.NAMED_HOUSE, 0) >= _MOSTLY:
        return "organisation", "house named so"
    if NameEvidence.NAMESAKE in amounts:
        return None
    return _of_country_or_people(text, amounts, lexicon, language) or _by_its_words(
        words, likely, amounts, lexicon, language
    )


def _of_country_or_people(
    text: str, amounts: Amounts, lexicon: NameWords, language: str
) -> tuple[Kind, str] | None:
    words = text.split()
    is_club = text in lexicon.likely_organisations and NameEvidence.PLAYS in amounts
    if (text in lexicon.countries or is_country(key_of(text))) and not is_club:
        return "place", "country or part of the world"
    if all(
        word in lexicon.demonyms or word.removesuffix("s") in lexicon.demonyms for word in words
    ):
        return "none", "people or language"
    if _ends_with_people(words, lexicon, language):
        return "none", "people"
    is_named = amounts.get(NameEvidence.ORGANISATION_NOUN_BEFORE, 0) >= _MOSTLY
    if (text in lexicon.generic_words or text in lexicon.directions) and not is_named:
        return "none", "says no more than the kind"
    return None


def _ends_with_people(words: list[str], lexicon: NameWords, language: str) -> bool:
    """Return whether a name is of people: “Senate Democrats”, and in English “Suspected Maoist”."""
    last = words[-1]
    if last.endswith("s") and last[:-1] in lexicon.demonyms:
        return True
    is_body = any(word in lexicon.organisation_words for word in words)
    return language == "en" and last in lexicon.demonyms and not is_body


def _listed(text: str, lexicon: NameWords) -> tuple[Kind, str] | None:
    if text in lexicon.place_abbreviations or text.removesuffix(".") in lexicon.abbreviated_places:
        return "place", "short form of a place"
    if text in lexicon.organisations:
        return "organisation", "well-known body"
    if text in lexicon.not_names:
        return "none", "no name of the three kinds"
    return None


def _by_its_words(
    words: list[str],
    likely: Mapping[Kind, float],
    amounts: Amounts,
    lexicon: NameWords,
    language: str,
) -> tuple[Kind, str] | None:
    heads = lexicon.organisation_words
    if len(words) > 1 and (rule := _by_edge(words, lexicon)):
        return rule
    is_thing = words[-1 if language == "en" else 0] in lexicon.thing_words
    has_title = amounts.get(NameEvidence.TITLE_BEFORE, 0) >= 1
    if len(words) > 1 and is_thing and not has_title and words[0] not in heads:
        return "none", "law, prize or event"
    is_english_body = language == "en" and NameEvidence.ONLY_IN_HEADLINE not in amounts
    is_headed = words[0] in heads or (is_english_body and _has_head_before_small(words, heads))
    joined = any(
        word in lexicon.connectors or word in lexicon.joined_prepositions for word in words
    )
    is_long = len(words) > _WORDS_OF_A_LONG_NAME
    is_portfolio = amounts.get(NameEvidence.PORTFOLIO, 0) >= 1
    if is_headed and is_long and joined and likely["person"] < _SURELY_PERSON and not is_portfolio:
        if _is_title_of_a_work(amounts):
            return "none", "title of a work"
        return "organisation", "kind of organisation first"
    is_body = NameEvidence.ORGANISATION_WORD in amounts
    if has_title and likely["person"] > _LIKELY_PERSON and not is_body:
        return "person", "title before"
    return None


def _by_edge(words: list[str], lexicon: NameWords) -> tuple[Kind, str] | None:
    """Return what a name of several words is by its first or last."""
    if words[0] in lexicon.place_nouns:
        return "place", "kind of place first"
    if _is_team(words, lexicon):
        return "organisation", "team"
    if words[-1] in lexicon.company_forms:
        return "organisation", "form of a company last"
    if words[-1] in lexicon.lower_case_tails or words[-1] in lexicon.councils:
        return "organisation", "kind of organisation last"
    if words[0] in lexicon.lower_case_heads:
        return "organisation", "kind of organisation first"
    return None


def _has_head_before_small(words: list[str], heads: Words) -> bool:
    """Return whether a kind of body stands right before a small word: “National Board of Trade”."""
    return any(one in heads and other.islower() for one, other in pairwise(words))


def _is_title_of_a_work(amounts: Amounts) -> bool:
    """Return whether a name only stands in quotation marks, with no kind of body before it."""
    is_quoted = amounts.get(NameEvidence.QUOTED, 0) >= 1
    return is_quoted and NameEvidence.ORGANISATION_NOUN_BEFORE not in amounts


def _is_team(words: list[str], lexicon: NameWords) -> bool:
    """Return whether a name is a team's with its place: “Denver Broncos”, “Broncos de Denver”."""
    if words[-1] in lexicon.team_words:
        return is_known_place(" ".join(words[:-1]))
    has_place = len(words) > _WORDS_OF_A_LONG_NAME and words[1] in lexicon.of_prepositions
    return has_place and words[0] in lexicon.team_words
