"""Finding and searching in the app, with what a keyboard does not have and the screen hides."""

from pathlib import Path

import msgspec
import pytest
from textual import events

from briefings import Library
from briefings.curation import seeding
from briefings.search.best_hits import MOST
from briefings.search.hit import SearchResult
from briefings.search.request import SearchRequest
from tests.pilot.driving import press, reader, running, settle, status
from tui.app import BriefingsApp
from tui.screens.catalogue import CatalogueScreen
from tui.screens.search import SearchScreen
from tui.widgets.prompt import Entry

TITLE = "Peru achieves drug eradication milestone in the VRAEM"


async def test_what_is_pasted_is_looked_for_without_what_nobody_sees(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash")
        app.post_message(events.Paste("Shin\u00ading\u200b Path\ufeff"))
        await settle(app, pilot)
        assert reader(app).prompt.query_one(Entry).value == "Shining Path"
        await press(app, pilot, "enter")
        assert "hit 3/" in status(app), "two are in the overview"


async def test_numbers_are_found_as_they_are_typed(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", *"85000000", "enter")
        finding = reader(app).finding
        assert finding.current
        tab, hit = finding.current
        block = finding.reading.page(tab).blocks[hit.block]
        assert block.text[hit.start : hit.end] == "85 million"


def shown(app: BriefingsApp) -> str:
    assert isinstance(app.screen, SearchScreen)
    page = app.screen.body.view.page
    return "\n".join(page.line(row) for row in range(len(page.rows)))


async def test_all_of_one_briefing_is_listed_and_a_part_of_several_is_told_as_one(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"kind:tension", "enter")
        assert " 1/18 " in status(app)
        await press(app, pilot, "escape")
    (sample,) = seeding.seeds()
    twice = [sample, msgspec.structs.replace(sample, id="again")]
    monkeypatch.setattr(seeding, "seeds", lambda: twice)
    with Library(library.directory) as both:
        async with running(both) as (app, pilot):
            await press(app, pilot, "s", *"coca", "enter")
            found = both.search("coca").matches[0].found
            assert found > MOST
            assert shown(app).count(f"  {MOST} of {found}\n") == 2
            assert f" 1/{2 * MOST} of {2 * found} " in status(app)
            await press(app, pilot, "slash", *"kind:tension", "enter")
            assert " 1/36 " in status(app)
            assert " of " not in status(app)


async def test_a_mistyped_word_is_searched_as_it_was_meant(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca eradicatoin", "enter")
        assert "No “eradicatoin”; searched “eradication”." in shown(app)
        assert seen(app)[0] is not None


async def test_a_wrong_query_is_pointed_at(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca OR color:red")
        lines = shown(app).splitlines()
        assert lines[:2] == ["  coca OR color:red", "          ^"]
        assert lines[2].startswith("  There is no filter “color”")
        assert len(lines) > 10, "the rest is searched"


@pytest.mark.parametrize(
    "name", ['"Shining Path"', '"Shining. Path"', '"shining path"', "Funding", "shining_path"]
)
async def test_a_panel_is_named_as_in_the_row_of_tabs(library: Library, name: str) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *f"panel:{name} kind:figure", "enter")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.result
        assert app.screen.result.problems == ()
        assert app.screen.result.found > 0


async def test_the_catalogue_is_filtered_by_plain_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sample,) = seeding.seeds()
    title = 'title = "Łódź: so\u00adcial news… of 10 m²"'
    other = sample.briefing.decode().replace(f'title = "{TITLE}"', title)
    two = [sample, msgspec.structs.replace(sample, id="other", briefing=other.encode())]
    monkeypatch.setattr(seeding, "seeds", lambda: two)
    with Library(tmp_path / "two") as library:
        async with running(library) as (app, pilot):
            await press(app, pilot, "L", "f", *"lodz social", "enter")
            assert isinstance(app.screen, CatalogueScreen)
            assert app.screen.body.view.item == "other"
            await press(app, pilot, "f", *"news... 10 m2")
            assert app.screen.body.view.item == "other"
            await press(app, pilot, "z")
            assert app.screen.body.view.item is None


def seen(app: BriefingsApp) -> tuple[str | None, int]:
    """Return what of a list is under the cursor, and its top row."""
    assert isinstance(app.screen, SearchScreen)
    view = app.screen.body.view
    return view.item, view.top


async def test_going_back_from_a_place_that_was_found_leads_to_the_list_as_it_was(
    library: Library,
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "2", "s", *"hectares", "enter", "G", "k")
        listed, left = shown(app), seen(app)
        await press(app, pilot, "enter")
        assert ", r lists all" in status(app)
        await press(app, pilot, "9", "r")
        assert (shown(app), seen(app)) == (listed, left)
        await press(app, pilot, "k", "enter", "escape")
        assert shown(app) == listed
        assert seen(app)[0] != left[0]
        await press(app, pilot, "q")
        assert reader(app).reading.tab == "alternative_development"


async def test_a_search_that_led_to_another_briefing_leads_back_to_the_first_one(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sample,) = seeding.seeds()
    twice = [sample, msgspec.structs.replace(sample, id="again")]
    monkeypatch.setattr(seeding, "seeds", lambda: twice)
    with Library(library.directory) as both:
        async with running(both) as (app, pilot):
            await press(app, pilot, "s", *"hectares", "enter", "G", "enter")
            assert reader(app).briefing.id == "again"
            await press(app, pilot, "r")
            assert seen(app)[0] == "hit 15"
            await press(app, pilot, "g", "enter")
            assert reader(app).briefing.id == "vraem-2014"
            await press(app, pilot, "r", "G", "enter", "r", "r")
            assert reader(app).briefing.id == "vraem-2014"


async def test_a_list_of_places_is_gone_through_place_by_place(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"hectares", "enter")
        places = []
        for key in ("down", "down", "j", "up", "k"):
            await press(app, pilot, key)
            places.append(seen(app)[0])
        assert places == ["hit 1", "hit 2", "hit 3", "hit 2", "hit 1"]


async def test_the_way_back_is_told_where_the_hit_is(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", *"hectares", "enter")
        assert ", r ends it" in status(app)
        await press(app, pilot, "2")
        assert "hit 4/" in status(app)
        assert "ends it" not in status(app)
        await press(app, pilot, "n")
        assert ", r ends it" in status(app)


async def test_places_that_were_found_name_their_panels_as_the_tabs_do(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"vendors", "enter")
        await press(app, pilot, "f", *"kind:tension", "enter")
        assert "Alternative development" in shown(app)
        assert "alternative_development" not in shown(app)


async def test_more_is_asked_for_as_one_comes_to_the_end_of_what_was_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sample,) = seeding.seeds()
    many = [sample, *(msgspec.structs.replace(sample, id=f"copy-{n}") for n in range(19))]
    monkeypatch.setattr(seeding, "seeds", lambda: many)
    with Library(library.directory) as opened:
        async with running(opened) as (app, pilot):
            await press(app, pilot, "s", *"coca", "enter")
            screen = app.screen
            assert isinstance(screen, SearchScreen)
            assert screen.result
            first = screen.result.matches
            assert (screen.result.matched, len(first) < 20) == (20, True)
            await press(app, pilot, "end")
            assert len(screen.result.matches) > len(first)
            before = seen(app)
            for _ in range(9):
                await press(app, pilot, "end")
            assert screen.result.matches[: len(first)] == first
            assert len(screen.result.matches) == 20
            assert seen(app) != before


async def test_one_key_changes_the_order_and_the_status_row_says_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sample,) = seeding.seeds()
    mine = sample.briefing.decode()
    older = mine.replace(f'title = "{TITLE}"', 'title = "Sellers of coca"')
    older = older.replace("published = 2014-02-10", "published = 1999-02-10")
    other = msgspec.structs.replace(sample, id="older", briefing=older.encode())
    monkeypatch.setattr(seeding, "seeds", lambda: [sample, other])
    with Library(library.directory) as both:
        async with running(both) as (app, pilot):
            await press(app, pilot, "s", *"coca")
            assert shown(app).startswith("Sellers of coca"), "its title has the word"
            await press(app, pilot, "f2")
            assert shown(app).startswith(TITLE), "it is newer"
            await press(app, pilot, "enter")
            assert "newest first" in status(app)
            await press(app, pilot, "q", "s", "enter")
            assert "newest first" in status(app), "as it was left"
            await press(app, pilot, "S")
            assert "by relevance" in status(app)
            assert shown(app).startswith("Sellers of coca")


@pytest.mark.parametrize(
    "typed",
    [
        "(" * 2000 + '"' * 999 + "coca" + ")" * 999,
        "coca OR " * 500,
        "\ud800\u202e\x00 ha>1.. -( date:9999-99-99 speaker:",
        "海" * 4000,
    ],
    ids=["signs", "alternatives", "broken", "long"],
)
async def test_whatever_is_typed_into_the_entry_row_is_answered(
    library: Library, typed: str
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s")
        app.post_message(events.Paste(typed))
        await settle(app, pilot)
        await press(app, pilot, "f2", "enter", "S", "G")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.result is not None
        assert app.screen.result.mistake or app.screen.result.query


async def test_no_more_than_a_screenful_is_asked_for_while_one_types(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    search = library.search

    def with_more(request: SearchRequest) -> SearchResult:
        asked.append(request.limit)
        result = search(request)
        one = msgspec.structs.replace(result.matches[0], hits=result.matches[0].hits[:1])
        return msgspec.structs.replace(result, matches=request.limit * (one,), more=True)

    monkeypatch.setattr(library, "search", with_more)
    async with running(library) as (app, pilot):
        await press(app, pilot, "s")
        for letter in "coca":
            await press(app, pilot, letter)
        assert len(asked) == len("coca")
        await press(app, pilot, "enter")
        assert len(asked) > len("coca")
