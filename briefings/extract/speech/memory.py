"""What a reader has in mind of those who spoke before, on the way through an article."""

from collections.abc import Callable, Sequence
from typing import Final

from briefings.extract.findings import FoundName
from briefings.extract.names.gazetteer import Gender
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.speech.genders import agrees, gender_of_article
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.speaker import Speaker
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

_NEAR: Final = 200
"""Units before a pronoun in its passage that are looked at."""

_PASSING: Final = frozenset(("according", "agent", "relative"))
"""Routes to a source after which whoever spoke before goes on."""

_BEGINNING: Final = 4
"""Units within which a passage names the person that it is about."""

_MOST: Final = 12
"""Bodies that a reader has in mind."""

_STEM: Final = 5
"""Characters by which words of one stem are alike."""

_FARTHEST_TOPIC: Final = 30
"""Units within which a comma may end what stands before the person that a passage is about."""


class SpeakerMemory:
    """Who spoke last, which body was named last, whom the passage before was about."""

    def __init__(self, words: Vocabulary, of_name: Callable[[FoundName], Speaker]) -> None:
        self._words = words
        self._of_name = of_name
        self.last: Speaker | None = None
        self.last_body: Speaker | None = None
        self.last_thing: Speaker | None = None
        """A body or document without a name that spoke after the last body that has one."""
        self.last_group: Speaker | None = None
        self.group_paragraph = 0
        self.last_person: FoundName | None = None
        self.topic: FoundName | None = None
        self._by_noun: dict[str, Speaker] = {}
        self._bodies: list[Speaker] = []

    def note_source(self, source: Speaker) -> None:
        """Take note of who spoke."""
        if source.text is None or source.route == "owner":
            return
        self.topic = None
        if self._is_passing(source):
            return
        self.last = source
        if source.name is not None and source.name.kind == "organisation":
            self.last_body = source
            if source.reference == "name":
                self.last_thing = None
        if source.is_person:
            self.last_person = source.name

    def _is_passing(self, source: Speaker) -> bool:
        """Return whether a paper is named on the way, where a person goes on to speak."""
        is_passing = source.route in _PASSING and not source.is_person
        if is_passing and source.name is not None and source.name.kind == "organisation":
            self.last_body = source
        return is_passing and self.last is not None and self.last.is_person

    @property
    def last_somebody(self) -> Speaker | None:
        """Return who spoke last, if that is no body: whom “he” and “she” may stand for."""
        name = self.last.name if self.last is not None and self.last.reference == "name" else None
        is_body = name is not None and name.kind != "person"
        return None if is_body else self.last

    def note_group(self, source: Speaker, paragraph: int) -> None:
        """Take note of people without names that “they” may stand for."""
        self.last_group = source
        self.group_paragraph = paragraph

    def note_thing(self, noun: str, source: Speaker) -> None:
        """Take note of a body or document that its noun may stand for later."""
        self._by_noun[noun] = source

    def note_passage(self, passage: SpeechPassage, *, has_cue: bool) -> None:
        """Take note of whom a passage names."""
        self._note_bodies(passage)
        if not has_cue:
            self._note_topic(passage)
        elif self.last is None or not self.last.is_person:
            self.last_person = self._person_of_topic(passage) or self.last_person

    def _note_bodies(self, passage: SpeechPassage) -> None:
        units = passage.units
        for at, unit in enumerate(units):
            if unit.name is None or unit.name.kind != "organisation":
                continue
            body = self._of_name(unit.name)
            self._bodies = [each for each in self._bodies if each.name is not unit.name][-_MOST:]
            self._bodies.append(body)
            for word in unit.lower.split():
                if self._words.speaker_kind(word) == "bodies":
                    self._by_noun[word] = body
            before = lower_at(units, at - 2 if text_at(units, at - 1) == "," else at - 1)
            if self._words.speaker_kind(before) == "bodies":
                self._by_noun[before] = body

    def _note_topic(self, passage: SpeechPassage) -> None:
        """Take note of the person, or else the body, with which a passage begins."""
        person = self._person_of_topic(passage)
        if person is not None:
            self.topic = self.last_person = person
            return
        for unit in passage.units:
            if unit.name is not None and unit.name.kind == "organisation":
                self.last_body = self._of_name(unit.name)
                self.last_thing = None
                return

    def _person_of_topic(self, passage: SpeechPassage) -> FoundName | None:
        for at, unit in enumerate(passage.units[:_FARTHEST_TOPIC]):
            if unit.kind == "quote":
                break
            if not unit.is_person or unit.is_possessive:
                continue
            is_near = at < _BEGINNING and not self._governs(lower_at(passage.units, at - 1))
            if is_near or self._begins_clause(passage.units, at):
                return unit.name
        return None

    def _begins_clause(self, units: Sequence[SpeechUnit], at: int) -> bool:
        """Return whether a comma stands before a name and its role: “In May, Mayor Reed left”."""
        while at > 1 and self._words.speaker_kind(lower_at(units, at - 1)) == "people":
            at -= 1
        if at > 1 and lower_at(units, at - 1) in self._words.grammar.coordinating:
            at -= 1
        return text_at(units, at - 1) == ","

    def person_of(self, passage: SpeechPassage, end: int, gender: Gender) -> FoundName | None:
        """Return whom “he” or “she” stands for: named in the passage, or spoken of before."""

        def fits(name: FoundName | None) -> bool:
            return name is not None and name.kind == "person" and agrees(name, gender)

        near = passage.units[max(0, end - _NEAR) : end]
        named = [(at, unit) for at, unit in enumerate(near) if fits(unit.name)]
        own = [
            unit.name
            for at, unit in named
            if not unit.is_possessive and not (at and self._governs(near[at - 1].lower))
        ]
        if end > 1 and near and near[-1].lower in self._words.grammar.conjunctions:
            own = self._after_cue(near, own)
        last = self.last.name if self.last is not None else None
        before = [self.topic, last, self.last_person]
        others = [unit.name for _, unit in named if unit.name not in own]
        if not own and self.topic is None and self.last is not None and self.last.is_unnamed:
            return None
        return next((name for name in (*own, *before, *others) if fits(name)), None)

    def _after_cue(
        self, near: Sequence[SpeechUnit], own: list[FoundName | None]
    ) -> list[FoundName | None]:
        """Return people with those in what is said first: “Reed said Hill lied when he left”."""
        cue = next((at for at, unit in enumerate(near) if unit.lower in self._words.verbs), None)
        if cue is None:
            return own
        said = [unit.name for unit in near[cue:] if unit.name is not None and unit.name in own]
        return [*said, *own]

    def _governs(self, word: str) -> bool:
        """Return whether the person named after a word is only an object: “a letter to Reed”."""
        grammar = self._words.grammar
        return word in grammar.prepositions and word not in grammar.conjunctions

    def thing_of(self, noun: str, kind: str, others: Sequence[str]) -> Speaker | None:
        """Return what “the court” or “the report” is: named by that noun, or mentioned last.

        The `others` are the phrase's other words: “the mayor’s office” is no Office on Drugs.
        """
        named = self._named_by(noun)
        if named is not None and self._has_stems(named, others):
            return named
        if kind == "documents":
            is_last = (
                self.last is not None
                and self.last_body is not None
                and (self.last.name is self.last_body.name)
            )
            return self.last_body if is_last else None
        if noun not in self._words.stand_ins or others:
            return None
        return self._last_such(noun)

    def _named_by(self, noun: str) -> Speaker | None:
        """Return what was named last by a noun, or by another for the same: “company”, “firm”."""
        alike = next((group for group in self._words.alike if noun in group), ())
        return next((self._by_noun[each] for each in (noun, *alike) if each in self._by_noun), None)

    def _has_stems(self, named: Speaker, others: Sequence[str]) -> bool:
        """Return whether words are in a name, or begin as one of its words does."""
        own = {word[:_STEM] for word in (named.text or "").lower().split()}
        return all(word[:_STEM] in own for word in others)

    def _last_such(self, noun: str) -> Speaker | None:
        """Return the body named last that a noun fits: “the company” is no ministry."""
        last = [self.last_body] if self.last_body is not None else []
        alike = {word for group in self._words.alike if noun in group for word in group}
        for body in (*last, *reversed(self._bodies)):
            heads = {
                word
                for word in (body.text or "").lower().split()
                if self._words.speaker_kind(word) == "bodies"
            }
            if not alike or not heads or heads & alike:
                return body
        return None

    def described(self, noun: str) -> Speaker | None:
        """Return who was described at greater length by a noun: “the mayor of Lima”."""
        return self._by_noun.get(noun)

    def somebody(self, noun: str, article: str) -> Speaker | None:
        """Return the person whom “the official” stands for; “la periodista” is no man."""
        if noun not in self._words.stand_ins:
            return None
        gender = gender_of_article(article)
        last = self.last.name if self.last is not None else None
        for name in (last, self.topic, self.last_person):
            if name is not None and name.kind == "person":
                return self._of_name(name) if agrees(name, gender) else None
        return None
