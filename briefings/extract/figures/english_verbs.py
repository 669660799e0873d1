"""English verbs, by their auxiliaries, endings and lists."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import msgspec

from briefings.extract.english_inflection import third_person
from briefings.extract.figures.verb_groups import Mood, Moods, VerbGroup, by_word, previous
from briefings.extract.languages import words
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import Token

_SHORTEST_PAST: Final = 4
_SHORTEST_GERUND: Final = 5
_NO_BASES: Final = ("s", "ly", "ed", "ing")
"""Endings that no infinitive has."""
_OBJECTS: Final = frozenset(("the", "a", "an", "its", "their", "his", "her"))
_JOINING: Final = frozenset(("and", "or", ","))
_BEFORE_BASES: Final[frozenset[Mood]] = frozenset(
    ("future", "conditional", "infinitive", "due", "possible", "able")
)
"""Moods of groups that end with the base of a verb."""
_CONTRACTED: Final[dict[str, Mood]] = {"ll": "future", "d": "conditional"}


class _Lists(msgspec.Struct, forbid_unknown_fields=True):
    modals: Moods
    auxiliaries: frozenset[str]
    between: frozenset[str]
    small: frozenset[str]
    negations: frozenset[str]
    prepositions: frozenset[str]
    before_nouns: frozenset[str]
    after_nouns: frozenset[str]
    subjects: frozenset[str]
    pasts: frozenset[str]
    verbs: frozenset[str]
    not_pasts: frozenset[str]
    not_gerunds: frozenset[str]
    coming: Moods


class _Words:
    """The lists, with the forms that follow from them."""

    def __init__(self) -> None:
        self.lists = words("en", "verbs", _Lists)
        self.modals = by_word(self.lists.modals)
        self.coming = by_word(self.lists.coming)
        self.bases = self.lists.verbs
        self.presents = self.bases | frozenset(map(third_person, self.bases))


@cache
def _loaded() -> _Words:
    return _Words()


def english_verbs(tokens: Sequence[Token], first: int, last: int) -> Iterator[VerbGroup]:
    """Yield the verbs of a sentence, `tokens[first:last]`, in order."""
    reader = _Reader(tokens, first, last)
    at, before = first, None
    while at < last:
        group = reader.group_at(at)
        if group and before and reader.is_object(group, before):
            group = None
        if group and before and reader.goes_on(group):
            group = group._replace(mood=before.mood)
        if group:
            yield group
        at, before = (group.last, group) if group else (at + 1, before)


class _Reader:
    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self._tokens = tokens
        self._first = first
        self._last = last
        self._words = _loaded()
        self._lists = self._words.lists

    def goes_on(self, group: VerbGroup) -> bool:
        """Return whether a verb shares what is joined to the one before: “will come and stay”."""
        is_past_too = group.mood == "told" and group.last == group.first + 1
        is_bare = (group.mood == "present" or is_past_too) and group.verb in self._words.bases
        return is_bare and previous(self._tokens, group.first, self._first) in _JOINING

    @staticmethod
    def is_object(group: VerbGroup, before: VerbGroup) -> bool:
        """Return whether a word is what the verb right before it acts on: “will cut costs”."""
        is_alone = group.mood == "present" and group.last == group.first + 1
        is_next = group.first == before.last and before.mood in _BEFORE_BASES
        return is_alone and is_next and group.verb.endswith("s")

    def group_at(self, at: int) -> VerbGroup | None:
        word, is_negated = self._word(at)
        if word in self._words.modals:
            return self._with_auxiliary(at, self._words.modals[word], is_negated=is_negated)
        if word in self._lists.auxiliaries:
            return self._with_auxiliary(at, "told", is_negated=is_negated)
        if word == "to":
            return self._infinitive(at)
        return self._alone(at, word)

    def _word(self, at: int) -> tuple[str, bool]:
        """Return a word without what is joined to it, and whether that was a “not”."""
        word = _plain(self._tokens[at])
        if word == "cannot":
            return "can", True
        if word.endswith("n't"):
            return {"wo": "will", "ca": "can"}.get(word[:-3], word[:-3]), True
        _, _, joined = word.partition("'")
        if joined in _CONTRACTED:
            return ("will" if joined == "ll" else "would"), False
        return (joined and {"ve": "have", "re": "are", "m": "am"}.get(joined)) or word, False

    def _with_auxiliary(self, at: int, mood: Mood, *, is_negated: bool) -> VerbGroup:
        """Return the group that begins with an auxiliary, up to its verb."""
        end = at + 1
        while end < self._last:
            word, is_not = self._word(end)
            is_between = word in self._lists.between or word.endswith("ly")
            if not is_between and word not in self._lists.auxiliaries:
                break
            is_negated |= is_not or word in self._lists.negations
            if mood == "conditional" and word == "have":
                mood = "conditional_perfect"
            end += 1
        verb = self._tokens[end].lower if end < self._last else ""
        if mood == "conditional" and self._is_past(verb) and "'" in _plain(self._tokens[at]):
            mood = "told"
        is_past = any(token.lower == "had" for token in self._tokens[at:end])
        if verb == "to" and mood == "told" and self._is_verb(end + 1):
            mood = "told" if is_past else "due"
            return VerbGroup(at, end + 2, mood, self._tokens[end + 1].lower, is_negated)
        if verb in self._words.coming and self._follows(end + 1, "to"):
            mood = self._words.coming[verb]
            if self._is_verb(end + 2):
                return VerbGroup(at, end + 3, mood, self._tokens[end + 2].lower, is_negated)
            return VerbGroup(at, end + 2, mood, verb, is_negated)
        is_joined = self._is_joined(end, mood)
        is_verb = is_joined or self._may_be_verb(verb)
        if not verb.isalpha() or verb in self._lists.before_nouns or not is_verb:
            return VerbGroup(at, end, mood, self._tokens[end - 1].lower, is_negated)
        return VerbGroup(at, end + 1, mood, verb, is_negated)

    def _is_joined(self, end: int, mood: Mood) -> bool:
        """Return whether a word right behind “will” or “could” is its verb, known or not."""
        if mood == "told" or end >= self._last or self._word(end - 1)[0] in self._lists.auxiliaries:
            return False
        return self._tokens[end].text.islower() and self._tokens[end].lower != "to"

    def _may_be_verb(self, word: str) -> bool:
        return (
            word in self._words.bases or word in self._lists.pasts or word.endswith(("ed", "ing"))
        )

    def _infinitive(self, at: int) -> VerbGroup | None:
        if not (self._is_verb(at + 1) or self._acts_on(at + 1)):
            return None
        is_negated = previous(self._tokens, at, self._first) in self._lists.negations
        return VerbGroup(at, at + 2, "infinitive", lower_at(self._tokens, at + 1), is_negated)

    def _is_verb(self, at: int) -> bool:
        return at < self._last and self._tokens[at].text in self._words.bases

    def _acts_on(self, at: int) -> bool:
        """Return whether an unknown word between “to” and a number or “the” is a verb."""
        if at + 1 >= self._last:
            return False
        word, after = self._tokens[at].text, self._tokens[at + 1]
        if not (word.isalpha() and word.islower()) or word.endswith(_NO_BASES):
            return False
        is_object = after.text[0].isdecimal() or after.lower in _OBJECTS or after.text == "$"
        lists = self._lists
        is_small = word in lists.prepositions or word in lists.between or word in lists.small
        return is_object and not is_small and word not in lists.before_nouns

    def _follows(self, at: int, word: str) -> bool:
        return at < self._last and self._tokens[at].lower == word

    def _is_present(self, word: str, before: str, after: str) -> bool:
        """Return whether a word that may be a noun is a verb: “banks lend”, “the bank lends 40”."""
        if before in self._lists.subjects or before.endswith("ly"):
            return True
        if word in self._words.bases:
            return before.endswith("s")
        return after not in self._lists.after_nouns

    def _is_past(self, word: str) -> bool:
        is_regular = len(word) >= _SHORTEST_PAST and word.endswith("ed")
        return (is_regular and word not in self._lists.not_pasts) or word in self._lists.pasts

    def _alone(self, at: int, word: str) -> VerbGroup | None:
        """Return a verb without an auxiliary."""
        before = previous(self._tokens, at, self._first)
        if before in self._lists.before_nouns or not word.isalpha():
            return None
        is_negated = before in self._lists.negations
        is_gerund = len(word) > _SHORTEST_GERUND and word.endswith("ing")
        if is_gerund and word not in self._lists.not_gerunds:
            return VerbGroup(at, at + 1, "gerund", word, is_negated)
        if before in self._lists.prepositions:
            return None
        mood = self._mood(at, word, before)
        return VerbGroup(at, at + 1, mood, word, is_negated) if mood else None

    def _mood(self, at: int, word: str, before: str) -> Mood | None:
        after = self._tokens[at + 1].lower if at + 1 < self._last else ""
        if self._is_past(word) and not (word in self._words.bases and after == "of"):
            return "told"
        is_known = word in self._words.presents and not self._tokens[at].is_capitalised
        return "present" if is_known and self._is_present(word, before, after) else None


def _plain(token: Token) -> str:
    return token.lower.replace("’", "'")
