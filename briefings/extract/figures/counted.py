"""What a number counts: the noun behind it, with what belongs to it."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec

from briefings.extract.figures.number_grammar import touches
from briefings.extract.figures.number_words import number_words
from briefings.extract.figures.phrases import Phrases
from briefings.extract.figures.singular import singular
from briefings.extract.figures.units import PERSON
from briefings.extract.languages import words
from briefings.extract.scanned_text import Token

_FURTHEST: Final = 6
"""Words behind a number among which its noun is looked for."""
_SHORTEST: Final = 4
_LONGEST_COMPLEMENT: Final = 7
_LONGEST_LIST: Final = 6
_OPENING: Final = frozenset("“\"«‘'")
LISTED: Final = 0.96
BY_ENDING: Final = 0.88
OF_STATE: Final = 0.85


class _Partitive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of_known: frozenset[str]
    known_before: frozenset[str]
    of_noun: frozenset[str]


class _Complement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    of_money: frozenset[str]
    of_share: frozenset[str]
    articles: frozenset[str]
    adjectives_follow: bool


class _CountedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stops: frozenset[str]
    adjectives: frozenset[str]
    people: frozenset[str]
    people_prefixes: frozenset[str]
    people_states: frozenset[str]
    people_verbs: frozenset[str]
    helping: frozenset[str]
    people_endings: frozenset[str]
    not_people: frozenset[str]
    not_counted: frozenset[str]
    invariable: frozenset[str]
    irregular: dict[str, str]
    partitive: _Partitive
    complement: _Complement


class Counted(NamedTuple):
    """What is counted: its unit, and the tokens of its noun phrase, `first` up to `last`.

    `unit` is `None` where only words such as "of them" stand there.
    """

    unit: str | None
    first: int
    last: int
    confidence: float


class Counting:
    """Tells what is counted behind a number, in a language."""

    def __init__(self, language: str, words: _CountedWords) -> None:
        self._language = language
        self._words = words
        self._numbers = frozenset(number_words(language).values)
        self._endings = tuple(words.people_endings)
        self._known_before = Phrases({True: words.partitive.known_before})
        self._known_behind = Phrases({True: words.partitive.of_known})
        self._partitive = Phrases({True: words.partitive.of_noun})

    def noun_behind(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Return what is counted by a number that ends before a token."""
        if at < len(tokens) and tokens[at].text == "-":
            return self._hyphened(tokens, at)
        first = at
        if partitive := self._partitive.at(tokens, at):
            first = partitive[1]
        elif at < len(tokens) and tokens[at].lower in {"de", "of"}:
            first += 1
        if first < len(tokens) and tokens[first].text in _OPENING:
            first += 1
        head = self._head(tokens, first)
        if head is not None:
            return self._joined(tokens, first, head)
        if known := self._known_behind.at(tokens, at):
            return Counted(None, at, known[1], BY_ENDING)
        return self._state(tokens, first)

    def is_known_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether words before a number speak of what was counted: `of whom 11`."""
        return self._known_before.before(tokens, at) is not None

    def people_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether the verb before a number counts people alone: `killed` 12."""
        if at and tokens[at - 1].lower == "a":
            at -= 1
        return at > 0 and tokens[at - 1].lower in self._words.people_verbs

    def is_content_word(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a noun or an adjective may stand at a token, where these come first."""
        if self.adjectives_follow or at >= len(tokens):
            return False
        return self._is_word(tokens[at]) and not tokens[at].lower.endswith("ed")

    def is_person(self, word: str) -> bool:
        """Return whether a word in small letters is a plural noun of people."""
        if word in self._words.people:
            return True
        for prefix in self._words.people_prefixes:
            if word.startswith(prefix) and word.removeprefix(prefix) in self._words.people:
                return True
        return (
            word.endswith(self._endings)
            and word not in self._words.not_people
            and len(word) > _SHORTEST
        )

    def is_person_alone(self, word: str) -> bool:
        """Return whether a word in small letters is a noun of people, in singular or plural."""
        return any(self.is_person(f"{word}{ending}") for ending in ("", "s", "es"))

    def complement(self, tokens: Sequence[Token], at: int, prepositions: frozenset[str]) -> int:
        """Return where the words end that go on a noun phrase: `of coca`; `at` if none do."""
        last, step = at, at
        if self._words.complement.adjectives_follow:
            while step < len(tokens) and self._is_plural(tokens[step]):
                step += 1
            last = step
        while step < len(tokens) and tokens[step].lower in prepositions:
            end = self._noun_phrase(tokens, step + 1)
            if end is None or end - at > _LONGEST_COMPLEMENT:
                break
            last = step = end
            prepositions = self._words.complement.words
        return last

    @property
    def adjectives_follow(self) -> bool:
        return self._words.complement.adjectives_follow

    @property
    def of_noun(self) -> frozenset[str]:
        return self._words.complement.words

    @property
    def of_money(self) -> frozenset[str]:
        return self._words.complement.of_money

    @property
    def of_share(self) -> frozenset[str]:
        return self._words.complement.of_share

    def noun_phrase_before(self, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
        """Return the words before `of` and a number: a `budget` of $5 million."""
        if at < 2 or tokens[at - 1].lower not in self._words.complement.words:  # noqa: PLR2004
            return None
        first = at - 1
        if self.adjectives_follow and not (
            first > 1 and tokens[first - 2].lower in self._words.complement.articles
        ):
            return None
        while first > 0 and at - 1 - first < 3 and self._is_word(tokens[first - 1]):  # noqa: PLR2004
            first -= 1
            if self._words.complement.adjectives_follow:
                break
        return (first, at - 1) if first < at - 1 else None

    def noun_before(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return the unit of the noun that a comma parts from a number: protesters, 300 in all."""
        if at < 2 or tokens[at - 1].text not in {",", "("}:  # noqa: PLR2004
            return None
        noun = tokens[at - 2]
        if not self._is_head(noun):
            return None
        if self.is_person(noun.lower):
            return PERSON
        return singular(noun.lower, self._language, self._words.irregular)

    def phrase_behind(
        self, tokens: Sequence[Token], at: int, prepositions: frozenset[str]
    ) -> tuple[int, int] | None:
        """Return the noun phrase behind a preposition at a token: in `economic aid`."""
        if at >= len(tokens) or tokens[at].lower not in prepositions:
            return None
        end = self._noun_phrase(tokens, at + 1)
        if end is None:
            return None
        return at + 1, self.complement(tokens, end, self._words.complement.words)

    def _noun_phrase(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return where a noun phrase ends that begins at a token; `None` if none does."""
        step = at
        while step < len(tokens) and tokens[step].lower in self._words.complement.articles:
            step += 1
        first = step
        while step < len(tokens) and self._is_word(tokens[step]) and step - first < 5:  # noqa: PLR2004
            is_later = step > first
            if self._words.complement.adjectives_follow and is_later:
                if not self._goes_on(tokens[step], tokens[step - 1]):
                    break
            elif tokens[step].text == "’":
                break
            step += 1
        return step if step > first else None

    @staticmethod
    def _goes_on(token: Token, noun: Token) -> bool:
        """Return whether a Spanish word may be an adjective of the one before it, or its name."""
        if token.is_capitalised:
            return noun.is_capitalised
        endings = (
            ("s",)
            if noun.lower.endswith("s")
            else ("ado", "ada", "ico", "ica", "al", "ario", "aria", "ivo", "iva", "oso", "osa")
        )
        return token.lower.endswith(endings)

    def _is_word(self, token: Token) -> bool:
        low = token.lower
        return low[0].isalpha() and low not in self._words.stops and low not in self._numbers

    def _hyphened(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Return the noun that a hyphen joins to its number: the `member` of `12-member`."""
        noun = at + 1
        if not touches(tokens, at) or noun >= len(tokens) or not self._is_word(tokens[noun]):
            return None
        unit = singular(tokens[noun].lower, self._language, self._words.irregular)
        return Counted(unit, noun, noun + 1, OF_STATE)

    def _head(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the noun of a phrase that begins at a token: its first plural, or the last of a
        run of them.
        """
        people = None
        for step in range(at, min(at + _FURTHEST, len(tokens))):
            if self._is_half_compound(tokens, step):
                continue
            token = tokens[step]
            if not self._is_word(token):
                return people
            if self._is_head(token) and not self._is_compound_adjective(tokens, step):
                break
            is_before_noun = token.lower in self._words.adjectives
            if self._words.complement.adjectives_follow and not is_before_noun:
                return people
            if token.lower in self._words.people:
                people = step
        else:
            return people
        if self._words.complement.adjectives_follow:
            return step
        while step + 1 < len(tokens) and self._is_head(tokens[step + 1]):
            step += 1
        return step

    @staticmethod
    def _is_half_compound(tokens: Sequence[Token], at: int) -> bool:
        """Return whether a token goes on with a word cut short: the hyphen and `and` of `low- and
        middle-income` families.
        """
        if at == 0:
            return False
        if tokens[at].text == "-":
            return tokens[at - 1].end == tokens[at].start
        return tokens[at - 1].text == "-" and tokens[at].lower in {"and", "or", "to", "y", "o"}

    def _is_compound_adjective(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a word with a hyphen has its noun behind it: four `plain-clothes` men."""
        after = at + 1
        return "-" in tokens[at].text and after < len(tokens) and self._is_word(tokens[after])

    def _is_head(self, token: Token) -> bool:
        low = token.lower
        if low in self._words.adjectives or low in self._words.not_counted:
            return False
        if not self._is_word(token):
            return False
        return (
            low in self._words.invariable
            or self.is_person(low)
            or low in self._words.irregular
            or self._is_plural(token)
        )

    def _is_plural(self, token: Token) -> bool:
        low = token.lower
        return (
            len(low) >= _SHORTEST
            and low.endswith("s")
            and not low.endswith(("ss", "ous", "’s", "'s", "us", "sis"))
            and low[0].isalpha()
            and low not in self._words.stops
            and low not in self._words.adjectives
        )

    def _joined(self, tokens: Sequence[Token], first: int, head: int) -> Counted:
        """Return a noun with those that `and` joins to it: police agents and soldiers."""
        nouns = [head, *self._joined_nouns(tokens, head + 1)]
        people = [self.is_person(tokens[noun].lower) for noun in nouns]
        if all(people):
            return Counted(PERSON, first, nouns[-1] + 1, LISTED)
        is_list = len(nouns) > 2  # noqa: PLR2004
        if people[0] and not is_list:
            return Counted(PERSON, first, head + 1, LISTED)
        unit = singular(tokens[head].lower, self._language, self._words.irregular)
        return Counted(unit, first, (nouns[-1] if is_list else head) + 1, BY_ENDING)

    def _joined_nouns(self, tokens: Sequence[Token], at: int) -> list[int]:
        """Return the nouns of a list that goes on at a token and ends with `and` and one more."""
        nouns: list[int] = []
        while len(nouns) < _LONGEST_LIST and at + 1 < len(tokens):
            is_end = tokens[at].lower in {"and", "y", "e", "or", "o"}
            if not is_end and tokens[at].text != ",":
                break
            noun = self._next_noun(tokens, at + 1)
            if noun is None:
                break
            nouns.append(noun)
            if is_end:
                return nouns
            at = noun + 1
        return []

    def _next_noun(self, tokens: Sequence[Token], at: int) -> int | None:
        for step in range(at, min(at + 2, len(tokens))):
            if self._is_head(tokens[step]):
                return step
            if not self._is_word(tokens[step]):
                return None
        return None

    def _state(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Return people of whom only a state is told: 12 `dead`, 300 `were arrested`."""
        step = at
        while step < min(at + 3, len(tokens)) and tokens[step].lower in self._words.helping:
            if tokens[step].lower in self._words.people_states:
                break
            step += 1
        if step < len(tokens) and tokens[step].lower in self._words.people_states:
            last = step + 1 if step == at else at
            return Counted(PERSON, at, last, OF_STATE)
        return None


@cache
def counting(language: str) -> Counting:
    return Counting(language, words(language, "counted", _CountedWords))
