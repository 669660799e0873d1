"""Which cue a quotation of a passage belongs to, if any."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.speech.passages import Passage, Unit
from briefings.extract.speech.sources import Statement
from briefings.extract.speech.vocabulary import Vocabulary

Tie = Literal["after", "before", "loosely before", "loosely after"]
"""Where the cue stands from the quotation, and whether it stands right beside it."""

_JOINTS: Final = frozenset((",", "–", "—", "-", "--"))
_INTRODUCING: Final = frozenset((":", ","))


class Attribution(NamedTuple):
    statement: Statement
    tie: Tie


class Attributor:
    """Finds the cues of one passage's quotations."""

    def __init__(
        self, text: str, passage: Passage, statements: Sequence[Statement], words: Vocabulary
    ) -> None:
        self._text = text
        self._units = passage.units
        self._statements = statements
        self._words = words

    def of(self, at: int) -> Attribution | None:
        """Return the cue of the quotation that is the unit `at`."""
        after = self._after(at)
        if after is not None:
            return Attribution(after, "after")
        before = self._before(at)
        if before is not None and self._introduces(before, at):
            return Attribution(before, "before")
        if before is not None:
            return Attribution(before, "loosely before")
        later = self._later(at)
        return Attribution(later, "loosely after") if later is not None else None

    def _after(self, at: int) -> Statement | None:
        """Return the statement that begins right after a quotation."""
        marked = self._units[at].marked
        first = at + 1
        if marked is None or first >= len(self._units):
            return None
        if self._units[first].text in _JOINTS:
            first += 1
        for statement in self._statements:
            if statement.cue.first <= at or statement.cue.kind == "noun":
                continue
            begin = _begin(statement)
            if begin < first:
                continue
            between = self._units[first:begin]
            if all(self._is_light(unit) for unit in between):
                return statement
            return None
        return None

    def _is_light(self, unit: Unit) -> bool:
        grammar = self._words.grammar
        return (
            unit.lower in grammar.adverbs
            or unit.lower in grammar.clitics
            or (unit.lower in grammar.auxiliaries)
        )

    def _before(self, at: int) -> Statement | None:
        """Return the last statement that begins before a quotation."""
        before = [each for each in self._statements if each.cue.first < at]
        known = [each for each in before if each.source.text is not None]
        if before and before[-1].subject.route == "nobody" and known:
            return known[-1]
        return before[-1] if before else None

    def _introduces(self, statement: Statement, at: int) -> bool:
        """Return whether hardly anything stands between a cue and a quotation."""
        if statement.cue.kind == "noun":
            return False
        between = self._units[end_of(statement) : at]
        if not between:
            return True
        last = between[-1]
        is_close = last.text in _INTRODUCING or last.lower in self._words.grammar.complementizers
        return is_close or len(between) <= 2

    def _later(self, at: int) -> Statement | None:
        for statement in self._statements:
            if statement.cue.first > at and statement.cue.kind != "noun":
                return statement
        return None


def _begin(statement: Statement) -> int:
    """Return the first unit of a cue with the subject before it."""
    phrase = statement.subject.phrase
    is_before = phrase is not None and phrase.first < statement.cue.first
    if is_before and phrase is not None and statement.subject.route != "relative":
        return phrase.first
    return statement.cue.first


def end_of(statement: Statement) -> int:
    """Return the unit after a cue with the subject after it."""
    phrase = statement.subject.phrase
    if phrase is not None and phrase.first >= statement.cue.last:
        return phrase.last
    return statement.cue.last


begin_of = _begin
