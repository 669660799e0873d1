"""What the line costs, and what waits for Enter where answers come late."""

import pytest

from briefings import Library
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, press, reader, running, status
from tests.pilot.lines import measure
from tui.app import BriefingsApp
from tui.line.connection import FAR, Connection
from tui.line.pacing import LATELY
from tui.reading.tab_pages import NOTES
from tui.screens.choice import PaletteScreen
from tui.screens.line_report import LATEST, LineReportScreen, carried
from tui.screens.search import SearchScreen
from tui.widgets.bars import Line

WAITS = "Enter shows what it finds"


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    for body in ("first thought", "second idea"):
        library.notes.add(Target(briefing=SAMPLE), Content(body=body))
    return library


def found(app: BriefingsApp) -> str:
    return app.screen.query_one("#found", Line).render_line(0).text.strip()


def rows(app: BriefingsApp) -> str:
    page = reader(app).body.view.page
    return "\n".join(page.line(row) for row in range(len(page.rows)))


def search(app: BriefingsApp) -> SearchScreen:
    assert isinstance(app.screen, SearchScreen)
    return app.screen


def test_far_begins_beyond_a_quarter_of_a_second() -> None:
    wire = Connection()
    assert not wire.is_far, "as long as nothing is measured"
    measure(wire, FAR)
    assert not wire.is_far
    wire = Connection()
    measure(wire, FAR + 0.01)
    assert wire.is_far


def test_one_answer_that_was_stuck_makes_no_near_line_far() -> None:
    wire = Connection()
    measure(wire, 0.01)
    measure(wire, 10 * FAR)
    assert not wire.is_far
    for _ in range(LATELY):
        measure(wire, 2 * FAR)
    assert wire.is_far, "the line has become another one"


def test_one_answer_taken_for_another_frames_makes_no_far_line_near() -> None:
    wire = Connection()
    for round_trip in (2 * FAR, 2 * FAR, 0.01):
        measure(wire, round_trip)
    assert wire.is_far


# -- on a far line ------------------------------------------------------------------------------


