"""A panel: sections, flags, figures wide and narrow, bars, tensions."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from briefings.layout.page import Page
from briefings.layout.panel import panel_page
from briefings.model import AnyItem, Briefing, Evidence
from briefings.wording import first_words, label, paragraphs

from .builders import (
    actor,
    briefing,
    figure,
    key_point,
    make,
    open_question,
    place,
    statement,
    tension,
)

HEADINGS = (
    "BOTTOM LINE", "KEY POINTS", "FIGURES", "STATEMENTS", "TENSIONS", "ACTORS", "PLACES",
    "OPEN QUESTIONS",
)  # fmt: skip


def laid_out(*items: AnyItem, width: int = 78) -> Page:
    made = briefing(items)
    return panel_page(made, made.panels[0], width, cell_len)


def lines(page: Page) -> list[str]:
    return [page.line(row, cell_len) for row in range(len(page.rows))]


def shown(*items: AnyItem, width: int = 78) -> str:
    return "\n".join(lines(laid_out(*items, width=width)))


def words(page: Page) -> str:
    """All text of the page, as if it were not wrapped."""
    return " ".join(" ".join(lines(page)).split())


def test_sections_without_items_are_left_out() -> None:
    page = laid_out(place())
    assert [line for line in lines(page) if line in HEADINGS] == ["BOTTOM LINE", "PLACES"]


def test_sections_stand_in_the_order_in_which_one_reads() -> None:
    items = (
        open_question(), place(), actor(), tension(), statement(), figure(), key_point(),
    )  # fmt: skip
    assert [line for line in lines(laid_out(*items)) if line in HEADINGS] == list(HEADINGS)


@pytest.mark.parametrize("make_item", [key_point, open_question])
def test_long_items_do_not_run_into_each_other(make_item: Callable[..., AnyItem]) -> None:
    items = [make_item(f"i{n}", text=" ".join(["word"] * 9)) for n in range(2)]
    begun = [line for line in lines(laid_out(*items, width=30)) if "word" in line]
    assert [line[:6] for line in begun] == ["- word", "  word"] * 2
    alone = [line for line in lines(laid_out(items[0], width=30)) if "word" in line]
    assert all(line.startswith("  word") for line in alone)


def test_every_item_has_rows_of_its_own() -> None:
    items = (key_point(), figure(), statement(), tension(), actor(), place(), open_question())
    page = laid_out(*items)
    rows = [set(page.rows_of(item.id)) for item in items]
    assert all(rows)
    assert sum(map(len, rows)) == len(set().union(*rows))


@pytest.mark.parametrize("width", [30, 78])
def test_an_item_that_a_tension_concerns_is_flagged_in_the_last_cell(width: int) -> None:
    items = (key_point("k1"), key_point("k2"), figure("f1"), actor("a1"), statement("s1"))
    page = laid_out(*items, tension(items=("k1", "f1", "a1", "s1")), width=width)
    for item in items:
        first = page.line(page.rows_of(item.id)[0])
        assert (first[width - 1 :] == "!") is (item.id != "k2")


def test_an_inference_is_labelled_and_what_is_none_is_not() -> None:
    assert "Inference: Both cannot be." in shown(tension(reasoning="Both cannot be."))
    assert "Inference" not in shown(tension(reasoning="Both are said.", inference=False))


def test_a_tension_names_the_items_that_it_concerns() -> None:
    text = shown(
        figure("f", 12), actor("a", text="Ada"), tension(items=("a", "f", "elsewhere")), width=60
    )
    assert "Concerns: 12 t, Ada" in text
    assert "Concerns" not in shown(tension())


def test_a_direct_quote_stands_in_quotation_marks_and_a_claim_does_not() -> None:
    quote = statement(text="We will", direct=True, speaker="Ada", role="mayor", cue="told")
    assert "  Ada, mayor (told)\n    “We will”" in shown(quote)
    assert "“" not in shown(statement(text="They will"))


def test_names_and_roles_of_actors_and_places() -> None:
    assert "  Ada (A. L., Lady L.) - first\n" in shown(
        actor(names=("A. L.", "Lady L."), role="first"), place()
    )
    assert shown(place(text="Lund")).endswith("PLACES\n  Lund")


def test_paragraphs_are_named_once_and_at_most_four() -> None:
    def on(*numbers: int) -> str:
        return paragraphs(key_point(evidence=[Evidence(0, 1, "x", n) for n in numbers]))

    assert on() == ""
    assert on(5, 6, 5) == "¶5 ¶6"
    assert on(1, 2, 3, 4) == "¶1 ¶2 ¶3 ¶4"
    assert on(1, 2, 3, 4, 5, 6) == "¶1 ¶2 ¶3 ¶4 +2"


def test_labels_are_short() -> None:
    assert label(figure(approximate=True)) == "~12 t"
    assert label(actor(text="Ada")) == "Ada"
    assert label(statement(speaker="Ada", evidence=[Evidence(0, 1, "x", 3)])) == "Ada ¶3"
    assert label(key_point(text="one two three four five six")) == "“one two three four five …”"
    assert first_words("one two") == "“one two”"


FACTS = (
    "~12,500 t",
    "fish landed by boats of the town",
    "2020",
    "goal",
    "Ada Lovelace",
    ">$3.5 million",
    "spent on the pier",
    "reported",
)


@pytest.mark.parametrize("width", [20, 25, 30, 40, 63, 64, 78, 120])
def test_narrow_and_wide_figures_state_the_same_facts(width: int) -> None:
    page = laid_out(
        figure(
            "f1",
            12500,
            approximate=True,
            what="fish landed by boats of the town",
            period="2020",
            status="goal",
            source="Ada Lovelace",
        ),
        figure("f2", 3500000, "USD", bound="more_than", what="spent on the pier"),
        width=width,
    )
    blocks = {block.text for block in page.blocks}
    for fact in FACTS:
        assert any(fact in text for text in blocks)
        assert all(word in words(page) for word in fact.split())


LONG = {
    "what": "everything that was landed in all the ports of the coast taken together",
    "period": "2013-01-01/2014-12-31",
    "source": "National Commission for Development",
    "approximate": True,
}


@pytest.mark.parametrize("width", [20, 40, *range(60, 90)])
def test_a_figure_with_long_parts_is_neither_too_wide_nor_cut_into_letters(width: int) -> None:
    page = laid_out(figure("f", 278000000001, "laboratory", **LONG), width=width)
    rows = [page.line(row) for row in page.rows_of("f")]
    assert max(map(cell_len, rows)) <= width
    assert len(rows) < 20
    assert "everything" in words(page)
    assert "together" in words(page)


def seizures() -> tuple[AnyItem, ...]:
    fields = {"measure": "seized", "scope": "Callao", "what": "x"}
    return (
        figure("f1", 10, period="2020", **fields),
        figure("f2", 20, period="2021", status="goal", **fields),
        figure("f3", 40, period="2021", measure="burnt", scope="Callao"),
    )


def test_comparable_figures_have_bars_in_proportion_a_goal_in_another_ink() -> None:
    text = shown(*seizures())
    assert "  seized, Callao\n" in text
    bars = [line for line in text.splitlines() if "█" in line or "░" in line]
    assert [(bar.count("█"), bar.count("░")) for bar in bars] == [(12, 0), (0, 24)]
    assert [bar.split()[0] for bar in bars] == ["2020", "2021"]
    assert bars[1].endswith("20 t")


def test_figures_that_are_not_comparable_have_no_bars() -> None:
    text = shown(*seizures()[1:])
    assert "█" not in text
    assert "░" not in text
    assert "seized, Callao" not in text


@pytest.mark.parametrize("width", range(20, 40))
def test_bars_are_never_too_wide_and_go_where_there_is_no_room(width: int) -> None:
    items = [
        figure(f"f{year}", 1234567 * year, "USD", measure="spent", scope="Peru", period=str(year))
        for year in (2020, 2021)
    ]
    page = laid_out(*items, width=width)
    text = lines(page)
    assert max(map(cell_len, text)) <= width
    heading = any("spent, Peru" in line for line in text)
    assert heading is any("█" in line for line in text)


def test_all_values_zero_draw_no_bar_and_do_not_fail() -> None:
    zeros = [
        figure(f"f{year}", 0, measure="m", scope="s", period=str(year)) for year in (2020, 2021)
    ]
    assert "█" not in shown(*zeros)


def test_markup_in_items_is_text() -> None:
    assert "[bold]x[/bold] [@click=app.quit]" in shown(
        key_point(text="[bold]x[/bold] [@click=app.quit]")
    )


def test_the_made_up_briefing_shows_all_items_of_a_panel() -> None:
    made = make()
    for panel in made.panels:
        page = panel_page(made, panel, 78, cell_len)
        shown = {row.item for row in page.rows} - {None}
        assert shown == {panel.summary.id, *(item.id for item in panel.items)}


@pytest.mark.parametrize("width", [20, 40, 78])
def test_the_seeded_panels_show_all_their_words(seeded: Briefing, width: int) -> None:
    for panel in seeded.panels:
        page = panel_page(seeded, panel, width, cell_len)
        blocks = {block.text for block in page.blocks}
        for item in panel.items:
            if item.kind in ("key_point", "statement", "tension", "open_question"):
                assert any(item.text in text for text in blocks)
            assert page.rows_of(item.id)
