"""Copying, by keys alone: what goes out, what is said of it, and that nothing moves."""

import base64
import errno
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefings import Library, clipboard_file
from briefings.config import Config
from briefings.notes.model import Content, Target
from briefings.paths import copied_file
from briefings.store.files import Files
from tests.pilot.driving import MADE_UP, SAMPLE, press, reader, settle, status, to_first_panel
from tests.pilot.lines import measure
from tui.app import BriefingsApp
from tui.controllers import copying
from tui.controllers.copying import CopyController
from tui.line.connection import Connection
from tui.reading.tab_pages import NOTES, SOURCE
from tui.system.clipboard import FAR_LIMIT, MOSH_LIMIT, TMUX_FOR_MOSH
from tui.widgets.bars import Line

FILE = "~/state/briefings/copied.txt"
SENT = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
CITED = "“Peru achieves drug eradication milestone in the VRAEM”, Dialogo, 10 February 2014"


class Ear(Connection):
    """A line that keeps what is sent besides what is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.asides: list[str] = []

    def put_aside(self, sequence: str) -> None:
        self.asides.append(sequence)

    @property
    def copies(self) -> list[str]:
        """The texts that a terminal's clipboard was sent."""
        found = [SENT.fullmatch(aside) for aside in self.asides]
        return [base64.b64decode(each[1]).decode() for each in found if each]


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that may take copies, and a home of nobody's."""
    monkeypatch.setattr(CopyController, "environ", {"TERM": "xterm-256color"})
    monkeypatch.setattr(copying, "may_be_between", lambda _: False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def library(two_briefings: Library) -> Library:
    """A library of the sample and of a hostile briefing."""
    two_briefings.notes.set_author("Ann")
    return two_briefings


@pytest.fixture
def wire() -> Ear:
    return Ear()


@asynccontextmanager
async def running(
    library: Library, wire: Connection, *, briefing: str = SAMPLE, **settings: Any
) -> AsyncIterator[tuple[BriefingsApp, Pilot[None]]]:
    app = BriefingsApp(library, library.get(briefing), connection=wire, config=Config(**settings))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await to_first_panel(app, pilot)
        yield app, pilot


def told(app: BriefingsApp) -> str:
    """What the status row says, on as many rows as it takes."""
    row = app.screen.query_one("#status", Line)
    return " ".join(row.render_line(y).text.strip() for y in range(row.size.height))


def place(app: BriefingsApp) -> tuple[str, int, int | None]:
    """Where the reader is: the tab, its top row and its cursor."""
    reading = reader(app).reading
    return reading.tab, reading.view.top, reading.view.cursor


async def test_an_item_is_sent_with_its_words_and_citation(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "2", "l", "l")
        before = place(app)
        item = reader(app).reading.item
        assert item
        await press(app, pilot, "y")
        (text,) = wire.copies
        assert item.text in text
        assert item.evidence[0].text in text
        assert text.endswith(f"{CITED}, ¶{item.evidence[0].paragraph}")
        assert place(app) == before
        assert f"Sent ({len(text.encode())} bytes): paste to see" in status(app)


async def test_a_second_copy_is_sent_like_the_first(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "y", "y", "l", "y")
        first, second, third = wire.copies
        assert first == second != third
        assert first.startswith("Bottom line: ")
        assert "Sent" in status(app)


async def test_a_note_is_copied_with_what_it_is_about(library: Library, wire: Ear) -> None:
    item = library.get(SAMPLE).panels[0].items[0]
    library.notes.add(Target(briefing=SAMPLE, item=item.id), Content(body="is it so?"))
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "l", "j", "j", "j")
        assert reader(app).reading.note
        await press(app, pilot, "y", "0", "y")
        below, listed = wire.copies
        assert below == listed
        assert below.startswith("is it so?\nAnn · ")
        assert f"About: Key point: {item.text}" in below
        assert reader(app).reading.tab == NOTES


