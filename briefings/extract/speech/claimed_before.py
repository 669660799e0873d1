"""What a cue claims of the words before it: “It is late, officials said.”"""

from collections.abc import Sequence
from typing import Final

from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.speech.attribution import begin_of, end_of
from briefings.extract.speech.claimed_stretch import Claimed, introduces_quote, words_in
from briefings.extract.speech.noun_phrases import COMMAS
from briefings.extract.speech.speaker import CuedStatement
from briefings.extract.speech.units import SpeechUnit, begins_clause
from briefings.extract.speech.vocabulary import Vocabulary

_FEWEST: Final = 3
"""Words of a claim, where no marks enclose the cue."""

_AFTER_CLAIM: Final = frozenset(
    ("saying", "according", "impersonal", "denying", "showing", "holding")
)
"""Kinds of cues that may stand after what they claim."""

AS: Final = frozenset(("como",))
"""“Es tarde, como afirmó el alcalde” claims what stands before."""

_NOT_FINITE: Final = ("ing", "ed", "ando", "iendo")


class ClaimedBefore:
    """Finds what the statements of one passage claim before their cues."""

    def __init__(
        self, units: Sequence[SpeechUnit], statements: Sequence[CuedStatement], words: Vocabulary
    ) -> None:
        self._units = units
        self._statements = statements
        self._words = words
        self._grammar = words.grammar

    def of(self, at: int, *, is_inserted: bool) -> Claimed | None:
        """Return what a statement claims before its cue, which commas may enclose."""
        cue = self._statements[at].cue
        if cue.kind not in _AFTER_CLAIM or cue.form in ("gerund", "infinitive"):
            return None
        if cue.kind == "holding" and not (is_inserted or self._ends(at)):
            return None
        first, last = self._bounds(at)
        if last <= first or not self._may_begin(at, first):
            return None
        if self._units[last - 1].kind == "quote" and not self._is_part(first, last - 1):
            return None
        if first > 0 and self._units[first].kind != "mark":
            first = 0
        units = self._units[first:last]
        is_of_quote = introduces_quote(self._units, end_of(self._statements[at]))
        if is_of_quote and self._is_adjunct(units):
            return None
        return Claimed(first, last) if words_in(units) >= (1 if is_inserted else _FEWEST) else None

    def _ends(self, at: int) -> bool:
        """Return whether a sentence ends with a statement that a comma parts: “…, she thinks.”"""
        begin, end = begin_of(self._statements[at]), end_of(self._statements[at])
        is_last = end >= len(self._units) or self._units[end].kind == "mark"
        return is_last and text_at(self._units, begin - 1) == ","

    def _bounds(self, at: int) -> tuple[int, int]:
        first, last = self._start(at), begin_of(self._statements[at])
        while last > first and self._units[last - 1].text in COMMAS:
            last -= 1
        return first, last

    def _may_begin(self, at: int, first: int) -> bool:
        """Return whether a mark parts a cue from what it may claim from `first` on."""
        statement = self._statements[at]
        begin = begin_of(statement)
        if statement.cue.kind == "according":
            return True
        is_as = lower_at(self._units, begin - 1) in AS and text_at(self._units, begin - 2) == ","
        if is_as and statement.subject.route == "after":
            return True
        if first == 0 or self._units[first].kind == "mark":
            return begins_clause(self._units, begin)
        return text_at(self._units, begin - 1) in COMMAS

    def is_alone(self, statement: CuedStatement, left: Claimed) -> bool:
        """Return whether a cue that claims nothing after it may claim what stands before it.

        One with an object of its own does not: “moreover, it announced a plan”.
        """
        if words_in(self._units[left.first : left.last]) < _FEWEST:
            return False
        end = end_of(statement)
        if end >= len(self._units) or self._units[end].kind in ("mark", "quote"):
            return True
        low, grammar = self._units[end].lower, self._grammar
        if low in grammar.this or low[0].isdigit() or self._words.is_adverb(low):
            return True
        is_joint = low in grammar.conjunctions or low in grammar.relatives
        has_hearer = statement.cue.infinitive in grammar.with_hearer
        return is_joint or has_hearer or low in grammar.prepositions

    def _is_part(self, first: int, quote: int) -> bool:
        """Return whether a quotation is the end of what the article says: “el plan es «bueno»”."""
        before = self._units[first:quote]
        return words_in(before) >= _FEWEST and before[-1].kind in ("word", "name")

    def _start(self, at: int) -> int:
        """Return where what stands before a cue begins: after the last cue or semicolon."""
        begin = begin_of(self._statements[at])
        for unit in range(begin - 1, -1, -1):
            if self._units[unit].text == ";":
                return unit
        for before in range(at - 1, -1, -1):
            if self._statements[before].cue.kind in _AFTER_CLAIM:
                return end_of(self._statements[before])
        return 0

    def _is_adjunct(self, units: Sequence[SpeechUnit]) -> bool:
        """Return whether words before a cue say when or how, and make no claim."""
        first = units[0].lower
        is_joint = first in self._grammar.prepositions or first in self._grammar.conjunctions
        return is_joint or first.endswith(_NOT_FINITE)
