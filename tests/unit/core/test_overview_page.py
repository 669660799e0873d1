"""The overview as rows: what is on the first screen, how little it is, and what is hostile."""

import datetime as dt
import time

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from briefings import Library
from briefings.layout.overview import (
    DRAFTS,
    FIGURES,
    INTEREST,
    LESSER,
    MOST_VOICES,
    NOTES,
    QUESTIONS,
    REVIEW,
    STATEMENTS,
    VOICE,
    OverviewOptions,
    overview_page,
)
from briefings.layout.page import Page
from briefings.layout.shortening import shortened
from briefings.layout.wrap import wrap
from briefings.model import AnyItem, Briefing, Suggestion
from briefings.overview.overview import overview
from briefings.progress import is_open
from tests.samples import CUSTOMS, SIGNS, built

from .builders import briefing, figure, open_question, statement, tension

TODAY = dt.date(2026, 11, 29)
WIDTHS = (78, 64, 63, 39, 20, 10)
FIRST_SCREEN = 21
"""Rows of a page on a terminal of 24."""

MOST_WORDS = 250


def page_of(made: Briefing, width: int = 78, **shown: object) -> Page:
    laid_out = OverviewOptions(today=TODAY, **shown)  # type: ignore[arg-type]
    return overview_page(made, overview(made), width, cell_len, laid_out)


def lines(page: Page) -> list[str]:
    return [page.line(row, cell_len) for row in range(len(page.rows))]


def words(page: Page) -> str:
    return " ".join(" ".join(lines(page)).split())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    with Library(tmp_path_factory.mktemp("library")) as library:
        return library.get("vraem-2014")


def test_the_packaged_one_is_as_brief_as_its_name(sample: Briefing) -> None:
    assert len(words(page_of(sample)).split()) <= MOST_WORDS


def test_its_first_screen_has_what_matters(sample: Briefing) -> None:
    page = page_of(sample)
    seen = [row.item for row in page.rows[:FIRST_SCREEN]]
    assert lines(page)[0].strip() == "Dialogo · 2014-02-10, 12 years ago"
    assert INTEREST in seen
    assert {panel.summary.id for panel in sample.panels} <= set(seen)
    heavy = {each.id for each in sample.tensions if each.severity == "high"}
    assert heavy <= set(seen)
    assert {FIGURES, STATEMENTS, LESSER, QUESTIONS} <= set(seen)


def test_nothing_on_it_stands_twice(sample: Briefing) -> None:
    page = page_of(sample)
    rows = [row.item for row in page.rows if row.item]
    firsts = [item for at, item in enumerate(rows) if at == 0 or rows[at - 1] != item]
    assert len(firsts) == len(set(firsts))


def test_it_takes_no_time_worth_speaking_of(sample: Briefing) -> None:
    overview(sample)
    best = min(_timed(sample) for _ in range(20))
    assert best < 0.002


def _timed(sample: Briefing) -> float:
    before = time.perf_counter()
    overview(sample)
    return time.perf_counter() - before


@pytest.mark.parametrize("width", WIDTHS)
def test_no_row_is_wider_than_the_page(sample: Briefing, width: int) -> None:
    for made in (sample, built(CUSTOMS), built(SIGNS)):
        for line in lines(page_of(made, width, drafts=2)):
            assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [78, 39])
def test_hostile_words_reach_the_terminal_as_words(width: int) -> None:
    made = built(CUSTOMS)
    evil = "\x1b[2J[bold]x[/bold] \u202egnihton\u202c"
    source = replace(made.source, author=evil, url=f"https://x/{evil}", interest=evil)
    tense = [tension(f"t{n}", severity="high", text=evil, items=("a",)) for n in range(2)]
    items = (*made.items, *tense, statement(speaker=evil), figure(what=evil, source=evil))
    text = "\n".join(lines(page_of(replace(made, source=source, items=items), width)))
    assert "[bold]x[/bold]" in text
    assert not set(text) & set("\x1b\x07\u202e\u202c")


