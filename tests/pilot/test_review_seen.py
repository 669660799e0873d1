"""Only what was on the screen is decided about."""

import asyncio
import time

import pytest

from briefings import Library
from tests.pilot.driving import press, reader, running, said, settle
from tests.pilot.reviewing import SlowFrames, here, item, reviewed
from tui.controllers import review as sentences
from tui.screens.item import ItemScreen

TRIP = 0.5
"""Seconds in which a frame comes to the terminal, and its answer back."""


async def test_a_key_typed_before_its_item_was_painted_is_not_taken(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "4", "z", "c")
        assert sentences.TOO_EARLY in said(app), "no frame that shows it has gone"
        frames.arrive(TRIP)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 0, "it cannot have arrived yet"
        frames.arrive(TRIP)
        await asyncio.sleep(TRIP)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 1


async def test_keys_typed_on_before_the_refusal_could_be_read_are_not_taken(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article, (40, 12)) as (app, pilot):
        await press(app, pilot, "z")
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 1
        unseen = here(app)
        await press(app, pilot, "c")
        assert said(app).startswith("Not taken: the key came before the item")
        frames.held.pop(0)(time.monotonic())
        assert frames.held, "that of the refusal"
        await press(app, pilot, "x")
        assert said(app).startswith("Not taken: typed before you could read")
        await press(app, pilot, "i", "I")
        assert here(app) == unseen, "no form was opened either"
        assert reviewed(library, article) == 1
        frames.arrive()
        await press(app, pilot, "x")
        assert reviewed(library, article) == 2
    assert [each.text for each in library.get(article).rejected] == [unseen]


async def test_who_types_ahead_beyond_the_end_of_a_panel_decides_nothing_twice(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "z", "z", "z", "z")
        last = here(app)
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "c")
        assert "z goes on" in said(app)
        await press(app, pilot, "x")
        assert sentences.TYPED_ON in said(app), "it was meant for the next item"
        frames.arrive()
        assert library.get(article).rejected == ()
        await press(app, pilot, "x")
    assert [each.evidence[0].text for each in library.get(article).rejected] == [last]


async def test_a_form_that_was_not_read_confirms_nothing_unseen(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "4", "z", "i", "f2")
        assert isinstance(app.screen, ItemScreen)
        assert sentences.TOO_EARLY in said(app)
        frames.arrive()
        await press(app, pilot, "f2")
        assert reviewed(library, article) == 1


async def test_sure_ones_are_gone_to_where_none_was_on_the_screen(
    library: Library, article: str
) -> None:
    async with running(library, article, (40, 12)) as (app, pilot):
        assert reader(app).reading.view.top == 0
        await press(app, pilot, "X")
        assert said(app).startswith("No sure one of this panel was wholly on")
        assert here(app) == "4,200 kilograms"
        assert not any(i.review == "accepted" for i in library.get(article).items)
        await press(app, pilot, "X")
    assert item(library, article, "11,300 containers").review == "accepted"


async def test_a_sure_one_on_the_screen_too_late_for_the_key_is_told(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "4")
        typed = time.monotonic()
        frames.arrive()
        monkeypatch.setattr(app.session.type_ahead, "typed_at", typed)
        await app.action_run("review.accept_sure")
        assert sentences.TOO_EARLY in said(app)
    assert not any(i.review == "accepted" for i in library.get(article).items)


async def test_all_of_a_long_item_has_to_have_been_on_the_screen(
    library: Library, article: str
) -> None:
    async with running(library, article, (30, 7)) as (app, pilot):
        view = reader(app).reading.view
        long = next(i for i in library.get(article).items if i.text.startswith("We have closed"))
        view.go_to_item(long.id)
        view.top = view.page.rows_of(long.id).start - 3
        view.cursor = view.page.rows_of(long.id).start
        reader(app).moved()
        await settle(app, pilot)
        await press(app, pilot, "c")
        assert said(app).startswith("Read all of it first")
        await press(app, pilot, *("j",) * (len(view.page.rows_of(long.id)) - 1), "c")
        assert item(library, article, long.text).review == "confirmed"
