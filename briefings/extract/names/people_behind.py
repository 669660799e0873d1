"""People who stand within a run right behind a role, a place or a body."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.names.gazetteer import is_common, is_first_name, is_surname, key_of
from briefings.extract.names.joining import is_known_place, is_listed_place
from briefings.extract.names.lexicon import NameWords, is_head, role_of
from briefings.extract.names.name_run import text_of
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText

_LEAST_OF_A_PERSON: Final = 2
_LONGEST_BEFORE: Final = 3
"""Words of a place or a body that may stand right before a person, and of a role."""

_FURTHEST: Final = 10
"""Words between a role and the second place that it is held in."""


class PeopleBehind:
    """Finds where they begin in runs, given as the numbers of their tokens."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon

    def past_roles(self, words: Sequence[int]) -> int:
        """Return how many words are a role that opens a sentence: “Local farmer Ana Ruiz”.

        Any word has a capital there; none where the run begins with a name.
        """
        for length in range(1, min(len(words) - _LEAST_OF_A_PERSON, _LONGEST_BEFORE) + 1):
            word = self._text(words[length - 1])
            if is_head(word, self._lexicon):
                return 0
            is_role = role_of(word.lower(), self._lexicon) is not None
            is_told = not is_given_name(word, self._lexicon)
            if is_role and self._is_person(words[length:], is_told=is_told):
                return length
            if not is_common(key_of(word), self._scan.language) or is_first_name(key_of(word)):
                return 0
        return 0

    def _is_person(self, words: Sequence[int], *, is_told: bool) -> bool:
        """Return whether words are a person's; where a role tells so, in no list."""
        texts = [self._text(word) for word in words]
        if self._is_of_bodies(texts) or not texts[1][0].isupper():
            return False
        is_plain = len(texts) <= _LONGEST_BEFORE and not any(map(self._is_no_name, texts))
        is_surnamed = is_surname(key_of(texts[-1])) and not self._is_usual(texts[0])
        return is_given_name(texts[0], self._lexicon) or is_surnamed or (is_told and is_plain)

    def _is_no_name(self, word: str) -> bool:
        return self._is_usual(word) or word.isupper() or word in self._lexicon.demonyms

    def _is_usual(self, word: str) -> bool:
        return is_common(key_of(word), self._scan.language)

    def past_place(self, words: Sequence[int]) -> int:
        """Return how many words are a place or a body with a person right behind: “AFP Ana Ruiz”.

        None where the whole is one name.
        """
        of_role = self._role_of_what(words[0])
        is_governed = of_role in self._lexicon.rulers
        for length in self._lengths(words, is_governed=is_governed):
            rest = [self._text(word) for word in words[length:]]
            is_named = is_given_name(rest[0], self._lexicon)
            if not is_named or self._is_of_bodies(rest[:_LEAST_OF_A_PERSON]):
                continue
            first = text_of(self._scan, words[:length])
            if self._may_end(first) or (of_role and self._is_of(first, is_governed=is_governed)):
                return length
        return 0

    def _lengths(self, words: Sequence[int], *, is_governed: bool) -> Iterator[int]:
        """Yield where a person may begin; behind a governed place's listed name before all else."""
        most = min(len(words) - _LEAST_OF_A_PERSON, _LONGEST_BEFORE)
        if is_governed:
            for length in range(most, 1, -1):
                if is_listed_place(text_of(self._scan, words[:length]), self._lexicon):
                    yield length
        yield from range(1, most + 1)

    def _role_of_what(self, at: int) -> str | None:
        """Return the role right before “of” and a name, of all that are of a place or a body."""
        before = at - 1
        while before > 0 and self._is_article(before):
            before -= 1
        if before < 1 or self._tokens[before].lower not in self._lexicon.of_prepositions:
            return None
        said = lower_at(self._tokens, before - 1)
        role = role_of(said, self._lexicon)
        if said in self._lexicon.and_words:  # “mayors of Ashby Len Toft and of Corley”
            earlier = self._tokens[max(before - _FURTHEST, 0) : before - 1]
            roles = (role_of(token.lower, self._lexicon) for token in reversed(earlier))
            role = next(filter(None, roles), None)
        return None if role in self._lexicon.relatives else role

    def _is_article(self, at: int) -> bool:
        word = self._tokens[at].lower
        return word in self._lexicon.articles and word not in self._lexicon.of_prepositions

    def _is_of(self, name: str, *, is_governed: bool) -> bool:
        """Return whether somebody with a role may have it in what is named so."""
        first, *others = name.split()
        if first in self._lexicon.place_words:
            return bool(others)
        return is_governed or not is_first_name(key_of(first))

    def _text(self, at: int) -> str:
        return self._tokens[at].text

    def _is_of_bodies(self, words: Sequence[str]) -> bool:
        return any(
            is_head(word, self._lexicon)
            or not (word[0].isupper() or word in self._lexicon.particles)
            for word in words
        )

    def _may_end(self, name: str) -> bool:
        """Return whether a name is a place or a body and no first name."""
        words = name.split()
        is_several = len(words) > 1
        if is_first_name(key_of(name)) or (not is_several and name in self._lexicon.place_words):
            return False
        is_english = self._scan.language == "en"
        return (
            is_known_place(name)
            or (is_several and is_listed_place(name, self._lexicon))
            or (is_several and is_english and words[-1] in self._lexicon.districts)
            or name in self._lexicon.organisations
            or name in self._lexicon.place_abbreviations
        )


def is_given_name(word: str, lexicon: NameWords) -> bool:
    """Return whether a word is a first name, and no particle: “Van”."""
    return is_first_name(key_of(word)) and word.lower() not in lexicon.particles
