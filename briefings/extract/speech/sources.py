"""Who a cue's subject is in the article: the full name, a description, or who spoke before."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.findings import FoundName, Place
from briefings.extract.known_names import KnownNames
from briefings.extract.neighbours import lower_at
from briefings.extract.speech.attribution import begin_of
from briefings.extract.speech.cue import SpeechCue
from briefings.extract.speech.memory import SpeakerMemory
from briefings.extract.speech.noun_phrases import NounPhrase, NounReader
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.people import RolesOfPeople
from briefings.extract.speech.phrases_after import PhrasesAfter
from briefings.extract.speech.role_references import OWNED, RoleReferences
from briefings.extract.speech.silent_lines import silent_lines
from briefings.extract.speech.speaker import UNKNOWN, CuedStatement, Speaker
from briefings.extract.speech.subject import Route, Subject
from briefings.extract.speech.subjects import SubjectFinder
from briefings.extract.speech.vocabulary import Vocabulary

_DEFINITE: Final = frozenset(
    (
        "the", "el", "la", "los", "las", "al", "his", "her", "its", "their", "su", "sus",
        "dicho", "dicha", "this", "este", "esta", "ese", "esa",
    )
)  # fmt: skip
_SHORT: Final = 2
"""Units of “the official”."""

_BEGINNING: Final = 60
"""Units of a passage among which its subject is looked for."""

_PEOPLE_SAY: Final = UNKNOWN._replace(route="nobody")
_NO_SPEAKER: Final = frozenset(("according", "noun"))
_OF_QUOTES: Final = frozenset(("quoting", "noun"))
"""Cues that say nothing without a quotation: “he read on”, “in his reply”."""

_SUBJECT_LATER: Final = frozenset(("before", "insertion"))


class SourceResolver:
    """Goes through an article's passages in order, and remembers who spoke."""

    def __init__(
        self, text: str, passages: Sequence[SpeechPassage], words: Vocabulary, known: KnownNames
    ) -> None:
        self._text = text
        self._words = words
        self._people = RolesOfPeople(text, passages, words, known)
        self._memory = SpeakerMemory(words, self.of_name)
        self._roles = RoleReferences(words, self._people, self._memory, self.of_name)
        self._silent = silent_lines(text, passages, words)

    def statements(self, passage: SpeechPassage, cues: Sequence[SpeechCue]) -> list[CuedStatement]:
        """Return a passage's cues with their sources; passages must come in order."""
        if self.is_silent(passage):
            return []
        if not cues:
            self._memory.note_passage(passage, has_cue=False)
            return []
        finder = SubjectFinder(self._text, passage.units, self._words)
        subjects = [finder.of(cue) for cue in cues]
        has_quote = any(unit.kind == "quote" for unit in passage.units)
        found: list[CuedStatement] = []
        for at, (cue, subject) in enumerate(zip(cues, subjects, strict=True)):
            if subject.route == "mistaken" or _is_repeated(cue, found):
                continue
            source = self._source(passage, cue, subject)
            if source is None:
                after = subjects[at + 1 :]
                source = self._coordinated(passage, cue, found, after, finder.of_sentence(cue))
            found.append(CuedStatement(cue, subject, source))
            if self._goes_on(passage, found, has_quote=has_quote):
                self._memory.note_source(source)
        speaks = any(
            (has_quote or each.cue.kind not in _OF_QUOTES)
            and not self._is_subordinate(passage, each)
            for each in found
        )
        self._memory.note_passage(passage, has_cue=speaks)
        return found

    def _goes_on(
        self, passage: SpeechPassage, found: Sequence[CuedStatement], *, has_quote: bool
    ) -> bool:
        """Return whether a reader expects who says the last of some statements to go on.

        Views of groups, what others say “as” or “when” somebody speaks, and what a speaker says of
        others are told on the way.
        """
        last = found[-1]
        cue = last.cue
        if cue.kind == "according" and last.source.reference == "description":
            return False
        if cue.kind == "quoting" and not has_quote:
            return False
        is_held = cue.kind == "holding" and found[0].cue.kind == "according"
        return not is_held and not self._is_subordinate(passage, last)

    def _is_subordinate(self, passage: SpeechPassage, statement: CuedStatement) -> bool:
        """Return whether “as” or “when” introduces a statement within a sentence."""
        begin = begin_of(statement)
        before = lower_at(passage.units, begin - 1) if begin > 1 else ""
        return before in self._words.grammar.subordinating

    def is_silent(self, passage: SpeechPassage) -> bool:
        """Return whether nobody says anything in a passage: who wrote it, what else to read."""
        return passage.start in self._silent

    @property
    def understood_speaker(self) -> Speaker | None:
        """Return whom the passage before was about, or who spoke last."""
        understood = self._understood()
        return understood if understood.text is not None else None

    def of_name(self, name: FoundName, route: Route = "owner") -> Speaker:
        """Return a name as a source."""
        return Speaker(name.name, "name", route, name, self._people.role_of(name))

    def beginning(self, passage: SpeechPassage, first: int) -> Speaker | None:
        """Return whom the phrase that begins at a unit stands for."""
        nouns = NounReader(self._text, passage.units, self._words)
        phrase = PhrasesAfter(nouns).beginning(first)
        if phrase is None or phrase.kind in ("noun", "place", "pronoun"):
            return None
        return self._of_phrase(passage, phrase, "owner")

    def role_beginning(self, passage: SpeechPassage, first: int) -> int | None:
        """Return the unit after the role that begins at a unit, if one does."""
        nouns = NounReader(self._text, passage.units, self._words)
        phrase = PhrasesAfter(nouns).beginning(first)
        return phrase.last if phrase is not None and phrase.kind == "people" else None

    def subject_of(self, passage: SpeechPassage, end: int) -> Speaker | None:
        """Return the person with whom a passage begins, before the unit `end`."""
        source = self._beginning(passage, end)
        return source if source is not None and source.is_person else None

    def _source(self, passage: SpeechPassage, cue: SpeechCue, subject: Subject) -> Speaker | None:
        """Return the source of a cue; `None` if its subject is that of the sentence."""
        if subject.route == "nobody":
            return UNKNOWN._replace(route="nobody")
        if subject.phrase is not None:
            return self._of_phrase(passage, subject.phrase, subject.route)
        if subject.route == "coordinated":
            return None
        if cue.kind == "noun":
            return UNKNOWN._replace(route="owner")
        if self._is_spanish_plural(passage, cue):
            return self._several(passage, cue)
        return self._understood()

    def _several(self, passage: SpeechPassage, cue: SpeechCue) -> Speaker:
        """Return of whom “mencionaron” may be said: of no one person."""
        group = self._memory.last_group
        is_hearsay = passage.units[cue.last - 1].lower in self._words.grammar.hearsay
        if is_hearsay and self._memory.group_paragraph != passage.paragraph.number:
            return _PEOPLE_SAY
        if group is not None:
            return group._replace(reference="carried", route="understood")
        understood = self._understood()
        return understood if not understood.is_person and understood.text else _PEOPLE_SAY

    def _is_spanish_plural(self, passage: SpeechPassage, cue: SpeechCue) -> bool:
        """Return whether a verb without a subject is that of several: “mencionan”."""
        verb = passage.units[cue.last - 1].lower
        return self._words.language == "es" and cue.form == "finite" and verb.endswith("n")

    def _coordinated(
        self,
        passage: SpeechPassage,
        cue: SpeechCue,
        before: Sequence[CuedStatement],
        after: Sequence[Subject],
        begun: Subject | None,
    ) -> Speaker:
        """Return the source of the cue before, or else the subject of the sentence."""
        for statement in reversed(before):
            if self._is_subordinate(passage, statement):
                continue
            if statement.source.text is not None and statement.cue.kind not in _NO_SPEAKER:
                return statement.source._replace(route="coordinated")
        if begun is not None and begun.phrase is not None and begun.phrase.kind != "noun":
            return self._of_phrase(passage, begun.phrase, "sentence")
        named = self._beginning(passage, cue.first)
        if named is not None:
            return named
        for subject in after:
            phrase = subject.phrase
            if phrase is None or subject.route not in _SUBJECT_LATER:
                continue
            if phrase.kind in ("person", "pronoun"):
                return self._of_phrase(passage, phrase, "sentence")
        return self._understood()

    def _beginning(self, passage: SpeechPassage, end: int) -> Speaker | None:
        """Return the person or body with which a passage begins."""
        for at, unit in enumerate(passage.units[: min(end, _BEGINNING)]):
            if unit.kind == "quote":
                return None
            before = lower_at(passage.units, at - 1)
            if before in self._words.grammar.prepositions:
                continue
            pronoun = self._words.pronoun(unit.lower) if unit.kind == "word" else None
            if pronoun is not None and pronoun not in ("relative", "self"):
                phrase = NounPhrase(at, at + 1, "pronoun", pronoun=pronoun)
                return self._of_pronoun(passage, phrase, "sentence")
            if unit.name is not None and not unit.is_possessive and unit.name.kind != "place":
                return self.of_name(unit.name, "sentence")
        return None

    def _understood(self) -> Speaker:
        """Return of whom the passage before spoke, or who spoke last."""
        memory = self._memory
        if memory.topic is not None:
            return self.of_name(memory.topic, "understood")._replace(reference="carried")
        if memory.last is None:
            return UNKNOWN
        return memory.last._replace(reference="carried", route="understood")

    def _of_phrase(self, passage: SpeechPassage, phrase: NounPhrase, route: Route) -> Speaker:
        if phrase.kind == "pronoun":
            return self._of_pronoun(passage, phrase, route)
        if phrase.kind == "person" and phrase.name is not None:
            role = self._place(passage, phrase.role) or self._people.role_of(phrase.name)
            return Speaker(_joined_name(phrase, phrase.name), "name", route, phrase.name, role)
        if phrase.name is not None and self._is_name_alone(passage, phrase):
            return Speaker(_joined_name(phrase, phrase.name), "name", route, phrase.name)
        return self._known(passage, phrase, route) or self._described(passage, phrase, route)

    def _is_name_alone(self, passage: SpeechPassage, phrase: NounPhrase) -> bool:
        return all(
            unit.name is not None
            or unit.lower in self._words.grammar.determiners
            or unit.lower in self._words.grammar.coordinating
            for unit in passage.units[phrase.first : phrase.last]
        )

    def _known(self, passage: SpeechPassage, phrase: NounPhrase, route: Route) -> Speaker | None:
        """Return whom a definite description stands for, if the article says so elsewhere."""
        units = passage.units[phrase.first : phrase.last]
        if units[0].lower not in _DEFINITE or self._words.is_plural(phrase.head):
            return None
        if phrase.kind == "people":
            return self._roles.of(units, phrase.head, route)
        is_named = phrase.name is not None or any(unit.text[:1].isupper() for unit in units[1:])
        if is_named or units[0].lower in OWNED:
            return None
        kind = phrase.kind if len(units) <= _SHORT else "noun"
        others = [unit.lower for unit in units[1:] if unit.lower != phrase.head]
        known = self._memory.thing_of(phrase.head, kind, others)
        return known._replace(reference="institution", route=route) if known is not None else None

    def _described(self, passage: SpeechPassage, phrase: NounPhrase, route: Route) -> Speaker:
        """Return a source in the article's own words, a definite article left out."""
        units = passage.units
        first = phrase.first
        while first < phrase.last - 1 and units[first].lower in _DEFINITE:
            first += 1
        text = self._text[units[first].start : units[phrase.last - 1].end]
        is_unnamed = phrase.kind == "people" and not self._words.is_plural(phrase.head)
        source = Speaker(text, "description", route, phrase.name, None, is_unnamed)
        if phrase.kind in ("bodies", "documents") and not self._words.is_plural(phrase.head):
            self._memory.last_thing = source
        if phrase.kind in ("bodies", "documents") and phrase.name is not None:
            self._memory.note_thing(phrase.head, source)
        elif phrase.kind == "people" and self._words.is_plural(phrase.head):
            self._memory.note_group(source, passage.paragraph.number)
        elif phrase.kind == "people" and phrase.last - phrase.first > _SHORT:
            self._memory.note_thing(phrase.head, source)
        return source

    def _place(self, passage: SpeechPassage, role: tuple[int, int] | None) -> Place | None:
        if role is None:
            return None
        first, last = role
        units = passage.units
        while first < last - 1 and units[first].lower in self._words.grammar.determiners:
            first += 1
        return units[first].start, units[last - 1].end

    def _of_pronoun(self, passage: SpeechPassage, phrase: NounPhrase, route: Route) -> Speaker:
        memory = self._memory
        known: Speaker | None = None
        match phrase.pronoun:
            case "male" | "female":
                person = memory.person_of(passage, phrase.first, phrase.pronoun)
                known = self.of_name(person) if person is not None else memory.last_somebody
            case "plural":
                known = memory.last_group or memory.last_body or memory.last
            case "thing":
                known = memory.last_thing or memory.last_body
        if known is None:
            return UNKNOWN._replace(route=route)
        return known._replace(reference="pronoun", route=route)


def _is_repeated(cue: SpeechCue, before: Sequence[CuedStatement]) -> bool:
    """Return whether a verb belongs to the cue right before it: “según dijo”."""
    if not before:
        return False
    last = before[-1].cue
    return last.kind == "according" and last.last == cue.first and cue.kind != "noun"


def _joined_name(phrase: NounPhrase, name: FoundName) -> str:
    """Return a name, with the one that “and” joins to it if they are alike."""
    other = phrase.other
    return (
        f"{other.name}; {name.name}" if other is not None and other.kind == name.kind else name.name
    )
