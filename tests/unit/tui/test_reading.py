"""There and back, tabs, spots and resizing, without a screen."""

import datetime as dt
import itertools

import pytest

from briefings.layout.notes import note_item
from briefings.model import Spot, Tension
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import NO_NOTES, notebook
from tui.actions.keys import Keys
from tui.actions.status_text import worded
from tui.reading import passages, related_items
from tui.reading.find import Finding
from tui.reading.state import Reading
from tui.reading.tab_pages import OVERVIEW, SOURCE


def marked(reading: Reading) -> str:
    """The article's words that are selected, as the page holds them."""
    assert reading.selected
    page = reading.page(SOURCE)
    ranges = page.ranges(reading.selected.start, reading.selected.end)
    return " ".join(page.blocks[block].text[start:end] for block, start, end in ranges)


def test_every_item_goes_to_its_words_and_comes_back(reading: Reading) -> None:
    for panel in reading.briefing.panels:
        for item in panel.items:
            reading.open(panel.topic.key)
            reading.show_item(item)
            top = reading.view.top
            assert passages.to_evidence(reading) is None
            assert reading.tab == SOURCE
            assert marked(reading) == item.evidence[0].text
            first = reading.page(SOURCE).row_of(*next(_starts(reading)))
            assert first is not None
            assert reading.view.top <= first < reading.view.top + reading.height
            assert reading.back()
            assert (reading.tab, reading.view.item) == (panel.topic.key, item.id)
            assert reading.view.top == top
    assert reading.returns == []


def _starts(reading: Reading):  # type: ignore[no-untyped-def]  # noqa: ANN202
    assert reading.selected
    for block, start, _ in reading.page(SOURCE).ranges(
        reading.selected.start, reading.selected.end
    ):
        yield block, start


def test_evidence_again_goes_round_the_items_passages(reading: Reading) -> None:
    item = next(i for i in reading.briefing.items if len(i.evidence) > 2)
    reading.open(item.topics[0])
    reading.view.go_to_item(item.id)
    seen = []
    for _ in range(len(item.evidence) + 1):
        passages.to_evidence(reading)
        seen.append(marked(reading))
    assert seen == [*(e.text for e in item.evidence), item.evidence[0].text]


def test_stepping_through_cited_passages_keeps_the_way_back(reading: Reading) -> None:
    reading.view.step_item(1)
    item = reading.view.item
    passages.to_evidence(reading)
    passages.step(reading, 1)
    passages.step(reading, 1)
    reading.back()
    assert reading.view.item == item


def test_stepping_through_cited_passages_meets_all_of_them(reading: Reading) -> None:
    reading.open(SOURCE)
    seen = []
    while passages.step(reading, 1) is None:
        seen.append(reading.selected)
    assert seen == list(reading.spans)
    while passages.step(reading, -1) is None:
        seen.pop()
    assert len(seen) == 1


def test_a_passage_lists_all_items_that_stand_on_it(reading: Reading) -> None:
    for span in reading.spans:
        reading.open(SOURCE)
        reading.selected = None
        while reading.chosen != span:
            ahead = reading.chosen is None or reading.chosen.start < span.start
            assert passages.step(reading, 1 if ahead else -1) is None
        related = related_items.related(reading)
        expected = {
            item.id
            for item in reading.items.values()
            if any(e.start < span.end and span.start < e.end for e in item.evidence)
        }
        assert {item.id for item in related} == expected
        assert expected
        related_items.jump_to(reading, related[0].id)
        assert reading.item == related[0]
        reading.back()
        assert reading.chosen == span


def test_cited_passages_do_not_lie_within_each_other(reading: Reading) -> None:
    for one, next_one in itertools.pairwise(reading.spans):
        assert one.start < next_one.start
        assert one.end < next_one.end


def test_a_tension_lists_what_it_concerns(reading: Reading) -> None:
    for tension in reading.briefing.tensions:
        reading.open(tension.topics[0])
        reading.show_item(tension)
        assert [item.id for item in related_items.related(reading)] == list(tension.items)


def test_a_passage_out_of_view_is_not_meant(reading: Reading) -> None:
    reading.view.step_item(1)
    passages.to_evidence(reading)
    seen = [reading.chosen is not None]
    reading.view.edge(1)
    seen.append(reading.chosen is not None)
    assert seen == [True, False]
    assert related_items.related(reading) == []
    assert "l and h" in worded(passages.to_evidence(reading) or "", Keys())
    last = reading.briefing.article.paragraphs[-1].number
    assert last - 5 < reading.paragraph <= last


def test_without_a_passage_source_says_how_to_choose_one(reading: Reading) -> None:
    reading.open(SOURCE)
    assert "l and h" in worded(passages.to_evidence(reading) or "", Keys())


def test_every_flagged_item_leads_to_all_its_tensions(reading: Reading) -> None:
    for item_id, tensions in reading.briefing.tensions_by_item.items():
        item = reading.items[item_id]
        reading.open(item.topics[0])
        reading.view.go_to_item(item_id)
        seen = []
        for _ in tensions:
            assert related_items.to_tension(reading) is None
            seen.append(reading.item)
        assert seen == list(tensions)
        reading.back()
        assert reading.view.item == item_id


def test_an_item_without_tension_says_so(reading: Reading) -> None:
    flagged = reading.briefing.tensions_by_item
    item = next(
        i for i in reading.briefing.items if i.id not in flagged and not isinstance(i, Tension)
    )
    reading.open(item.topics[0])
    reading.view.go_to_item(item.id)
    assert "No tension" in worded(related_items.to_tension(reading) or "", Keys())
    assert reading.returns == []


def test_back_in_source_without_a_jump_goes_to_the_last_panel(reading: Reading) -> None:
    reading.open(reading.tabs[2])
    reading.open(SOURCE)
    assert reading.back()
    assert reading.tab == reading.tabs[2]
    assert not reading.back()


