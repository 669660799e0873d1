"""Who a cue's subject is in the article: the full name, a description, or who spoke before."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.findings import FoundName, Place
from briefings.extract.names.gazetteer import Gender
from briefings.extract.speech.cues import Cue
from briefings.extract.speech.gender import gender_of_person
from briefings.extract.speech.passages import Passage, Unit
from briefings.extract.speech.people import RolesOfPeople
from briefings.extract.speech.phrases import Phrase
from briefings.extract.speech.subjects import Route, Subject, SubjectFinder
from briefings.extract.speech.vocabulary import Vocabulary

Reference = Literal["name", "role", "description", "pronoun", "institution", "carried", "unknown"]
"""By what a source is known."""


class Source(NamedTuple):
    """Who says something. `text` is a full name or the article's description."""

    text: str | None
    reference: Reference
    route: Route
    name: FoundName | None = None
    role: Place | None = None


class Statement(NamedTuple):
    """A cue of a passage with its source."""

    cue: Cue
    subject: Subject
    source: Source


_UNKNOWN: Final = Source(None, "unknown", "understood")
_DEFINITE: Final = frozenset(
    (
        "the",
        "el",
        "la",
        "los",
        "las",
        "al",
        "his",
        "her",
        "its",
        "su",
        "dicho",
        "dicha",
        "this",
        "este",
        "esta",
    )
)


