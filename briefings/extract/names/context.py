"""NameEvidence of where a name stands: the words before and behind each of its mentions."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.names.apposed import STOPS, Appositions
from briefings.extract.names.datelines import Datelines
from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.gazetteer import (
    city_size,
    is_country,
    is_first_name,
    is_region,
    key_of,
)
from briefings.extract.names.houses import Houses
from briefings.extract.names.kinds_before import KindsBefore
from briefings.extract.names.lexicon import NameWords, is_role, role_of, singular_in
from briefings.extract.names.name_run import NameRun, bare, is_acronym, is_state_code
from briefings.extract.scanned_text import ScannedText

_NEAR: Final = 8
"""Words between a role and the name that it may be of."""

_POSSESSIVE: Final = 2
"""Characters of a possessive."""

_WORDS_OF_A_KIND: Final = 3

_OPENING: Final = frozenset("\"“”'‘’«")
_CLOSING: Final = frozenset("\"“”'‘’»")
_WHERE: Final = frozenset(("in", "from", "en"))


class Surroundings:
    """Reads the words around runs."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon
        self._appositions = Appositions(scan, lexicon)
        self._kinds = KindsBefore(scan, lexicon)
        self._houses = Houses(scan, lexicon)
        self._datelines = Datelines(scan, lexicon)
        self._bare = [bare(each.text) for each in self._tokens]

    def evidence(self, run: NameRun) -> Iterator[NameEvidence]:
        """Yield what a run's surroundings are evidence of."""
        sentence = self._scan.sentence_at(run.start)
        before = [
            token.lower for token in self._tokens[max(sentence.first, run.first - 12) : run.first]
        ]
        after = [
            token.lower for token in self._tokens[run.last : min(sentence.last, run.last + 12)]
        ]
        if self._tokens[run.last - 1].end > run.end + _POSSESSIVE:
            after = []  # “Paris-based” says nothing of what follows
        quoted = before[-1:] and before[-1] in _OPENING and after[:1] and after[0] in _CLOSING
        if quoted:
            before, after = before[:-1], after[1:]
        yield from self._roles(run, before, after)
        yield from self._appositions.before(run, before, after)
        yield from self._speaking(before, after)
        yield from self._prepositions(before)
        yield from self._kinds.before(run, before)
        yield from self._nouns_behind(run, before, after)
        yield from self._lists(run, before)
        yield from self._marks(run, before)
        if run.is_possessive:
            yield NameEvidence.POSSESSIVE

    def _roles(self, run: NameRun, before: list[str], after: list[str]) -> Iterator[NameEvidence]:
        lexicon = self._lexicon
        is_dotted = before[-1:] == ["."] and self._token(run.first - 2) in lexicon.titles
        if run.titles or is_dotted or (before and self._token(run.first - 1) in lexicon.titles):
            yield NameEvidence.TITLE_BEFORE
        last = self._kinds.noun_before(before, lexicon.roles)
        if is_role(last, lexicon) or (
            before[-1:] == ["("] and before[-2:-1] and is_role(before[-2], lexicon)
        ):
            is_either = last in lexicon.roles_of_bodies
            yield NameEvidence.EITHER_ROLE_BEFORE if is_either else NameEvidence.ROLE_BEFORE
        elif before[-1:] == [","] and self._has_role_with_comma(before[:-1]):
            yield NameEvidence.ROLE_COMMA_BEFORE
        elif self._is_portfolio(run, before):
            yield NameEvidence.PORTFOLIO
        elif role := self._role_in(before):
            yield self._what_has(role, before)
        elif not self._is_within(before) and self._has_role_near(before):
            yield NameEvidence.ROLE_NEAR_BEFORE
        if after[:1] == [","]:
            yield from self._appositions.behind(run, after[1:])

    def _is_portfolio(self, run: NameRun, before: list[str]) -> bool:
        """Return whether a minister is for it: “secretario de Salud”, not “del Sindicato”."""
        return (
            len(before) > 1
            and before[-1] in {"of", "de"}
            and before[-2] in self._lexicon.ministers
            and not is_acronym(run.text)
        )

    def _what_has(self, role: str, before: list[str]) -> NameEvidence:
        """Return what has somebody with a role: a place, a person or a body."""
        is_of = before[-1] in self._lexicon.of_prepositions
        is_from = is_of and role in self._lexicon.parts_of_places  # “vecino de Trujillo”
        if is_from or role in self._lexicon.rulers:
            return NameEvidence.GOVERNED
        is_person = role in self._lexicon.relatives and is_of
        return NameEvidence.RELATIVE if is_person else NameEvidence.ROLE_IN_IT

    def _role_in(self, before: list[str]) -> str | None:
        """Return the role that somebody has in it: “an analyst at”, “director de la”."""
        at = len(before) - 1
        if at >= 0 and before[at] in self._lexicon.articles and before[at] not in {"del", "al"}:
            at -= 1
        if at < 1 or before[at] not in self._lexicon.role_prepositions:
            return None
        if at == len(before) - 1 and before[at] in _WHERE:
            return None  # “a farmer in Iowa” has no role in it
        role = role_of(before[at - 1], self._lexicon)
        is_several = role is not None and role != before[at - 1] and before[at - 1].endswith("s")
        return None if is_several and before[at] in _WHERE else role

    def _has_role_with_comma(self, before: list[str]) -> bool:
        """Return whether a role ends here, with what it is of: “el jefe de la CIA, Brennan”."""
        for at in range(len(before) - 1, max(len(before) - _NEAR, 0) - 1, -1):
            if before[at] in STOPS or before[at] == "," or before[at] in self._lexicon.speaking:
                return False
            if is_role(before[at], self._lexicon):
                is_end = at == len(before) - 1
                return is_end or before[at + 1] in self._lexicon.role_prepositions
        return False

    def _is_within(self, before: list[str]) -> bool:
        """Return whether something is in it, so that no role before tells what it is."""
        return bool(before) and before[-1] in self._lexicon.after_prepositions

    def _has_role_near(self, before: list[str]) -> bool:
        for word in reversed(before[-_NEAR:]):
            if word in STOPS:
                return False
            if is_role(word, self._lexicon):
                return True
        return False

    def _speaking(self, before: list[str], after: list[str]) -> Iterator[NameEvidence]:
        lexicon = self._lexicon
        following = after[1:] if after[:1] == [","] else after
        if following[:1] and following[0] in {"also", "then", "later", "ha", "he", "había"}:
            following = following[1:]
        if following and following[0] in lexicon.speaking:
            yield NameEvidence.SPEAKS_AFTER
        elif after and after[0] in lexicon.acting:
            yield NameEvidence.ACTS_AFTER
        near = before[:-1] if before and before[-1] in {"a", "to", "que"} else before
        if near and near[-1] in lexicon.speaking and near[-1] not in {"told", "asked"}:
            yield NameEvidence.SPEAKS_BEFORE
        without = before[:-1] if before and before[-1] in lexicon.articles else before
        if without and (
            without[-1] in lexicon.according - {"according"} or without[-2:] == ["according", "to"]
        ):
            yield NameEvidence.ACCORDING_TO

    def _prepositions(self, before: list[str]) -> Iterator[NameEvidence]:
        if not before:
            return
        lexicon, last = self._lexicon, before[-1]
        yield from self._whereabouts(last, before[-2] if len(before) > 1 else "")
        if last in lexicon.articles and before[-2:-1] and before[-2] in lexicon.after_prepositions:
            yield NameEvidence.IN_THE_BEFORE
        if last in lexicon.of_prepositions:
            yield NameEvidence.OF_BEFORE
        if last in lexicon.by_prepositions:
            yield NameEvidence.BY_BEFORE
        if last in {"el", "del", "al"}:
            yield NameEvidence.EL_BEFORE
        elif last in lexicon.articles:
            yield NameEvidence.THE_BEFORE

    def _whereabouts(self, last: str, said: str) -> Iterator[NameEvidence]:
        """Yield what a preposition before a name, and the word before that, tell of where it is."""
        lexicon = self._lexicon
        if last == "in" and said in lexicon.stakes:
            yield NameEvidence.ORGANISATION_NOUN_BEFORE
        elif last in lexicon.after_prepositions:
            yield NameEvidence.IN_BEFORE
        if last == "at":
            yield NameEvidence.AT_BEFORE
            if singular_in(said, lexicon.events):
                yield NameEvidence.HAPPENED_THERE
        if last in lexicon.from_prepositions:
            yield NameEvidence.FROM_BEFORE
            if said in lexicon.motions:
                yield NameEvidence.WENT_THERE

    def _kind_behind(self, after: list[str]) -> Iterator[str]:
        """Yield the few words behind a name up to a small word: “Callow coal plant will”."""
        for word in after[:_WORDS_OF_A_KIND]:
            if not word.isalpha() or word in self._lexicon.function_words:
                return
            yield word

    def _nouns_behind(
        self, run: NameRun, before: list[str], after: list[str]
    ) -> Iterator[NameEvidence]:
        lexicon = self._lexicon
        follows = after[0] if after else ""
        if follows == "(" and after[1:2] and after[1] in lexicon.place_nouns:
            yield NameEvidence.PLACE_APPOSED
        if self._houses.is_house(run, before, after):
            yield NameEvidence.NAMED_HOUSE
        if any(word in lexicon.works for word in self._kind_behind(after)):
            yield NameEvidence.WORKS_AFTER
        if follows in lexicon.place_nouns_after:
            yield NameEvidence.PLACE_NOUN_AFTER
        is_place = follows in lexicon.place_nouns_after
        if self._scan.language == "en" and not is_place and follows in lexicon.organisation_nouns:
            yield NameEvidence.ORGANISATION_KIND_AFTER
        elif follows in lexicon.organisation_nouns_after:
            yield NameEvidence.ORGANISATION_NOUN_AFTER
        form = run.last + 1 if follows == "," else run.last
        if self._token(form) in lexicon.company_forms:
            yield NameEvidence.COMPANY_FORM

    def _lists(self, run: NameRun, before: list[str]) -> Iterator[NameEvidence]:
        lexicon = self._lexicon
        following, behind = self._token(run.last), self._token(run.last + 1)
        if following == "," and behind in _WHERE and not is_first_name(key_of(run.text)):
            behind = self._token(run.last + 2)  # “Goma, in Congo”
        starts_name = behind[:1].isupper()
        if is_state_code(self._tokens, run.first, lexicon.state_codes):
            yield NameEvidence.STATE_CODE
        if (following == "," or following in lexicon.and_words) and starts_name:
            yield NameEvidence.IN_A_LIST
        if (
            following == ","
            and starts_name
            and (
                is_place(behind)
                or behind in lexicon.abbreviated_places
                or behind in lexicon.state_codes
            )
        ):
            yield NameEvidence.BEFORE_A_PLACE
        is_addressed = is_first_name(key_of(run.text)) and not is_place(run.text)
        if before[-1:] == [","] and is_place(self._token(run.first - 2)) and not is_addressed:
            yield NameEvidence.AFTER_A_PLACE

    def _marks(self, run: NameRun, before: list[str]) -> Iterator[NameEvidence]:
        ahead, following = self._token(run.first - 1), self._token(run.last)
        is_article = ahead.lower() in self._lexicon.articles
        opening = self._token(run.first - 2) if is_article else ahead
        if opening in _OPENING and following in _CLOSING:
            yield NameEvidence.QUOTED
        if ahead == "(" and before:
            yield NameEvidence.OPENS_BRACKET
        if self._datelines.is_dateline(run):
            yield NameEvidence.DATELINE

    def _token(self, at: int) -> str:
        """Return a token without its possessive; nothing where the text has none."""
        return self._bare[at] if 0 <= at < len(self._bare) else ""


def is_place(word: str) -> bool:
    """Return whether a word is a country, a region or a city of some size."""
    if not word[:1].isupper():
        return False
    key = key_of(word)
    return is_country(key) or is_region(key) or city_size(key) in {"big", "middling"}
