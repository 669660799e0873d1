"""What stands on a briefing's first page: its age, a line a panel, tensions, figures, voices."""

import datetime as dt

import pytest
from msgspec.structs import replace

from briefings.model import Actor, Briefing
from briefings.overview.age import age
from briefings.overview.overview import first_sentence, overview
from briefings.today import EPOCH, today

from .builders import article, briefing, evidence, figure, statement, tension

DAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2014-02-10", "12 years ago"),
        ("2024-11-29", "2 years ago"),
        ("2024-11-30", "23 months ago"),
        ("2026-09-29", "2 months ago"),
        ("2026-09-30", "8 weeks ago"),
        ("2026-11-15", "2 weeks ago"),
        ("2026-11-16", "13 days ago"),
        ("2026-11-27", "2 days ago"),
        ("2026-11-28", "yesterday"),
        ("2026-11-29", "today"),
        ("2026-11-30", "in the future"),
        ("0001-01-01", "2025 years ago"),
    ],
)
def test_an_age_is_told_in_the_unit_in_which_one_thinks_of_it(published: str, words: str) -> None:
    assert age(dt.date.fromisoformat(published), DAY) == words


def test_the_day_is_that_of_the_clock_unless_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, "86400")
    assert today() == dt.date(1970, 1, 2)
    for useless in ("", "tomorrow", "9" * 40):
        monkeypatch.setenv(EPOCH, useless)
        assert abs((today() - dt.datetime.now(dt.UTC).date()).days) <= 1


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Gen. Vicente Romero spoke. He left.", "Gen. Vicente Romero spoke."),
        ("La Sra. López habló. El Gral. Pérez no.", "La Sra. López habló."),
        ("J. Smith of the U.S. Army came. He saw.", "J. Smith of the U.S. Army came."),
        ("On Feb. Monday it rained. It stopped.", "On Feb. Monday it rained."),
        ("They fell into el mar. El barco no.", "They fell into el mar."),
        ("He said no. The council agreed.", "He said no."),
        ("Is it? It is.", "Is it?"),
        ("One\n two.  Three.", "One two."),
        ("Nothing ends here", "Nothing ends here"),
        ("All ends with Gen.", "All ends with Gen."),
        ("海関は押収した。次の文。", "海関は押収した。次の文。"),
        ("", ""),
    ],
)
def test_a_first_sentence_does_not_end_with_an_abbreviation(text: str, first: str) -> None:
    assert first_sentence(text) == first


def with_headline(made: Briefing, headline: str) -> Briefing:
    return replace(made, panels=tuple(replace(each, headline=headline) for each in made.panels))


def test_a_panel_is_its_headline_or_its_first_sentence() -> None:
    made = briefing(bottom_line="Gen. Paz won. Others lost.")
    assert [line.text for line in overview(made).lines] == ["Gen. Paz won."]
    assert [line.text for line in overview(with_headline(made, "Won.")).lines] == ["Won."]


def test_each_tension_is_told_once_or_counted() -> None:
    items = [figure(f"f{n}", n) for n in range(6)]
    blanket = tension("all", severity="medium", items=tuple(item.id for item in items))
    heavy = tension("heavy", severity="high", items=("f1",))
    others = [tension("a", severity="medium", items=("f2",)), tension("b", severity="low")]
    found = overview(briefing([*items, blanket, others[0], heavy, others[1]]))
    assert found.blanket == (blanket,)
    assert found.tensions == (heavy,)
    assert found.lesser == {"medium": 1, "low": 1}


def test_figures_stand_once_and_in_the_order_of_the_article() -> None:
    text = article("There were 12 tonnes and 18 tonnes.")
    late = figure("late", 18, evidence=evidence(text, "18 tonnes"))
    early = figure("early", 12, evidence=evidence(text, "12 tonnes"))
    made = briefing([late, early])
    twice = replace(made, panels=(*made.panels, *made.panels))
    assert overview(twice).figures == (early, late)


def test_voices_are_counted_by_who_is_named() -> None:
    ada = Actor(id="ada", topics=("one",), text="ada", type="person")
    said = [statement(f"s{n}", speaker=who) for n, who in enumerate(
        ("Carla Paz", "authorities", "carla paz", "Authorities", None, "ada", "Carla Paz")
    )]  # fmt: skip
    voices = overview(briefing([*said, ada])).voices
    assert [(each.name, len(each.statements), each.is_named) for each in voices.voices] == [
        ("Carla Paz", 3, True), ("authorities", 2, False), ("", 1, False), ("ada", 1, True),
    ]  # fmt: skip
    assert (voices.statements, voices.unnamed) == (7, 3)
    assert voices.largest_share == pytest.approx(3 / 7)