class SourceResolver:
    """Goes through an article's passages in order, and remembers who spoke."""

    def __init__(self, text: str, passages: Sequence[Passage], words: Vocabulary) -> None:
        self._text = text
        self._words = words
        self._people = RolesOfPeople(passages, words)
        self._last: Source | None = None
        self._last_body: Source | None = None
        self._last_group: Source | None = None
        self._by_noun: dict[str, Source] = {}
        """Bodies and documents by the noun that says what they are."""

        self._topic: FoundName | None = None
        """The person with whom the passage before began."""

    def role_of(self, name: FoundName) -> Place | None:
        return self._people.role_of(name)

    def statements(self, passage: Passage, cues: Sequence[Cue]) -> list[Statement]:
        """Return a passage's cues with their sources; passages must come in order."""
        finder = SubjectFinder(passage.units, self._words, cues)
        subjects = [finder.of(cue) for cue in cues]
        found: list[Statement] = []
        for at, (cue, subject) in enumerate(zip(cues, subjects, strict=True)):
            if subject.route == "mistaken":
                continue
            source = self._source(passage, cue, subject, found, subjects[at + 1 :])
            found.append(Statement(cue, subject, source))
            if cue.kind != "according" or source.reference != "description":
                self._remember(source)
        self._note_topic(passage, found)
        return found

    def carried(self) -> Source:
        """Return who spoke last."""
        if self._last is None:
            return _UNKNOWN
        return self._last._replace(reference="carried")

    def of_name(self, name: FoundName, route: Route = "owner") -> Source:
        """Return a name as a source."""
        return Source(name.name, "name", route, name, self.role_of(name))

    def remember(self, source: Source) -> None:
        """Take note of who spoke."""
        self._remember(source)

    def _source(
        self,
        passage: Passage,
        cue: Cue,
        subject: Subject,
        before: Sequence[Statement],
        after: Sequence[Subject],
    ) -> Source:
        phrase = subject.phrase
        if subject.route == "nobody":
            return Source(None, "unknown", "nobody")
        if phrase is not None:
            return self._of_phrase(passage, phrase, subject.route)
        if subject.route == "coordinated":
            return self._coordinated(passage, cue, before, after)
        if cue.kind == "noun":
            return _UNKNOWN._replace(route="owner")
        return self._understood(passage, cue)

    def _coordinated(
        self, passage: Passage, cue: Cue, before: Sequence[Statement], after: Sequence[Subject]
    ) -> Source:
        """Return the source of the cue before, or else the subject of the sentence."""
        for statement in reversed(before):
            if statement.source.text is not None and statement.cue.kind not in (
                "according", "noun",
            ):  # fmt: skip
                return statement.source._replace(route="coordinated")
        begun = self._beginning(passage, cue.first)
        if begun is not None:
            return begun
        for subject in after:
            if subject.phrase is None or subject.route not in ("before", "insertion"):
                continue
            if subject.phrase.kind in ("person", "pronoun"):
                return self._of_phrase(passage, subject.phrase, "sentence")
        return self._understood(passage, cue)

    def _beginning(self, passage: Passage, end: int) -> Source | None:
        """Return the person or body with which a passage begins."""
        for at, unit in enumerate(passage.units[:end]):
            if unit.kind == "quote":
                return None
            pronoun = self._words.pronouns.get(unit.lower)
            if pronoun is not None and pronoun not in ("relative", "self"):
                phrase = Phrase(at, at + 1, "pronoun", pronoun=pronoun)
                return self._of_pronoun(passage, phrase, "sentence")
            if unit.name is not None and not unit.is_possessive:
                before = passage.units[at - 1].lower if at else ""
                if unit.name.kind != "place" and before not in self._words.grammar.prepositions:
                    return self.of_name(unit.name, "sentence")
        return None

    def _understood(self, passage: Passage, cue: Cue) -> Source:
        if self._topic is not None:
            return Source(
                self._topic.name, "carried", "understood", self._topic, self.role_of(self._topic)
            )
        if self._last is None:
            return _UNKNOWN
        return self._last._replace(reference="carried", route="understood")

    def _of_phrase(self, passage: Passage, phrase: Phrase, route: Route) -> Source:
        if phrase.kind == "person" and phrase.name is not None:
            role = self._place(passage, phrase.role) or self.role_of(phrase.name)
            text = phrase.name.name
            if phrase.other is not None and phrase.other.kind == "person":
                text = f"{phrase.other.name}; {text}"
            return Source(text, "name", route, phrase.name, role)
        if phrase.kind == "pronoun":
            return self._of_pronoun(passage, phrase, route)
        if phrase.name is not None and self._is_name_alone(passage, phrase):
            text = phrase.name.name
            if phrase.other is not None:
                text = f"{phrase.other.name}; {text}"
            return Source(text, "name", route, phrase.name)
        return self._of_description(passage, phrase, route)

    def _is_name_alone(self, passage: Passage, phrase: Phrase) -> bool:
        return all(
            unit.name is not None
            or unit.lower in self._words.grammar.determiners
            or unit.lower in self._words.grammar.coordinating
            for unit in passage.units[phrase.first : phrase.last]
        )

    def _of_description(self, passage: Passage, phrase: Phrase, route: Route) -> Source:
        units = passage.units
        is_definite = units[phrase.first].lower in _DEFINITE
        is_plural = self._words.is_plural(phrase.head)
        if phrase.kind == "people" and not is_plural:
            nouns = [
                unit.lower for unit in units[phrase.first : phrase.last] if unit.kind == "word"
            ]
            spoken = [noun for noun in nouns if self._words.speaker_kind(noun) == "people"]
            if is_definite:
                known = self._people.who_is(spoken, units[phrase.first].start)
                if known is not None:
                    return Source(known.name, "role", route, known, self.role_of(known))
                if (
                    self._last is not None
                    and self._last.name is not None
                    and self._last.name.kind == "person"
                    and phrase.last - phrase.first < 3
                ):
                    return self._last._replace(reference="carried", route=route)
        if is_definite and not is_plural and phrase.name is None:
            known_body = self._of_institution(phrase)
            if known_body is not None:
                return known_body._replace(reference="institution", route=route)
        described = Source(self._description(units, phrase), "description", route, phrase.name)
        if phrase.kind in ("bodies", "documents") and phrase.name is not None:
            self._by_noun[phrase.head] = described
        elif phrase.kind == "people" and is_plural:
            self._last_group = described
        return described

    def _of_institution(self, phrase: Phrase) -> Source | None:
        """Return what “the court” or “the report” is: named by that noun, or mentioned last."""
        named = self._by_noun.get(phrase.head)
        if named is not None:
            return named
        if phrase.kind == "bodies" or (
            phrase.kind == "documents"
            and self._last is not None
            and (self._last_body is not None and self._last.name is self._last_body.name)
        ):
            return self._last_body
        return None

    def _description(self, units: Sequence[Unit], phrase: Phrase) -> str:
        first = phrase.first
        while first < phrase.last - 1 and (
            units[first].lower in self._words.grammar.determiners
            and units[first].lower in _DEFINITE
        ):
            first += 1
        return self._text[units[first].start : units[phrase.last - 1].end]

    def _place(self, passage: Passage, role: tuple[int, int] | None) -> Place | None:
        if role is None:
            return None
        first, last = role
        units = passage.units
        while first < last - 1 and units[first].lower in self._words.grammar.determiners:
            first += 1
        return units[first].start, units[last - 1].end

    def _of_pronoun(self, passage: Passage, phrase: Phrase, route: Route) -> Source:
        match phrase.pronoun:
            case "male" | "female":
                return self._of_person(passage, phrase, phrase.pronoun, route)
            case "plural":
                known = self._last_group or self._last_body or self._last
            case "thing":
                known = self._last_body
            case _:
                return _UNKNOWN._replace(route=route)
        if known is None:
            return _UNKNOWN._replace(route=route)
        return known._replace(reference="pronoun", route=route)

    def _of_person(self, passage: Passage, phrase: Phrase, gender: Gender, route: Route) -> Source:
        """Return the person of “he” or “she”: named in the passage, or who spoke last."""

        def fits(name: FoundName) -> bool:
            return name.kind == "person" and gender_of_person(name) in (None, gender)

        for unit in passage.units[: phrase.first]:
            if unit.name is not None and not unit.is_possessive and fits(unit.name):
                return self.of_name(unit.name, route)._replace(reference="pronoun")
        last = self._last.name if self._last is not None else None
        for name in (self._topic, last):
            if name is not None and fits(name):
                return self.of_name(name, route)._replace(reference="pronoun")
        if self._last is not None and last is None and self._last.reference == "description":
            return self._last._replace(reference="pronoun", route=route)
        return _UNKNOWN._replace(route=route)

    def _remember(self, source: Source) -> None:
        if source.text is None or source.route == "owner":
            return
        self._topic = None
        self._last = source
        if source.name is not None and source.name.kind == "organisation":
            self._last_body = source

    def _note_topic(self, passage: Passage, found: Sequence[Statement]) -> None:
        """Take note of the person with whom a passage begins that says nothing."""
        for unit in passage.units:
            if unit.name is not None and unit.name.kind == "organisation":
                for word in unit.lower.split():
                    if self._words.speaker_kind(word) == "bodies":
                        self._by_noun[word] = self.of_name(unit.name)
        if found:
            return
        for unit in passage.units[:4]:
            if unit.is_person and not unit.is_possessive:
                self._topic = unit.name
                return
        for unit in passage.units:
            if unit.name is not None and unit.name.kind == "organisation":
                self._last_body = self.of_name(unit.name)
                return
