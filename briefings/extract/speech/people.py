"""Who has which role in an article: “the mayor” is the one whom it calls so elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.findings import FoundName, Place
from briefings.extract.speech.passages import Passage, Unit
from briefings.extract.speech.phrases import PhraseFinder
from briefings.extract.speech.vocabulary import Vocabulary

_JOINTS: Final = frozenset((",", "–", "—", "-", "--", "("))


class RolesOfPeople:
    """The roles that an article gives to people, by their nouns."""

    def __init__(self, passages: Sequence[Passage], words: Vocabulary) -> None:
        self._words = words
        self._by_noun: dict[str, list[tuple[int, FoundName]]] = {}
        self._role: dict[str, Place] = {}
        for passage in passages:
            for at, unit in enumerate(passage.units):
                if unit.is_person:
                    self._add(passage.units, at)

    def role_of(self, name: FoundName) -> Place | None:
        """Return where the article first says what a person is."""
        return self._role.get(name.name)

    def who_is(self, nouns: Sequence[str], before: int) -> FoundName | None:
        """Return who was last called by a role's noun before an offset, or else the first after.

        The person that has more of the nouns goes before one that has fewer.
        """
        best: FoundName | None = None
        best_rank = (0, False, 0)
        counted: dict[str, int] = {}
        for noun in nouns:
            for _, name in self._by_noun.get(noun, ()):
                counted[name.name] = counted.get(name.name, 0) | 1 << nouns.index(noun)
        for noun in nouns:
            for offset, name in self._by_noun.get(noun, ()):
                is_before = offset < before
                rank = (
                    counted[name.name].bit_count(),
                    is_before,
                    offset if is_before else -offset,
                )
                if best is None or rank > best_rank:
                    best, best_rank = name, rank
        return best

    def _add(self, units: Sequence[Unit], at: int) -> None:
        name = units[at].name
        assert name is not None
        for first, last in self._roles(units, at):
            nouns = [unit for unit in units[first:last] if unit.kind == "word"]
            spoken = [unit for unit in nouns if self._words.speaker_kind(unit.lower) == "people"]
            if not spoken:
                continue
            self._role.setdefault(name.name, self._place(units, first, last))
            for unit in spoken:
                self._by_noun.setdefault(unit.lower, []).append((unit.start, name))

    def _place(self, units: Sequence[Unit], first: int, last: int) -> Place:
        while first < last - 1 and units[first].lower in self._words.grammar.determiners:
            first += 1
        return units[first].start, units[last - 1].end

    def _roles(self, units: Sequence[Unit], at: int) -> Iterator[tuple[int, int]]:
        """Yield the units of what stands before and after a person's name, and may be a role."""
        finder = PhraseFinder(units, self._words)
        after = at + 1
        if after + 1 < len(units) and units[after].text in _JOINTS:
            phrase = finder.beginning(after + 1)
            if phrase is not None and phrase.kind == "people":
                yield phrase.first, phrase.last
        before = finder.ending(at)
        if before is not None and before.role is not None and before.name is units[at].name:
            yield before.role
        if at > 1 and units[at - 1].text == ",":
            phrase = finder.ending(at - 2)
            if phrase is not None and phrase.kind == "people" and phrase.name is None:
                yield phrase.first, phrase.last
            elif phrase is not None and phrase.kind == "people":
                yield phrase.first, phrase.last