def test_text_from_right_to_left_keeps_its_order() -> None:
    made = briefing([tension(severity="high", text="الضغط على السلطات")], bottom_line="شيء واحد.")
    text = words(page_of(made))
    assert "الضغط على السلطات" in text
    assert "شيء واحد." in text


def test_a_thousand_figures_are_all_there_and_no_slower_for_it() -> None:
    made = briefing([figure(f"f{n}", n, what=f"number {n}") for n in range(1000)])
    before = time.perf_counter()
    page = page_of(made)
    shown = {row.item for row in page.rows}
    assert time.perf_counter() - before < 2
    assert {f"f{n}" for n in range(1000)} <= shown


def test_without_panels_it_says_what_it_is_and_no_more() -> None:
    made = replace(briefing(), panels=())
    assert lines(page_of(made)) == [
        "  Nobody · 2020-02-03, 6 years ago",
        "  Interest  nobody has said what ties the publisher to a party: `briefings add",
        "            FILE --interest TEXT` says it",
    ]


def test_what_nobody_knows_of_the_source_is_said() -> None:
    made = briefing()
    source = replace(made.source, publisher=None, published=None)
    assert lines(page_of(replace(made, source=source)))[0] == "  publisher unknown · date unknown"


def test_long_texts_take_two_rows_and_say_that_they_go_on() -> None:
    made = briefing([tension(severity="high", text="odd " * 200)], bottom_line="long " * 200)
    page = page_of(made)
    for item in ("bottom-line-one", "t"):
        rows = page.rows_of(item)
        assert len(rows) == 2
        assert lines(page)[rows[-1]].endswith("…")


@pytest.mark.parametrize("width", [1, 2, 3, 7, 20])
@pytest.mark.parametrize("text", ["a", "aaaa bb cc", "x" * 100, "字" * 50, "a " * 60, ""])
def test_a_shortened_text_fits(text: str, width: int) -> None:
    cut = shortened(text, width, 2, cell_len)
    assert cut == text or cut.endswith("…")
    assert cut == text or width < 3 or len(wrap(cut, width, cell_len)) <= 2


def test_a_quoted_line_is_marked_as_one() -> None:
    made = briefing()
    quoted = replace(made, panels=(replace(made.panels[0], wording="quoted"),))
    (row,) = [line for line in lines(page_of(quoted)) if "All is well." in line]
    assert row == " ?One  “All is well.”"


def test_a_goal_is_not_told_as_a_report() -> None:
    text = words(page_of(briefing([figure(status="goal"), figure("g", status="reported")])))
    assert text.count("landed, goal") == 1


def proposed(item: AnyItem, confidence: float) -> AnyItem:
    suggestion = Suggestion(confidence=confidence, rule="listed", weighs=True)
    return replace(item, review="proposed", suggestion=suggestion)


def test_proposals_have_their_marks_and_weak_ones_are_counted() -> None:
    items = [proposed(figure("sure"), 0.95), proposed(figure("weak"), 0.3)]
    made = briefing(items)
    assert all(map(is_open, made.items))
    page = page_of(made)
    assert lines(page)[page.rows_of("sure")[0]].startswith(" ?   12 t ")
    assert not page.rows_of("weak")
    assert "1 weak folded away: `briefings review` lists all" in words(page)
    assert page_of(made, is_unfolded=True).rows_of("weak")
    assert "0 of 2 reviewed: `briefings review` goes on" in words(page)
    assert page.rows_of(REVIEW)


def test_counts_are_left_out_where_there_is_nothing() -> None:
    rows = {row.item for row in page_of(briefing()).rows}
    assert rows == {INTEREST, "bottom-line-one", None}
    page = page_of(briefing([open_question()]), drafts=1)
    assert page.rows_of(DRAFTS)
    assert not page.rows_of(NOTES)
    assert "1 open question" in words(page)


def test_of_many_voices_the_largest_are_named() -> None:
    items = [statement(f"s{n}", speaker=f"Voice N{n}") for n in range(MOST_VOICES + 3)]
    page = page_of(briefing(items))
    named = [row.item for row in page.rows if row.item and row.item.startswith(VOICE)]
    assert len(named) == MOST_VOICES
    assert lines(page)[-1].strip() == "and 3 more voices"
