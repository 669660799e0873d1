"""What stands right beside a figure: “a goal of 30”, “the 40 men”, “3 years ago”."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.figures.asides import is_now
from briefings.extract.figures.clause_links import COPULAS, DIRECT, NEAR
from briefings.extract.figures.layers import BY_CLASS, Told
from briefings.extract.figures.outlays import is_money
from briefings.extract.figures.phrase_classes import PhraseHit
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import Class, is_among
from briefings.extract.figures.verb_groups import VerbGroup
from briefings.extract.neighbours import lower_at, touches
from briefings.time_units import TIMES, is_time

_ADJACENT: Final = 2
_DEFINITE: Final = frozenset(
    (
        *("the", "these", "those", "its", "their", "his", "her", "our", "your", "my"),
        *("los", "las", "el", "la", "sus", "estos", "estas", "esos", "esas", "nuestros"),
    )
)
_BETWEEN: Final = frozenset(
    (
        *("top", "other", "bottom", "remaining", "approximately", "roughly", "nearly", "almost"),
        *("about", "estimated", "otros", "otras", "casi", "aproximadamente"),
    )
)
_ABOUT: Final = frozenset(("of", "with", "over", "for", "de", "por", "del"))
_OF: Final = frozenset(("of", "in", "from", "with", "de", "del", "en", "con"))
_ARTICLES: Final = frozenset(("a", "an", "the", "its", "their", "un", "una", "los", "las", "unos"))
_DASHES: Final = frozenset("—–")
_FROM: Final = frozenset(("from", "de", "del"))
_TO: Final = frozenset(("to", "a", "al", "hasta"))
_WITHOUT: Final = frozenset(("sin",))
_RISKS: Final[frozenset[Class]] = frozenset(
    ("deny", "allege", "accuse", "hearsay", "hypothesis", "estimate", "reckoned")
)
_BY: Final = frozenset(("with", "by", "con"))
_AFTER: Final = frozenset('.,;:)”"') | {
    "by",
    "for",
    "in",
    "this",
    "por",
    "para",
    "en",
    "este",
    "y",
    "and",
}
"""What comes after a participle that stands behind its noun."""
_PARTICIPLES: Final = ("ed", "ada", "adas", "ado", "ados", "ida", "idas", "isto", "ista", "istas")


class BesideFigure:
    """Reads the words before and behind a figure, `tokens[first:last]`.

    `is_given` is true of “the 40 men”, who are there whatever is said of them.
    """

    def __init__(self, reading: SentenceReading, first: int, last: int, unit: str | None) -> None:
        self._reading = reading
        self._first = first
        self._last = last
        self._unit = unit
        self.is_given = self._has_article()

    def words(self) -> tuple[list[Told], bool]:
        """Return what the words beside a figure say, and whether one of them names its kind."""
        behind, before = [*self._behind()], [*self._before()]
        return [*behind, *before], bool(behind) or any(not self.is_verb(told) for told in before)

    def is_so(self, verb: VerbGroup | None) -> bool:
        """Return whether a figure is so whatever its verb says."""
        return (
            self.is_descriptive()
            or self.is_apposed()
            or self.is_time_gone()
            or self.is_where_change_begins(verb)
            or self.is_left_undone(verb)
            or self.is_audited()
            or is_now(self._reading, self._first, self._last)
        )

    def is_audited(self) -> bool:
        """Return whether “will sue over irregularities of $40 million” is meant: it was spent."""
        audited = self._reading.words.verbs.audited
        before = self._reading.tokens[
            max(self._first - NEAR, self._reading.sentence.first) : self._first
        ]
        words = [token.lower for token in before]
        at = next((at for at in range(len(words) - 1, -1, -1) if words[at] in audited), None)
        if at is None or not is_money(self._unit) or self._reading.has_condition:
            return False
        is_clear = _RISKS.isdisjoint(self._reading.classes)
        return is_clear and words[at + 1 : at + 2] != [] and words[at + 1] in _ABOUT

    def is_time_gone(self) -> bool:
        """Return whether “the last 3 years” or “3 years ago” is meant."""
        before = self._reading.hits_in(self._first - 1, self._first)
        behind = self._reading.hits_in(self._last, self._last + 1)
        may_be_time = self._unit is None or is_time(self._unit)
        return any(hit.kind == "past" for hit in before) or any(
            hit.kind == "apart" and not self._is_before_term(hit.last)
            for hit in behind
            if may_be_time
        )

    def _is_before_term(self, at: int) -> bool:
        """Return whether `18 semanas antes de fin de año` is meant, which may still be to come."""
        tokens = self._reading.tokens
        return at < self._reading.sentence.last and tokens[at].lower in {"de", "del"}

    def is_descriptive(self) -> bool:
        """Return whether dashes part “— 40 members of a club —” from what is said of it."""
        tokens, opening = self._reading.tokens, self._reading.break_before(self._first)
        if opening is None or tokens[opening.first].text not in _DASHES:
            return False
        is_apart = opening.first > 0 and not touches(tokens, opening.first - 1)
        is_next = self._first - opening.last <= _ADJACENT
        is_told = lower_at(tokens, self._last) in _OF
        verb, closing = self._reading.verb_reaching(opening.last), self._closing()
        return is_apart and is_next and is_told and (verb is None or verb.first > closing)

    def is_apposed(self) -> bool:
        """Return whether `la línea, de 62 kilómetros, abrirá` is meant: it is as long."""
        tokens, sentence = self._reading.tokens, self._reading.sentence
        if self._first - 2 <= sentence.first or self._last >= sentence.last:
            return False
        before, behind = tokens[self._first - 2 : self._first], tokens[self._last]
        is_between = before[0].text == "," and behind.text == "," and before[1].lower == "de"
        is_size = is_between and not is_money(self._unit)
        return is_size and _RISKS.isdisjoint(self._reading.classes)

    def is_left_undone(self, verb: VerbGroup | None) -> bool:
        """Return whether “payments without receipts for 40 million” is meant: they were made."""
        if verb is None or verb.mood != "infinitive" or verb.last >= self._first:
            return False
        tokens = self._reading.tokens
        before = tokens[max(verb.first - 2, self._reading.sentence.first) : verb.first]
        is_of_noun = len(before) > 1 and before[0].text[0].isalpha()
        is_without = is_of_noun and before[1].lower in _WITHOUT
        return is_without and lower_at(tokens, verb.last) in _ABOUT

    def is_where_change_begins(self, verb: VerbGroup | None) -> bool:
        """Return whether “will rise from 17 to 30 percent” is meant: 17 is so already."""
        tokens, changing = self._reading.tokens, self._reading.words.verbs.changing
        is_changed = verb is not None and verb.last < self._first and is_among(verb.verb, changing)
        if not is_changed or lower_at(tokens, self._first - 1) not in _FROM:
            return False
        behind = tokens[self._last : min(self._last + _ADJACENT + 1, self._reading.sentence.last)]
        is_to = bool(behind) and behind[0].lower in _TO
        return is_to and any(token.text[0].isdecimal() for token in behind)

    def _closing(self) -> int:
        """Return the dash that ends what the figure stands in, or the end of the sentence."""
        for at in range(self._last, self._reading.sentence.last):
            if self._reading.tokens[at].text in _DASHES:
                return at
        return self._reading.sentence.last

    def _has_article(self) -> bool:
        if self._unit == "percent" and self._reading.language == "es":
            return False  # “el 40 por ciento” has its article always
        tokens, at = self._reading.tokens, self._first - 1
        if at > self._reading.sentence.first and tokens[at].lower in _BETWEEN:
            at -= 1
        if at < self._reading.sentence.first:
            return False
        if self._is_whole(at):
            return True
        if self._is_reached(at):
            return False
        before = tokens[at].lower
        return before in _DEFINITE or before.endswith(("'s", "’s", "’", "'"))

    def _is_whole(self, of: int) -> bool:
        """Return whether a number stands before “of”, which is a part of this one: 650 of 5,200."""
        tokens = self._reading.tokens
        if tokens[of].lower not in {"of", "de"} or of <= self._reading.sentence.first:
            return False
        return tokens[of - 1].text[0].isdecimal()

    def named(self) -> Told | None:
        """Return the participle before a figure that names its kind: a `planned` 12 million."""
        for hit in self._reading.hits_in(self._first - 1, self._first):
            is_named = hit.last == self._first and hit.kind in ("goal", "estimate")
            if is_named and self._reading.tokens[hit.first].lower.endswith(_PARTICIPLES):
                is_article = lower_at(self._reading.tokens, hit.first - 1) in _ARTICLES
                return Told(BY_CLASS[hit.kind], hit.first, hit.last) if is_article else None
        return None

    def _is_reached(self, article: int) -> bool:
        """Return whether “alcanzarán los 40 millones” is meant, which is how one says it."""
        hits = self._reading.hits_in(article - 2, article)
        return self._reading.language == "es" and any(hit.kind == "bound" for hit in hits)

    def _before(self) -> Iterator[Told]:
        """Yield what “a goal of 30”, “denied the 40 deaths”, “an estimated 300” say."""
        reading = self._reading
        before = self._first - 1
        if before >= reading.sentence.first and reading.tokens[before].lower == "no":
            yield Told("negated", before, self._first)
        for hit in reversed(reading.hits_in(self._first - NEAR, self._first)):
            if self.is_wait(hit):
                continue
            if hit.kind in DIRECT and self._reaches(hit.last, self._first) and self._bears(hit):
                layer = "estimate" if self._is_foreseen(hit) else BY_CLASS[hit.kind]
                yield Told(layer, hit.first, hit.last)
                return

    def is_wait(self, hit: PhraseHit[Class]) -> bool:
        """Return whether `esperan dos horas` is meant."""
        word = self._reading.tokens[hit.first].lower
        return self._unit in TIMES and word.startswith(("espera", "esperó"))

    def _is_foreseen(self, hit: PhraseHit[Class]) -> bool:
        """Return whether “projects growth of 4 percent” is meant."""
        word = self._reading.tokens[hit.first].lower
        foreseeing = self._reading.words.verbs.foreseeing
        return self._unit == "percent" and hit.kind == "goal" and word.startswith(foreseeing)

    def _behind(self) -> Iterator[Told]:
        """Yield the word for an aim that a figure belongs to: “a 40-hectare goal”."""
        for hit in self._reading.hits_in(self._first, self._last + _ADJACENT):
            if hit.kind == "goal" and self._is_of_figure(hit):
                yield Told("goal", hit.first, hit.last)
                return
        opening = self._reading.break_after(self._last)
        if opening is None or opening.first != self._last or opening.opening == "mark":
            return
        verb = self._reading.verb_reaching(opening.last + 1)
        if verb and self._is_passive(verb):
            for hit in self._reading.hits_in(verb.first, verb.last):
                if hit.kind == "goal":
                    yield Told("goal", hit.first, hit.last)

    def _is_passive(self, verb: VerbGroup) -> bool:
        tokens = self._reading.tokens[verb.first : verb.last - 1]
        return any(each.lower in COPULAS for each in tokens)

    def is_verb(self, word: PhraseHit[Class] | Told) -> bool:
        verb = self._reading.verb_reaching(word.last)
        return verb is not None and verb.first < word.last

    def _is_of_figure(self, hit: PhraseHit[Class]) -> bool:
        """Return whether “300 planned homes” or “a 40-hectare goal” is meant, and no verb."""
        tokens = self._reading.tokens
        is_participle = tokens[hit.last - 1].lower.endswith(_PARTICIPLES)
        if hit.first < self._last:
            return hit.first > self._first and (hit.last < self._last or is_participle)
        if self._reading.language == "es" and not is_participle:
            return False
        if is_participle and hit.first == self._last:
            return hit.last >= len(tokens) or tokens[hit.last].lower in _AFTER
        return not self.is_verb(hit) and not self._reading.breaks_between(self._last, hit.first)

    def _bears(self, hit: PhraseHit[Class]) -> bool:
        """Return whether a word is about a figure: “accused of 2 murders”, not “accused 2 men”."""
        between = [each.lower for each in self._reading.tokens[hit.last : self._first]]
        if hit.kind == "accuse":
            return any(word in _ABOUT for word in between)
        if hit.kind == "estimate" and between in (["at"], ["en"]):
            return True  # “valued at 40 million”
        is_by = any(word in _BY for word in between) or between[-1:] in (["in"], ["en"])
        return self.is_verb(hit) or not is_by

    def _reaches(self, first: int, last: int) -> bool:
        """Return whether neither a verb nor a new clause stands between two tokens."""
        verb = self._reading.verb_before(last)
        return (verb is None or verb.first < first) and not self._reading.breaks_between(
            first, last
        )
