"""Whether a figure is told as so, aimed at, reckoned, denied, alleged or only thought of.

The verb that governs the figure says it by its tense and mood, and what the clause hangs on may
change it: “denied that”, “plans to”, “if”.
"""

from collections.abc import Iterator
from functools import reduce
from typing import Final, NamedTuple

from briefings.extract.figures.asides import accusation, comment, put_at
from briefings.extract.figures.beside_figure import BesideFigure
from briefings.extract.figures.clause_links import COPULAS, NO_LINK, ClauseLinks, Link
from briefings.extract.figures.governing_verb import governing_verb
from briefings.extract.figures.layers import BY_CLASS, Layer, Told, weightier
from briefings.extract.figures.mood_layers import layer_of_mood
from briefings.extract.figures.outlays import TO_COME, Outlay, is_money
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import Class
from briefings.extract.figures.units import PERSON
from briefings.extract.figures.unsaid import UnsaidFigure
from briefings.extract.figures.verb_groups import Mood, VerbGroup
from briefings.extract.findings import Place
from briefings.model import Status
from briefings.time_units import is_time

_STATUSES: Final[dict[Layer, Status]] = {
    "reported": "reported",
    "goal": "goal",
    "estimate": "estimate",
    "hypothetical": "hypothetical",
    "thought": "hypothetical",
    "alleged": "alleged",
    "denied": "denied",
    "negated": "denied",
}
_FAR: Final = 30
"""Tokens of a clause that are looked at on either side of a verb."""
_DEEPEST: Final = 5
"""Clauses within clauses that are looked at."""
_FACTS: Final = frozenset(("told", "present"))

_RISKS: Final[frozenset[Class]] = frozenset(
    ("deny", "allege", "accuse", "hearsay", "hypothesis", "fail", "doubt")
)
_UNTOLD: Final[frozenset[Class]] = _RISKS - {"doubt"} | {"goal", "intend", "estimate", "reckoned"}
_UNREAL: Final[frozenset[Mood]] = frozenset(
    ("possible", "conditional", "conditional_perfect", "subjunctive", "able")
)


class FigureStatus(NamedTuple):
    """A status; `word` is where the word stands that says so. It is sure if nothing speaks against.

    `candidates` are those it may have where none is sure enough to be said.
    """

    status: Status | None
    word: Place | None = None
    is_sure: bool = False
    candidates: tuple[Status, ...] = ()