async def test_a_private_note_is_copied_and_said_to_be_one(library: Library, wire: Ear) -> None:
    content = Content(body="between us", tags=("private",))
    library.notes.add(Target(briefing=SAMPLE), content)
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "0", "y")
        assert wire.copies[0].startswith("between us\n")
        assert status(app).strip().startswith("Private note sent (")
        await press(app, pilot, "Y")
        assert f"{FILE} has the private note (" in status(app)


@pytest.mark.parametrize("key", ["y", "Y"])
async def test_where_there_is_nothing_a_sentence_says_what_to_do(
    library: Library, wire: Ear, key: str
) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "0", key)
        assert "Nothing to copy here: l goes to the next item." in status(app)
        assert not wire.asides
        assert not copied_file().exists()


# -- in Source ---------------------------------------------------------------------------------


async def test_in_source_the_paragraph_on_top_is_copied(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "9", *"jjjjjj", "y")
        article = reader(app).reading.briefing.article
        number = reader(app).reading.paragraph
        paragraph = article.paragraphs[number - 1]
        words = article.text[paragraph.start : paragraph.end]
        assert number > 1
        assert wire.copies == [f"“{words}”\n{CITED}, ¶{number}"]


async def test_in_source_the_chosen_passage_is_copied(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, *"llllll", "enter")
        item = reader(app).reading.item
        assert item
        await press(app, pilot, "y", "enter", "y")
        first, second = (evidence for evidence in item.evidence[:2])
        assert wire.copies == [
            f"“{each.text}”\n{CITED}, ¶{each.paragraph}" for each in (first, second)
        ]
        await press(app, pilot, "r")
        assert reader(app).reading.item == item, "the way back is as it was"


async def test_in_source_the_paragraph_of_the_hit_is_copied(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "9", "slash", *"deterrent", "enter", "y")
        assert "deterrent exercise" in wire.copies[0]
        assert wire.copies[0].endswith(f"{CITED}, ¶13")
        await press(app, pilot, "G", "y")
        assert "deterrent" not in wire.copies[1], "the hit is out of view"


async def test_the_source_note_is_not_the_articles(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "9")
        reading = reader(app).reading
        reading.view.top = len(reading.view.page.rows) - 1
        await press(app, pilot, "y")
        assert "Nothing of the article here: k goes up to it." in status(app)
        assert not wire.asides


async def test_yank_copies_the_choice_and_leaves_the_choosing(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "9", "v", "w", "w")
        chosen = reader(app).selection.current
        assert chosen
        span = chosen.span
        before = place(app)
        await press(app, pilot, "y")
        assert wire.copies == [f"“Peru achieves drug”\n{CITED}, ¶1"]
        assert reader(app).selection.current is None
        assert reader(app).reading.chosen == span, "what was chosen is still to be seen"
        assert place(app) == before
        await press(app, pilot, "y", "j")
        assert wire.copies[1] == wire.copies[0]
        assert reader(app).reading.view.top == before[1] + 1, "j reads on"


async def test_a_choice_goes_into_the_file_too(library: Library, wire: Ear) -> None:
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "9", "v", "w", "Y")
        assert copied_file().read_text("utf-8") == f"“Peru achieves”\n{CITED}, ¶1\n"
        assert reader(app).selection.current is None
        assert not wire.asides


# -- into the file -----------------------------------------------------------------------------


async def test_Y_writes_the_file_and_names_it(library: Library, wire: Ear) -> None:  # noqa: N802
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "y", "Y")
        (text,) = wire.copies
        assert copied_file().read_text("utf-8") == f"{text}\n"
        assert f"{FILE} has it ({len(text.encode()):,} bytes)." in status(app)
        await press(app, pilot, "l", "Y")
        assert copied_file().read_text("utf-8").startswith("Key point: ")


