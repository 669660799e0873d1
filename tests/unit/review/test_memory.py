"""What a library learns of reviews, and that it can be mended and switched off."""

from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.adding.given import Given
from briefings.errors import NotFoundError, UsageError
from briefings.extract.known_names import NOBODY_KNOWN, KnownName, KnownNames
from briefings.extract.proposal import Proposal
from briefings.model import Actor, Article, Figure, Lens
from briefings.review.decision import Accept, Confirm, Decision, Edit, Merge, Reject
from tests.unit.review.conftest import opened
from tests.unit.review.made_rules import made_rules
from tests.unit.review.test_reviews import item


def known(library: Library, name: str) -> KnownName | None:
    return library.reviews.memory.known().find(name)


def decide(library: Library, briefing_id: str, *decisions: Decision) -> object:
    return library.reviews.decide(briefing_id, decisions, editor="Ana")


def test_nothing_is_known_at_first(library: Library) -> None:
    assert library.reviews.memory.known() is NOBODY_KNOWN
    assert library.reviews.memory.list() == []


def test_names_are_learned_and_unlearned(library: Library, port: str, folder: Path) -> None:
    person, place = item(library, port, "Ana Núñez"), item(library, port, "Brava")
    wrong = item(library, port, "El Faro")
    decided = library.reviews.decide(
        port, [Confirm(person.id), Confirm(place.id), Reject(wrong.id)], editor="Ana"
    )
    with opened(folder) as other:
        learned = known(other, "núñez")
        assert learned is not None
        assert (learned.name, learned.kind, learned.aliases) == ("Ana Núñez", "person", ("Núñez",))
        faro, brava = known(other, "El Faro"), known(other, "BRAVA")
        assert faro is not None
        assert brava is not None
        assert (faro.kind, brava.kind) == ("none", "place")
        library.reviews.undo(decided)
        assert known(other, "Ana Núñez") is None
        assert other.reviews.memory.list() == []


def test_what_was_not_seen_teaches_nothing(library: Library, port: str) -> None:
    person = item(library, port, "Ana Núñez")
    decide(library, port, Accept(person.id))
    assert known(library, "Ana Núñez") is None
    decide(library, port, Confirm(person.id))
    assert known(library, "Ana Núñez") is not None


def test_a_changed_mind_is_what_counts(library: Library, port: str) -> None:
    person = item(library, port, "Ana Núñez")
    decide(library, port, Confirm(person.id))
    now = item(library, port, "Ana Núñez")
    assert isinstance(now, Actor)
    decide(library, port, Edit(msgspec.structs.replace(now, type="organisation", role="paper")))
    learned = known(library, "Ana Núñez")
    assert learned is not None
    assert (learned.kind, learned.role, learned.times) == ("organisation", "paper", 1)
    (record,) = library.reviews.memory.list()
    assert record.kinds == {"organisation": 1}
    decide(library, port, Reject(person.id))
    (record,) = library.reviews.memory.list()
    assert record.kinds == {"none": 1}
    assert record.roles == {}


def test_joined_names_are_known_by_all(library: Library, port: str) -> None:
    one, other = item(library, port, "El Faro"), item(library, port, "Ana Núñez")
    decide(library, port, Merge(one.id, into=other.id))
    learned = known(library, "El Faro")
    assert learned is not None
    assert learned.name == "Ana Núñez"


def test_speakers_and_units_are_learned(library: Library, port: str) -> None:
    quote = next(each for each in library.get(port).items if each.kind == "statement")
    figure = item(library, port, "12,500 tonnes")
    assert isinstance(figure, Figure)
    decide(library, port, Confirm(quote.id))
    decide(library, port, Edit(msgspec.structs.replace(figure, unit="crate")))
    learned = known(library, "Ana Núñez")
    assert learned is not None
    assert (learned.kind, learned.spoke) == ("person", 1)
    assert library.reviews.memory.known().units == {"crate"}
    assert known(library, "crate") is None


def test_it_is_mended_and_forgotten(library: Library, port: str) -> None:
    memory = library.reviews.memory
    person = item(library, port, "Ana Núñez")
    decided = library.reviews.decide(port, [Confirm(person.id)], editor="Ana")
    memory.set("ana nuñez", "organisation", aliases=("AN",), role="a firm")
    learned = known(library, "AN")
    assert learned is not None
    assert (learned.name, learned.kind, learned.role) == ("Ana Núñez", "organisation", "a firm")
    library.reviews.undo(decided)
    assert known(library, "Ana Núñez") is not None, "what a person said stays"
    memory.forget("ANA NUÑEZ")
    assert known(library, "Ana Núñez") is None
    with pytest.raises(NotFoundError):
        memory.forget("Ana Núñez")
    with pytest.raises(UsageError):
        memory.set("  ", "person")


def test_switched_off_it_neither_learns_nor_is_used(library: Library, port: str) -> None:
    memory = library.reviews.memory
    memory.set("El Faro", "organisation")
    memory.is_on = False
    assert memory.known() is NOBODY_KNOWN
    decide(library, port, Confirm(item(library, port, "Ana Núñez").id))
    memory.is_on = True
    assert [each.name for each in memory.list()] == ["El Faro"]


def test_the_rules_are_told_who_is_known(library: Library, port: str) -> None:
    library.reviews.memory.set("El Faro", "organisation")
    told: list[KnownNames] = []

    def listening(
        article: Article, language: str, lens: Lens | None, known_names: KnownNames
    ) -> Proposal:
        told.append(known_names)
        return made_rules(article, language, lens, known_names)

    library.reviews.proposing.extract = listening
    text = b"Another day\n\nThe port of Brava is closed, said El Faro."
    library.add_text(text, "a.txt", Given(language="en"))
    assert told
    assert all(each.find("El Faro") for each in told)
