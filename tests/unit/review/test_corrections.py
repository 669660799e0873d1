"""A speaker or a role that an editor puts right is proposed in what rests on the same words."""

from typing import Any

import msgspec
import pytest

from briefings import Given, Library
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.model import Actor, AnyItem, Article, Briefing, Evidence, Statement, Suggestion
from briefings.progress import is_open
from briefings.repository.corrections import with_corrections
from briefings.review.decision import Confirm, Edit
from briefings.review.rules import by_rules

ARTICLE = """Prices rise again

"Bread costs twice as much," said Carmen Masias, a spokesman of the mill. "It will cost more," \
Masias said.

The council met on Monday. "We will act soon," Julio Rojas, the mayor, told reporters. \
"Nobody will starve," Rojas added.

"We have no flour," Masias said.
"""


@pytest.fixture
def prices(library: Library) -> str:
    library.reviews.proposing.extract = by_rules
    given = Given(title="Prices", language="en")
    (added,), _ = library.add_text(ARTICLE.encode(), "prices.txt", given)
    return added.id


def statement(briefing: Briefing, words: str) -> Statement:
    return next(e for e in briefing.items if isinstance(e, Statement) and words in e.text)


def actor(briefing: Briefing, name: str) -> Actor:
    return next(e for e in briefing.items if isinstance(e, Actor) and e.text == name)


def edit(library: Library, briefing_id: str, item: AnyItem, **fields: Any) -> Any:
    decision = Edit(msgspec.structs.replace(item, **fields))
    return library.reviews.decide(briefing_id, [decision], editor="Ana")


OLD, NEW = "spokesman of the mill", "owner of the mill"


def roles(briefing: Briefing) -> dict[str, str | None]:
    """Return the roles of all who are called Masias, by the words of their items."""
    return {
        each.text: each.role
        for each in briefing.items
        if (isinstance(each, Statement) and each.speaker == "Carmen Masias")
        or (isinstance(each, Actor) and each.text == "Carmen Masias")
    }


def test_a_role_that_is_put_right_is_proposed_for_the_others_and_the_person(
    library: Library, prices: str
) -> None:
    before = library.get(prices)
    assert len(roles(before)) == 4
    assert {*roles(before).values()} == {OLD}
    decided = edit(library, prices, statement(before, "Bread"), role=NEW)
    after = library.get(prices)
    assert {*roles(after).values()} == {NEW}
    assert statement(after, "We will act").role == "mayor"
    other = statement(after, "no flour")
    assert is_open(other)
    assert other.suggestion is not None
    assert other.suggestion.why[-1] == "role as written in ¶2"
    assert actor(after, "Carmen Masias").review != "confirmed"
    assert decided.items == (statement(after, "Bread").id,), "nothing is kept of the others"
    library.reviews.undo(decided)
    assert library.get(prices) == before


def test_it_is_kept_with_what_is_confirmed_after_it(library: Library, prices: str) -> None:
    edit(library, prices, statement(library.get(prices), "Bread"), role=NEW)
    other = statement(library.get(prices), "no flour")
    library.reviews.decide(prices, [Confirm(other.id)], editor="Ana")
    there = statement(library.get(prices), "no flour")
    assert (there.review, there.role) == ("confirmed", NEW)
    assert library.reviews.memory.find("Carmen Masias").role == NEW


def test_what_was_confirmed_in_two_ways_is_followed_in_none(library: Library, prices: str) -> None:
    library.reviews.decide(
        prices, [Confirm(statement(library.get(prices), "no flour").id)], editor="Ana"
    )
    edit(library, prices, statement(library.get(prices), "Bread"), role=NEW)
    assert roles(library.get(prices))["It will cost more,"] == OLD


def test_a_role_of_a_person_is_proposed_for_what_they_say(library: Library, prices: str) -> None:
    edit(library, prices, actor(library.get(prices), "Carmen Masias"), role=NEW)
    assert {*roles(library.get(prices)).values()} == {NEW}


def test_a_name_is_written_otherwise_wherever_it_is_the_speaker(
    library: Library, prices: str
) -> None:
    edit(library, prices, statement(library.get(prices), "Bread"), speaker="Carmen Masías")
    after = library.get(prices)
    assert statement(after, "no flour").speaker == "Carmen Masías"
    assert is_open(statement(after, "no flour"))
    assert statement(after, "We will act").speaker == "Julio Rojas"


def test_that_another_has_said_one_thing_says_nothing_of_the_rest(
    library: Library, prices: str
) -> None:
    edit(library, prices, statement(library.get(prices), "Bread"), speaker="Julio Rojas")
    assert statement(library.get(prices), "no flour").speaker == "Carmen Masias"


def said(number: int, rule: str, sentence: int = 0, **fields: Any) -> Statement:
    """Make a statement that is proposed, on words of its own, in a sentence."""
    place = Evidence(start=number, end=number + 1, text="x", paragraph=1)
    around = Evidence(start=sentence, end=sentence + 50, text="x" * 50, paragraph=1)
    given = {"speaker": "the minister", "role": None, **fields}
    return Statement(
        id=f"s{number}", text="x", topics=("other",), evidence=(place, around), review="proposed",
        suggestion=Suggestion(confidence=0.9, rule=rule), **given,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "sentence", "follows"),
    [
        ("cue after, role", 60, True),
        ("cue after, pronoun", 60, False),
        ("cue after, pronoun", 0, True),
    ],
)
def test_one_sentence_and_the_same_words_for_somebody_have_one_speaker(
    rule: str, sentence: int, *, follows: bool
) -> None:
    proposed = said(1, rule), said(2, rule, sentence), said(3, rule, sentence=90, speaker="Bo")
    first = msgspec.structs.replace(proposed[0], speaker="Bo", review="confirmed")
    article = Article(text="x" * 200, blocks=paragraph_blocks("x" * 200), sha256="")
    actors = (Actor(id="bo", text="Bo", topics=("other",), type="person", review="proposed"),)
    every = with_corrections((first, *proposed[1:], *actors), (*proposed, *actors), article)
    speakers = [each.speaker for each in every if isinstance(each, Statement)]
    assert speakers == ["Bo", "Bo" if follows else "the minister", "Bo"]
    assert every[2:] == (proposed[2], *actors)
