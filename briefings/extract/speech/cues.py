"""Cues: the verbs and phrases by which a passage says that somebody spoke."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.speech.conjugation import Form
from briefings.extract.speech.passages import Unit
from briefings.extract.speech.vocabulary import VerbForm, VerbKind, Vocabulary

CueKind = VerbKind | Literal["according", "impersonal", "noun"]
"""`impersonal` names nobody: “it was reported”, “se informó”. `noun` is “his claim that”."""

_PAST: Final = ("ó", "on", "ba", "ban", "ía", "ían", "jo", "vo", "so")
"""Ends of Spanish forms that are no noun's."""


class Cue(NamedTuple):
    """A cue: `units[first:last]`."""

    first: int
    last: int
    kind: CueKind
    form: Form | None = None
    infinitive: str = ""
    shows: bool = False


def cues_in(units: Sequence[Unit], words: Vocabulary) -> list[Cue]:
    """Return the cues of a passage in order."""
    return list(_CueFinder(units, words).find())


class _CueFinder:
    def __init__(self, units: Sequence[Unit], words: Vocabulary) -> None:
        self._units = units
        self._words = words
        self._grammar = words.grammar

    def find(self) -> Iterator[Cue]:
        at = 0
        while at < len(self._units):
            cue = self._at(at)
            if cue is None:
                at += 1
                continue
            yield cue
            at = cue.last

    def _at(self, at: int) -> Cue | None:
        unit = self._units[at]
        if unit.kind != "word":
            return None
        length = self._longest(self._words.according, at)
        if length:
            return self._according(at, at + length)
        for verb in self._words.verbs.get(unit.lower, ()):
            if self._stands(verb.words, at):
                cue = self._verb(verb, at)
                if cue is not None:
                    return cue
        length = self._longest(self._words.impersonal, at)
        if length:
            return Cue(at, at + length, "impersonal", "finite")
        if unit.lower in self._words.nouns_of_saying:
            return Cue(at, at + 1, "noun")
        return None

    def _longest(self, phrases: Mapping[str, tuple[tuple[str, ...], ...]], at: int) -> int:
        for phrase in phrases.get(self._units[at].lower, ()):
            if self._stands(phrase, at):
                return len(phrase)
        return 0

    def _stands(self, phrase: tuple[str, ...], at: int) -> bool:
        return len(phrase) == 1 or phrase == tuple(
            unit.lower for unit in self._units[at : at + len(phrase)]
        )

    def _lower(self, at: int) -> str:
        return self._units[at].lower if 0 <= at < len(self._units) else ""

    def _according(self, first: int, last: int) -> Cue | None:
        if self._lower(first - 1) in self._grammar.being:
            return None
        return Cue(first, last, "according")

    def _verb(self, verb: VerbForm, at: int) -> Cue | None:
        last = at + len(verb.words)
        cue = Cue(at, last, verb.kind, verb.form, verb.infinitive, verb.shows)
        check = self._spanish if self._words.language == "es" else self._english
        return check(cue)

    def _before(self, at: int) -> int:
        """Return the unit before `at` that is no adverb."""
        at -= 1
        while at >= 0 and self._lower(at) in self._grammar.adverbs:
            at -= 1
        return at

    def _english(self, cue: Cue) -> Cue | None:
        at = self._before(cue.first)
        before = self._lower(at)
        if before.endswith(("n't", "n’t")):
            return None
        if cue.form == "plural":
            return self._english_bare(cue, at)
        if cue.form == "gerund":
            is_noun = before in self._grammar.determiners or self._owns(at)
            is_noun = is_noun or self._lower(cue.last) in ("from", "of", "by", "on")
            return None if is_noun else cue
        if before in self._grammar.being and before != "":
            return self._passive(cue, at)
        if before in self._grammar.modals:
            return None
        if cue.form == "participle":
            return cue._replace(form="finite") if before in ("has", "have", "had") else None
        following = self._lower(cue.last)
        if cue.kind == "judging" and following in self._grammar.prepositions - {"as"}:
            return None
        if cue.infinitive in self._grammar.also_nouns and self._lower(cue.last) in ("of", "for"):
            return None
        if before == "that":
            return cue
        if before in self._grammar.determiners or self._owns(at):
            return None
        if before in self._grammar.prepositions and cue.infinitive + "s" == self._lower(cue.first):
            return None
        return cue

    def _owns(self, at: int) -> bool:
        return at >= 0 and self._units[at].is_possessive

    def _english_bare(self, cue: Cue, at: int) -> Cue | None:
        """Return the cue if a plural subject stands before a bare form: “officials say”."""
        if at < 0:
            return None
        before = self._units[at]
        if before.lower == "to":
            goes_on = self._lower(at - 1) in ("on",)
            return cue._replace(form="infinitive") if goes_on else None
        if before.lower in ("they", "who", "which", "i", "we", "you"):
            return cue
        if before.kind == "mark" or before.lower in self._words.no_noun:
            return None
        if before.lower in self._grammar.determiners or before.is_possessive:
            return None
        if before.kind == "name":
            return None if before.is_person else cue
        is_plural = before.lower.endswith("s") or before.lower in (
            "people",
            "men",
            "women",
            "police",
        )
        return cue if is_plural and before.kind == "word" else None

    def _passive(self, cue: Cue, being: int) -> Cue | None:
        """Return the cue if it is impersonal, or says by whom."""
        if self._lower(self._before(being)) == "it" and cue.kind == "saying":
            return cue._replace(kind="impersonal")
        by = self._lower(cue.last) in self._grammar.agent
        return cue._replace(form="participle") if by else None

    def _spanish(self, cue: Cue) -> Cue | None:
        at = cue.first - 1
        before = self._lower(at)
        if cue.form == "participle":
            return self._perfect(cue, at, before)
        if cue.form == "infinitive":
            is_after = before in ("tras", "al") or (
                before == "de" and self._lower(at - 1) in ("luego", "después", "además")
            )
            return cue if is_after else None
        verb = self._lower(cue.first)
        is_governed = before in self._grammar.determiners or before in self._grammar.prepositions
        if is_governed and not verb.endswith(_PAST) and cue.form == "finite" and before != "según":
            return None
        while before in self._grammar.clitics and before != "se":
            at -= 1
            before = self._lower(at)
        if before == "se" and not cue.infinitive.endswith("se"):
            return self._reflexive(cue, at)
        if self._units[at].kind == "word" and before in self._grammar.modals and at >= 0:
            return None if before in ("no", "tampoco", "nunca", "jamás", "de", "para") else cue
        return cue

    def _perfect(self, cue: Cue, at: int, before: str) -> Cue | None:
        if before not in self._grammar.auxiliaries:
            return None
        while self._lower(at - 1) in self._grammar.clitics:
            at -= 1
            if self._lower(at) == "se":
                return self._reflexive(cue, at)
        return None if self._lower(at - 1) == "no" else cue._replace(form="finite")

    def _reflexive(self, cue: Cue, at: int) -> Cue | None:
        """Return the impersonal cue of a verb with “se”, if it is one of a statement."""
        introduces = self._lower(cue.last) == "que"
        follows = self._lower(at - 1) == "," and self._lower(cue.last) in (",", ".", "")
        if self._lower(at - 1) == "no" or not (introduces or follows) or cue.kind == "holding":
            return None
        return cue._replace(first=at, kind="impersonal")
