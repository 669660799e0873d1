"""Finding and searching in the app, with what a keyboard does not have and the screen hides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from briefings import Library
from tests.pilot.test_app import reader, settle, status
from tests.pilot.test_notes import press, running
from tui.widgets.prompt import Entry


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        yield opened


async def test_what_is_pasted_is_looked_for_without_what_nobody_sees(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash")
        app.post_message(events.Paste("Shin\u00ading\u200b Path\ufeff"))
        await settle(app, pilot)
        assert reader(app).prompt.query_one(Entry).value == "Shining Path"
        await press(app, pilot, "enter")
        assert "hit 1/" in status(app)


async def test_numbers_are_found_as_they_are_typed(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", *"85000000", "enter")
        finding = reader(app).finding
        assert finding.current
        tab, hit = finding.current
        block = finding.reading.page(tab).blocks[hit.block]
        assert block.text[hit.start : hit.end] == "85 million"
