"""What the library cannot do while the app runs: a sentence, and the app goes on."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from briefings import Library
from briefings.errors import DamagedError, NotFoundError
from briefings.export import saving
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, press, reader, running, settle, status
from tui.app import BriefingsApp
from tui.screens.export import ExportScreen
from tui.screens.note_editor import NoteScreen

SENTENCE = "The library cannot be read."


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


def broken(*_: object, **__: object) -> NoReturn:
    raise DamagedError(SENTENCE)


@pytest.mark.parametrize(
    ("key", "part", "method"),
    [
        ("a", "notes", "tags"),
        ("D", "drafts", "waiting"),
        ("L", "pages", "count"),
        ("J", "", "beside"),
        ("e", "notes", "list"),
    ],
)
async def test_a_key_that_needs_what_cannot_be_read_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch, key: str, part: str, method: str
) -> None:
    async with running(library) as (app, pilot):
        monkeypatch.setattr(getattr(library, part) if part else library, method, broken)
        await press(app, pilot, key)
        assert SENTENCE in status(app)
        monkeypatch.undo()
        await press(app, pilot, "9")
        assert reader(app).reading.tab == "source", "the keys are let in"


async def test_the_history_of_a_note_that_was_purged_meanwhile(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> NoReturn:
        raise NotFoundError("There is no such note.")

    library.notes.add(Target(briefing=SAMPLE), Content(body="here"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0")
        monkeypatch.setattr(library.notes, "history", gone)
        await press(app, pilot, "H")
        assert "no such note" in status(app)


async def test_what_is_typed_while_a_slow_disk_saves_is_not_lost(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = library.notes.add
    may_go_on = threading.Event()

    def slow(*arguments: Any) -> Any:
        may_go_on.wait(20)
        return add(*arguments)

    monkeypatch.setattr(library.notes, "add", slow)
    async with running(library) as (app, pilot):
        await press(app, pilot, "l", "a", *"one")
        await pilot.press("escape")
        await app.session.type_ahead.ready()  # as it happens once a writer has waited too long
        for key in "TWO":
            await pilot.press(key)
        may_go_on.set()
        await settle(app, pilot)
        assert isinstance(app.screen, NoteScreen)
        assert "what you wrote since" in status(app)
        await press(app, pilot, "escape")
        assert reader(app)
    (note,) = library.notes.list(SAMPLE)
    assert note.content.body == "oneTWO"
    assert library.drafts.waiting() == []


async def test_a_sentence_outlives_a_reading_that_is_overtaken(library: Library) -> None:
    async with running(library) as (app, pilot):
        app.notes.refresh()
        app.session.announce("Said.")
        app.notes.refresh()
        await settle(app, pilot)
        assert "Said." in status(app)


# -- exports ------------------------------------------------------------------------------------


def halted(
    monkeypatch: pytest.MonkeyPatch, name: str, error: Callable[[], Exception] | None = None
) -> threading.Event:
    """Let a function of `saving` wait for the event, then fail with `error` if there is one."""
    may_go_on = threading.Event()
    done = getattr(saving, name)

    def slow(*arguments: Any, **options: Any) -> Any:
        may_go_on.wait(20)
        if error:
            raise error()
        return done(*arguments, **options)

    monkeypatch.setattr(saving, name, slow)
    return may_go_on


async def test_a_preview_that_fails_is_no_failure_to_write(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    may_go_on = halted(monkeypatch, "save")
    async with running(library) as (app, pilot):
        await press(app, pilot, "e")
        await pilot.press("w")
        await pilot.pause()
        with monkeypatch.context() as patched:
            patched.setattr(library, "get", broken)
            await pilot.press("p")
            for _ in range(200):
                if SENTENCE in status(app):
                    break
                await pilot.pause(0.01)
            assert SENTENCE in status(app)
        await pilot.press("w")
        await pilot.pause()
        assert "is being written" in status(app), "one at a time"
        may_go_on.set()
        await settle(app, pilot)
        assert "WRITTEN" in page(app)
    assert files(tmp_path) == [f"{SAMPLE}-brief.html"]


async def test_answers_given_while_it_is_refused_stay(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    taken = saving.TakenError(tmp_path / "a.html", tmp_path / "a-2.html")
    may_go_on = halted(monkeypatch, "save", lambda: taken)
    async with running(library) as (app, pilot):
        await press(app, pilot, "e")
        await pilot.press("w")
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        screen.body.view.go_to_item("format:md")
        await pilot.press("enter")
        may_go_on.set()
        await settle(app, pilot)
        assert "NOT WRITTEN" in page(app)
        assert screen.form.format == "md"
        assert screen.form.place.name == f"{SAMPLE}-brief.md"


async def test_a_library_whose_name_is_no_text_offers_no_command(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/9")
    monkeypatch.setattr(library, "directory", Path("/srv/\udcff"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "e", "y")
        assert "ssh HOST" not in page(app)
        assert isinstance(app.screen, ExportScreen)


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.html")]


def page(app: BriefingsApp) -> str:
    assert isinstance(app.screen, ExportScreen)
    body = app.screen.body.view.page
    return "\n".join(body.line(row) for row in range(len(body.rows)))
