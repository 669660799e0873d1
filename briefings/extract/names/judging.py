"""What each candidate of an article is: its evidence, counted and weighed."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from briefings.extract.known_names import KnownKind, KnownNames
from briefings.extract.names.candidates import Candidates
from briefings.extract.names.context import Surroundings
from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.games import Games
from briefings.extract.names.gazetteer import is_common, key_of
from briefings.extract.names.hard_rules import ruled
from briefings.extract.names.kinds_before import KindsBefore
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.name_run import NameRun, is_acronym
from briefings.extract.names.namesakes import owners_of_namesakes, part_namesakes
from briefings.extract.names.shape import OtherNames, evidence_of_shape
from briefings.extract.names.weights import Amounts, Kind, likelihoods, reasons, weights
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.scanned_text import ScannedText

_MOST = 1.5
"""What an evidence of the context counts at most."""

_SURE = 0.6
"""A name has to be as likely as this to tell what it is listed with."""

_LONGEST_JOINT = 3
_SWEEPS = 2
"""A name at the end of a list is told by those two before it."""


_SHORTEST = 2
"""Acronyms of more letters are told by what they do; those of fewer are initials as often."""

_ACTING = frozenset(
    (
        NameEvidence.SPEAKS_AFTER,
        NameEvidence.ACTS_AFTER,
        NameEvidence.POSSESSIVE,
        NameEvidence.ORGANISATION_NOUN_AFTER,
        NameEvidence.ROLE_IN_IT,
        NameEvidence.ACCORDING_TO,
    )
)

_ACTING_AS_ONE = frozenset((NameEvidence.SPEAKS_AFTER, NameEvidence.ACTS_AFTER))

_OF_PEOPLE = frozenset(
    (
        NameEvidence.TITLE_BEFORE,
        NameEvidence.ROLE_BEFORE,
        NameEvidence.ROLE_AFTER,
        NameEvidence.AGE_OR_WHO,
        NameEvidence.RELATIVE,
        NameEvidence.PART_OF_PERSON,
    )
)
"""What has one of these elsewhere is no body, though “the firm Ann Lee runs” looks like one."""

_DOERS = ("ers", "ors", "ists", "ores", "istas")
"""Several who do something end so: “Weavers”."""

_MOST_OF_A_DOUBTFUL_PLACE = 0.8

_OTHER_WORDS = frozenset(
    (
        NameEvidence.SOME_COMMON,
        NameEvidence.ALL_COMMON,
        NameEvidence.SMALL_ELSEWHERE,
        NameEvidence.FIRST_NAME_ALONE,
    )
)
"""By these a place of one word may be a common word or somebody: “Victoria”, “Mobile”."""

_TELLING_PLACES = frozenset(
    (
        NameEvidence.IN_BEFORE,
        NameEvidence.PLACE_NOUN_BEFORE,
        NameEvidence.PLACE_NOUN_AFTER,
        NameEvidence.PLACE_APPOSED,
        NameEvidence.GOVERNED,
        NameEvidence.DATELINE,
        NameEvidence.WENT_THERE,
        NameEvidence.HOUSE_THERE,
        NameEvidence.BEFORE_A_PLACE,
        NameEvidence.AFTER_A_PLACE,
        NameEvidence.LISTED_WITH_PLACES,
        NameEvidence.CONFIRMED_PLACE,
    )
)

_COMMON_WORDS = frozenset((NameEvidence.SOME_COMMON, NameEvidence.SMALL_ELSEWHERE))
_TELLING_LITTLE = frozenset((NameEvidence.IN_BEFORE,))
"""Of common words this says no more than that something is in them: “en Metro”."""

_LISTED_WITH: dict[Kind, NameEvidence] = {
    "person": NameEvidence.LISTED_WITH_PEOPLE,
    "organisation": NameEvidence.LISTED_WITH_ORGANISATIONS,
    "place": NameEvidence.LISTED_WITH_PLACES,
}

_CONFIRMED: dict[KnownKind, NameEvidence] = {
    "person": NameEvidence.CONFIRMED_PERSON,
    "organisation": NameEvidence.CONFIRMED_ORGANISATION,
    "place": NameEvidence.CONFIRMED_PLACE,
    "none": NameEvidence.REJECTED,
}


class Judged(msgspec.Struct):
    """A candidate, how likely it is of each kind, and by what: its evidence, or else a rule."""

    text: str
    runs: list[NameRun]
    likelihoods: dict[Kind, float]
    kind: Kind
    amounts: Amounts
    rule: str | None = None

    @property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def why(self) -> tuple[str, ...]:
        """The strongest reasons for its kind."""
        if self.rule is not None:
            return (self.rule,)
        return reasons(self.amounts, self.kind, weights())


class Judge:
    """Weighs the candidates of an article."""

    def __init__(self, scan: ScannedText, lexicon: NameWords, known: KnownNames) -> None:
        self._scan = scan
        self._lexicon = lexicon
        self._known = known
        self._surroundings = Surroundings(scan, lexicon)
        self._kinds = KindsBefore(scan, lexicon)
        self._games = Games(scan, lexicon)
        self._table = weights()

    def judge(self, found: Candidates) -> dict[str, Judged]:
        """Return what each candidate is, at first by itself, then by what it is listed with."""
        namesakes = self._namesakes(found)
        others = OtherNames(found)
        amounts = {text: self.amounts(text, runs, others) for text, runs in found.items()}
        for text in namesakes:
            amounts[text][NameEvidence.NAMESAKE] = 1.0
        for text, own in amounts.items():
            if NameEvidence.DATELINE in own and text.isupper() and text.title() in amounts:
                amounts[text.title()][NameEvidence.DATELINE] = 1.0
        for text, kind in self._kinds_of_lists(found):
            amounts[text][kind] = max(1.0, amounts[text].get(kind, 0))
        judged = {text: self._judged(text, runs, amounts[text]) for text, runs in found.items()}
        for _ in range(_SWEEPS):
            for text, listed in self._lists(judged).items():
                amounts[text] |= dict.fromkeys(listed, 1.0)
                judged[text] = self._judged(text, found[text], amounts[text])
        return judged

    def _namesakes(self, found: Candidates) -> set[str]:
        """Return the surnames of people in full that are names of places, though none is meant."""
        owners = owners_of_namesakes(found, self._lexicon)
        seen = {
            run: frozenset(self._surroundings.evidence(run))
            for surname in owners
            for run in found[surname]
        }
        return part_namesakes(found, owners, seen)

    def _judged(self, text: str, runs: list[NameRun], amounts: Amounts) -> Judged:
        likely = likelihoods(amounts, self._table)
        rule = None
        if self._known.find(text) is None:
            rule = ruled(text, likely, amounts, self._lexicon, self._scan.language)
        if rule is not None:
            kind, why = rule
            likely = {each: 0.97 if each == kind else 0.01 for each in likely}
            return Judged(text, runs, likely, kind, amounts, why)
        kind = max(likely, key=lambda each: likely[each])
        if kind == "place" and _is_doubtful(amounts):
            likely["place"] = min(likely["place"], _MOST_OF_A_DOUBTFUL_PLACE)
        return Judged(text, runs, likely, kind, amounts)

    def _kinds_of_lists(self, found: Candidates) -> Iterator[tuple[str, NameEvidence]]:
        """Yield names with what the noun before their list says of them: “groups such as”."""
        runs = sorted((run.first, run, text) for text, own in found.items() for run in own)
        kind: NameEvidence | None = None
        last = 0
        for first, run, text in runs:
            is_listed = kind is not None and self._is_joint(last, first)
            kind = kind if is_listed else self._kinds.plural_kind(run)
            if kind is not None:
                yield text, kind
            last = run.last

    def _lists(self, judged: Mapping[str, Judged]) -> dict[str, set[NameEvidence]]:
        """Return what names are evidence of for those that stand beside them in a list."""
        runs = sorted((run.first, run.last, text) for text, j in judged.items() for run in j.runs)
        found: dict[str, set[NameEvidence]] = {}
        for (_, last, left), (first, _, right) in pairwise(runs):
            if left == right or not self._is_joint(last, first):
                continue
            for one, other in ((left, judged[right]), (right, judged[left])):
                evidence = _LISTED_WITH.get(other.kind)
                if evidence and other.likelihoods[other.kind] > _SURE:
                    found.setdefault(one, set()).add(evidence)
        return found

    def _is_joint(self, start: int, end: int) -> bool:
        """Return whether only a comma, “and” or both stand between two names."""
        between = [token.lower for token in self._scan.tokens[start:end]]
        return 0 < len(between) <= _LONGEST_JOINT and all(
            word == "," or word in self._lexicon.and_words or word in self._lexicon.articles
            for word in between
        )

    def amounts(
        self, text: str, runs: list[NameRun], others: OtherNames
    ) -> dict[NameEvidence, float]:
        """Return how much there is of each evidence for a candidate."""
        found = dict.fromkeys(evidence_of_shape(text, self._lexicon, self._scan.language), 1.0)
        found |= dict.fromkeys(others.evidence_of(text), 1.0)
        found |= dict.fromkeys(self._brackets(runs), 1.0)
        counts = Counter(each for run in runs for each in self._surroundings.evidence(run))
        if NameEvidence.PART_OF_PERSON not in found:
            counts.update(NameEvidence.PLAYS for run in runs if self._games.is_team(run))
        for evidence, count in counts.items():
            share = math.sqrt(count / len(runs))
            found[evidence] = min(_MOST, share * (1 + 0.25 * math.log(count)))
        if NameEvidence.CALLED_A_BODY in counts:
            is_person = not _OF_PEOPLE.isdisjoint(found)
            found[NameEvidence.CALLED_A_BODY] = 0.0 if is_person else 1.0
        found |= dict.fromkeys(self._overall(text, runs, counts), 1.0)
        if self._is_plural_body(text, found, runs):
            found[NameEvidence.PLURAL_BODY] = 1.0
        if NameEvidence.ONLY_IN_HEADLINE in found:
            found.pop(NameEvidence.LONG_BODY, None)
        is_long = NameEvidence.ACRONYM in found and len(text) > _SHORTEST
        is_of_body = self._scan.language == "es" and self._is_after_la(runs)
        if is_long and (is_of_body or not _ACTING.isdisjoint(counts)):
            found[NameEvidence.ACRONYM_ACTS] = 1.0
        if len(runs) > 1:
            found[NameEvidence.REPEATED] = min(2.0, math.log(len(runs)))
        known = self._known.find(text)
        if known is not None:
            found[_CONFIRMED[known.kind]] = 1 + 0.25 * math.log(max(known.times, 1))
        return found

    def _brackets(self, runs: list[NameRun]) -> Iterator[NameEvidence]:
        tokens = self._scan.tokens
        for run in runs:
            behind = tokens[run.last : run.last + 2]
            is_closed = bool(behind) and behind[0].text == ")"
            is_opened = text_at(tokens, run.first - 1) == "("
            if is_opened and is_closed and is_acronym(run.text):
                yield NameEvidence.IN_BRACKETS
            elif len(behind) > 1 and behind[0].text == "(" and is_acronym(behind[1].text):
                yield NameEvidence.ACRONYM_FOLLOWS

    def _overall(
        self, text: str, runs: list[NameRun], counts: Counter[NameEvidence]
    ) -> Iterator[NameEvidence]:
        """Yield what holds for all mentions together."""
        within = [run for run in runs if not run.opens and not run.in_headline]
        if not within:
            yield NameEvidence.ONLY_OPENS
        if all(run.in_headline for run in runs):
            yield NameEvidence.ONLY_IN_HEADLINE
        with_article = [run for run in within if self._has_article(run)]
        if within and len(with_article) == len(within):
            yield NameEvidence.WITH_ARTICLE
        elif within and not counts[NameEvidence.THE_BEFORE] and not counts[NameEvidence.EL_BEFORE]:
            yield NameEvidence.WITHOUT_ARTICLE
        if all(word.lower() in self._scan.small_words for word in text.split()):
            yield NameEvidence.SMALL_ELSEWHERE

    def _is_plural_body(self, text: str, amounts: Amounts, runs: list[NameRun]) -> bool:
        """Return whether a name is of several who act as one: “the Carna Weavers has demanded”."""
        words = text.split()
        last = words[-1] if self._scan.language == "en" else words[0]
        is_plural = len(words) > 1 and last[0].isupper() and last.endswith("s")
        is_place = NameEvidence.PLACE_WORD in amounts
        if _ACTING_AS_ONE.isdisjoint(amounts) or is_place or not is_plural:
            return False
        is_common_word = any(
            is_common(key_of(last).removesuffix(ending), self._scan.language)
            for ending in ("s", "es")
        )
        return (is_common_word or last.endswith(_DOERS)) and all(map(self._has_article, runs))

    def _is_after_la(self, runs: list[NameRun]) -> bool:
        """Return whether a name always stands behind “la” or “las”, as acronyms of bodies do."""
        tokens = self._scan.tokens
        return all(lower_at(tokens, run.first - 1) in {"la", "las"} for run in runs)

    def _has_article(self, run: NameRun) -> bool:
        return lower_at(self._scan.tokens, run.first - 1) in self._lexicon.articles


def _is_doubtful(amounts: Amounts) -> bool:
    """Return whether a place of one word may be another word, and nothing around it says no."""
    if NameEvidence.ONE_WORD not in amounts or _OTHER_WORDS.isdisjoint(amounts):
        return False
    is_common = NameEvidence.REGION not in amounts and not _COMMON_WORDS.isdisjoint(amounts)
    return (_TELLING_PLACES - _TELLING_LITTLE if is_common else _TELLING_PLACES).isdisjoint(amounts)
