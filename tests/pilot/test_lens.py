"""An article is read through another lens, from the article and from the catalogue."""

import pytest

from briefings import Given, Library
from tests.pilot.driving import SAMPLE, press, reader, running, shown
from tests.pilot.test_article import ARTICLE
from tests.pilot.test_catalogue import rows, sentence
from tui.screens.catalogue import CatalogueScreen
from tui.screens.choice import ChoiceScreen, ValuesScreen


@pytest.fixture
def article(library: Library) -> str:
    given = Given(lens="public-affairs")
    (added,), _ = library.add_text(ARTICLE.encode(), "harbour.txt", given)
    return added.id


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_it_is_chosen_from_those_there_are(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "R")
        assert isinstance(app.screen, ChoiceScreen)
        assert app.screen.body.view.item == "public-affairs", "the cursor is on the one it has"
        assert any("Disasters and humanitarian aid" in row for row in rows(app))
        await press(app, pilot, "k", "enter")
        assert "Its lens is now “Disasters and humanitarian aid”: R leads back to" in sentence(app)
        assert reader(app).briefing.lens is not None
        await press(app, pilot, "G")
        assert "its lens is" in " ".join(shown(app).split())
    lens = library.get(article).lens
    assert lens is not None
    assert lens.key == "humanitarian"


async def test_it_can_be_left_as_it_is(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        before = library.stamp()
        await press(app, pilot, "R", "enter")
        await press(app, pilot, "R", "escape")
        assert reader(app).briefing.id == article
        assert library.stamp() == before, "nothing is written"


async def test_in_the_catalogue_it_is_that_of_the_briefing_under_the_cursor(
    library: Library, article: str
) -> None:
    async with running(library, SAMPLE) as (app, pilot):
        await press(app, pilot, "L")
        assert isinstance(app.screen, CatalogueScreen)
        app.screen.entries.show(app.screen.entries.part, article)
        await press(app, pilot, "R", "g", "enter")
        assert isinstance(app.screen, CatalogueScreen)
        assert app.screen.body.view.item == article
        assert "Its lens is now “Counternarcotics in the Andes”: R leads back to" in sentence(app)


async def test_a_briefing_with_panels_keeps_its_lens(library: Library) -> None:
    async with running(library, SAMPLE) as (app, pilot):
        await press(app, pilot, "R", "G", "enter")
        assert "has panels of the lens counternarcotics" in sentence(app)
    lens = library.get(SAMPLE).lens
    assert lens is not None
    assert lens.key == "counternarcotics"


async def test_in_the_article_s_details_it_is_chosen_and_what_leads_back_is_said(
    library: Library, article: str
) -> None:
    async with running(library, article, overview=True) as (app, pilot):
        app.session.run("article.describe")
        await press(app, pilot, "G", "enter", "escape", "escape")
        assert library.get(article).lens == library.lenses.get("public-affairs"), "left as it is"
        app.session.run("article.describe")
        await press(app, pilot, "G", "enter")
        assert isinstance(app.screen, ValuesScreen)
        assert [row.split()[0] for row in rows(app) if "*" in row] == ["*"]
        await press(app, pilot, *"disa", "enter", "escape")
        assert "Its lens is now “Disasters and humanitarian aid”: R leads back" in sentence(app)
    assert library.get(article).lens == library.lenses.get("humanitarian")