async def test_find_waits_for_enter(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        before = reader(app).reading.view.top
        await press(app, pilot, "slash", *"bolivia")
        assert found(app) == WAITS
        assert reader(app).finding.query == ""
        assert reader(app).reading.view.top == before
        await press(app, pilot, "enter")
        assert reader(app).finding.query == "bolivia"
        assert reader(app).finding.count() > 0
        assert not reader(app).prompt.is_open


@pytest.mark.parametrize("key", ["down", "tab"])
async def test_an_arrow_looks_for_what_was_typed_too(library: Library, key: str) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        await press(app, pilot, "slash", *"drug", key)
        assert reader(app).finding.query == "drug"
        assert "here" in found(app)
        assert reader(app).prompt.is_open


async def test_esc_leaves_what_was_never_looked_for(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        before = reader(app).reading.view.item
        await press(app, pilot, "slash", *"bolivia", "escape")
        assert reader(app).reading.view.item == before
        assert reader(app).finding.query == ""


async def test_search_waits_for_enter(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        await press(app, pilot, "s", *"idea")
        assert found(app) == WAITS
        assert search(app).result is None
        await press(app, pilot, "enter")
        result = search(app).result
        assert result is not None
        assert result.query == "idea"
        assert result.matches


async def test_the_filter_of_notes_waits_for_enter(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        await press(app, pilot, "0", "f", *"idea")
        assert reader(app).reading.tab == NOTES
        assert "first thought" in rows(app)
        assert found(app) == WAITS
        await press(app, pilot, "enter")
        assert "first thought" not in rows(app)
        assert "second idea" in rows(app)


async def test_the_palette_waits_for_enter_and_does_what_was_typed(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        await press(app, pilot, "colon", *"article itself")
        assert isinstance(app.screen, PaletteScreen)
        assert found(app) == WAITS
        await press(app, pilot, "enter")
        assert reader(app).reading.tab == "source"


async def test_an_arrow_narrows_the_palette(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        await press(app, pilot, "colon", *"topic")
        assert isinstance(app.screen, PaletteScreen)
        everything = app.screen.body.view.position[1]
        await press(app, pilot, "down")
        assert app.screen.body.view.position[1] < everything


async def test_colon_q_leaves_on_a_far_line_too(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        await press(app, pilot, "colon", "q", "enter")
    assert app.return_code == 0


# -- on a near one ------------------------------------------------------------------------------


@pytest.mark.parametrize("round_trip", [None, 0.02])
async def test_find_answers_to_every_letter_but_the_first(
    library: Library, round_trip: float | None
) -> None:
    async with running(library, trip=round_trip) as (app, pilot):
        await press(app, pilot, "slash", "d")
        assert reader(app).finding.query == ""
        assert found(app) == ""
        await press(app, pilot, "r")
        assert reader(app).finding.query == "dr"
        assert "here" in found(app)


async def test_one_letter_is_looked_for_with_enter(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", "d", "enter")
        assert reader(app).finding.query == "d"
        assert reader(app).finding.count() > 0


async def test_search_filter_and_palette_answer_at_once(library: Library) -> None:
    async with running(library, trip=0.02) as (app, pilot):
        await press(app, pilot, "s", *"idea")
        assert search(app).result is not None
        await press(app, pilot, "escape", "0", "f", *"idea")
        assert "first thought" not in rows(app)
        await press(app, pilot, "escape", "colon", *"topic")
        assert isinstance(app.screen, PaletteScreen)
        assert " of " in found(app)


# -- W --------------------------------------------------------------------------------------------


async def test_w_shows_what_the_line_has_carried_and_goes_back(library: Library) -> None:
    async with running(library, trip=0.6) as (app, pilot):
        meter = app.connection.meter
        meter.pressed("j")
        meter.sent(64)
        meter.pressed("W")
        await press(app, pilot, "W")
        assert isinstance(app.screen, LineReportScreen)
        page = app.screen.body.view.page
        text = "\n".join(page.line(row) for row in range(len(page.rows)))
        assert "THIS SESSION" in text
        assert "600 ms: results wait for Enter" in text
        assert "64 bytes, 1 packet" in text
        assert "TERM" in text
        await press(app, pilot, "f")
        assert isinstance(app.screen, LineReportScreen)
        assert "All there is to say" in status(app)
        await press(app, pilot, "q")
        assert reader(app)


@pytest.mark.parametrize("ssh", ["192.0.2.1 50022 192.0.2.2 22", ""])
async def test_w_recommends_compression_over_ssh(
    library: Library, monkeypatch: pytest.MonkeyPatch, ssh: str
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", ssh)
    monkeypatch.delenv("SSH_TTY", raising=False)
    async with running(library) as (app, pilot):
        await press(app, pilot, "W")
        assert isinstance(app.screen, LineReportScreen)
        page = app.screen.body.view.page
        text = "\n".join(page.line(row) for row in range(len(page.rows)))
        assert ("ssh -C" in text) is bool(ssh)


def test_the_figures_leave_out_the_key_that_asks_for_them() -> None:
    wire = Connection()
    wire.meter.sent(1_000)
    for key, count in (("j", 60), ("k", 80), ("W", 0)):
        wire.meter.pressed(key)
        if count:
            wire.meter.sent(count)
    figures = dict(carried(wire))
    assert figures["sent"] == "1,140 bytes in 3 packets"
    assert figures["a key, on average"] == "70 bytes"
    assert figures["round trip"] == "not measured"
    assert list(figures)[-3:] == ["k", "j", "start"]
    assert figures["j"] == "60 bytes, 1 packet"


def test_only_the_latest_keys_are_listed() -> None:
    wire = Connection()
    for number in range(50):
        wire.meter.pressed("j")
        wire.meter.sent(number)
    listed = [text for label, text in carried(wire) if label == "j"]
    assert len(listed) == LATEST
    assert listed[0] == "48 bytes, 1 packet"
