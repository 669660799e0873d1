"""Money and things that a plan, a budget or a contract holds, and that are still to come."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefings.extract.figures.clause_links import NEAR
from briefings.extract.figures.layers import Told
from briefings.extract.figures.phrase_classes import PhraseHit
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import Class
from briefings.extract.figures.units import PERSON
from briefings.extract.figures.verb_groups import Mood, VerbGroup
from briefings.extract.neighbours import text_at

TO_COME: Final[frozenset[Mood]] = frozenset(("future", "due", "expected"))
"""Moods of verbs that tell what is still to come."""
_BEFORE: Final = 5
"""Tokens between “a contract for” and its figure."""
_BEHIND: Final = 3
"""Tokens behind a figure in which the noun that it belongs to stands: “a $40 million contract”."""
_MONEY: Final = 3
"""Letters of a currency's code."""
_PRESENT: Final = frozenset(("is", "are", "es", "son"))


def is_money(unit: str | None) -> bool:
    """Return whether a unit is money, or money per something."""
    code = (unit or "").partition("/")[0]
    return len(code) == _MONEY and code.isupper()


class Outlay:
    """Reads of a figure, `tokens[first:last]`, whether it is still to be paid or done; `verb`
    governs it.
    """

    def __init__(
        self,
        reading: SentenceReading,
        first: int,
        last: int,
        unit: str | None,
        verb: VerbGroup | None,
    ) -> None:
        self._reading = reading
        self._first = first
        self._last = last
        self._is_money = is_money(unit)
        self._is_person = unit == PERSON
        self._verb = verb

    def told(self) -> Told | None:
        """Return what says that a figure is still to come; `None` if nothing does."""
        return (
            self._of_noun() or self._decided() or self._held() or self._given() or self._scheduled()
        )

    def _noun(self) -> PhraseHit[Class] | None:
        """Return the noun that money belongs to: `budget` in “a budget of 40 million”."""
        reading = self._reading
        for hit in reading.hits_in(self._last, self._last + _BEHIND):
            is_beside = not reading.breaks_between(self._last, hit.first)
            if (
                hit.kind == "outlay"
                and is_beside
                and not self._reading.has_verb(self._last, hit.first)
            ):
                return hit
        for hit in reversed(reading.hits_in(self._first - _BEFORE, self._first)):
            if hit.kind == "outlay" and self._reaches(hit.last, self._first):
                return hit
        return None

    def _subject(self) -> PhraseHit[Class] | None:
        """Return the noun of which a verb tells the sum: `project` in “the project is worth”."""
        verb, reading = self._verb, self._reading
        if verb is None or verb.last > self._first or reading.is_cut(verb.last, self._first):
            return None
        if verb.mood != "present" and not self._is_being():
            return None
        for hit in reading.hits_in(verb.first - NEAR, verb.first):
            if hit.kind == "outlay" and self._reaches(hit.last, verb.first):
                return hit
        return None

    def _reaches(self, first: int, last: int) -> bool:
        return not self._reading.breaks_between(first, last) and not self._reading.has_verb(
            first, last
        )

    def _of_noun(self) -> Told | None:
        """Return a verb to come that tells more of a contract, a budget or a plan of some money."""
        noun = (self._noun() or self._subject()) if self._is_money else None
        if noun is None:
            return None
        end = max(self._last, noun.last)
        verbs = [self._verb] if self._verb else []
        relative = self._relative_verb(end)
        if relative:
            verbs.append(relative)
        if ((self._verb and self._verb.mood == "present") or self._is_being()) and (
            not self._is_in_relative()
        ):
            verbs += [each for each in self._reading.verbs if each.first >= end]
        for verb in verbs:
            if verb.mood in TO_COME:
                return Told("goal", verb.first, verb.last)
        return next(
            (
                Told("goal", hit.first, hit.last)
                for hit in self._reading.hits_in(end, end + NEAR)
                if hit.kind == "coming" and self._verb is not None and self._verb.first >= end
            ),
            None,
        )

    def _is_in_relative(self) -> bool:
        """Return whether “the fund, which manages 40 million, will” is meant."""
        verb, reading = self._verb, self._reading
        opening = reading.break_before(verb.first) if verb else None
        if opening is None or opening.opening == "mark" or opening.first <= reading.sentence.first:
            return False
        return text_at(reading.tokens, opening.first - 1) == ","

    def _is_being(self) -> bool:
        return self._verb is not None and self._verb.verb in _PRESENT

    def _relative_verb(self, at: int) -> VerbGroup | None:
        """Return the verb of the clause that tells more of what ends at a token."""
        opening = self._reading.break_after(at)
        relatives = self._reading.words.unsaid.relatives
        if opening is None or opening.first > at + _BEHIND:
            return None
        if self._reading.tokens[opening.first].lower not in relatives:
            return None
        return self._reading.verb_reaching(opening.last + 1)

    def _decided(self) -> Told | None:
        """Return the verb of “announced $40 million” or “approved an investment of $40 million”."""
        verb = self._verb
        if verb is None or verb.last > self._first or verb.is_negated:
            return None
        if self._is_deed(verb):
            return Told("goal", verb.first, verb.last)
        if not self._is_money:
            return None
        if (
            verb.mood not in ("told", "present")
            or verb.verb not in self._reading.words.verbs.deciding
        ):
            return None
        noun = self._noun()
        is_object = self._first - verb.last <= _BEHIND and not self._has_noun(verb.last)
        return Told("goal", verb.first, verb.last) if noun or is_object else None

    def _is_deed(self, verb: VerbGroup) -> bool:
        """Return whether “ordered the closure of 40 mines” is meant."""
        verbs = self._reading.words.verbs
        if verb.mood not in ("told", "present") or self._first - verb.last > _BEFORE:
            return False
        between = [token.lower for token in self._reading.tokens[verb.last : self._first]]
        return verb.verb in verbs.deciding | verbs.ordering and any(
            word in verbs.deeds and after in ("of", "de") for word, after in pairwise(between)
        )

    def _has_noun(self, first: int) -> bool:
        """Return whether a preposition joins money to a noun before it: “a loss of $5 million”."""
        return any(
            token.lower in ("of", "for", "in", "by", "de", "por", "en", "al", "a")
            for token in self._reading.tokens[first : self._first]
        )

    def _held(self) -> Told | None:
        """Return the noun of what holds a figure: “the plan includes 40 schools”."""
        verb, reading = self._verb, self._reading
        if verb is None or verb.last > self._first or verb.mood != "present":
            return None
        if not verb.verb.startswith(reading.words.verbs.holding) or reading.is_cut(
            verb.last, self._first
        ):
            return None
        for hit in reading.hits_in(verb.first - NEAR, verb.first):
            if hit.kind in ("outlay", "goal") and self._reaches(hit.last, verb.first):
                return Told("goal", hit.first, hit.last)
        return None

    def _given(self) -> Told | None:
        """Return the verb of “18 million that the state will give”, or of “40 schools to be built”,
        which nobody has yet.
        """
        tokens = self._tokens_behind(2)
        if tokens == ["to", "be"]:
            return Told("goal", self._last, self._last + 2)
        is_had = self._verb is not None and self._is_before(self._verb)
        if not self._is_money or is_had:
            return None
        verb = self._relative_verb(self._last)
        return Told("goal", verb.first, verb.last) if verb and verb.mood in TO_COME else None

    def _is_before(self, verb: VerbGroup) -> bool:
        return verb.last <= self._first and not self._reading.is_cut(verb.last, self._first)

    def _tokens_behind(self, count: int) -> Sequence[str]:
        return [token.lower for token in self._reading.tokens[self._last : self._last + count]]

    def _scheduled(self) -> Told | None:
        """Return the verb of “is closing 40 schools next month”."""
        verb, reading = self._verb, self._reading
        if verb is None or not verb.verb.endswith("ing") or verb.last - verb.first < 2:  # noqa: PLR2004
            return None
        is_now = reading.tokens[verb.first].lower in ("is", "are", "am")
        behind = reading.hits_in(verb.last, reading.sentence.last)
        is_coming = any(
            hit.kind == "coming" and not reading.is_cut(verb.last, hit.first) for hit in behind
        )
        return Told("goal", verb.first, verb.last) if is_now and is_coming else None
