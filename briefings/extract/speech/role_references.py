"""Whom a role without a name stands for: “the mayor”, “la investigadora”."""

from collections.abc import Callable, Sequence
from typing import Final

from briefings.extract.findings import FoundName
from briefings.extract.names.gazetteer import Gender
from briefings.extract.speech.genders import agrees, gender_of_article
from briefings.extract.speech.memory import SpeakerMemory
from briefings.extract.speech.people import RolesOfPeople
from briefings.extract.speech.speaker import Speaker
from briefings.extract.speech.subject import Route
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

OWNED: Final = frozenset(("his", "her", "its", "their", "su", "sus"))
_SHORT: Final = 2
"""Units of “the official”."""


class RoleReferences:
    """Finds who has the role by which an article calls somebody."""

    def __init__(
        self,
        words: Vocabulary,
        people: RolesOfPeople,
        memory: SpeakerMemory,
        of_name: Callable[[FoundName], Speaker],
    ) -> None:
        self._words = words
        self._people = people
        self._memory = memory
        self._of_name = of_name

    def of(self, units: Sequence[SpeechUnit], head: str, route: Route) -> Speaker | None:
        """Return whom the phrase that is all of `units` stands for; `head` is its noun."""
        start, determiner = units[0].start, units[0].lower
        words = [unit.lower for unit in units if unit.kind == "word"]
        roles = [word for word in words if self._words.speaker_kind(word) == "people"]
        if determiner in OWNED and any(role in self._words.kin for role in roles):
            return None
        gender = gender_of_article(determiner)
        marks = self._people.marks_of(units[1:])
        known = self._people.who_is(roles, start, marks, gender) or self._by_wider_role(
            roles, start, gender
        )
        if known:
            return self._one_of(known, route)
        if len(units) > _SHORT:
            return None
        somebody = self._memory.described(head) or self._memory.somebody(head, determiner)
        if somebody is None:
            return None
        return somebody._replace(reference="carried", route=route)

    def _one_of(self, known: Sequence[FoundName], route: Route) -> Speaker | None:
        """Return who has a role; of several who do, the one who spoke last."""
        if len(known) == 1:
            return self._of_name(known[0])._replace(reference="role", route=route)
        last = self._last_name()
        if last is None or last not in known:
            return None
        return self._of_name(last)._replace(reference="one of several", route=route)

    def _by_wider_role(
        self, roles: Sequence[str], before: int, gender: Gender | None
    ) -> list[FoundName]:
        """Return whom “the official” may be: who spoke last, if a mayor or the like."""
        wider = [each for role in roles for each in self._words.wider.get(role, ())]
        last = self._last_name()
        if last is not None and agrees(last, gender) and self._people.is_called(last, wider):
            return [last]
        return self._people.who_is(wider, before, (), gender)

    def _last_name(self) -> FoundName | None:
        return self._memory.last.name if self._memory.last is not None else None
