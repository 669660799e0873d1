"""An item is of another kind than it was taken for."""

from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.errors import UsageError
from briefings.export.document import Options
from briefings.extract import EXTRACTION
from briefings.extract.known_names import KnownNames
from briefings.extract.proposal import Proposal
from briefings.model import Actor, Article, Figure, KeyPoint, Lens, Place, Statement
from briefings.progress import progress
from briefings.review.decision import Edit, Recast
from briefings.review.recasting import KIND_WORDS, kind_word, recast
from tests.unit.review.conftest import opened
from tests.unit.review.made_rules import made_rules
from tests.unit.review.test_reviews import item


def test_a_figure_becomes_a_key_point_and_back(library: Library, port: str) -> None:
    before = library.get(port)
    one = item(library, port, "54 percent")
    first = library.reviews.decide(port, [Recast(one.id, "key_point")], editor="Ana")
    (point,) = (each for each in library.get(port).items if each.id == one.id)
    assert isinstance(point, KeyPoint)
    assert point.text.startswith("Some 54 percent of the boats came back"), "its whole sentence"
    assert (point.review, point.wording, point.editor) == ("confirmed", "quoted", "Ana")
    assert point.evidence[0] == one.evidence[0]
    assert point.evidence[-1].text == point.text
    assert point.topics == one.topics
    back = library.reviews.decide(port, [Recast(one.id, "figure")], editor="Ana")
    (figure,) = (each for each in library.get(port).items if each.id == one.id)
    assert isinstance(figure, Figure)
    assert figure.value == 54
    assert figure.suggestion == one.suggestion
    library.reviews.undo(back)
    library.reviews.undo(first)
    assert library.get(port) == before


def test_it_still_counts_as_reviewed(library: Library, port: str) -> None:
    one = item(library, port, "12,500 tonnes")
    library.reviews.decide(port, [Recast(one.id, "open_question")], editor="Ana")
    assert progress(library.get(port)) == (1, 3)


def test_names_change_sides_with_all_they_have(library: Library, port: str) -> None:
    brava, person = item(library, port, "Brava"), item(library, port, "Ana Núñez")
    decisions = [Recast(brava.id, "organisation"), Recast(person.id, "place")]
    library.reviews.decide(port, decisions, editor="Ana")
    body, spot = item(library, port, "Brava"), item(library, port, "Ana Núñez")
    assert isinstance(body, Actor)
    assert (body.type, body.evidence) == ("organisation", brava.evidence)
    assert isinstance(spot, Place)
    assert (spot.names, spot.evidence) == (("Núñez",), person.evidence)
    assert library.reviews.memory.find("Brava").kinds == {"organisation": 1}
    assert library.reviews.memory.find("Ana Núñez").kinds == {"place": 1}
    library.reviews.decide(port, [Recast(body.id, "person")], editor="Ana")
    assert kind_word(item(library, port, "Brava")) == "person"


def test_who_says_it_stays_under_the_other_name(library: Library, port: str) -> None:
    briefing = library.get(port)
    quote = next(each for each in briefing.items if isinstance(each, Statement))
    figure = recast(briefing, quote, "figure")
    assert isinstance(figure, Figure)
    assert (figure.source, figure.value) == ("Ana Núñez", 15000)
    assert recast(briefing, quote, "statement") is quote


@pytest.mark.parametrize("word", KIND_WORDS)
def test_an_item_can_be_made_any_kind(library: Library, port: str, word: str) -> None:
    for one in library.get(port).items:
        has_number = any(letter.isdigit() for letter in one.evidence[0].text)
        if word == "figure" and not has_number:
            with pytest.raises(UsageError, match="number"):
                library.reviews.decide(port, [Recast(one.id, word)], editor="Ana")
            continue
        decided = library.reviews.decide(port, [Recast(one.id, word)], editor="Ana")
        (made,) = (each for each in library.get(port).items if each.id == one.id)
        assert (kind_word(made), made.review) == (word, "confirmed")
        library.reviews.undo(decided)
    with pytest.raises(UsageError, match="animal"):
        library.reviews.decide(port, [Recast(one.id, "animal")], editor="Ana")


def test_newer_rules_find_it_decided(
    library: Library, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others(article: Article, language: str, lens: Lens | None, known: KnownNames) -> Proposal:
        proposal = made_rules(article, language, lens, known)
        items = (msgspec.structs.replace(each, id=f"other-{each.id}") for each in proposal.items)
        return msgspec.structs.replace(proposal, items=tuple(items))

    before = library.get(port)
    one, brava = item(library, port, "54 percent"), item(library, port, "Brava")
    decisions = [Recast(one.id, "key_point"), Recast(brava.id, "organisation")]
    library.reviews.decide(port, decisions, editor="Ana")
    monkeypatch.setattr("briefings.review.proposing.EXTRACTION", EXTRACTION + 1)
    library.reviews.proposing.extract = others
    assert library.reviews.propose(port)
    after = library.get(port)
    assert len(after.items) == len(before.items), "neither was proposed a second time"
    assert any(each.id.startswith("other-") for each in after.items)


def test_the_form_may_hand_in_another_kind(library: Library, port: str) -> None:
    briefing = library.get(port)
    one = item(library, port, "54 percent")
    point = msgspec.structs.replace(recast(briefing, one, "key_point"), text="Half came back.")
    library.reviews.decide(port, [Edit(point, was=one)], editor="Ana")
    now = item(library, port, "Half came back.")
    assert (now.id, now.kind, now.wording) == (one.id, "key_point", "written")
    assert now.suggestion is not None
    assert now.suggestion.kind == "figure"


def test_another_library_knows_it_too(library: Library, port: str, tmp_path: Path) -> None:
    one = item(library, port, "54 percent")
    library.reviews.decide(port, [Recast(one.id, "key_point")], editor="Ana")
    (tmp_path / "port.zip").write_bytes(library.export(port, "toml", Options()).data)
    with opened(tmp_path / "other") as other:
        other.add(tmp_path / "port.zip")
        assert other.get(port).items == library.get(port).items
