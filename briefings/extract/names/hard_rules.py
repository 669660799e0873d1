"""Rules that stand above the weights: what a few names and words always are."""

from collections.abc import Mapping

from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.gazetteer import is_country
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.weights import Amounts, Kind
from briefings.folding import folded_text

_LIKELY_PERSON = 0.2
_SURELY_PERSON = 0.9
_WORDS_OF_A_LONG_NAME = 2


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
    if text in lexicon.countries or is_country(folded_text(text)):
        return "place", "country or part of the world"
    if all(
        word in lexicon.demonyms or word.removesuffix("s") in lexicon.demonyms for word in words
    ):
        return "none", "people or language"
    if _ends_with_people(words, lexicon, language):
        return "none", "people"
    if text in lexicon.generic_words or text in lexicon.directions:
        return "none", "says no more than the kind"
    return _by_its_words(words, likely, amounts, lexicon, language)


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
    if len(words) > 1 and words[0] in lexicon.place_nouns:
        return "place", "kind of place first"
    is_thing = words[-1 if language == "en" else 0] in lexicon.thing_words
    if len(words) > 1 and is_thing and words[0] not in lexicon.organisation_words:
        return "none", "law, prize or event"
    if len(words) > 1 and words[0] in lexicon.lower_case_heads:
        return "organisation", "kind of organisation first"
    is_headed = words[0] in lexicon.organisation_words
    joined = any(
        word in lexicon.connectors or word in lexicon.joined_prepositions for word in words
    )
    is_long = len(words) > _WORDS_OF_A_LONG_NAME
    is_portfolio = amounts.get(NameEvidence.PORTFOLIO, 0) >= 1
    if is_headed and is_long and joined and likely["person"] < _SURELY_PERSON and not is_portfolio:
        return "organisation", "kind of organisation first"
    has_title = amounts.get(NameEvidence.TITLE_BEFORE, 0) >= 1
    is_body = NameEvidence.ORGANISATION_WORD in amounts
    if has_title and likely["person"] > _LIKELY_PERSON and not is_body:
        return "person", "title before"
    return None
