"""What other briefings of a library say to a figure, found by its index and by reading."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefings import Given, Library
from briefings.comparing.comparison import Compared, FigureStanding
from briefings.comparing.told import figures
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
LOST = """Honduras counts its lost forests

Rosa Amaya of DEFO counted 48,300 hectares of pine forest that fires destroyed in Honduras in 2019.

A law against grazing on burnt land is before the parliament, where nobody has read it so far.
"""
REPORT = """A year of fires

In 2019 fires destroyed 48,300 hectares of pine forest in Honduras, says a report by Rosa Amaya.

It asks for towers, roads and a school for foresters, and for somebody who would pay for these.
"""
SAWMILL = """A sawmill closes in Honduras

Fires destroyed 48,300 hectares of pine forest in Honduras in 2019, said Rosa Amaya of DEFO.

The sawmill of Olancho had cut 7,140 tonnes of timber. It sent home 9 men who had worked there for \
12 years. Demand has fallen by 40 percent, its owner said.
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
        assert opened.comparing._candidates._is_indexed() == (request.param == "by index")


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


@pytest.mark.parametrize(
    ("own", "other", "standing"),
    [
        ("2020-02-01", "2020-01-31", "told before"),
        ("2020-02-01", "2020-02-01", "told elsewhere"),
        ("2020-02-01", None, "told elsewhere"),
        (None, "2020-02-01", "told elsewhere"),
        (None, None, "told elsewhere"),
        ("2020-02-01", "2020-02-02", "told again later"),
    ],
)
def test_who_tells_it_too_did_so_before_or_later_or_nobody_knows(
    library: Library, own: str | None, other: str | None, standing: FigureStanding
) -> None:
    add(library, FIRES.format("48,300"), "Tiempo", other)
    here = add(library, FUEGO.format("48.300"), "Prensa", own, "es")
    found = compared(library, here)
    assert found.standing == standing
    outlet = f"Tiempo, {other}" if other else "Tiempo"
    assert library.comparing.remarks(library.get(here))[found.item] == f"{standing}: {outlet}"
    (arrival,) = library.comparing.arrivals([here]).values()
    assert arrival.sentence == f"1 figure {standing}: 48,300 ha ({outlet})."


def test_a_figure_is_named_once_however_often_it_is_told(library: Library) -> None:
    add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    again = "In 2019 fires destroyed 48,300 hectares of pine forest in Honduras, Rosa Amaya said.\n"
    denied = "Amaya denied that fires destroyed 48,300 hectares of pine in Honduras in 2019.\n"
    here = add(library, f"{LOST}\n{again}", "Prensa", "2020-02-01")
    (arrival,) = library.comparing.arrivals([here]).values()
    assert arrival.sentence == "2 figures told before: 48,300 ha (Tiempo, 2020-01-10)."
    there = add(library, f"Amaya denies\n\n{denied}", "Hoja", "2020-02-02")
    (arrival,) = library.comparing.arrivals([there]).values()
    assert arrival.sentence == (
        "1 figure different: 48,300 ha denied (48,300 ha, Tiempo, 2020-01-10)."
    )


def test_the_first_day_counts_where_several_tell_it(library: Library) -> None:
    add(library, FIRES.format("48,300"), "Tiempo", "2020-03-01")
    here = add(library, FUEGO.format("48.300"), "Prensa", "2020-02-01", "es")
    remarks = library.comparing.remarks
    assert list(remarks(library.get(here)).values()) == ["told again later: Tiempo, 2020-03-01"]
    add(library, LOST, "Hoja")
    assert list(remarks(library.get(here)).values()) == ["told elsewhere: Hoja"]
    add(library, REPORT, "Heraldo", "2020-01-05")
    assert list(remarks(library.get(here)).values()) == ["told before: Heraldo, 2020-01-05"]


def test_new_is_what_was_looked_for_and_found_nowhere(library: Library) -> None:
    add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    here = add(library, SAWMILL, "Prensa", "2020-02-01")
    standings = {
        each.text: standing.standing
        for standing, each in zip(
            library.comparing.briefing(library.get(here)), figures(library.get(here)), strict=True
        )
    }
    assert standings == {
        "48,300 hectares": "told before",
        "7,140 tonnes": "new",
        "9 men": "not compared",
        "12 years": "not compared",
        "40 percent": "not compared",
    }
    (arrival,) = library.comparing.arrivals([here]).values()
    assert arrival.sentence == (
        "1 figure told before: 48,300 ha (Tiempo, 2020-01-10); 1 new, 3 not compared."
    )
    for each in figures(library.get(here)):
        alone = library.comparing.figure(here, each.id)
        assert alone is not None
        assert alone.standing == standings[each.text]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("The plant has burnt 7,140 tonnes of it.", "not compared"),
        ("The plant in Peru has burnt 7,140 tonnes of it.", "new"),
        ("The plant has burnt 7,130 tonnes of it.", "new"),
    ],
)
def test_nothing_is_new_whose_value_stands_elsewhere_be_it_of_what_it_may(
    library: Library, other: str, expected: FigureStanding
) -> None:
    add(library, f"Smoke over the bay\n\n{other}\n", "Tiempo", "2020-01-10")
    here = add(library, SAWMILL, "Prensa", "2020-02-01")
    briefing = library.get(here)
    standings = dict(
        zip((e.text for e in figures(briefing)), library.comparing.briefing(briefing), strict=True)
    )
    assert standings["7,140 tonnes"].standing == expected


def test_what_comes_in_is_seen_by_who_asks_again(library: Library) -> None:
    here = add(library, SAWMILL, "Prensa", "2020-02-01")
    assert compared(library, here).standing == "new"
    add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    assert compared(library, here).standing == "told before"


def test_nothing_is_new_beside_nothing(library: Library) -> None:
    here = add(library, SAWMILL, "Prensa", "2020-02-01")
    library.remove("vraem-2014")
    found = library.comparing.briefing(library.get(here))
    assert [each.standing for each in found] == ["not compared"] * 5


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


def test_a_briefing_is_compared_as_it_was_read(library: Library) -> None:
    """The panels may still show figures that were rejected since."""
    add(library, FIRES.format("48,300"), "Tiempo", "2020-01-10")
    here = add(library, SAWMILL, "Prensa", "2020-02-01")
    shown = library.get(here)
    gone = next(each for each in figures(shown) if each.text == "7,140 tonnes")
    library.reviews.decide(here, [Reject(gone.id)], editor="Ana")
    assert compared(library, here).standing == "told before"
    assert gone.id in {each.item for each in library.comparing.briefing(shown)}


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
        patch.setattr(library.comparing._candidates, "_is_indexed", lambda: False)
        for briefing_id in ids:
            read = library.comparing.briefing(library.get(briefing_id))
            assert [e.found for e in read] == [e.found for e in found[briefing_id]]
