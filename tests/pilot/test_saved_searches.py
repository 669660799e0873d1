"""Saving searches in the app, and seeing what is new for each."""

from briefings import Library
from tests.pilot.driving import press, running, settle, status
from tui.app import BriefingsApp
from tui.screens.saved_searches import SavedSearchesScreen
from tui.screens.search import SearchScreen


def add(library: Library, title: str) -> None:
    library.add_text(f"{title}\n\nCoca and boats.\n".encode(), f"{title}.txt")


def shown(app: BriefingsApp) -> str:
    assert isinstance(app.screen, SearchScreen | SavedSearchesScreen)
    page = app.screen.body.view.page
    return "\n".join(page.line(row) for row in range(len(page.rows)))


async def test_a_search_is_saved_and_what_is_new_for_it_is_seen_once(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca", "enter", "m", *"My beat", "enter")
        assert "Saved as “My beat”: M lists what is saved." in status(app)
        add(library, "Later")
        await press(app, pilot, "M")
        await settle(app, pilot)
        assert shown(app).splitlines() == ["  My beat", "    1 new · coca"]
        await press(app, pilot, "enter")
        await settle(app, pilot)
        assert (
            app.screen.query_one("#title").render_line(0).text.startswith("Saved search: My beat")
        )
        assert shown(app).startswith("Later\n  new\n")
        assert "1 new" in status(app)
        assert shown(app).count("\n  new\n") == 1
        await press(app, pilot, "enter", "r")
        assert shown(app).startswith("Later\n  new\n"), "the list is as it was left"
        await press(app, pilot, "f", "right", *" boats")
        assert "\n  new\n" not in shown(app), "this is another search"
        await press(app, pilot, "f3")
        await settle(app, pilot)
        assert "new" not in shown(app)


async def test_saved_searches_are_renamed_deleted_and_brought_back(library: Library) -> None:
    for name, query in (("a", "boats"), ("b", "coca"), ("c", "ships")):
        library.saved_searches.save(name, query)
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", "f3", "j", "d")
        assert "Deleted “b”: u brings it back." in status(app)
        assert isinstance(app.screen, SavedSearchesScreen)
        assert app.screen.body.view.item == "c"
        await press(app, pilot, "i", "backspace", "a", "enter")
        assert "Another search is saved as “a”" in status(app)
        await press(app, pilot, "i", "z", "enter")
        assert app.screen.body.view.item == "cz"
        await press(app, pilot, "u")
        assert app.screen.body.view.item == "b"
        await press(app, pilot, "u")
        assert "No search was deleted here." in status(app)
        assert [each.name for each in library.saved_searches.all()] == ["a", "b", "cz"]
        await press(app, pilot, "escape", "escape", "s", "enter", "m")
        assert "Nothing is searched for yet" in status(app)
