"""NameEvidence of what a name is called beside it: “Darío, nieto de”, “a firm known as Kestrel”."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.names.evidence import NameEvidence
from briefings.extract.names.gazetteer import is_first_name, key_of
from briefings.extract.names.joining import is_listed_place
from briefings.extract.names.lexicon import NameWords, is_role, role_of, singular_in
from briefings.extract.names.name_run import POSSESSIVES, NameRun, is_acronym
from briefings.extract.scanned_text import ScannedText

STOPS: Final = frozenset('.;:!?"“”«»()')
_APPOSED: Final = 7
"""Words of what a name is called behind its comma."""

_LOCATED: Final = 2
"""Words within which it is said where a name lies."""

_AFFILIATION: Final = 4
"""Words behind “of” and “from” where a body is named."""

_BEFORE: Final = 8
"""Words before “known as” where its kind is named."""

_WITHIN_KNOWN: Final = 5
"""Words from “known” to its “as”."""

_RELATION: Final = 4
"""Words before a name within which it is said whose relative somebody is."""

_LEAST_AGE, _GREATEST_AGE = 14, 105
_GOING_ON: Final = ("ing", "ed")
"""Words that end so go on behind a noun: “a firm based in”."""


class Appositions:
    """Reads what is said beside names of who or what they are; words are in small letters."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._tokens = scan.tokens
        self._is_english = scan.language == "en"
        self._lexicon = lexicon

    def behind(self, run: NameRun, after: Sequence[str]) -> Iterator[NameEvidence]:
        """Yield what a name is called behind its comma: a role, a kind of body, a kind of place."""
        lexicon = self._lexicon
        if after and (after[0] in lexicon.age_words or self._is_age(after)):
            yield NameEvidence.AGE_OR_WHO
        if after and after[0] in lexicon.role_prepositions:
            yield from self._affiliation(run)
            return
        if any(word in lexicon.located_words for word in after[:_LOCATED]):
            yield NameEvidence.PLACE_APPOSED
            return
        for at, word in enumerate(after[:_APPOSED]):
            if word in STOPS or word == "," or word in lexicon.auxiliaries:
                return
            is_person = is_role(word, lexicon) or word in lexicon.person_nouns
            if is_person and not self._is_of_body(after, at):
                yield NameEvidence.ROLE_AFTER
                if self._may_be_given_name(run, after, at) and self._says_who(after, at):
                    yield NameEvidence.INTRODUCED
                return
            kind = self._kind(word)
            if at and kind is not None and self._is_head(after, at):
                yield kind
                return
            if word in lexicon.of_prepositions and at:
                return

    def _are_one_body(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Return whether one name in commas is what several are: “its auditors, Lyle Reed,”."""
        is_apposed = before[-1:] == [","] and after[:1] == [","] and len(before) > 2  # noqa: PLR2004
        if not is_apposed or not before[-2].endswith("s"):
            return False
        is_owned = before[-3] in self._lexicon.determiners
        return is_owned and before[-2][:-1] in self._lexicon.roles

    def _affiliation(self, run: NameRun) -> Iterator[NameEvidence]:
        behind = self._tokens[run.last + 1 : run.last + 1 + _AFFILIATION]
        if any(token.text in self._lexicon.organisation_words for token in behind):
            yield NameEvidence.AFFILIATED

    def _kind(self, noun: str) -> NameEvidence | None:
        if noun in self._lexicon.organisation_nouns:
            return NameEvidence.ORGANISATION_APPOSED
        return NameEvidence.PLACE_APPOSED if noun in self._lexicon.place_nouns else None

    def before(
        self, run: NameRun, before: Sequence[str], after: Sequence[str]
    ) -> Iterator[NameEvidence]:
        """Yield what a name is of those named before it: “her neighbour Sam”, “known as”."""
        lexicon = self._lexicon
        if self._is_relative(run, before):
            yield NameEvidence.RELATIVE
        if self._are_one_body(before, after):
            yield NameEvidence.ORGANISATION_NOUN_BEFORE
        known = self._known(before)
        for at in range(known - 1, max(known - _BEFORE, 0) - 1, -1):
            word = before[at]
            if word in STOPS:
                return
            for listed, evidence in (
                (lexicon.organisation_nouns, NameEvidence.ORGANISATION_NOUN_BEFORE),
                (lexicon.place_nouns, NameEvidence.PLACE_NOUN_BEFORE),
                (lexicon.roles, NameEvidence.ROLE_BEFORE),
                (lexicon.person_nouns, NameEvidence.ROLE_BEFORE),
            ):
                if singular_in(word, listed):
                    yield evidence
                    if evidence is NameEvidence.ORGANISATION_NOUN_BEFORE:
                        yield NameEvidence.CALLED_A_BODY
                    return

    def _known(self, before: Sequence[str]) -> int:
        """Return where “known as” begins, also “known by its initials as”; 0 where nowhere."""
        at = len(before) - 1
        at -= at > 0 and before[at] in self._lexicon.articles
        if at > 0 and before[at] in self._lexicon.named_words:
            return at
        if at < 1 or before[at] not in self._lexicon.example_words:
            return 0
        first = max(at - _WITHIN_KNOWN, 0)
        return next(
            (i for i in range(at - 1, first, -1) if before[i] in self._lexicon.known_words), 0
        )

    def _is_given_name(self, run: NameRun) -> bool:
        return " " not in run.text and is_first_name(key_of(run.text))

    def _may_be_given_name(self, run: NameRun, after: Sequence[str], at: int) -> bool:
        """Return whether one word is a first name, or one that is in no list and told at once."""
        if " " in run.text or self._is_given_name(run):
            return self._is_given_name(run)
        is_other = is_listed_place(run.text, self._lexicon) or is_acronym(run.text)
        if is_other or after[at] in self._lexicon.roles_of_bodies:
            return False
        for word in after[at + 1 :]:
            if word in {",", "."}:
                return True
            if word in self._lexicon.auxiliaries or word in self._lexicon.speaking:
                return False
        return False

    def _is_of_body(self, after: Sequence[str], at: int) -> bool:
        """Return whether a role only says of whom a body is: “a farmer cooperative”."""
        following = after[at + 1] if at + 1 < len(after) else ""
        is_kind = following in self._lexicon.organisation_nouns
        return self._is_english and (is_kind or following in self._lexicon.place_nouns)

    def _says_who(self, after: Sequence[str], at: int) -> bool:
        """Return whether a role is one of many, somebody's, or of somebody: “nieto de”."""
        following = after[at + 1] if at + 1 < len(after) else ""
        lexicon, first = self._lexicon, after[0]
        is_one = first in lexicon.indefinite_articles or first in lexicon.possessives
        return is_one or (at < 2 and following in lexicon.of_prepositions)  # noqa: PLR2004

    def _is_head(self, after: Sequence[str], at: int) -> bool:
        """Return whether a noun is what it is called, not “a village school”."""
        following = after[at + 1] if at + 1 < len(after) else "."
        return (
            not self._is_english
            or not following.isalpha()
            or following.endswith(_GOING_ON)
            or following in self._lexicon.function_words
            or following in self._lexicon.auxiliaries
        )

    def _is_relative(self, run: NameRun, before: Sequence[str]) -> bool:
        """Return whether somebody's relative is named: “her neighbour Sam”, “su hija, Inés”."""
        at = len(before) - 1 - (before[-1:] == [","])
        role = role_of(before[at], self._lexicon) if at > 0 else None
        if role is None and at > 1 and not self._is_english:
            at -= 1  # “su hermana menor”
            role = role_of(before[at], self._lexicon)
        if role is None or not self._may_be_relative(run, role):
            return False
        are_several = role in self._lexicon.relatives and role != before[at]
        return (are_several and before[-1] == ",") or any(
            word in self._lexicon.possessives or word.endswith(POSSESSIVES)
            for word in before[max(at - _RELATION, 0) : at]
        )

    def _may_be_relative(self, run: NameRun, role: str) -> bool:
        """Return whether what has a role may be somebody: not “their supplier Apex”."""
        if role in self._lexicon.relatives or self._is_given_name(run):
            return True
        is_body = role in self._lexicon.roles_of_bodies or is_acronym(run.text)
        return " " not in run.text and not is_body and not is_listed_place(run.text, self._lexicon)

    def _is_age(self, after: Sequence[str]) -> bool:
        age = after[1] if after[0] in self._lexicon.of_prepositions and len(after) > 1 else after[0]
        return age.isdecimal() and len(age) <= 3 and _LEAST_AGE <= int(age) <= _GREATEST_AGE  # noqa: PLR2004
