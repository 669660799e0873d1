"""Who has which role in an article: “the mayor” is the one whom it calls so elsewhere."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from briefings.extract.findings import FoundName, Place
from briefings.extract.known_names import KnownNames
from briefings.extract.names.gazetteer import Gender
from briefings.extract.speech.genders import agrees
from briefings.extract.speech.introductions import Introductions
from briefings.extract.speech.noun_phrases import NounReader
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

_LATER: Final = 1 << 40
"""An offset after that of every mention."""

_STEM: Final = 6
"""Characters by which words of one stem are alike."""


class RolesOfPeople:
    """The roles that an article gives to people, by their nouns."""

    def __init__(
        self, text: str, passages: Sequence[SpeechPassage], words: Vocabulary, known: KnownNames
    ) -> None:
        self._words = words
        self._by_noun: dict[str, list[tuple[int, FoundName]]] = {}
        self._scholars: set[str] = set()
        self._role: dict[str, Place] = {}
        self._marks: dict[str, set[str]] = {}
        for passage in passages:
            nouns = NounReader(text, passage.units, words)
            read: Introductions | None = None
            for at, unit in enumerate(passage.units):
                if unit.name is not None and unit.name.kind == "person":
                    read = read or Introductions(nouns)
                    self._add(nouns, read, at, unit.name)
                    self._add_known(known, unit.name)

    def role_of(self, name: FoundName) -> Place | None:
        """Return where the article first says what a person is."""
        return self._role.get(name.name)

    def who_is(
        self,
        nouns: Sequence[str],
        before: int,
        marks: Collection[str] = (),
        gender: Gender | None = None,
    ) -> list[FoundName]:
        """Return who were called by a role's nouns before an offset, or else after it.

        Who was so called nearest to it comes first. Somebody with more of the nouns goes before
        those with fewer; one whose role lacks one of the `marks` is another: “the Labour
        candidate” is no Conservative.
        """
        called = [
            (offset, name)
            for noun in nouns
            for offset, name in self._by_noun.get(noun, ())
            if agrees(name, gender) and self._may_be(name, marks)
        ]
        if not called:
            return []
        times = Counter(
            name.name
            for noun in set(nouns)
            for name in {each.name: each for _, each in self._by_noun.get(noun, ())}.values()
        )

        def rank(call: tuple[int, FoundName]) -> tuple[int, bool, int]:
            offset, name = call
            is_before = offset < before
            return times[name.name], is_before, offset if is_before else -offset

        called.sort(key=rank, reverse=True)
        best = rank(called[0])[:2]
        alike = {call[1].name: call[1] for call in called if rank(call)[:2] == best}
        return list(alike.values())

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
                self._note((word,), _LATER, name)

    def _add(self, nouns: NounReader, read: Introductions, at: int, name: FoundName) -> None:
        roles = list(read.roles(at, name))
        if name.name not in self._scholars and (
            read.is_of_scholars(at) or any(read.is_scholarly(*role) for role in roles)
        ):
            self._scholars.add(name.name)
            self._note(self._words.scholars, _LATER, name)
        for first, last in roles:
            self._note(self._also_called(nouns, first, last), nouns.units[first].start, name)
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
                self._note((unit.lower,), unit.start, name)

    def _note(self, nouns: Iterable[str], offset: int, name: FoundName) -> None:
        for noun in nouns:
            self._by_noun.setdefault(noun, []).append((offset, name))

    def _also_called(self, nouns: NounReader, first: int, last: int) -> Iterator[str]:
        """Yield the nouns for whoever has a title or a role of two words: “Sen.” is a senator."""
        for at in range(first, last):
            for rest, called in self._words.also_called.get(nouns.lower(at), ()):
                if not rest or rest == nouns.lower(at + 1):
                    yield from called

    def _is_mere_kin(self, nouns: NounReader, first: int, last: int) -> bool:
        """Return whether words say “wife” without saying whose."""
        units = nouns.units[first:last]
        return len(units) == 1 and units[0].lower in self._words.kin


def _stem(word: str) -> str:
    """Return the beginning that “Democrat” and “Democratic” share."""
    return word[:_STEM]
