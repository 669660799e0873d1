"""What each candidate of an article is: its evidence, counted and weighed."""

import math
from collections import Counter
from collections.abc import Iterator

import msgspec

from briefings.extract.known_names import KnownKind, KnownNames
from briefings.extract.names.candidates import Candidates
from briefings.extract.names.context import Context
from briefings.extract.names.evidence import Evidence
from briefings.extract.names.hard_rules import ruled
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.runs import Run, is_acronym
from briefings.extract.names.shape import OtherNames, evidence_of_shape
from briefings.extract.names.weights import Kind, likelihoods, reasons, weights
from briefings.extract.scanned_text import ScannedText

_MOST = 1.5
"""What an evidence of the context counts at most."""

_CONFIRMED: dict[KnownKind, Evidence] = {
    "person": Evidence.CONFIRMED_PERSON,
    "organisation": Evidence.CONFIRMED_ORGANISATION,
    "place": Evidence.CONFIRMED_PLACE,
    "none": Evidence.REJECTED,
}


class Judged(msgspec.Struct):
    """A candidate, how likely it is of each kind, and the strongest reasons for its own."""

    text: str
    runs: list[Run]
    likelihoods: dict[Kind, float]
    kind: Kind
    why: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return self.text.split()


class Judge:
    """Weighs the candidates of an article."""

    def __init__(self, scan: ScannedText, lexicon: NameWords, known: KnownNames) -> None:
        self._scan = scan
        self._lexicon = lexicon
        self._known = known
        self._context = Context(scan, lexicon)
        self._table = weights()

    def judge(self, found: Candidates) -> dict[str, Judged]:
        """Return what each candidate is."""
        others = OtherNames(found)
        return {text: self._judged(text, runs, others) for text, runs in found.items()}

    def _judged(self, text: str, runs: list[Run], others: OtherNames) -> Judged:
        amounts = self.amounts(text, runs, others)
        likely = likelihoods(amounts, self._table)
        known = self._known.find(text)
        rule = None if known else ruled(text, likely, amounts, self._lexicon)
        if rule is not None:
            kind, why = rule
            likely = {each: 0.97 if each == kind else 0.01 for each in likely}
            return Judged(text, runs, likely, kind, (why,))
        kind = max(likely, key=lambda each: likely[each])
        return Judged(text, runs, likely, kind, reasons(amounts, kind, self._table))

    def amounts(self, text: str, runs: list[Run], others: OtherNames) -> dict[Evidence, float]:
        """Return how much there is of each evidence for a candidate."""
        found = dict.fromkeys(evidence_of_shape(text, self._lexicon, self._scan.language), 1.0)
        found |= dict.fromkeys(others.evidence_of(text), 1.0)
        found |= dict.fromkeys(self._brackets(runs), 1.0)
        counts = Counter(each for run in runs for each in self._context.evidence(run))
        for evidence, count in counts.items():
            share = math.sqrt(count / len(runs))
            found[evidence] = min(_MOST, share * (1 + 0.25 * math.log(count)))
        found |= dict.fromkeys(self._overall(text, runs, counts), 1.0)
        if len(runs) > 1:
            found[Evidence.REPEATED] = min(2.0, math.log(len(runs)))
        known = self._known.find(text)
        if known is not None:
            found[_CONFIRMED[known.kind]] = 1 + 0.25 * math.log(max(known.times, 1))
        return found

    def _brackets(self, runs: list[Run]) -> Iterator[Evidence]:
        tokens = self._scan.tokens
        for run in runs:
            behind = tokens[run.last : run.last + 2]
            if behind and behind[0].text == ")" and tokens[run.first - 1].text == "(" and run.first:
                yield Evidence.IN_BRACKETS
            elif len(behind) > 1 and behind[0].text == "(" and is_acronym(behind[1].text):
                yield Evidence.ACRONYM_FOLLOWS

    def _overall(self, text: str, runs: list[Run], counts: Counter[Evidence]) -> Iterator[Evidence]:
        """Yield what holds for all mentions together."""
        within = [run for run in runs if not run.opens and not run.in_headline]
        if not within:
            yield Evidence.ONLY_OPENS
        if all(run.in_headline for run in runs):
            yield Evidence.ONLY_IN_HEADLINE
        with_article = [run for run in within if self._has_article(run)]
        if within and len(with_article) == len(within):
            yield Evidence.WITH_ARTICLE
        elif within and not counts[Evidence.THE_BEFORE] and not counts[Evidence.EL_BEFORE]:
            yield Evidence.WITHOUT_ARTICLE
        if text.lower() in self._scan.small_words:
            yield Evidence.SMALL_ELSEWHERE

    def _has_article(self, run: Run) -> bool:
        return run.first > 0 and self._scan.tokens[run.first - 1].lower in self._lexicon.articles
