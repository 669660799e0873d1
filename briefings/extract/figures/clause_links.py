"""What a verb or a clause hangs on: “plans to pay”, “denied that it paid”, “if it pays”."""

from typing import Final, NamedTuple

from briefings.extract.figures.layers import Layer, Told, told_by_word
from briefings.extract.figures.phrase_classes import PhraseHit
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import Class, Opening, is_among
from briefings.extract.figures.verb_groups import VerbGroup
from briefings.extract.neighbours import text_at

NEAR: Final = 8
"""Tokens within which a word bears on what comes after it."""
DIRECT: Final[frozenset[Class]] = frozenset(
    ("goal", "estimate", "deny", "allege", "accuse", "hearsay")
)
"""Classes of words that bear on the figure right behind them."""
_LINKING: Final[frozenset[Class]] = frozenset(
    (*DIRECT, "intend", "outlay", "probably", "hypothesis", "achieve", "fail")
)
_BY_OPENING: Final[dict[Opening, Layer]] = {"if": "hypothetical", "purpose": "goal"}
_LONGEST_ASIDE: Final = 7
_JOINING: Final = frozenset(("and", "but", "y", "e", "pero"))
COPULAS: Final = frozenset(
    (
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "es",
        "era",
        "fue",
        "son",
        "ser",
        "eran",
        "fueron",
        "sido",
    )
)


class Link(NamedTuple):
    """What a clause hangs on: a word that says something of it, and the verb to go on with."""

    found: tuple[Told, ...] = ()
    verb: VerbGroup | None = None


NO_LINK: Final = Link()