def test_tabs_go_round(reading: Reading) -> None:
    seen = []
    reading.open(OVERVIEW)
    for _ in reading.tabs:
        seen.append(reading.tab)
        reading.turn(1)
    assert seen == list(reading.tabs)
    assert reading.tab == reading.tabs[0]
    reading.turn(-1)
    assert reading.tab == reading.tabs[-1]


@pytest.mark.parametrize("tab", [0, 1, 2, 5])
def test_a_spot_is_found_again_at_another_size(reading: Reading, tab: int) -> None:
    reading.open(reading.tabs[tab])
    for _ in range(25):
        reading.view.step(1)
    spot = reading.spot()
    reading.resize(38, 9)
    reading.open(reading.tabs[2])
    reading.go_to(spot)
    again = reading.spot()
    assert (again.tab, again.item) == (spot.tab, spot.item)
    if spot.offset is not None:
        assert again.offset is not None
        shown = reading.page(SOURCE)
        below = shown.offset_of(reading.view.top + 1)
        assert again.offset <= spot.offset
        assert below is None or spot.offset < below


def test_a_spot_of_another_edition_is_passed_over(reading: Reading) -> None:
    before = reading.spot()
    reading.go_to(Spot(tab="no-such-topic", item="x"))
    reading.go_to(Spot(tab=before.tab, item="no-such-item"))
    reading.go_to(Spot(tab=SOURCE, offset=10**9))
    reading.open(before.tab)
    assert reading.spot() == before


def test_many_resizes_do_not_wander(reading: Reading) -> None:
    reading.open(SOURCE)
    reading.view.scroll(30)
    top = reading.view.top
    for size in ((38, 9), (20, 3), (76, 40), (33, 7), (78, 21)):
        reading.resize(*size)
    assert reading.view.top == top


def test_all_text_of_a_panel_is_there_at_every_width(reading: Reading) -> None:
    for tab in reading.tabs:
        for width in (20, 38, 63, 64, 78):
            reading.resize(width, 10)
            shown = "".join(
                reading.page(tab).line(row) for row in range(len(reading.page(tab).rows))
            )
            bare = shown.replace(" ", "")
            panel = [p for p in reading.briefing.panels if p.topic.key == tab]
            for text in [p.bottom_line for p in panel]:
                assert text.replace(" ", "") in bare


def test_after_evidence_the_items_tensions_still_follow_each_other(reading: Reading) -> None:
    tensions = reading.briefing.tensions_by_item
    item_id = next(i for i, found in tensions.items() if len(found) > 1)
    reading.open(reading.items[item_id].topics[0])
    reading.view.go_to_item(item_id)
    passages.to_evidence(reading)
    seen = []
    for _ in tensions[item_id]:
        assert related_items.to_tension(reading) is None
        seen.append(reading.item)
    assert seen == list(tensions[item_id])


def test_a_bottom_line_goes_to_its_words_too(reading: Reading) -> None:
    assert reading.item == reading.briefing.panels[0].summary
    assert passages.to_evidence(reading) is None
    assert marked(reading) == reading.briefing.panels[0].evidence[0].text


def laid_out(reading: Reading) -> set[str]:
    """The tabs whose rows have been made."""
    return {tab for tab in reading.tabs if "rows" in vars(reading.page(tab))}


def test_only_the_tab_that_is_shown_is_laid_out(reading: Reading) -> None:
    for tab in reading.tabs:
        reading.open(tab)
        assert reading.view.page.rows
    reading.resize(40, 9)
    assert reading.view.page.rows
    assert laid_out(reading) == {reading.tab}
    reading.take_notes(NO_NOTES)
    assert reading.view.page.rows
    assert laid_out(reading) == {reading.tab}


def test_words_are_counted_in_all_tabs_without_laying_them_out(reading: Reading) -> None:
    finding = Finding(reading)
    finding.look_for("hectares")
    assert finding.overall()[1] > len(finding.hits(reading.tab))
    assert laid_out(reading) <= {reading.tab}


@pytest.mark.parametrize("moves", [False, True])
def test_a_place_on_a_note_waits_for_the_notes_and_not_for_who_has_moved(
    reading: Reading, *, moves: bool
) -> None:
    briefing = reading.briefing
    item = briefing.panels[0].items[5]
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    note = Note(
        id="1", revision=1, target=Target(briefing=briefing.id, item=item.id),
        content=Content(body="why?"), author="Ann", created=now, modified=now,
    )  # fmt: skip
    reading.go_to(Spot(tab=reading.tab, item=note_item(note.id)))
    if moves:
        reading.view.step_item(1)
        reading.settle()
    before = reading.view.item
    reading.take_notes(notebook(briefing, [note]))
    assert reading.view.item == (before if moves else note_item(note.id))


def test_going_to_what_is_folded_away_unfolds_it(reading: Reading) -> None:
    low = next(t for t in reading.briefing.tensions if t.severity == "low")
    assert not reading.view_of(low.topics[0]).page.rows_of(low.id)
    reading.go_to(Spot(tab=low.topics[0], item=low.id))
    assert reading.view.item == low.id
    assert reading.is_unfolded


def test_all_tensions_of_an_item_are_gone_through_folded_or_not(reading: Reading) -> None:
    for item_id, tensions in reading.briefing.tensions_by_item.items():
        reading.is_unfolded = False
        reading.lay_out_anew()
        reading.show_item(reading.items[item_id])
        reading.tensions_of = None
        seen = []
        for _ in tensions:
            assert related_items.to_tension(reading) is None
            seen.append(reading.view.item)
        assert sorted(map(str, seen)) == sorted(tension.id for tension in tensions)
