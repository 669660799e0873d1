"""The walks of the packages' READMEs are the ways that the program goes: each function is called.

The part of the last walk that lies beyond Textual, in `tui.line`, needs a terminal and is not gone;
bindings are made when the program is loaded.
"""

import inspect
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import FrameType
from typing import Any

import click
import pytest

from briefings import Library
from briefings.anchors.selectors import make
from briefings.cli import run
from briefings.index import library_index
from briefings.model import ReadingPlace, Span, Spot
from briefings.notes.model import Content, Target
from briefings.repository.text_builder import build
from briefings.review.decision import Reject
from tests.unit.adding.folders import briefing_folder, text_file
from tests.unit.core.builders import LENS, changed
from tests.unit.docs.names import NAME, ROOT, find
from tui.app import BriefingsApp
from tui.front_end import TerminalFrontEnd

ID = "vraem-2014"
Called = set[tuple[str, str]]
"""Modules and qualified names of functions."""


def walk(readme: str, title: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the functions that a section names, each with its module and qualified name."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    section = text.partition(f"\n## {title}")[2].partition("\n## ")[0]
    for name in re.findall(r"`([\w.]+)`", section):
        if NAME.fullmatch(name) and (function := function_of(find(name))):
            yield name, (function.__module__, function.__qualname__)


def function_of(found: object) -> Callable[..., object] | None:
    """Return the function behind what a name means, if it is one."""
    if isinstance(found, click.Command):
        found = found.callback
    elif isinstance(found, property):
        found = found.fget
    elif isinstance(found, cached_property):
        found = found.func
    return inspect.unwrap(found) if inspect.isfunction(found) else None


@contextmanager
def watched() -> Iterator[Called]:
    """Collect what is called, in this thread and those that begin meanwhile."""
    called: Called = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            module = str(frame.f_globals.get("__name__"))
            called.add((module, frame.f_code.co_qualname))

    before = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(before)
        threading.setprofile(None)


def check(readme: str, title: str, called: Called, *, apart: tuple[str, ...] = ()) -> None:
    functions = dict(walk(readme, title))
    gone = {name for name in functions if not name.startswith(apart or "-")}
    assert len(gone) >= 5
    assert not {name for name in gone if functions[name] not in called}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    with Library() as library:
        library.notes.set_author("Ann")
    return tmp_path


async def pressed(*keys: str) -> Called:
    with Library() as library, watched() as called:
        app = BriefingsApp(library, library.get(ID))
        async with app.run_test(size=(80, 24)) as pilot:
            for key in keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
            await pilot.pause()
    return called


def test_opening_a_briefing(folder: Path) -> None:
    with watched() as called:
        assert run(TerminalFrontEnd(), ["show", ID]) == 0
    check("briefings/README.md", "Opening a briefing", called)


async def test_saving_a_note(folder: Path) -> None:
    called = await pressed("l", "l", "a", "H", "i", "escape", "0", "i", "s", "o", "escape")
    check("briefings/README.md", "Saving a note", called)


async def test_a_search(folder: Path) -> None:
    called = await pressed("s", *"masias", "enter", "enter")
    elsewhere = "tui.controllers.library.LibraryController.open"
    check("briefings/README.md", "A search", called, apart=(elsewhere,))


def test_a_search_in_a_large_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setattr(library_index, "LEAST", 0)
    with Library() as library:
        library.notes.add(Target(briefing=ID), Content(body="Ask"), "Ann")
        with watched() as called:
            assert library.search("ask").matched == 1
            assert library.search("ask", limit=0).matched == 1
            build(library.log)
    check("briefings/README.md", "A search in a large library", called)


def test_a_decision(folder: Path) -> None:
    with Library() as library:
        one, other, *_ = (item.id for item in library.get(ID).items)
    with watched() as called, Library() as library:
        assert run(TerminalFrontEnd(), ["review", ID, "--reject", one]) == 0
        assert run(TerminalFrontEnd(), ["review", ID, "--undo"]) == 0
        library.reviews.undo(library.reviews.decide(ID, [Reject(other)], editor="Ann"))
    check("briefings/README.md", "A decision", called)


def test_an_export(folder: Path) -> None:
    with watched() as called:
        assert run(TerminalFrontEnd(), ["export", ID, "--format", "html"]) == 0
        assert run(TerminalFrontEnd(), ["export", ID, "--format", "html", "--depth", "brief"]) == 0
    assert (folder / f"{ID}.html").is_file()
    assert (folder / f"{ID}-brief.html").is_file()
    check("briefings/README.md", "An export", called)


def test_a_briefing_comes_in(folder: Path) -> None:
    briefing_folder(folder)
    (folder / "coast.toml").write_text(LENS, encoding="utf-8")
    assert run(TerminalFrontEnd(), ["lens", "add", "coast.toml"]) == 0
    with watched() as called:
        assert run(TerminalFrontEnd(), ["add", "harbour"]) == 0
        briefing_folder(folder, briefing=changed(("value = 3500000", "value = 3600000")))
        assert run(TerminalFrontEnd(), ["add", "harbour"]) == 0
        text_file(folder)
        assert run(TerminalFrontEnd(), ["add", "letter.txt"]) == 0
    check("briefings/README.md", "An article or a briefing comes in", called)


def test_a_new_version(folder: Path) -> None:
    briefing_folder(folder)
    text = (folder / "harbour" / "article.txt").read_text()
    (folder / "new.txt").write_text(f"{text}\nThe union met the owners of all boats on Friday.\n")
    (folder / "coast.toml").write_text(LENS, encoding="utf-8")
    with Library() as library:
        library.lenses.add(folder / "coast.toml")
        library.add(folder / "harbour")
        passage = make(library.get("harbour").article, Span(0, 7))
        library.notes.add(Target(briefing="harbour", passage=passage), Content(body="Which?"))
        spot = Spot(tab="source", offset=0)
        article = library.get("harbour").article.text_sha256
        library.places.keep("harbour", ReadingPlace(spot=spot, article=article))
    with watched() as called:
        for arguments in (["add", "new.txt"], ["add", "new.txt", "--update", "harbour"]):
            assert run(TerminalFrontEnd(), arguments) == 0
        with Library() as library:
            library.places.load("harbour")
        assert run(TerminalFrontEnd(), ["versions", "harbour", "--undo"]) == 0
    check("briefings/README.md", "A new version", called)


async def test_a_key(folder: Path) -> None:
    called = await pressed("j")
    check(
        "tui/README.md", "How a key becomes", called, apart=("tui.line.", "tui.actions.bindings.")
    )
