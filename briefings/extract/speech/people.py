"""Who has which role in an article: “the mayor” is the one whom it calls so elsewhere."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from briefings.extract.findings import FoundName, Place
from briefings.extract.known_names import KnownNames
from briefings.extract.speech.noun_phrases import NounReader
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.phrases_after import PhrasesAfter
from briefings.extract.speech.phrases_before import PhrasesBefore
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

_LATER: Final = 1 << 40
"""An offset after that of every mention."""

_STEM: Final = 6
"""Characters by which words of one stem are alike."""

_JOINTS: Final = frozenset((",", "–", "—", "-", "--", "("))


class RolesOfPeople:
    """The roles that an article gives to people, by their nouns."""

    def __init__(
        self, text: str, passages: Sequence[SpeechPassage], words: Vocabulary, known: KnownNames
    ) -> None:
        self._words = words
        self._by_noun: dict[str, list[tuple[int, FoundName]]] = {}
        self._role: dict[str, Place] = {}
        self._marks: dict[str, set[str]] = {}
        for passage in passages:
            for at, unit in enumerate(passage.units):
                if unit.name is not None and unit.name.kind == "person":
                    self._add(NounReader(text, passage.units, words), at, unit.name)
                    self._add_known(known, unit.name)

    def role_of(self, name: FoundName) -> Place | None:
        """Return where the article first says what a person is."""
        return self._role.get(name.name)

    def who_is(
        self, nouns: Sequence[str], before: int, marks: Collection[str] = ()
    ) -> FoundName | None:
        """Return who was last called by a role's nouns before an offset, or else the first after.

        The person that has more of the nouns goes before one that has fewer; one whose role lacks
        one of the `marks` is another: “the Labour candidate” is no Conservative.
        """
        called = [
            (offset, name)
            for noun in nouns
            for offset, name in self._by_noun.get(noun, ())
            if self._may_be(name, marks)
        ]
        if not called:
            return None
        times = Counter(
            name.name
            for noun in set(nouns)
            for name in {each.name: each for _, each in self._by_noun.get(noun, ())}.values()
        )

        def rank(call: tuple[int, FoundName]) -> tuple[int, bool, int]:
            offset, name = call
            is_before = offset < before
            return times[name.name], is_before, offset if is_before else -offset

        return max(called, key=rank)[1]

    def _may_be(self, name: FoundName, marks: Collection[str]) -> bool:
        """Return whether a person's roles have all marks, and are not those of a deputy."""
        own = self._marks.get(name.name, set())
        lesser = map(_stem, self._words.lesser)
        is_lesser = any(word in own and word not in marks for word in lesser)
        return not is_lesser and all(mark in own for mark in marks)

    def marks_of(self, units: Sequence[SpeechUnit]) -> frozenset[str]:
        """Return what tells a role from others of its noun: a party, a place, “vice”."""
        words = (word for unit in units for word in unit.text.split())
        return frozenset(
            _stem(word.lower())
            for word in words
            if word.lower() in self._words.lesser
            or (word[0].isupper() and self._words.speaker_kind(word.lower()) != "people")
        )

    def is_called(self, name: FoundName, nouns: Sequence[str]) -> bool:
        """Return whether the article calls a person by one of a role's nouns."""
        return any(each is name for noun in nouns for _, each in self._by_noun.get(noun, ()))

    def _add_known(self, known: KnownNames, name: FoundName) -> None:
        """Add the role that readers have confirmed of a person, after all that the article says."""
        found = known.find(name.name)
        for word in (found.role or "").lower().split() if found is not None else ():
            if self._words.speaker_kind(word) == "people":
                self._by_noun.setdefault(word, []).append((_LATER, name))

    def _add(self, nouns: NounReader, at: int, name: FoundName) -> None:
        for first, last in _roles(nouns, at, name):
            spoken = [
                unit
                for unit in nouns.units[first:last]
                if unit.kind == "word" and self._words.speaker_kind(unit.lower) == "people"
            ]
            if not spoken or self._is_mere_kin(nouns, first, last):
                continue
            begin = first
            while begin < last - 1 and nouns.is_determiner(begin):
                begin += 1
            place = nouns.units[begin].start, nouns.units[last - 1].end
            self._role.setdefault(name.name, place)
            self._marks.setdefault(name.name, set()).update(self.marks_of(nouns.units[first:last]))
            for unit in spoken:
                self._by_noun.setdefault(unit.lower, []).append((unit.start, name))

    def _is_mere_kin(self, nouns: NounReader, first: int, last: int) -> bool:
        """Return whether words say “wife” without saying whose."""
        units = nouns.units[first:last]
        return len(units) == 1 and units[0].lower in self._words.kin


def _stem(word: str) -> str:
    """Return the beginning that “Democrat” and “Democratic” share."""
    return word[:_STEM]


def _roles(nouns: NounReader, at: int, name: FoundName) -> Iterator[tuple[int, int]]:
    """Yield the units of what stands before and after a person's name, and may be a role."""
    units = nouns.units
    if at + 1 < len(units) and units[at + 1].text in _JOINTS:
        after = PhrasesAfter(nouns).beginning(at + 2)
        if after is not None and after.kind == "people":
            yield after.first, after.last
    before = nouns.named(at, name)
    if before.role is not None:
        yield before.role
    if at > 1 and units[at - 1].text == ",":
        apposed = PhrasesBefore(nouns).ending(at - 2)
        if apposed is not None and apposed.kind == "people":
            yield apposed.first, apposed.last
