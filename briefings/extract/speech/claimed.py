"""The stretch of a passage that a cue claims, if it is not in quotation marks."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.speech.attribution import begin_of, end_of
from briefings.extract.speech.claimable import ClaimableCues
from briefings.extract.speech.claimed_before import AS, ClaimedBefore
from briefings.extract.speech.claimed_stretch import Claimed, introduces_quote, words_in
from briefings.extract.speech.cue import OF_OBJECT, THAT
from briefings.extract.speech.noun_phrases import COMMAS
from briefings.extract.speech.speaker import CuedStatement
from briefings.extract.speech.units import SpeechUnit, begins_clause
from briefings.extract.speech.vocabulary import Vocabulary

_FEWEST: Final = 2
"""Words of a claim."""

_FEWEST_BEFORE: Final = 3
"""Words of a claim that stands before its cue."""

_FARTHEST_CLAUSE: Final = 7
"""Units between a cue and the “that” of its clause, its hearer among them."""

_LONGEST_TAIL: Final = 6
"""Words after a cue that say when, where and to whom: “officials told reporters on Monday”."""

_LONGEST_ADJUNCT: Final = 3
"""Words before a colon and a quotation that are no claim."""


class ClaimedStretches:
    """Finds what the statements of one passage claim."""

    def __init__(
        self, units: Sequence[SpeechUnit], statements: Sequence[CuedStatement], words: Vocabulary
    ) -> None:
        self._units = units
        self._statements = statements
        self._words = words
        self._grammar = words.grammar
        self._claimable = ClaimableCues(units, words)
        self._before = ClaimedBefore(units, statements, words)

    def of(self, at: int) -> Claimed | None:
        """Return what a statement claims in the article's words."""
        statement = self._statements[at]
        if not self._claimable.may_claim(statement):
            return None
        right = self._right(at)
        if right is not None and right.has_clause:
            return right
        is_inserted = self._is_inserted(statement)
        left = self._before.of(at, is_inserted=is_inserted)
        if right is None or left is None:
            if left is not None and is_inserted and self._goes_on(statement):
                return Claimed(left.first, self._right_end(at))
            is_left = left is not None and self._before.is_alone(statement, left)
            return right or (left if is_left else self._denied_before(statement))
        if is_inserted:
            return Claimed(left.first, right.last)
        return left if self._is_tail(statement, right) else right

    def _right(self, at: int) -> Claimed | None:
        """Return what is claimed after a cue."""
        statement = self._statements[at]
        first, last = end_of(statement), self._right_end(at)
        if not self._is_open(statement, first, last):
            return None
        while first < last and self._units[first].text in COMMAS:
            first += 1
        if first == last or self._words.pronoun(self._lower(first)) == "relative":
            return None
        return self._stretch(statement, first, last)

    def _stretch(self, statement: CuedStatement, first: int, last: int) -> Claimed | None:
        """Return what is claimed of the units after a cue, if they make a claim."""
        clause = self._clause(statement, first, last)
        if not self._claimable.may_follow(statement, first, last, clause):
            return None
        has_quote = any(unit.kind == "quote" for unit in self._units[first:last])
        is_bare = clause is None and self._claimable.is_bare_gerund(statement, first, last)
        if is_bare and not introduces_quote(self._units, first):
            return None
        if has_quote and statement.cue.kind in OF_OBJECT:
            return Claimed(first, last)
        begin = clause if clause is not None else first
        if clause is None and (self._is_rest(first, last) or self._announces(first, last)):
            return None
        is_whole = clause is not None or statement.cue.kind == "denying"
        if not self._has_words(begin, last, has_clause=is_whole):
            return None
        return Claimed(begin, last, has_clause=clause is not None)

    def _goes_on(self, statement: CuedStatement) -> bool:
        """Return whether a sentence goes on after “she adds” between commas."""
        rest = self._units[end_of(statement) + 1 :]
        if statement.subject.route == "after" and rest and self._describes(rest[0]):
            return False
        is_said = statement.cue.kind in ("saying", "holding")
        return is_said and bool(rest) and rest[0].kind != "quote" and words_in(rest) >= _FEWEST

    def _denied_before(self, statement: CuedStatement) -> Claimed | None:
        """Return what is denied by a pronoun or relative clause: “lo niega”, “claims he denies”."""
        cue = statement.cue
        if cue.kind != "denying" or cue.form in ("gerund", "infinitive"):
            return None
        end = end_of(statement)
        if self._lower(end) in THAT and self._is_end(end + 1):
            return Claimed(end, end + 1)
        if not (self._is_end(end) or self._lower(end) in self._grammar.coordinating):
            return None
        first = cue.first
        while self._lower(first - 1) in self._grammar.clitics:
            first -= 1
        if first < cue.first and self._lower(first) != "se":
            return Claimed(first, cue.last)
        at = min(begin_of(statement), first) - 1
        if self._lower(at) in self._grammar.relatives:
            at -= 1
        return Claimed(at, at + 1) if self._lower(at) in self._grammar.charges else None

    def _is_end(self, at: int) -> bool:
        return at >= len(self._units) or self._units[at].kind in ("mark", "quote")

    def _is_rest(self, first: int, last: int) -> bool:
        """Return whether units are the rest of what “and” joins, and no clause: “y el Delito”."""
        is_joined = self._lower(first) in self._grammar.coordinating
        is_next = lower_at(self._units, first - 1) in self._words.verbs
        return is_joined and (is_next or words_in(self._units[first:last]) <= _FEWEST_BEFORE)

    def _announces(self, first: int, last: int) -> bool:
        """Return whether hardly anything stands before a colon: “dijo lo siguiente:”."""
        is_announced = self._units[last - 1].text == ":"
        return is_announced and words_in(self._units[first:last]) <= _LONGEST_ADJUNCT

    def _right_end(self, at: int) -> int:
        """Return where what follows a cue ends: before the next cue that is joined to it."""
        if at + 1 == len(self._statements):
            return len(self._units)
        after = self._statements[at + 1]
        first = end_of(self._statements[at])
        parted = next((k for k in range(first, after.cue.first) if self._lower(k) == ";"), None)
        if parted is not None:
            return parted
        if after.source.route != "coordinated":
            return len(self._units)
        end = after.cue.first
        while end > first and self._joins(end - 1):
            end -= 1
        return end

    def _joins(self, at: int) -> bool:
        """Return whether a unit joins a verb to the one before it: “, y le ha”."""
        low = self._lower(at)
        is_verbal = low in self._grammar.auxiliaries or low in self._grammar.clitics
        return is_verbal or low == "," or low in self._grammar.coordinating

    def _is_open(self, statement: CuedStatement, first: int, last: int) -> bool:
        """Return whether what follows a cue may be claimed by it at all."""
        if first >= last:
            return False
        is_own = statement.cue.kind in OF_OBJECT
        is_clause = self._lower(first) in THAT and statement.subject.route != "after"
        if not is_own and self._follows_quote(statement) and not is_clause:
            return False
        is_apart = self._units[first].text in COMMAS
        if not is_apart or statement.cue.kind in ("according", "impersonal"):
            return True
        is_as = begin_of(statement) == 1 and self._lower(0) in AS
        if is_as or self._clause(statement, first + 1, last) is not None:
            return True
        return self._is_inserted(statement) and self._interrupts(statement, first, last)

    def _follows_quote(self, statement: CuedStatement) -> bool:
        """Return whether a cue stands right behind a quotation that is all that was said."""
        at = begin_of(statement) - 1
        while at >= 0 and self._is_light(at):
            at -= 1
        return at >= 0 and self._units[at].kind == "quote" and begins_clause(self._units, at)

    def _is_light(self, at: int) -> bool:
        """Return whether a unit may stand between a quotation and its cue."""
        unit = self._units[at]
        if unit.kind == "word":
            return unit.lower in self._grammar.clitics or self._words.is_adverb(unit.lower)
        return unit.text in COMMAS

    def _is_inserted(self, statement: CuedStatement) -> bool:
        """Return whether marks enclose a cue with its subject."""
        begin, end = begin_of(statement), end_of(statement)
        if begin == 0 or text_at(self._units, end) not in COMMAS:
            return False
        is_bare = begin == statement.cue.first and end == statement.cue.last
        is_joined = self._words.language == "es" and is_bare and self._connects(begin - 1)
        return text_at(self._units, begin - 1) in COMMAS or is_joined

    def _connects(self, at: int) -> bool:
        """Return whether a clause begins after a unit: “porque, dijo, es tarde” lacks a comma."""
        low = self._lower(at)
        return low in self._grammar.conjunctions or low in self._grammar.relatives

    def _interrupts(self, statement: CuedStatement, first: int, last: int) -> bool:
        """Return whether a claim goes on after a cue between commas."""
        rest = self._units[first + 1 : last]
        if statement.subject.route == "after" and rest and self._describes(rest[0]):
            return words_in(self._units[: begin_of(statement)]) < _FEWEST_BEFORE
        goes_on = bool(rest) and rest[0].kind != "quote" and words_in(rest) >= _FEWEST
        return goes_on and words_in(self._units[: begin_of(statement)]) > 0

    def _describes(self, unit: SpeechUnit) -> bool:
        """Return whether a word after a name begins what is said of it: “a nurse”, “who lives”."""
        low = unit.lower
        is_small = low in self._grammar.determiners or low in self._grammar.relatives
        return is_small or self._words.speaker_kind(low) is not None

    def _clause(self, statement: CuedStatement, first: int, last: int) -> int | None:
        """Return the unit after the “that” which introduces what is claimed."""
        for at in range(first, min(last, first + _FARTHEST_CLAUSE)):
            unit = self._units[at]
            if unit.lower in self._grammar.complementizers:
                if self._next(at) in self._words.claim_nouns:
                    return None
                return at + 1 if self._introduces(statement, first, at) else None
            is_apart = unit.kind == "mark" and self._next(at) not in self._grammar.complementizers
            if unit.kind == "quote" or is_apart or (at > first and self._words.pronoun(unit.lower)):
                return None
        return None

    def _introduces(self, statement: CuedStatement, first: int, at: int) -> bool:
        """Return whether the “that” at `at` is no relative pronoun: “announced a plan that”."""
        if at == first or statement.cue.infinitive in self._grammar.with_hearer:
            return True
        if self._units[at - 1].kind == "mark":
            return True
        if self._lower(at - 1) in self._grammar.determiners:
            return False
        low, following = self._lower(first), self._next(first)
        is_time = self._words.is_adverb(low) or self._words.is_adverb(following)
        return is_time or low in self._grammar.prepositions or self._units[first].kind == "mark"

    def _has_words(self, first: int, last: int, *, has_clause: bool) -> bool:
        """Return whether enough of what follows is not in quotation marks."""
        units = self._units[first:last]
        quote = next((at for at, unit in enumerate(units) if unit.kind == "quote"), None)
        if quote is None:
            return words_in(units) > 0 if has_clause else self._weight(units) >= _FEWEST
        before, after = units[:quote], units[quote + 1 :]
        if before and before[-1].text == ":" and words_in(before) <= _LONGEST_ADJUNCT:
            return False
        if before and before[-1].text == ",":
            says_how = before[0].lower in self._grammar.prepositions
            if says_how or not has_clause:
                return False
        if words_in(before) >= _FEWEST or (before and self._is_subject(before[-1])):
            return True
        goes_on = bool(after) and after[0].kind in ("word", "name")
        return goes_on and words_in(after) >= _FEWEST

    def _is_subject(self, unit: SpeechUnit) -> bool:
        """Return whether a quotation goes on after a subject: “he ‘did not gamble’”."""
        return unit.kind == "name" or self._words.pronoun(unit.lower) not in (None, "relative")

    def _is_tail(self, statement: CuedStatement, right: Claimed) -> bool:
        """Return whether what follows a cue only says when, where or to whom it was said."""
        begin = begin_of(statement)
        if text_at(self._units, begin - 1) not in COMMAS:
            return False
        units = self._units[right.first : right.last]
        if words_in(units) > _LONGEST_TAIL:
            return False
        low = units[0].lower
        is_time = low in self._grammar.prepositions or self._words.is_adverb(low)
        return is_time or statement.cue.infinitive in self._grammar.with_hearer

    def _weight(self, units: Sequence[SpeechUnit]) -> int:
        """Return how many words say something, and not only when."""
        return sum(
            unit.kind == "name" or (unit.kind == "word" and not self._words.is_adverb(unit.lower))
            for unit in units
        )

    def _next(self, at: int) -> str:
        return self._lower(at + 1)

    def _lower(self, at: int) -> str:
        return lower_at(self._units, at)
