"""Figures of which a sentence tells neither that they are so nor who aims at them: times that have
still to pass, what somebody is asked to do, wishes, what stands on a programme.
"""

from functools import cache
from typing import Final

from briefings.extract.figures.outlays import TO_COME
from briefings.extract.figures.phrases import Phrases
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import UnsaidWords, status_words
from briefings.extract.figures.units import PERSON
from briefings.extract.figures.verb_groups import VerbGroup
from briefings.extract.neighbours import lower_at, text_at
from briefings.time_units import is_time

_QUOTES: Final = frozenset('“"«‘¡')
_OPENING: Final = frozenset("“«")
_CLOSING: Final = frozenset("”»")
_LONGEST_SLOGAN: Final = 8
_PRESENT: Final = frozenset(("is", "are", "es", "son"))
_HAVING: Final = frozenset(("has", "have", "tiene", "tienen"))
_NEAR: Final = 3
_FURTHEST: Final = 8
"""Tokens between an imperative or a wish and its figure."""


class _Unsaid:
    def __init__(self, words: UnsaidWords) -> None:
        self.words = words
        self.ahead = Phrases({True: words.ahead})
        self.until = Phrases({True: words.until})
        self.left = Phrases({True: words.left})
        self.sought = Phrases({True: words.sought})
        self.wishes = Phrases({True: words.wishes})
        self.promises = Phrases({True: words.promises})


@cache
def _unsaid(language: str) -> _Unsaid:
    return _Unsaid(status_words(language).unsaid)


class UnsaidFigure:
    """Reads what leaves a figure open, `tokens[first:last]`; `verb` governs it."""

    def __init__(
        self,
        reading: SentenceReading,
        first: int,
        last: int,
        unit: str | None,
        verb: VerbGroup | None,
    ) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._first = first
        self._last = last
        self._unit = unit
        self._verb = verb
        self._words = _unsaid(reading.language)

    def is_unsaid(self) -> bool:
        return self._is_asked() or self._is_wished() or self._is_to_come() or self._is_slogan()

    def is_bait(self) -> bool:
        """Return whether a promise is meant by which somebody was taken in: nobody aims at it."""
        first = max(self._first - _FURTHEST, self._reading.sentence.first)
        found = any(self._words.promises.at(self._tokens, at) for at in range(first, self._first))
        if not found:
            return False
        sentence = self._tokens[self._reading.sentence.first : self._reading.sentence.last]
        return any(token.lower.startswith(self._words.words.deceiving) for token in sentence)

    def _is_slogan(self) -> bool:
        """Return whether a figure stands in quoted words without a verb: “two flags, one aim”;
        where somebody says them, they are told.
        """
        opening = self._quotation_mark(-1, _OPENING)
        closing = self._quotation_mark(1, _CLOSING)
        if opening is None or closing is None:
            return False
        beside = [
            *self._reading.hits_in(opening - _NEAR, opening),
            *self._reading.hits_in(closing, closing + _NEAR + 1),
        ]
        if any(hit.kind == "say" for hit in beside):
            return False
        return not any(opening < verb.first < closing for verb in self._reading.verbs)

    def _quotation_mark(self, step: int, marks: frozenset[str]) -> int | None:
        """Return the nearest quotation mark before or behind the figure, if it is one of some."""
        at = self._first - 1 if step < 0 else self._last
        for _ in range(_LONGEST_SLOGAN):
            if not self._opening <= at < self._reading.sentence.last:
                return None
            if self._tokens[at].text in _OPENING | _CLOSING:
                return at if self._tokens[at].text in marks else None
            at += step
        return None

    def is_sought(self) -> bool:
        """Return whether those who are looked for are meant, who are there: “to locate 40 men”."""
        is_person = self._unit == PERSON
        return is_person and self._words.sought.before(self._tokens, self._first) is not None

    def is_no_longer(self, verb: VerbGroup) -> bool:
        """Return whether a verb tells what was so and is not any more."""
        start = max(verb.first - _NEAR, self._reading.sentence.first)
        words = " ".join(token.lower for token in self._tokens[start : verb.last])
        return any(phrase in words for phrase in self._words.words.no_longer)

    def is_time_to_pass(self) -> bool:
        """Return whether “two months to go”, “in ten days” or “faltan dos meses” is meant."""
        if not is_time(self._unit):
            return False
        if self._words.ahead.at(self._tokens, self._last):
            return self._verb is None or self._is_now or self._verb.mood != "told"
        if self._words.left.before(self._tokens, self._first):
            return True
        is_until = self._words.until.before(self._tokens, self._first) is not None
        if self._is_deadline():
            return True
        is_joined = any(token.text == "-" for token in self._tokens[self._first : self._last])
        if is_joined or (self._verb is None and self._is_label()):
            return False
        return is_until and (self._verb is None or self._is_now or self._verb.mood in TO_COME)

    def _is_label(self) -> bool:
        """Return whether “Fever within seven days: 8.8%” is meant."""
        return text_at(self._tokens, self._last) == ":"

    def _is_deadline(self) -> bool:
        """Return whether “has 14 days to appeal” is meant."""
        verb = self._verb
        if verb is None or verb.verb not in _HAVING or verb.last > self._first:
            return False
        behind = lower_at(self._tokens, self._last)
        return self._first - verb.last <= _NEAR and behind in {"to", "para"}

    def is_time_told(self) -> bool:
        """Return whether “6 years that he spent in jail” is meant."""
        if not is_time(self._unit) or self._last >= len(self._tokens):
            return False
        if lower_at(self._tokens, self._last) not in self._words.words.relatives:
            return False
        verb = self._reading.verb_reaching(self._last + 2)
        return verb is not None and verb.mood == "told" and verb.first <= self._last + _NEAR

    @property
    def _is_now(self) -> bool:
        verb = self._verb
        return verb is not None and (verb.mood == "present" or verb.verb in _PRESENT)

    def _is_asked(self) -> bool:
        """Return whether somebody is asked for a figure: “Give me two reasons”."""
        for at in range(self._first - 1, max(self._first - _FURTHEST, self._opening) - 1, -1):
            token = self._tokens[at]
            is_first = at == self._opening or text_at(self._tokens, at - 1) in _QUOTES
            if token.lower in self._words.words.imperatives and is_first and token.is_capitalised:
                verbs = [each for each in self._reading.verbs if at < each.first < self._first]
                return not verbs
        return False

    @property
    def _opening(self) -> int:
        return self._reading.sentence.first

    def _is_wished(self) -> bool:
        return any(
            self._words.wishes.at(self._tokens, at)
            for at in range(max(self._first - _FURTHEST, self._opening), self._first)
        )

    def _is_had(self) -> bool:
        """Return whether a verb before the figure tells what was done: “bought 40 buses that”."""
        verb = self._verb
        return verb is not None and verb.mood == "told" and verb.last <= self._first

    def _is_to_come(self) -> bool:
        """Return whether what will be is said of a figure right behind it: “the ten judges who
        will hear it”, “lasts 90 minutes and will be shown”.
        """
        behind = lower_at(self._tokens, self._last)
        after = self._reading.verb_reaching(self._last + 1)
        if after is None or after.mood not in TO_COME:
            return False
        is_relative = behind in self._words.words.relatives and not self._is_had()
        is_lasting = is_time(self._unit) and self._is_now
        return (is_relative and after.first <= self._last + 3) or is_lasting