class StatusReader:
    """Reads what a sentence says of a figure, `tokens[first:last]`; `verb` governs it."""

    def __init__(
        self, reading: SentenceReading, first: int, last: int, unit: str | None = None
    ) -> None:
        self._reading = reading
        self._first = first
        self._last = last
        self._unit = unit
        self._beside = BesideFigure(reading, first, last, unit)
        self._links = ClauseLinks(reading, last)
        self.verb = governing_verb(reading, first, last)
        self._unsaid = UnsaidFigure(reading, first, last, unit, self.verb)
        self._outlay = Outlay(reading, first, last, unit, self.verb)

    def status(self) -> FigureStatus:
        if self._beside.is_so(self.verb):
            return FigureStatus("reported")
        if self._unsaid.is_bait():
            return FigureStatus(None, candidates=("alleged", "hypothetical", "goal"))
        return self._by_words()

    def _by_words(self) -> FigureStatus:
        beside, is_named = self._beside.words()
        held = self._outlay.told()
        is_named_ahead = bool(held) or any(each.layer == "goal" for each in beside)
        is_unsaid = not is_named_ahead and self._unsaid.is_unsaid()
        if is_unsaid or self._unsaid.is_time_to_pass():
            return FigureStatus(None, candidates=("reported", "goal"))
        layers = [
            *beside,
            *((held,) if held else ()),
            *self._of_subject(),
            *self._put(),
            *(each for each in self._by_verb() if not (is_named and each.layer == "negated")),
        ]
        if is_time(self._unit):
            layers = [each for each in layers if not self._is_failure(each)]
        if not layers:
            is_bare = not self._reading.has_condition and not self._is_untold()
            return FigureStatus("reported" if is_bare else None, candidates=("reported",))
        kept = reduce(weightier, layers)
        if kept.layer == "goal" and self._unsaid.is_sought():
            kept = kept._replace(layer="reported")
        named = self._beside.named()
        if named and kept.layer in ("hypothetical", "estimate", "goal", "thought", "reported"):
            kept = named
        kept = self._refutal(is_alleged=kept.layer == "alleged") or kept
        if kept.layer in ("reported", "open", "unknown"):
            kept = accusation(self._reading, self._first) or kept
        is_there = (self._beside.is_given and not held) or self._unsaid.is_time_told()
        if is_there and not is_named and kept.layer not in ("denied", "alleged"):
            return FigureStatus("reported", is_sure=self._is_sure("reported", layers))
        status = _STATUSES.get(kept.layer)
        if status is None:
            return FigureStatus(None, candidates=("reported", "hypothetical"))
        word = None
        if status != "reported":
            tokens = self._reading.tokens
            word = (tokens[kept.first].start, tokens[kept.last - 1].end)
        return FigureStatus(status, word, self._is_sure(status, layers))

    def _is_untold(self) -> bool:
        """Return whether a word of the sentence may make of a figure what no verb tells."""
        before = self._reading.hits_in(self._reading.sentence.first, self._first)
        has_failed = any(hit.kind == "fail" for hit in before)
        return has_failed or bool(self._reading.classes & (_UNTOLD - {"fail"}))

    def _is_failure(self, told: Told) -> bool:
        """Return whether “without” or “avoid” is meant, which denies no time."""
        hits = self._reading.hits_in(told.first, told.last)
        return told.layer == "denied" and any(hit.kind == "fail" for hit in hits)

    def _refutal(self, *, is_alleged: bool) -> Told | None:
        """Return what says that a claim is none: “the claim that 40 died is baseless”."""
        reading, verbs = self._reading, self._reading.words.verbs
        if not is_alleged:
            opening = reading.break_before(self._first)
            if opening is None or opening.opening != "that":
                return None
            before = reading.tokens[max(opening.first - 2, 0) : opening.first]
            if not any(token.lower in verbs.rumours for token in before):
                return None
        for at in range(self._last, reading.sentence.last):
            if reading.tokens[at].lower not in verbs.wrong:
                continue
            verb = reading.verb_before(at)
            if verb and verb.verb in COPULAS and verb.first >= self._last:
                return Told("denied", at, at + 1)
        return None

    def _of_subject(self) -> Iterator[Told]:
        """Yield what the subject says where the figure is what it is: “the goal is 30”."""
        found = None
        if self.verb and self.verb.first < self._first:
            found = self._links.of_subject(self.verb)
        if found:
            yield found

    # The verb that governs the figure, and what that hangs on.

    def _by_verb(self) -> Iterator[Told]:
        """Yield what the verb says, then what its clause hangs on, from the inside out."""
        verb = self.verb
        if verb is None or self._is_unread(verb):
            yield from self._without_verb()
            return
        yield from self._in_clause(verb)
        yield from self._own(verb)
        yield from comment(self._reading)
        yield from self._joined_object(verb)
        yield from self._outward(verb, self._links.of_verb(verb, min(verb.first, self._first)))

    def _put(self) -> Iterator[Told]:
        if put := put_at(self._reading, self._first):
            yield put

    def _joined_object(self, verb: VerbGroup) -> Iterator[Told]:
        """Yield what a verb says of all its objects: “demands a wage of $40 and 30 days”."""
        reading = self._reading
        if verb.last > self._first or reading.is_cut(verb.last, self._first):
            return
        for hit in reading.hits_in(verb.first, verb.last):
            if (
                hit.kind in ("goal", "estimate")
                and hit.last == verb.last
                and not self._beside.is_wait(hit)
            ):
                yield Told(BY_CLASS[hit.kind], hit.first, hit.last)

    def _without_verb(self) -> Iterator[Told]:
        """Yield what a clause hangs on whose verb is not known as one."""
        link = self._links.of_clause(self._first)
        if self.verb:
            yield from self._in_clause(self.verb)
        if link != NO_LINK:
            yield Told("open", self._first, self._last)
            yield from self._outward(None, link)
        elif self.verb:
            yield Told("reported", self.verb.first, self.verb.last)

    def _outward(self, verb: VerbGroup | None, link: Link) -> Iterator[Told]:
        """Yield what the clauses around that of a verb say; no aim changes what was done."""
        is_fact = False
        for _ in range(_DEEPEST):
            is_done = is_fact or (verb is not None and verb.mood == "told")
            yield from (each for each in link.found if not (is_done and each.layer == "goal"))
            is_fact |= verb is not None and verb.mood in _FACTS and not link.found
            if link.verb is None:
                return
            is_outer = verb is None or verb.is_finite
            verb = link.verb
            yield from self._own(verb, is_outer=is_outer)
            link = self._links.of_verb(verb, verb.first)

    def _own(self, verb: VerbGroup, *, is_outer: bool = False) -> Iterator[Told]:
        """Yield what a finite verb says by itself; that of an outer clause denies nothing."""
        if not verb.is_finite:
            return
        layer = layer_of_mood(self._reading, verb, self._unit)
        hits = self._reading.hits_in(verb.first - 1, verb.last + 2)
        is_unconfirmed = any(hit.kind == "allege" for hit in hits)
        is_denial = verb.is_negated and not (is_outer or is_unconfirmed) and self._is_denial(verb)
        if not is_outer and self._unsaid.is_no_longer(verb):
            layer, is_denial = "unknown", False
        if is_denial and verb.mood in ("due", "able", "possible"):
            layer, is_denial = ("hypothetical" if verb.mood == "possible" else "unknown"), False
        if is_denial and verb.first >= self._last:
            layer, is_denial = ("unknown" if self._is_spared(verb) else layer), False
        yield Told(layer, verb.first, verb.last)
        if is_denial:
            yield Told("negated", verb.first, verb.last)

    def _is_spared(self, verb: VerbGroup) -> bool:
        """Return whether people are meant to whom something was not done, who may be nobody."""
        group = self._reading.tokens[verb.first : verb.last - 1]
        return self._unit == PERSON and any(token.lower in COPULAS for token in group)

    def _is_unread(self, verb: VerbGroup) -> bool:
        """Return whether the figure's clause has a verb of its own that is not known as one."""
        opening = self._reading.break_before(self._first)
        return (
            opening is not None
            and opening.first >= verb.last
            and opening.opening in ("that", "if", "purpose")
            and not self._links.is_closed(opening.last, self._first)
        )

    def _in_clause(self, verb: VerbGroup) -> Iterator[Told]:
        """Yield what an adverb in the clause of the verb says: “allegedly”, “probablemente”."""
        start, end = min(verb.first, self._first), max(verb.last, self._last)
        before, after = self._reading.break_before(start), self._reading.break_after(end)
        first = max(before.last if before else 0, start - _FAR)
        last = min(after.first if after else end + _FAR, end + _FAR)
        for hit in self._reading.hits_in(first, last):
            is_beside = hit.last >= verb.first and hit.first <= verb.last
            if hit.kind in ("hearsay", "reckoned") or (hit.kind == "probably" and is_beside):
                yield Told(BY_CLASS[hit.kind], hit.first, hit.last)

    def _is_denial(self, verb: VerbGroup) -> bool:
        """Return whether a “not” is about the figure, and not about more or less than it."""
        near = self._reading.hits_in(verb.first, self._first)
        is_bound = any(hit.kind == "bound" for hit in near)
        return not (is_bound or self._beside.is_given or is_time(self._unit))

    # How sure it is.

    def _is_far(self, verb: VerbGroup) -> bool:
        """Return whether another clause begins between the figure and its verb."""
        if verb.last <= self._first:
            return self._reading.is_cut(verb.last, self._first)
        return self._reading.is_cut(self._last, verb.first)

    def _is_sure(self, status: Status, layers: list[Told]) -> bool:
        """Return whether nothing in the sentence could give the figure an opposite meaning."""
        reading = self._reading
        verb = self.verb
        if verb is None or self._is_far(verb):
            return False
        if status not in ("reported", "goal", "estimate") or self._is_doubtful():
            return False
        if status == "reported":
            is_opening = verb.first == reading.sentence.first and verb.mood == "told"
            if is_opening and reading.language == "en":
                return False  # it has no subject: a line of a list, which its head tells of
            is_coming = bool(reading.moods & TO_COME)
            is_scheduled = verb.mood == "present" and "coming" in reading.classes
            is_spent = is_money(self._unit) and "outlay" in reading.classes
            is_meant = is_spent or bool(reading.classes & {"goal", "intend"})
            return not (is_coming or is_scheduled or is_meant)
        by_mood = verb.mood in ("future", "due", "expected")
        return by_mood or any(
            hit.kind == status
            for found in layers
            for hit in reading.hits_in(found.first, found.last)
        )

    def _is_doubtful(self) -> bool:
        reading = self._reading
        return (
            bool(reading.classes & _RISKS or reading.moods & _UNREAL)
            or reading.has_condition
            or any(verb.is_negated for verb in reading.verbs)
            or reading.tokens[reading.sentence.last - 1].text == "?"
        )
