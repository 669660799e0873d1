"""Finding words while one types, and going from hit to hit."""

import pytest

from briefings.folding import fold
from briefings.layout.page import Page
from tui.reading import passages
from tui.reading.find import Finding
from tui.reading.state import Reading
from tui.reading.tab_pages import OVERVIEW, SOURCE, page_of_panel


@pytest.fixture
def finding(reading: Reading) -> Finding:
    return Finding(reading)


def words(finding: Finding) -> str:
    """The words of the current hit."""
    assert finding.current
    tab, hit = finding.current
    return finding.reading.page(tab).blocks[hit.block].text[hit.start : hit.end]


def is_seen(finding: Finding) -> bool:
    assert finding.current
    tab, hit = finding.current
    view = finding.reading.view_of(tab)
    row = view.page.row_of(hit.block, hit.start)
    return row is not None and view.top <= row < view.top + view.height


def test_letters_without_a_hit_lay_what_is_folded_away_out_once(
    finding: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out = []

    def counting(pages: Reading, tab: str, *, is_open: bool) -> Page:
        laid_out.append(tab)
        return page_of_panel(pages, tab, is_open=is_open)

    monkeypatch.setattr("tui.reading.find.page_of_panel", counting)
    finding.begin()
    for query in ("qx", "qxz", "qxzv"):
        finding.look_for(query)
    panels = [panel.topic.key for panel in finding.reading.briefing.shown_panels]
    assert laid_out == panels
    finding.reading.resize(50, 20)
    finding.look_for("qxzvw")
    assert laid_out == panels * 2, "at another width others stand there"


def test_hits_are_these_words_folded_and_all_of_them(finding: Finding) -> None:
    finding.look_for("masias")
    for tab in finding.reading.tabs:
        page = finding.reading.page(tab)
        expected = sum(fold(block.text).text.count("masias") for block in page.blocks)
        hits = finding.hits(tab)
        assert len(hits) == expected
        for hit in hits:
            assert page.blocks[hit.block].text[hit.start : hit.end] == "Masías"


def test_next_goes_through_every_hit_of_every_tab_and_round(finding: Finding) -> None:
    finding.look_for("shining path")
    count = finding.count()
    seen = []
    for _ in range(count):
        assert finding.step(1)
        assert is_seen(finding)
        assert fold(words(finding)).text == "shining path"
        seen.append(finding.current)
    assert len(set(seen)) == count
    finding.step(1)
    assert finding.current == seen[0]
    for expected in (seen[-1], seen[-2]):
        finding.step(-1)
        assert finding.current == expected


def test_each_letter_starts_again_from_where_find_began(finding: Finding) -> None:
    view = finding.reading.view
    view.step_item(1)
    before = (view.top, view.cursor)
    finding.begin()
    finding.look_for("b")
    finding.look_for("bolivia")
    assert words(finding) == "Bolivia"
    assert is_seen(finding)
    finding.look_for("bolivia is not here")
    assert (view.top, view.cursor) == before
    finding.cancel()
    assert (view.top, view.cursor) == before
    assert finding.query == ""


def test_without_a_hit_here_accepting_goes_to_the_next_tab(finding: Finding) -> None:
    reading = finding.reading
    word = "El Comercio, a newspaper"  # in no tab
    finding.begin()
    finding.look_for(word)
    assert not finding.accept()
    finding.begin()
    finding.look_for("newspaper el comercio")
    assert finding.number() == (0, 0)
    assert reading.tab == reading.tabs[1]
    assert finding.accept()
    assert reading.tab == SOURCE
    assert reading.back()
    assert reading.tab == reading.tabs[1]


def test_accepting_can_be_gone_back_from(finding: Finding) -> None:
    view = finding.reading.view
    before = (view.top, view.item)
    finding.begin()
    finding.look_for("open questions")
    finding.accept()
    assert view.top != before[0]
    finding.reading.back()
    assert (view.top, view.item) == before


def test_words_in_a_table_column_are_found(finding: Finding) -> None:
    finding.look_for("masías, devida")
    assert finding.hits(finding.reading.tab)


def test_hits_are_found_again_after_a_resize(finding: Finding) -> None:
    finding.look_for("hectares")
    finding.step(1)
    counts = [len(finding.hits(tab)) for tab in finding.reading.tabs]
    finding.reading.resize(38, 9)
    assert [len(finding.hits(tab)) for tab in finding.reading.tabs] == counts
    assert finding.step(1)
    assert is_seen(finding)


def test_a_hit_takes_the_place_of_the_selected_passage(finding: Finding) -> None:
    reading = finding.reading
    passages.step(reading, 1)
    selected = reading.selected
    assert [m.role for marks in finding.marks().values() for m in marks] == ["selected"]
    finding.begin()
    finding.look_for("peru")
    roles = [m.role for marks in finding.marks().values() for m in marks]
    assert roles.count("current") == 1
    assert roles.count("selected") == 0
    assert roles.count("hit") == len(finding.hits(SOURCE)) - 1
    finding.cancel()
    assert reading.selected == selected


def test_figures_are_found_by_the_articles_words_for_them(finding: Finding) -> None:
    finding.look_for("24,000 hectares")
    texts = [
        finding.reading.page(t).blocks[h.block].text
        for t in finding.reading.tabs
        for h in finding.hits(t)
    ]
    assert "~24,000 ha" in texts


def test_hits_are_numbered_through_all_tabs(finding: Finding) -> None:
    finding.reading.open(OVERVIEW)
    finding.look_for("hectares")
    numbers = []
    for _ in range(finding.count() + 1):
        finding.step(1)
        numbers.append(finding.overall()[0])
    assert numbers == [*range(1, finding.count() + 1), 1]


@pytest.mark.parametrize("query", ["", " ", "\t", "\u0301"])
def test_nothing_to_look_for_finds_nothing(finding: Finding, query: str) -> None:
    finding.look_for(query)
    assert finding.count() == 0
    assert not finding.step(1)


def test_going_back_from_the_search_ends_it(finding: Finding) -> None:
    finding.begin()
    finding.look_for("masias")
    finding.accept()
    assert finding.ends_with_back()
    finding.reading.remember()
    assert not finding.ends_with_back(), "a later jump is gone back from first"
    finding.reading.back()
    assert finding.ends_with_back()


def test_a_search_without_a_jump_ends_by_itself_but_not_in_source(finding: Finding) -> None:
    assert not finding.ends_with_back(), "nothing is looked for"
    finding.look_for("masias")
    assert finding.ends_with_back()
    finding.reading.open(SOURCE)
    assert not finding.ends_with_back(), "from there one goes back to the panel"


def test_what_is_not_there_is_not_looked_for_any_more(finding: Finding) -> None:
    finding.begin()
    finding.look_for("zzzz")
    assert not finding.accept()
    assert finding.query == ""


def test_what_is_folded_away_is_found_and_folded_again(finding: Finding) -> None:
    reading = finding.reading
    finding.begin()
    finding.look_for("small faults of print")
    assert words(finding) == "small faults of print"
    finding.cancel()
    assert not reading.is_unfolded
    finding.begin()
    finding.look_for("small faults of print")
    assert finding.accept()
    assert is_seen(finding)
    finding.clear()
    assert not reading.is_unfolded


def test_words_that_are_not_folded_away_unfold_nothing(finding: Finding) -> None:
    finding.begin()
    finding.look_for("without naming a place")
    assert finding.accept()
    assert not finding.reading.is_unfolded


def test_every_hit_is_gone_through_once_a_search_is_taken_up(finding: Finding) -> None:
    finding.begin()
    finding.look_for("hectares")
    shown = finding.count()
    assert finding.accept()
    assert finding.count() > shown
    assert finding.reading.is_unfolded
