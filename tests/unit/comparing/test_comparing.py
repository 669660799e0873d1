"""What other briefings of a library say to a figure, found by its index and by reading."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefings import Given, Library
from briefings.comparing.comparison import Compared
from briefings.index import library_index
from briefings.model import Figure
from briefings.review.decision import Edit, Reject
from briefings.store import journal

FIRES = """Fires in the forests of Honduras

Fires destroyed {} hectares of pine forest in Honduras in 2019, Rosa Amaya of DEFO said.

The institute has kept watch over the forests of Honduras for long, from towers on the hills.

Amaya said that the wind carried the flames from one hill of pine forest to the next at once.

Most of the fires began on land that farmers clear for cattle, and nobody was there to put them out.
"""
FUEGO = """El fuego en los bosques de Honduras

El fuego destruyó {} hectáreas de pino en Honduras en 2019, dijo Rosa Amaya, del instituto forestal.

Los vecinos de la sierra piden más torres de vigilancia en los bosques de pino de Honduras.
"""
BRIDGE = """A bridge in Peru

Workers painted 48,300 hectares of nothing at all in Iquitos, Peru, a comedian said.
"""


@pytest.fixture(params=["by index", "by reading"])
def library(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Library]:
    """A library with an index, and one without."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if request.param == "by index":
        monkeypatch.setattr(library_index, "LEAST", 0)
        monkeypatch.setattr(journal, "_WORTH_KEEPING", 0)
    with Library(tmp_path / "library") as opened:
        yield opened
        assert opened.comparing._is_indexed() == (request.param == "by index")


def add(
    library: Library, text: str, publisher: str, day: str | None = None, language: str = "en"
) -> str:
    published = dt.date.fromisoformat(day) if day else None
    given = Given(publisher=publisher, published=published, language=language, as_new=True)
    (added,), refused = library.add_text(text.encode(), f"{publisher}.txt", given)
    assert not refused
    return added.id


def hectares(library: Library, briefing_id: str) -> Figure:
    every = library.get(briefing_id).items
    (found,) = (i for i in every if isinstance(i, Figure) and i.unit == "hectare")
    return found


def compared(library: Library, briefing_id: str) -> Compared:
    found = library.comparing.figure(briefing_id, hectares(library, briefing_id).id)
    assert found is not None
    in_all = {each.item: each for each in library.comparing.briefing(library.get(briefing_id))}
    assert in_all[found.item].standing == found.standing
    return found


def said(found: Compared) -> list[tuple[str, str | None, float]]:
    return [(each.grade, each.publisher, each.figure.value) for each in found.found]


def test_who_said_it_before_and_who_says_otherwise(library: Library) -> None:
    add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    add(library, FUEGO.format("61.000"), "Heraldo", "2020-01-12", "es")
    add(library, BRIDGE, "Loreto", "2020-01-13")
    last = add(library, FUEGO.format("48.300"), "Prensa", "2020-02-01", "es")
    found = compared(library, last)
    assert said(found) == [("same", "Tiempo", 48_300), ("different", "Heraldo", 61_000)]
    assert library.comparing.remarks(library.get(last)) == {
        found.item: "told before: Tiempo, 2020-01-10; otherwise: 61,000 ha, Heraldo, 2020-01-12"
    }
    assert found.standing == "told before"


def test_another_value_is_told_with_the_first_who_has_it(library: Library) -> None:
    add(library, FIRES.format("61,000"), "Tiempo", "2020-01-10")
    last = add(library, FUEGO.format("48.300"), "Prensa", "2020-02-01", "es")
    found = compared(library, last)
    assert said(found) == [("different", "Tiempo", 61_000)]
    assert library.comparing.remarks(library.get(last)) == {
        found.item: "different: 61,000 ha, Tiempo, 2020-01-10"
    }
    (arrival,) = library.comparing.arrivals([last]).values()
    assert arrival.counts == {"different": 1}
    assert arrival.sentence == "1 figure different: 48,300 ha (61,000 ha, Tiempo, 2020-01-10)."


