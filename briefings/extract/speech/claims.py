"""Claims: what somebody is said to have said, in the article's words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from briefings.extract.findings import FoundClaim, Place
from briefings.extract.speech.attribution import begin_of, end_of
from briefings.extract.speech.passages import Passage, Unit
from briefings.extract.speech.source import Statement
from briefings.extract.speech.vocabulary import Vocabulary

Side = Literal["left", "right", "both"]

_FEWEST: Final = 2
"""Words of a claim."""

_FARTHEST_CLAUSE: Final = 7
"""Units between a cue and the “that” of its clause, its hearer among them."""

_FARTHEST_QUOTE: Final = 6
"""Units between a cue and the quotation that it introduces."""

_FEWEST_BEFORE: Final = 3
"""Words of a claim that stands before its cue."""

_JOINTS: Final = frozenset((",", "-", "–", "—", "--"))


class ClaimFinder:
    """Finds the claims among the statements of one passage."""

    def __init__(
        self, passage: Passage, statements: Sequence[Statement], words: Vocabulary
    ) -> None:
        self._units = passage.units
        self._statements = statements
        self._words = words

    def find(self) -> Iterator[FoundClaim]:
        for at, statement in enumerate(self._statements):
            said = self._said(at, statement)
            if said is None:
                continue
            cue = statement.cue
            source = statement.source
            yield FoundClaim(
                start=self._units[cue.first].start,
                end=self._units[cue.last - 1].end,
                said=said,
                source=source.text,
                polarity="denied" if cue.kind == "denying" else "affirmed",
                confidence=_confidence(statement),
                rule=f"{cue.kind}, {source.route}, {source.reference}",
            )

    def _said(self, at: int, statement: Statement) -> Place | None:
        """Return the stretch that is claimed; `None` if it is in quotation marks, or nothing."""
        cue = statement.cue
        if cue.kind in ("noun", "quoting"):
            return None
        phrase = statement.subject.phrase
        if phrase is not None and phrase.pronoun == "self":
            return None
        first, last = end_of(statement), self._right_end(at)
        begin = begin_of(statement)
        if self._is_order(cue.infinitive, first):
            return None
        is_tied = self._follows_quote(begin)
        right = self._claims_right(statement, first, last, is_tied)
        left = not right and self._claims_left(statement, at, begin)
        if right and self._is_parenthetical(statement, begin, first):
            return self._place(self._left_start(at), last)
        if right:
            return self._place(first, last)
        return self._place(self._left_start(at), begin) if left else None

    def _is_order(self, infinitive: str, first: int) -> bool:
        """Return whether “told” is an order: “told her to leave”."""
        if infinitive != "tell":
            return False
        return any(unit.lower == "to" for unit in self._units[first + 1 : first + 4])

    def _follows_quote(self, begin: int) -> bool:
        """Return whether a cue stands right behind a quotation."""
        at = begin - 1
        if at >= 0 and self._units[at].text in _JOINTS:
            at -= 1
        while at >= 0 and self._units[at].lower in (
            self._words.grammar.clitics | self._words.grammar.adverbs
        ):
            at -= 1
        if at < 0 or self._units[at].kind != "quote":
            return False
        return at == 0 or self._units[at - 1].kind in ("mark", "quote")

    def _right_end(self, at: int) -> int:
        """Return where what follows a cue ends: before the next cue that is joined to it."""
        if at + 1 < len(self._statements):
            after = self._statements[at + 1]
            if after.subject.route == "coordinated":
                end = after.cue.first
                while end > 0 and self._units[end - 1].lower in (
                    self._words.grammar.coordinating | {","}
                ):
                    end -= 1
                return end
        return len(self._units)

    def _left_start(self, at: int) -> int:
        """Return where what stands before a cue begins: after the last cue before it."""
        for before in range(at - 1, -1, -1):
            if self._statements[before].cue.kind != "noun":
                return end_of(self._statements[before])
        return 0

    def _claims_right(self, statement: Statement, first: int, last: int, is_tied: bool) -> bool:
        units = self._units
        is_own = statement.cue.kind in ("judging", "naming")
        if is_tied and not is_own and (first >= last or units[first].lower not in ("that", "que")):
            return False
        while first < last and units[first].text in _JOINTS:
            if statement.cue.kind not in ("according", "impersonal") and not self._is_inserted(
                statement, first, last
            ):
                return False
            first += 1
        content = first
        for at in range(first, min(last, first + _FARTHEST_CLAUSE)):
            if units[at].kind == "quote" or self._words.pronoun(units[at].lower):
                break
            if units[at].lower in self._words.grammar.complementizers:
                content = at + 1
                break
        has_clause = content > first
        if not self._may_follow(statement, has_clause, first):
            return False
        if statement.cue.kind in ("judging", "naming") and any(
            unit.kind == "quote" for unit in units[first:last]
        ):
            return True
        return self._has_words(content, last, has_clause)

    def _is_inserted(self, statement: Statement, first: int, last: int) -> bool:
        """Return whether a cue between commas interrupts what is claimed."""
        begin = begin_of(statement)
        if begin == 0 or self._units[begin - 1].text not in _JOINTS:
            return False
        rest = self._units[first + 1 : last]
        before = self._units[:begin]
        if not rest or any(unit.kind == "quote" for unit in rest[:1]):
            return False
        ends = _words_in(rest) > _FEWEST
        return ends and _words_in(before) >= 1

    def _may_follow(self, statement: Statement, has_clause: bool, first: int) -> bool:
        cue = statement.cue
        phrase = statement.subject.phrase
        if cue.kind == "holding":
            speaks = phrase is not None and phrase.kind != "pronoun"
            is_clause = has_clause or any(
                unit.lower == "to" for unit in self._units[first + 1 : first + 6]
            )
            return is_clause and speaks
        if cue.kind == "naming":
            return any(unit.kind == "quote" for unit in self._units[first:])
        return True

    def _has_words(self, first: int, last: int, has_clause: bool) -> bool:
        """Return whether enough of what follows is not in quotation marks."""
        units = self._units[first:last]
        quote = next((at for at, unit in enumerate(units) if unit.kind == "quote"), None)
        if quote is None:
            return _words_in(units) >= _FEWEST
        before = units[:quote]
        if before and before[-1].text in (",", ":"):
            is_adjunct = not has_clause or (before[0].lower in self._words.grammar.prepositions)
            if (
                (before[-1].text == ":" and _words_in(before) < 4)
                or is_adjunct
                and (before[-1].text == ",")
            ):
                return False
        if _words_in(before) >= _FEWEST:
            return True
        after = units[quote + 1 :]
        return bool(after) and after[0].kind in ("word", "name") and _words_in(after) >= _FEWEST

    def _claims_left(self, statement: Statement, at: int, begin: int) -> bool:
        """Return whether a claim stands before its cue: “It is late, officials said.”"""
        if statement.cue.kind not in ("saying", "according", "impersonal", "denying", "showing"):
            return False
        if statement.cue.form in ("gerund", "infinitive"):
            return False
        units = self._units[self._left_start(at) : begin]
        while units and units[-1].text in _JOINTS:
            units = units[:-1]
        if not units or units[-1].kind == "quote":
            return False
        if self._introduces_quote(end_of(statement)) and self._is_adjunct(units):
            return False
        if statement.cue.kind != "according" and self._units[begin - 1].kind != "mark":
            return False
        return _words_in(units) >= _FEWEST_BEFORE

    def _introduces_quote(self, at: int) -> bool:
        """Return whether a cue that ends at `at` is that of a quotation after it."""
        return any(unit.kind == "quote" for unit in self._units[at : at + _FARTHEST_QUOTE])

    def _is_adjunct(self, units: Sequence[Unit]) -> bool:
        """Return whether words before a cue say when or how, and make no claim."""
        first = units[0].lower
        grammar = self._words.grammar
        return (
            first in grammar.prepositions
            or first in grammar.conjunctions
            or first.endswith(("ing", "ed", "ando", "iendo"))
        )

    def _is_parenthetical(self, statement: Statement, begin: int, first: int) -> bool:
        return (
            begin > 0
            and first < len(self._units)
            and (self._units[begin - 1].kind == "mark" and self._units[first].kind == "mark")
        )

    def _place(self, first: int, last: int) -> Place:
        units = self._units
        while first < last and (
            units[first].kind == "mark" or units[first].lower in self._words.grammar.complementizers
        ):
            first += 1
        while last > first and units[last - 1].kind == "mark":
            last -= 1
        last = max(last, first + 1)
        first = min(first, len(units) - 1)
        return units[first].start, units[min(last, len(units)) - 1].end


def _words_in(units: Sequence[Unit]) -> int:
    return sum(unit.kind in ("word", "name") for unit in units)


_BY_REFERENCE: Final[Mapping[str, float]] = {
    "name": 0.9,
    "role": 0.85,
    "description": 0.8,
    "pronoun": 0.7,
    "institution": 0.7,
    "carried": 0.6,
    "unknown": 0.4,
}


def _confidence(statement: Statement) -> float:
    return _BY_REFERENCE[statement.source.reference]
