"""What a number counts: the noun behind it, or before it."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from briefings.extract.figures.counted_words import CountedWords, counted_words
from briefings.extract.figures.nouns import Nouns
from briefings.extract.figures.phrases import Phrases
from briefings.extract.figures.units import PERSON
from briefings.extract.neighbours import lower_at, text_at, touches
from briefings.extract.scanned_text import Token

_FURTHEST: Final = 6
"""Words behind a number among which its noun is looked for."""
_LONGEST_LIST: Final = 6
_SHORTEST: Final = 3
_FURTHEST_NAME: Final = 12
_FURTHEST_PEOPLE: Final = 20
_OPENING: Final = frozenset("“\"«‘'")
LISTED: Final = 0.96
BY_ENDING: Final = 0.9
OF_STATE: Final = 0.85


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

    def __init__(self, language: str, words: CountedWords) -> None:
        self._words = words
        self.nouns = Nouns(language, words)
        self._known_before = Phrases({True: words.partitive.known_before})
        self._known_behind = Phrases({True: words.partitive.of_known})
        self._partitive = Phrases({True: words.partitive.of_noun})

    def noun_behind(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Return what is counted by a number that ends before a token."""
        if text_at(tokens, at) == "-":
            return self._hyphened(tokens, at)
        if touches(tokens, at - 1) and tokens[at].text[0].isalpha():
            return None
        first = at
        if partitive := self._partitive.at(tokens, at):
            first = partitive[1]
        elif lower_at(tokens, at) in self._words.complement.words:
            first += 1
        if text_at(tokens, first) in _OPENING:
            first += 1
        head = self._head(tokens, first)
        if head is not None:
            return self._joined(tokens, first, head)
        if known := self._known_behind.at(tokens, at):
            return self._state(tokens, known[1]) or Counted(None, at, known[1], BY_ENDING)
        return self._state(tokens, first)

    def is_known_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether words before a number speak of what was counted: `of whom 11`."""
        return self._known_before.before(tokens, at) is not None

    def people_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether the verb before a number counts people alone: `killed` 12."""
        if lower_at(tokens, at - 1) in {"otros", "otras", "unos", "unas", "another"}:
            at -= 1
        if lower_at(tokens, at - 1) == "a":
            at -= 1
        return lower_at(tokens, at - 1) in self._words.people_verbs

    def is_content_word(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a noun or an adjective may stand at a token, where these come first."""
        if self._words.complement.adjectives_follow or at >= len(tokens):
            return False
        return self.nouns.is_word(tokens[at]) and not tokens[at].lower.endswith("ed")

    def noun_before(self, tokens: Sequence[Token], at: int, floor: int) -> int | None:
        """Return the noun that a comma or bracket parts from a number, from token `floor` on:
        protesters, 300 in all.
        """
        if at - 2 < floor or text_at(tokens, at - 1) not in {",", "("}:
            return None
        return at - 2 if self.nouns.is_head(tokens[at - 2]) else None

    def people_named_before(self, tokens: Sequence[Token], at: int, floor: int) -> str | None:
        """Return the unit of people that are named before a number, from token `floor` on."""
        before = tokens[max(at - _FURTHEST_PEOPLE, floor) : at]
        return PERSON if any(self.nouns.is_person(token.lower) for token in before) else None

    def number_named_before(self, tokens: Sequence[Token], at: int, floor: int) -> int | None:
        """Return the noun of which a number is named, from token `floor` on: the `number of
        boats` rose to 35; a toll is its own noun.
        """
        for name in range(at - 1, max(at - _FURTHEST_NAME, floor - 1), -1):
            low = tokens[name].lower
            if low in self._words.tolls:
                return name
            if low not in self._words.number_names:
                continue
            for of in range(name + 1, min(name + 3, at)):
                if tokens[of].lower in self._words.complement.words:
                    noun = self.noun_behind(tokens[of:at], 0)
                    return of + noun.last - 1 if noun and noun.last > noun.first else None
        return None

    def unit_of(self, token: Token) -> str:
        """Return the unit of what a noun counts."""
        return PERSON if token.lower in self._words.tolls else self.nouns.unit(token)

    def _hyphened(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Return the noun that a hyphen joins to its number: the `member` of `12-member`."""
        noun = at + 1
        if not touches(tokens, at) or noun >= len(tokens) or not self.nouns.is_word(tokens[noun]):
            return None
        if len(tokens[noun].text) < _SHORTEST or tokens[noun].text.isupper():
            return None
        known = self._words.hyphened.get(tokens[noun].lower)
        return Counted(known or self.nouns.singular(tokens[noun]), noun, noun + 1, OF_STATE)

    def _head(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the noun of a phrase that begins at a token: its first plural, or the last of a
        run of them.
        """
        people = None
        for step in range(at, min(at + _FURTHEST, len(tokens))):
            if self._is_half_compound(tokens, step):
                continue
            token = tokens[step]
            if not self.nouns.is_word(token):
                return people
            is_far_model = step > at and self.nouns.is_model(token)
            if is_far_model:
                return people
            if self.nouns.is_head(token) and not self._is_compound_adjective(tokens, step):
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
        while step + 1 < len(tokens) and self.nouns.is_head(tokens[step + 1]):
            step += 1
        return step

    def _is_half_compound(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a token goes on with a word cut short: the hyphen and `and` of `low- and
        middle-income` families.
        """
        if tokens[at].text == "-":
            return touches(tokens, at - 1)
        return text_at(tokens, at - 1) == "-" and tokens[at].lower in self._words.joining

    def _is_compound_adjective(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a word with a hyphen has its noun behind it: four `plain-clothes` men."""
        after = at + 1
        return "-" in tokens[at].text and after < len(tokens) and self.nouns.is_word(tokens[after])

    def _joined(self, tokens: Sequence[Token], first: int, head: int) -> Counted:
        """Return a noun with those that `and` joins to it: police agents and soldiers."""
        nouns = [head, *self._joined_nouns(tokens, head + 1)]
        people = [self.nouns.is_person(tokens[noun].lower) for noun in nouns]
        if 2 * sum(people) > len(people):
            return Counted(PERSON, first, nouns[-1] + 1, LISTED)
        is_list = len(nouns) > 2  # noqa: PLR2004
        if people[0] and not is_list:
            return Counted(PERSON, first, head + 1, LISTED)
        unit = self.nouns.singular(tokens[head])
        return Counted(unit, first, (nouns[-1] if is_list else head) + 1, BY_ENDING)

    def _joined_nouns(self, tokens: Sequence[Token], at: int) -> list[int]:
        """Return the nouns of a list that goes on at a token and ends with `and` and one more."""
        nouns: list[int] = []
        while len(nouns) < _LONGEST_LIST and at + 1 < len(tokens):
            is_end = tokens[at].lower in self._words.joining
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
            if self.nouns.is_head(tokens[step]):
                return step
            if not self.nouns.is_word(tokens[step]):
                return None
        return None

    def _state(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Return people of whom only a state is told: 12 `dead`, 300 `were arrested`."""
        step = at
        while step < min(at + 3, len(tokens)) and tokens[step].lower in self._words.helping:
            if tokens[step].lower in self._words.people_states:
                break
            step += 1
        if lower_at(tokens, step) in self._words.people_states:
            last = step + 1 if step == at else at
            return Counted(PERSON, at, last, OF_STATE)
        return None


@cache
def counting(language: str) -> Counting:
    return Counting(language, counted_words(language))