@pytest.mark.parametrize("day", [None, "2020-02-01", "2020-03-01"])
def test_who_is_not_known_to_be_earlier_did_not_tell_it_before(
    library: Library, day: str | None
) -> None:
    add(library, FIRES.format("48,300"), "Tiempo", day)
    last = add(library, FUEGO.format("48.300"), "Prensa", "2020-02-01", "es")
    assert compared(library, last).standing == "told elsewhere"


def test_nobody_else_tells_it(library: Library) -> None:
    add(library, BRIDGE, "Loreto", "2020-01-13")
    last = add(library, FIRES.format("48,300"), "Tiempo", "2020-02-10")
    found = compared(library, last)
    assert (found.found, found.standing) == ((), "new")
    assert library.comparing.remarks(library.get(last)) == {}
    assert library.comparing.arrivals([last])[last].sentence is None


def test_copies_of_a_text_are_one_and_its_own_say_nothing(library: Library) -> None:
    for day, publisher in enumerate(("Tiempo", "Heraldo", "Tribuna"), 10):
        add(library, FIRES.format("48,300") + publisher, publisher, f"2020-01-{day}")
    own_copy = add(library, FIRES.format("48,300"), "Prensa", "2020-02-01")
    assert said(compared(library, own_copy)) == []
    last = add(library, FUEGO.format("48.300"), "Nación", "2020-02-02", "es")
    (each,) = compared(library, last).found
    assert (each.publisher, len(each.copies)) == ("Tiempo", 3)


def test_what_was_removed_or_rejected_says_nothing(library: Library) -> None:
    removed = add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    other = add(library, FUEGO.format("61.000"), "Heraldo", "2020-01-12", "es")
    last = add(library, FIRES.format("48,300").replace("wind", "storm") * 1, "Prensa", "2020-02-01")
    library.remove(last)
    assert said(compared(library, other)) == [("different", "Tiempo", 61_000 - 12_700)]
    library.remove(removed)
    assert said(compared(library, other)) == []
    library.restore(removed)
    library.reviews.decide(removed, [Reject(hectares(library, removed).id)], editor="Ana")
    assert said(compared(library, other)) == []


def test_what_a_reader_has_mended_is_what_counts(library: Library) -> None:
    first = add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    last = add(library, FUEGO.format("61.000"), "Heraldo", "2020-01-12", "es")
    assert compared(library, last).standing == "different"
    mended = msgspec.structs.replace(hectares(library, first), value=61_000)
    library.reviews.decide(first, [Edit(mended)], editor="Ana")
    assert compared(library, last).standing == "told before"


def test_a_figure_without_a_unit_is_not_compared(library: Library) -> None:
    last = add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    assert library.comparing.figure(last, "no-such-item") is None


def test_many_that_come_in_are_not_looked_up(library: Library) -> None:
    ids = [add(library, BRIDGE + name, name, "2020-01-10") for name in "ABCDEFGHIJK"]
    assert len(library.comparing.arrivals(ids[:10])) == 10
    assert library.comparing.arrivals(ids) == {}


def test_the_index_finds_what_reading_finds_and_never_the_same_briefing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, value in enumerate(("48,300", "48,300", "61,000", "35,100"), 10):
        text = FIRES.format(value).replace("2019", "2018" if day > 12 else "2019")
        add(library, text.replace("wind", f"wind of day {day}"), f"Diario {day}", f"2020-01-{day}")
        spanish = FUEGO.format(value.replace(",", "."))
        add(library, spanish, f"Hoja {day}", f"2020-02-{day}", "es")
    add(library, BRIDGE, "Loreto")
    ids = library.ids()
    found = {each: library.comparing.briefing(library.get(each)) for each in ids}
    assert sum(bool(each.found) for one in found.values() for each in one) > 6
    for briefing_id, compared_with in found.items():
        told = {each.briefing for one in compared_with for each in one.found}
        assert briefing_id not in told
    with monkeypatch.context() as patch:
        patch.setattr(library.comparing, "_is_indexed", lambda: False)
        for briefing_id in ids:
            read = library.comparing.briefing(library.get(briefing_id))
            assert [e.found for e in read] == [e.found for e in found[briefing_id]]
