"""Which cue a quotation of a passage belongs to, if any."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.neighbours import text_at
from briefings.extract.speech.cue import OF_OBJECT
from briefings.extract.speech.noun_phrases import COMMAS
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.speaker import CuedStatement
from briefings.extract.speech.units import SpeechUnit, begins_clause
from briefings.extract.speech.vocabulary import Vocabulary

Tie = Literal["after", "before", "loosely before", "loosely after"]
"""Where the cue stands from the quotation, and whether it stands right beside it."""

_INTRODUCING: Final = frozenset((":", ","))
_APART: Final = frozenset(("relative", "sentence"))
"""Routes to a subject that stands apart from its cue."""

_NEAR: Final = 2
"""Units between a cue and the quotation that stands right beside it."""


class Attribution(NamedTuple):
    """The statement that a quotation belongs to."""

    statement: CuedStatement
    tie: Tie

    @property
    def is_beside(self) -> bool:
        return self.tie in ("after", "before")


class Attributor:
    """Finds the cues of one passage's quotations."""

    def __init__(
        self, passage: SpeechPassage, statements: Sequence[CuedStatement], words: Vocabulary
    ) -> None:
        self._units = passage.units
        self._statements = statements
        self._words = words

    def of(self, at: int) -> Attribution | None:
        """Return the cue of the quotation that is the unit `at`."""
        after = self._after(at)
        if after is not None:
            return Attribution(after, "after")
        before = self._before(at)
        if before is not None:
            beside = self._introduces(before, at)
            return Attribution(before, "before" if beside else "loosely before")
        later = self._later(at)
        return Attribution(later, "loosely after") if later is not None else None

    def _after(self, at: int) -> CuedStatement | None:
        """Return the statement that begins right after a quotation."""
        first = at + 1
        if text_at(self._units, first) in COMMAS:
            first += 1
        for statement in self._statements:
            begin = begin_of(statement)
            if statement.cue.first <= at or statement.cue.kind == "noun" or begin < first:
                continue
            if all(map(self._is_light, self._units[first:begin])):
                return statement
        return None

    def _is_light(self, unit: SpeechUnit) -> bool:
        low = unit.lower
        grammar = self._words.grammar
        if low in grammar.conjunctions and low not in grammar.coordinating:
            return False
        is_small = low in grammar.clitics or low in grammar.auxiliaries
        return unit.kind == "word" and (is_small or self._words.is_adverb(low))

    def _before(self, at: int) -> CuedStatement | None:
        """Return the last statement that begins before a quotation and has a source."""
        before = [each for each in self._statements if each.cue.first < at]
        known = [each for each in before if each.source.text is not None]
        if not before:
            return None
        found = known[-1] if known else before[-1]
        if found.cue.kind == "noun" and len(known) > 1 and known[-2].cue.kind in OF_OBJECT:
            return known[-2]
        return found

    def _introduces(self, statement: CuedStatement, at: int) -> bool:
        """Return whether hardly anything stands between a cue and a quotation."""
        if statement.cue.kind == "noun":
            return False
        between = self._units[end_of(statement) : at]
        if len(between) <= _NEAR:
            return True
        last = between[-1]
        return last.text in _INTRODUCING or last.lower in self._words.grammar.complementizers

    def _later(self, at: int) -> CuedStatement | None:
        """Return the statement after a quotation to which all before its comma belongs."""
        for statement in self._statements:
            if statement.cue.first <= at or statement.cue.kind == "noun":
                continue
            is_apart = begins_clause(self._units, begin_of(statement))
            return statement if is_apart and statement.subject.route != "relative" else None
        return None


def begin_of(statement: CuedStatement) -> int:
    """Return the first unit of a cue with the subject before it."""
    phrase = statement.subject.phrase
    if phrase is None or statement.subject.route in _APART:
        return statement.cue.first
    return min(phrase.first, statement.cue.first)


def end_of(statement: CuedStatement) -> int:
    """Return the unit after a cue with the subject after it."""
    phrase = statement.subject.phrase
    return statement.cue.last if phrase is None else max(phrase.last, statement.cue.last)
