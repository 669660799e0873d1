"""Whether a name goes on over small words: “Bank of England”, “Corina de la Cruz”."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.names.gazetteer import (
    city_size,
    is_common,
    is_country,
    is_first_name,
    is_region,
    is_surname,
    key_of,
)
from briefings.extract.names.lexicon import NameWords, is_head

_LONGEST_PERSON: Final = 4
_LONGEST_PLACE: Final = 3
_OF_A_LAND: Final = frozenset(("on", "por"))
"""Over these a body's name goes on to a place: “Office on Latin America”, “Pacto por México”."""


class Joining:
    """Judges the joints of a name in a language: what is left of small words, and right."""

    def __init__(self, lexicon: NameWords, language: str) -> None:
        self._lexicon = lexicon
        self._language = language
        self._is_english = language == "en"
        self.small_words = (
            lexicon.connectors
            | lexicon.joined_prepositions
            | lexicon.articles
            | lexicon.particles
            | frozenset(("a", "an") if language == "en" else ("a",))
        )
        """What may stand between two parts of a name."""

    def belongs(self, left: Sequence[str], small: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether what is right, the capitalised words that follow, goes with the left."""
        if self._is_listed([*left, *small], right):
            return True
        if small[0] in self._lexicon.and_words:
            return self._joins_first(left, right) or self._joins_last(left, small, right)
        if small[0] in self._lexicon.joined_prepositions:
            return self._is_about(left, small, right)
        if self._is_english:
            return self._goes_on_english(left, small)
        is_body = self._is_body(left[:1])
        if small[0] == "a" or (small[0] == "al" and is_body):
            return is_body and left[-1] in self._lexicon.words_with_a
        return self._goes_on_spanish(left, small, right)

    def _is_listed(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether the whole is a known place or body: “Corea del Norte”."""
        for length in range(1, min(len(right), _LONGEST_PLACE) + 1):
            whole = " ".join((*left, *right[:length]))
            if whole in self._lexicon.organisations or is_listed_place(whole, self._lexicon):
                return True
        return False

    def _is_body(self, words: Sequence[str]) -> bool:
        return any(word in self._lexicon.organisation_words for word in words)

    def _joins_first(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether “and” joins two subjects of a body: “Food and Drug Administration”."""
        heads = self._lexicon.organisation_words
        head = next((at for at, word in enumerate(right) if at and word in heads), 0)
        if self._is_english and head and len(left) == 1 and is_known_place(left[0]):
            return any(is_known_place(" ".join(right[:at])) for at in range(1, head + 1))
        return (
            self._is_english
            and head > 0
            and left[-1] not in heads
            and all(is_common(key_of(word), "en") for word in left)
            and all(is_common(key_of(part), "en") for part in right[0].split("-"))
        )

    def _joins_last(self, left: Sequence[str], small: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether “and” joins two parts of one name: “Ministry of Trade and Industry”."""
        return (
            len(left) > 1
            and self._is_body(left)
            and any(word.islower() for word in left)
            and right[0] not in self._lexicon.organisation_words
            and not self._may_be_person(right)
            and not self.begins_with_place(right)
            and self._is_alike(left, small)
        )

    def _is_alike(self, left: Sequence[str], small: Sequence[str]) -> bool:
        """Return whether what is joined has an article only where the part before it has one.

        “Consejo para la Cultura y las Artes” is one body, “Ayuntamiento de Vigo y la Xunta” two.
        """
        articles = self._lexicon.articles
        if not any(word in articles for word in small):
            return True
        return not self._is_english and left[-2] in articles

    def _may_be_person(self, right: Sequence[str]) -> bool:
        key = key_of(right[0])
        return is_first_name(key) and not is_common(key, self._language)

    def _is_about(self, left: Sequence[str], small: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether a body is for, on or against something: “Commission on Debates”."""
        if small[0] in self._lexicon.connectors and self._is_english:
            return self._goes_on_english(left, small)
        if right[0] in self._lexicon.times:
            return False
        about = left[-1] if self._is_english else left[0]
        heads = self._lexicon.heads_with_subjects if self._is_english else None
        is_small_head = left[0] in self._lexicon.lower_case_heads
        is_head = is_small_head or about in (heads or self._lexicon.organisation_words)
        if small[0] in _OF_A_LAND:
            return is_head or left[0] in self._lexicon.thing_words
        return is_head and not self.begins_with_place(right)

    def _goes_on_english(self, left: Sequence[str], small: Sequence[str]) -> bool:
        if small[0] in {"of", "for"}:
            if left[-1] in self._lexicon.titles:
                return False
            is_place = any(word in self._lexicon.place_words for word in left)
            is_head = left[-1] in self._lexicon.joined_heads
            return self._is_body(left) or is_head or (is_place and small[0] == "of")
        is_particle = small[0] in self._lexicon.particles and small[0] != "the"
        return is_particle and not is_country(key_of(left[-1]))

    def _goes_on_spanish(
        self, left: Sequence[str], small: Sequence[str], right: Sequence[str]
    ) -> bool:
        if left[0] in self._lexicon.lower_case_heads:
            is_of_person = is_first_name(key_of(right[0])) and not is_surname(key_of(right[0]))
            is_of = small[0] in self._lexicon.of_prepositions
            is_new = len(left) == 1 and not is_of_person
            return is_of and (is_new or self.begins_with_place(right))
        if self._is_other_body(right[0]) or (
            is_country(key_of(left[-1])) and not self._is_body(left)
        ):
            return False
        is_team = left[-1] in self._lexicon.team_words and self.begins_with_place(right)
        is_of_part = small[0] == "del" and right[0] in self._lexicon.directions
        if is_of_part or is_team or is_head(left[0], self._lexicon):
            return True
        if left[-1] in self._lexicon.joined_heads or left[0] in self._lexicon.thing_words:
            return True
        if self._is_body(left) and not self.begins_with_place(right):
            return True
        return self._is_person(left, small, right)

    def _is_other_body(self, word: str) -> bool:
        """Return whether a word is a body by itself, to which another belongs: “de Interpol”."""
        lexicon = self._lexicon
        return word.isupper() or (
            word in lexicon.organisations and word not in lexicon.organisation_words
        )

    def _is_person(self, left: Sequence[str], small: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether a surname follows: “Corina de la Cruz”."""
        last = key_of(right[0])
        if small[0] in self._lexicon.particles - self._lexicon.connectors:
            is_person = not self._is_body([*left, *right]) and not self.begins_with_place(right)
            is_from = is_known_place(left[-1]) or is_common(last, self._language)
            return is_person and not is_from
        return (
            is_first_name(key_of(left[0]))
            and (small[0] != "del" or self._may_be_surname(right))
            and len(left) < _LONGEST_PERSON
            and not is_country(key_of(left[0]))
            and not is_country(last)
            and (right[0] not in self._lexicon.organisation_words or is_surname(last))
        )

    def _may_be_surname(self, right: Sequence[str]) -> bool:
        """Return whether what follows “del” is a surname: “Mercedes Marcó del Pont”."""
        key = key_of(right[0])
        is_named = not is_common(key, self._language) and not self.begins_with_place(right)
        return is_named and right[0] not in self._lexicon.place_words

    def is_tail(self, name: str, last: str, tail: str) -> bool:
        """Return whether a small word ends the name of a place's body: “Boston police”."""
        if tail not in self._lexicon.lower_case_tails:
            return False
        key = key_of(name)
        is_place = (is_known_place(name) or is_region(key)) and not is_country(key)
        return is_place or last in self._lexicon.districts

    def is_adjective_within(self, head: str, adjective: str, of: str, right: str) -> bool:
        """Return whether a people's adjective stands within: “Universidad chilena de Talca”."""
        return (
            head in self._lexicon.organisation_words - self._lexicon.led_by_people
            and adjective.islower()
            and adjective.capitalize() in self._lexicon.demonyms
            and not self._is_english
            and of in self._lexicon.of_prepositions
            and not is_first_name(key_of(right))
        )

    def begins_with_place(self, words: Sequence[str]) -> bool:
        """Return whether some words begin with a well-known place."""
        return any(
            is_known_place(" ".join(words[:length]))
            for length in range(1, min(len(words), _LONGEST_PLACE) + 1)
        )


def is_known_place(name: str) -> bool:
    """Return whether it is a country, or a city of some size."""
    key = key_of(name)
    return is_country(key) or city_size(key) in {"big", "middling"}


def is_listed_place(name: str, lexicon: NameWords) -> bool:
    """Return whether a name of several words is that of a place."""
    key = key_of(name)
    return (
        name in lexicon.countries or is_country(key) or is_region(key) or city_size(key) is not None
    )
