"""Spanish verbs, by their endings and lists."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

import msgspec

from briefings.extract.figures.verb_groups import Mood, Moods, VerbGroup, by_word, previous
from briefings.extract.languages import words
from briefings.extract.scanned_text import Token

_SHORTEST: Final = 4
_INFINITIVES: Final = tuple(
    f"{vowel}r{object_}" for vowel in "aei" for object_ in ("", "se", "le", "les")
)
_ENDINGS: Final[tuple[tuple[tuple[str, ...], Mood], ...]] = (
    (("rá", "rán", "remos"), "future"),
    (("ría", "rían", "ríamos"), "conditional"),
    (("ieran", "iesen", "iera", "iese", "aran", "asen"), "subjunctive"),
    (("ó", "aron", "ieron", "eron", "aba", "aban", "ía", "ían", "amos", "imos"), "told"),
    (("ando", "iendo", "yendo", "ándose", "iéndose", "ándolo", "iéndolo"), "gerund"),
    ((*_INFINITIVES, "arlo", "arlos", "arla", "erlo"), "infinitive"),
)
_ARTICLES: Final = frozenset(("la", "los", "las"))
"""They stand before nouns as before verbs."""
_PARTICIPLES: Final = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "to", "cho")


class _Lists(msgspec.Struct, forbid_unknown_fields=True):
    forms: Moods
    having: Moods
    being: Moods
    modals: Moods
    going: Moods
    between: frozenset[str]
    negations: frozenset[str]
    before_nouns: frozenset[str]
    after_participles: frozenset[str]
    presents: frozenset[str]
    pasts: frozenset[str]
    not_verbs: frozenset[str]
    imperfects: frozenset[str]


class _Words:
    """The lists, with the mood of each word."""

    def __init__(self) -> None:
        self.lists = words("es", "verbs", _Lists)
        self.forms = by_word(self.lists.forms)
        self.having = by_word(self.lists.having)
        self.being = by_word(self.lists.being)
        self.modals = by_word(self.lists.modals)
        self.going = by_word(self.lists.going)
        self.told = self.lists.presents | self.lists.pasts | self.lists.imperfects


@cache
def _loaded() -> _Words:
    return _Words()


@lru_cache(maxsize=20_000)
def _by_ending(word: str) -> Mood | None:
    return next((mood for endings, mood in _ENDINGS if word.endswith(endings)), None)


def spanish_verbs(tokens: Sequence[Token], first: int, last: int) -> Iterator[VerbGroup]:
    """Yield the verbs of a sentence, `tokens[first:last]`, in order."""
    reader = _Reader(tokens, first, last)
    at = first
    while at < last:
        group = reader.group_at(at)
        if group:
            yield group
        at = group.last if group else at + 1


class _Reader:
    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self._tokens = tokens
        self._first = first
        self._last = last
        self._words = _loaded()
        self._lists = self._words.lists

    def group_at(self, at: int) -> VerbGroup | None:
        word = self._tokens[at].lower
        lists = self._words
        if word in lists.having:
            return self._with_participle(at, lists.having[word])
        if word in lists.modals and self._verb_after(at) is not None:
            return self._to(at, lists.modals[word], self._verb_after(at))
        if word in lists.going and self._is(at + 1, "a") and self._is_infinitive(at + 2):
            return self._to(at, lists.going[word], at + 2)
        if word in lists.being:
            return self._with_participle(at, lists.being[word])
        mood = self._mood(at, word)
        return None if mood is None else self._group(at, at + 1, mood)

    def _group(self, at: int, end: int, mood: Mood) -> VerbGroup:
        return VerbGroup(at, end, mood, self._tokens[end - 1].lower, self._is_negated(at))

    def _to(self, at: int, mood: Mood, verb: int | None) -> VerbGroup:
        return self._group(at, at + 1 if verb is None else verb + 1, mood)

    def _is_negated(self, at: int) -> bool:
        """Return whether a “no” stands before a verb; “se” and “le” may stand between."""
        at -= 1
        while at >= self._first and self._tokens[at].lower in self._lists.between:
            at -= 1
        return at >= self._first and self._tokens[at].lower in self._lists.negations

    def _is(self, at: int, word: str) -> bool:
        return at < self._last and self._tokens[at].lower == word

    def _is_infinitive(self, at: int) -> bool:
        if at >= self._last:
            return False
        return self._mood(at, self._tokens[at].lower) == "infinitive"

    def _verb_after(self, at: int) -> int | None:
        """Return where the infinitive of “puede (no) ser” or “tiene que pagar” stands."""
        end = at + 1
        while end < self._last and self._tokens[end].lower in {*self._lists.between, "que", "de"}:
            end += 1
        return end if self._is_infinitive(end) else None

    def _with_participle(self, at: int, mood: Mood) -> VerbGroup:
        """Return “han sido detenidos”, “fue aprobado”, or the first word alone."""
        end = at + 1
        while end < self._last:
            word = self._tokens[end].lower
            if not (word.endswith(_PARTICIPLES) or word in self._words.being):
                break
            if word in self._lists.not_verbs:
                break
            end += 1
        return self._group(at, end, mood)

    def _mood(self, at: int, word: str) -> Mood | None:
        lists = self._lists
        if word in self._words.forms:
            return self._words.forms[word]
        is_noun = previous(self._tokens, at, self._first) in lists.before_nouns
        if not word.isalpha() or word in lists.not_verbs or is_noun:
            return None
        if word in self._words.told and not self._is_noun(at, word):
            return "present" if word in lists.presents else "told"
        is_name = self._tokens[at].is_capitalised and at > self._first
        if is_name or len(word) < _SHORTEST:
            return None
        if word.endswith(_PARTICIPLES) and self._is_participle(at):
            return "told"
        return _by_ending(word)

    def _is_noun(self, at: int, word: str) -> bool:
        """Return whether “la compra de” is meant, and not that somebody buys."""
        is_named = previous(self._tokens, at, self._first) in _ARTICLES
        is_of = self._is(at + 1, "de") or self._is(at + 1, "del")
        return is_named and is_of and word in self._lists.presents

    def _is_participle(self, at: int) -> bool:
        """Return whether “, valorado en” is meant, and no noun."""
        is_apart = previous(self._tokens, at, self._first) == ","
        after = self._tokens[at + 1].lower if at + 1 < self._last else ""
        return is_apart and after in self._lists.after_participles
