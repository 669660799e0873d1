"""A briefing in one line."""

import datetime as dt

from briefings.layout.catalogue import standing, summary
from briefings.model import CatalogueEntry, Standing


def entry(**counts: int) -> CatalogueEntry:
    return CatalogueEntry(
        id="made-up",
        title="Made up",
        publisher="Nobody",
        published=dt.date(2020, 2, 3),
        editor="A. Tester",
        counts=counts,
    )


def test_a_line_says_where_a_briefing_is_from_and_what_it_holds() -> None:
    assert summary(entry(figure=3, statement=2, tension=4, open_question=5, actor=9)) == (
        "Nobody · 2020-02-03 · 3 figures, 2 statements, 4 tensions, 5 open questions · made-up"
    )


def test_kinds_without_items_are_left_out() -> None:
    assert summary(entry(figure=0, statement=2)) == "Nobody · 2020-02-03 · 2 statements · made-up"


def test_one_is_not_many() -> None:
    assert "1 figure, 1 open question ·" in summary(entry(figure=1, open_question=1))


def test_a_briefing_without_items_has_no_gap() -> None:
    assert summary(entry()) == "Nobody · 2020-02-03 · made-up"


def test_what_nobody_has_decided_about_is_not_called_new() -> None:
    """New is what a saved search did not find before, and who reads both takes them for one."""
    assert standing(Standing("new", 0, 12)) == "untouched"
    assert standing(Standing("begun", 4, 12)) == "4 of 12 reviewed"