class ClauseLinks:
    """Finds what the clauses of a sentence hang on; its figure ends before token `last`."""

    def __init__(self, reading: SentenceReading, last: int) -> None:
        self._reading = reading
        self._last = last

    def of_verb(self, verb: VerbGroup, start: int) -> Link:
        """Return what the clause of a verb, which holds `start`, hangs on."""
        if verb.is_finite and self._is_beside_matrix(verb):
            return NO_LINK
        return self.of_clause(start) if verb.is_finite else self.of_phrase(verb)

    def _is_beside_matrix(self, verb: VerbGroup) -> bool:
        """Return whether a verb is joined to the one that a clause before it hangs on: “denied
        that it paid and said that”, `niega que pague y anunció`.
        """
        reading = self._reading
        at = verb.first - 1
        if at <= reading.sentence.first or reading.tokens[at].lower not in _JOINING:
            return False
        opening, inner = reading.break_before(at), reading.verb_before(at)
        if opening is None or opening.opening != "that" or inner is None:
            return False
        if inner.first < opening.last:  # its verb is not known: behind a denial a subjunctive
            hits = reading.hits_in(inner.first, inner.last)
            is_denial = any(hit.kind == "deny" for hit in hits)
            return is_denial and reading.language == "es" and verb.mood == "told"
        if verb.mood not in ("told", "present"):
            return False
        if reading.language == "es":
            return inner.mood == "subjunctive"
        return any(hit.kind in ("say", "deny") for hit in reading.hits_in(verb.first, verb.last))

    def _before_aside(self, at: int) -> int:
        """Return the token before which a few words between commas stand: “says, however, that”."""
        tokens, first = self._reading.tokens, self._reading.sentence.first
        if at - 2 <= first or text_at(tokens, at - 1) != ",":
            return at
        for comma in range(at - 2, max(at - _LONGEST_ASIDE, first), -1):
            if tokens[comma].text == ",":
                return at if self._reading.has_verb(comma, at) else comma
        return at

    def _is_inquiry(self, at: int) -> bool:
        """Return whether “is investigating whether” is meant."""
        before = self._reading.tokens[max(self._before_aside(at) - 3, 0) : at]
        inquiring = self._reading.words.verbs.inquiring
        return any(token.lower.startswith(inquiring) for token in before)

    def of_phrase(self, verb: VerbGroup) -> Link:
        """Return what an infinitive or gerund hangs on: “plans to pay”, “accused of taking”."""
        reading = self._reading
        matrix = reading.verb_before(verb.first)
        hits = [
            hit
            for hit in reading.hits_in(verb.first - NEAR, verb.first)
            if hit.kind in _LINKING and not self._is_cut_off(hit, verb)
        ]
        if hits and (matrix is None or hits[-1].last >= matrix.last):
            owner = self._verb_of(hits[-1])
            if self._is_planned(hits[-1], verb):
                return Link((Told("goal", hits[-1].first, hits[-1].last),), owner)
            return Link(self._by_word(hits[-1], owner), owner or self._main_verb())
        if verb.mood == "infinitive" and reading.language == "en":
            return Link((Told("goal", verb.first, verb.last),), matrix)
        found = self.of_subject(matrix, is_deed=True)
        return Link((found,) if found else (), matrix or self._main_verb())

    def _is_planned(self, hit: PhraseHit[Class], verb: VerbGroup) -> bool:
        """Return whether “expects to hire” is meant, which somebody means to do."""
        verbs, word = self._reading.words.verbs, self._reading.tokens[hit.first].lower
        if hit.kind != "estimate" or not word.startswith(verbs.expecting):
            return False
        return verb.mood == "infinitive" and not is_among(
            verb.verb, (*verbs.happening, *verbs.getting)
        )

    def _is_cut_off(self, hit: PhraseHit[Class], verb: VerbGroup) -> bool:
        """Return whether a word bears no more on a verb behind it."""
        if hit.kind in ("intend", "outlay"):
            return bool(self._reading.breaks_between(hit.last, verb.first))
        return self._reading.is_cut(hit.last, verb.first)

    def _by_word(self, hit: PhraseHit[Class], verb: VerbGroup | None) -> tuple[Told, ...]:
        """Return what a word says of what hangs on it, and its verb: “denied plans to”."""
        found = [told_by_word(hit)]
        if (
            verb
            and verb.last <= hit.first
            and not self._reading.breaks_between(verb.last, hit.first)
        ):
            found += [told_by_word(each) for each in self._reading.hits_in(verb.first, verb.last)]
        return tuple(each for each in found if each)

    def _main_verb(self) -> VerbGroup | None:
        """Return the verb of the sentence where the figure stands in what goes before it."""
        return self._reading.verb_after(self._last)

    def of_subject(self, copula: VerbGroup | None, *, is_deed: bool = False) -> Told | None:
        """Return what the subject of “the goal is to destroy” says."""
        if copula is None or copula.verb not in COPULAS:
            return None
        for hit in self._reading.hits_in(copula.first - NEAR, copula.first):
            is_aim = is_deed and hit.kind in ("intend", "outlay")
            if (is_aim or hit.kind in ("goal", "estimate")) and not self._reading.breaks_between(
                hit.last, copula.first
            ):
                return told_by_word(hit)
        return None

    def _verb_of(self, hit: PhraseHit[Class]) -> VerbGroup | None:
        """Return the verb that a word belongs to, or the one before it."""
        verb = self._reading.verb_reaching(hit.last)
        if verb and verb.first < hit.last:
            return verb
        return self._reading.verb_before(hit.first + 1)

    def of_clause(self, start: int) -> Link:
        """Return what the clause that holds `start` hangs on: “denied that”, “if”."""
        opening = self._reading.break_before(start)
        if opening is None or opening.opening == "mark":
            return self._unmarked_link(start)
        if opening.opening == "that":
            return self._that_link(opening.first)
        layer = _BY_OPENING.get(opening.opening)
        if opening.opening == "if" and self._is_inquiry(opening.first):
            return Link((Told("alleged", opening.first, opening.last),))
        if layer is None or self.is_closed(opening.last, start):
            return NO_LINK
        return Link((Told(layer, opening.first, opening.last),))

    def is_closed(self, first: int, last: int) -> bool:
        """Return whether a clause that begins at a token ends with a comma before another."""
        verb = self._reading.verb_after(first)
        return verb is not None and any(
            each.opening == "mark" for each in self._reading.breaks_between(verb.last, last)
        )

    def _that_link(self, at: int) -> Link:
        """Return what says or thinks the clause that begins with “that” at a token."""
        at = self._before_aside(at)
        for hit in reversed(self._reading.hits_in(at - NEAR, at)):
            verb = self._verb_of(hit)
            is_verb = verb is not None and verb.first < hit.last <= verb.last
            if not self._reading.is_cut(hit.last, at) and (is_verb or hit.last >= at - 1):
                return Link(self._by_word(hit, verb), verb)
        verb = self._reading.verb_before(at)
        is_clause = verb is not None and (verb.is_finite or self._reading.language == "es")
        return Link((), verb) if verb and is_clause and verb.last >= at - 1 else NO_LINK

    def _unmarked_link(self, start: int) -> Link:
        """Return what says a clause without a “that” before it: “officials said 40 died”."""
        reading = self._reading
        before = reading.verb_before(start)
        if (
            before is None
            or reading.language != "en"
            or self._reading.breaks_between(before.last, start)
        ):
            return NO_LINK
        hits = reading.hits_in(before.first, before.last)
        return Link(self._by_word(hits[-1], before), before) if hits else NO_LINK