async def test_the_file_takes_what_a_terminal_does_not(
    library: Library, wire: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CopyController, "environ", {"TERM": "linux"})
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "9", "y")
        assert not wire.asides
        assert copied_file().read_text("utf-8").endswith(f"{CITED}, ¶1\n")
        assert f"{FILE} has it (151 bytes)" in status(app)


async def test_a_far_line_is_spared(library: Library, wire: Ear) -> None:
    measure(wire, 0.9)
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, "9", "y")
        assert len(wire.copies) == 1
        await press(app, pilot, "v", *"pppppppppppp", "y")
        assert len(wire.copies) == 1
        assert len(copied_file().read_bytes()) > FAR_LIMIT


async def test_what_mosh_would_cut_goes_whole_into_the_file(
    library: Library, wire: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "may_be_between", lambda _: True)
    async with running(library, wire) as (app, pilot):
        app.copying.copy("x" * MOSH_LIMIT)
        await settle(app, pilot)
        assert wire.copies == ["x" * MOSH_LIMIT]
        app.copying.copy("y" * (MOSH_LIMIT + 1))
        await settle(app, pilot)
        assert len(wire.copies) == 1
        assert copied_file().read_text("utf-8") == "y" * (MOSH_LIMIT + 1) + "\n"
        assert f"{FILE} has it (12,283 bytes): mosh may be between, and takes 12,282" in told(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_in_tmux_over_mosh_what_both_need_is_said_whole(
    library: Library, wire: Ear, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(copying, "may_be_between", lambda _: True)
    monkeypatch.setattr(CopyController, "environ", {"TERM": "tmux-256color"})
    async with running(library, wire) as (app, pilot):
        await pilot.resize_terminal(*size)
        await press(app, pilot, "y")
        assert wire.copies
        assert TMUX_FOR_MOSH in told(app)
        assert told(app).split("  ")[0].endswith("Y: a file.")


@pytest.mark.parametrize("chosen", ["terminal", "file"])
async def test_the_setting_decides(library: Library, wire: Ear, chosen: str) -> None:
    async with running(library, wire, clipboard=chosen) as (app, pilot):
        await press(app, pilot, "y")
        assert bool(wire.copies) is (chosen == "terminal")
        assert copied_file().exists() is (chosen == "file")
        await press(app, pilot, "Y")
        assert copied_file().exists(), "who asks for the file gets it"


async def test_a_full_disk_is_a_sentence(
    library: Library, wire: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with running(library, wire) as (app, pilot):
        monkeypatch.setattr(Files, "write", full)
        await press(app, pilot, "Y")
        assert f"The disk is full and {FILE} was not written" in status(app)
        monkeypatch.undo()
        await press(app, pilot, "y")
        assert len(wire.copies) == 1, "the app goes on"


async def test_of_copies_in_a_row_the_last_one_stays(
    library: Library, wire: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return FILE

    monkeypatch.setattr(clipboard_file, "keep", keep)
    async with running(library, wire) as (app, pilot):
        await press(app, pilot, *"YlYlYlYlY")
        item = reader(app).reading.item
        assert item
        assert item.text in kept[-1]


# -- hostile articles --------------------------------------------------------------------------


async def test_nothing_that_acts_is_sent_from_a_hostile_article(
    library: Library, wire: Ear
) -> None:
    async with running(library, wire, briefing=MADE_UP) as (app, pilot):
        await press(app, pilot, "y", "l", "y", "l", "y", "9", "v", *"pppppp", "y", "Y")
        assert len(wire.copies) == len(wire.asides) == 4, "no text has ended its sequence"
        assert reader(app).reading.tab == SOURCE
        for text in (*wire.copies, copied_file().read_text("utf-8")):
            assert not set(text) & set("\x1b\x07\r\x9b\u202e\u202c\u2066\x00")
        assert "␛[2J" in wire.copies[3]
        assert "[@click=app.quit]" in wire.copies[3], "words are left as they are"
