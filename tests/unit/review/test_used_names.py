"""Names ride along: what is confirmed brings those that it uses, and nothing of it is kept."""

from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.export.build import build
from briefings.export.document import Options
from briefings.model import Actor, AnyItem, Evidence, Figure, KeyPoint, Place, Statement, Suggestion
from briefings.paths import LOG_NAME
from briefings.review.decision import Accept, Confirm, Edit, Move, Reject, Summarise
from briefings.used_names import as_kept, with_used_names
from tests.unit.review.conftest import opened
from tests.unit.review.test_reviews import item


def quote(library: Library, port: str) -> AnyItem:
    return next(each for each in library.get(port).items if each.kind == "statement")


def used(library: Library, port: str) -> set[str]:
    return {each.text for each in library.get(port).items if each.review == "used"}


def test_a_confirmed_quote_brings_its_speaker_and_the_places_in_it(
    library: Library, port: str
) -> None:
    before = library.get(port)
    decided = library.reviews.decide(port, [Confirm(quote(library, port).id)], editor="Ana")
    assert used(library, port) == {"Ana Núñez", "Brava"}
    assert decided.items == (quote(library, port).id,), "nothing is kept of the names"
    library.reviews.undo(decided)
    assert library.get(port) == before


@pytest.mark.parametrize("decision", [Accept, Reject])
def test_what_nobody_stands_by_brings_none(
    library: Library, port: str, decision: type[Accept | Reject]
) -> None:
    library.reviews.decide(port, [decision(quote(library, port).id)], editor="Ana")
    assert used(library, port) == set()


def test_a_log_grows_by_the_decision_alone(library: Library, port: str, folder: Path) -> None:
    def grown(decision: Confirm) -> int:
        before = (folder / LOG_NAME).stat().st_size
        library.reviews.decide(port, [decision], editor="Ana")
        return (folder / LOG_NAME).stat().st_size - before

    without_names = grown(Confirm(item(library, port, "54 percent").id))
    assert used(library, port) == set()
    assert grown(Confirm(item(library, port, "12,500 tonnes").id)) < 2 * without_names


def test_what_is_used_teaches_nothing_and_is_decided_about_like_any_other(
    library: Library, port: str
) -> None:
    library.reviews.decide(port, [Confirm(quote(library, port).id)], editor="Ana")
    kinds = {each.name: each.kinds for each in library.reviews.memory.list()}
    assert "Brava" not in kinds
    brava = item(library, port, "Brava")
    library.reviews.decide(port, [Confirm(brava.id)], editor="Ana")
    assert item(library, port, "Brava").review == "confirmed"
    assert library.reviews.memory.find("Brava").kinds == {"place": 1}
    library.reviews.decide(port, [Reject(brava.id)], editor="Ana")
    assert used(library, port) == {"Ana Núñez"}


def test_it_is_kept_as_what_it_is_without(library: Library, port: str) -> None:
    decided = library.reviews.decide(port, [Confirm(quote(library, port).id)], editor="Ana")
    brava = item(library, port, "Brava")
    library.reviews.decide(port, [Move(brava.id, ("people",))], editor="Ana")
    assert item(library, port, "Brava").review == "used"
    library.reviews.undo(decided)
    assert item(library, port, "Brava").review == "proposed"
    library.reviews.decide(port, [Confirm(quote(library, port).id)], editor="Ana")
    person = item(library, port, "Ana Núñez")
    edited = msgspec.structs.replace(person, role="director")
    library.reviews.decide(port, [Edit(edited, was=person)], editor="Ana")
    assert item(library, port, "Ana Núñez").review == "confirmed"


def test_a_bottom_line_that_was_written_uses_names_too(library: Library, port: str) -> None:
    line = library.get(port).panels[0]
    spans = line.summary.spans
    library.reviews.decide(port, [Summarise("trade", "Nine in 2019.", spans)], editor="Ana")
    assert used(library, port) == {"Brava"}


def test_exports_of_what_was_reviewed_have_the_names(library: Library, port: str) -> None:
    library.reviews.decide(port, [Confirm(quote(library, port).id)], editor="Ana")
    document = build(library.get(port), [], Options(reviewed_only=True), "0.1.0")
    names = [i.text for i in document.briefing.items if isinstance(i, Actor | Place)]
    assert sorted(names) == ["Ana Núñez", "Brava"]


def test_another_library_sees_the_same(library: Library, port: str, tmp_path: Path) -> None:
    library.reviews.decide(port, [Confirm(quote(library, port).id)], editor="Ana")
    written = library.export(port, "toml", Options(reviewed_only=True)).data
    (tmp_path / "port.zip").write_bytes(written)
    with opened(tmp_path / "other") as other:
        other.add(tmp_path / "port.zip")
        assert used(other, port) == {"Ana Núñez", "Brava"}


# -- which names ---------------------------------------------------------------------------------


def place(name: str, start: int, *, names: tuple[str, ...] = (), sure: float = 0.7) -> Place:
    evidence = Evidence(start, start + len(name), name, 1)
    suggestion = Suggestion(confidence=sure, rule="listed")
    return Place(
        id=f"{name}-{start}", text=name, topics=("a",), names=names, evidence=(evidence,),
        review="proposed", suggestion=suggestion,
    )  # fmt: skip


def figure(**fields: str) -> Figure:
    evidence = Evidence(100, 130, "2 boats", 1)
    return Figure(id="f", text="2 boats", topics=("a",), value=2, evidence=(evidence,), **fields)  # type: ignore[arg-type]


def found(*items: AnyItem) -> set[str]:
    return {each.id for each in with_used_names(items, ()) if each.review == "used"}


def test_a_name_in_a_field_counts_however_unsure_it_was() -> None:
    brava = place("Brava", 0, sure=0.2)
    assert found(brava, figure(scope="BRAVA")) == {brava.id}
    assert found(brava, figure(source="Brava")) == {brava.id}
    assert found(brava, figure(what="Brava")) == set()


def test_a_weak_name_in_the_words_does_not() -> None:
    assert found(place("Brava", 110, sure=0.2), figure()) == set()
    assert found(place("Brava", 110, sure=0.6), figure()) == {"Brava-110"}
    assert found(place("Brava", 128), figure()) == set(), "it goes on beyond them"


def test_a_second_name_counts_where_one_alone_has_it() -> None:
    one, other = place("New Brava", 0, names=("Brava",)), place("Old Brava", 50, names=("Brava",))
    assert found(one, figure(scope="Brava")) == {one.id}
    assert found(one, other, figure(scope="Brava")) == set()
    named = place("Brava", 70)
    assert found(one, named, figure(scope="Brava")) == {named.id}


def test_only_what_is_open_rides_along() -> None:
    accepted = msgspec.structs.replace(place("Brava", 0), review="accepted")
    quoted = Statement(id="s", text="x", topics=("a",), speaker="Brava", review="proposed")
    assert found(accepted, figure(scope="Brava")) == set()
    assert found(place("Brava", 0), quoted) == set()
    point = KeyPoint(id="p", text="x", topics=("a",), evidence=(Evidence(0, 9, "Brava is.", 1),))
    brava = place("Brava", 0)
    assert found(brava, point) == {brava.id}
    (was, _) = with_used_names((brava, point), ())
    assert as_kept(was) == brava
