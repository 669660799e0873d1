"""What gives way first: the same in every format, and of figures what says least."""

import pytest

from briefings.export.brief.blocks import Block
from briefings.export.brief.figure_weights import figure_weights
from briefings.export.brief.fitting import ROOM, fit, taking_order
from briefings.export.brief.measuring import PAGES
from briefings.export.brief.sections import KEPT
from briefings.export.formats import format_named
from briefings.model import AnyItem, Suggestion
from tests.unit.core.builders import briefing, figure, key_point, statement, tension
from tests.unit.export.briefs import named, of_several, paged, size
from tests.unit.export.test_brief_fitting import piece, section

PROPOSED = Suggestion(confidence=0.5, rule="a number")


def no_bytes(_blocks: tuple[Block, ...]) -> int:
    return 0


def test_figures_that_say_more_give_way_later() -> None:
    figures = (
        figure("days", 42, "day", text="42 days"),
        figure("few", 2, "person", text="2 people"),
        figure("plain", 21, "beach", text="21 beaches"),
        figure("told", 36, "slick", text="36 slicks"),
        figure("one", 6000, "barrel", text="6,000 barrels"),
        figure("denied", 5, "USD", text="5 dollars", status="denied"),
        figure("by hand", 840, "worker", text="840 workers", editor="Ana"),
        figure("taken", 310, "worker", text="310", editor="Ana", suggestion=PROPOSED),
        figure("flagged", 7, "boat", text="7 boats"),
    )
    flagged = tension("t", severity="high", items=("flagged",))
    here = named("a", (*figures, flagged), bottom_line="There are 36 slicks.")
    there = named("b", (figure("other", 12_000, "barrel", text="12,000 barrels"),))
    weights = figure_weights([here, there])
    found = sorted((each.id for each in figures), key=lambda each: weights["a", each])
    assert found[:2] == ["flagged", "by hand"]
    assert found[2:] == ["denied", "one", "taken", "told", "plain", "days", "few"]
    assert weights["b", "other"] == weights["a", "one"], "another article has another value"


def test_no_key_point_and_no_statement_stands_where_a_bottom_line_gave_way() -> None:
    every = [section(name, [piece() for _ in range(90)]) for name in KEPT]
    every[KEPT.index("bottom_lines")] = section("bottom_lines", [piece("word " * 80)] * 90)
    found = fit(every, taking_order(every), no_bytes, ROOM, lambda _: ())
    assert found.gave_way["bottom_lines"]
    assert found.gave_way["key_points"] == found.gave_way["statements"] == 90


@pytest.mark.parametrize("rows", [ROOM - 30, ROOM, ROOM + 30])
def test_more_room_takes_nothing_away(rows: float) -> None:
    every = [section(name, [piece() for _ in range(30)]) for name in KEPT]
    less, more = (
        fit(every, taking_order(every), no_bytes, room, lambda _: ()) for room in (rows, rows + 10)
    )
    assert all(more.gave_way.get(name, 0) <= count for name, count in less.gave_way.items())
    assert sum(more.gave_way.values()) < sum(less.gave_way.values())


def test_pages_are_tried_until_they_are_full() -> None:
    pdf = format_named("pdf")
    assert pdf.brief_pages
    items: list[AnyItem] = [
        *(key_point(f"k{at}", text=f"{at} " + "a word and more " * 9) for at in range(60)),
        *(statement(f"s{at}", text=f"{at} " + "a word and more " * 9) for at in range(60)),
    ]
    found = [(briefing(items), ())]
    measured = of_several(found, paged)
    tried = of_several(found, paged, pages=pdf.brief_pages)
    assert pdf.brief_pages(tried) == PAGES
    kept, kept_before = (len(items) - sum(each.gave_way.values()) for each in (tried, measured))
    assert kept > 1.2 * kept_before
    assert size(tried) > size(measured)
