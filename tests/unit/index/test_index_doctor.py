"""The doctor says in words what keeps the index from being used; the log is sound all the same."""

import os
from pathlib import Path

import pytest

from briefings import Library
from briefings.index import database
from briefings.index.files import notes_file
from briefings.notes.model import Content, Target
from briefings.repository import text_builder
from briefings.repository.text_builder import build
from tests.bench.libraries import briefing_id
from tests.unit.index.indexed import index_files, silently


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_builder.TextBuilder, "start", lambda _: None)


def said(log: Path) -> tuple[str, ...]:
    with Library(log.parent) as library:
        health = library.upkeep.examine()
        assert health.sound
        assert library.notes.list(briefing_id(1))
        assert len(library.catalogue()) == len(library.ids()) > 1
        return health.index


@pytest.fixture(autouse=True)
def noted(log: Path) -> None:
    with Library(log.parent) as library:
        library.notes.add(Target(briefing=briefing_id(1)), Content(body="wombat"), "Ana")


def test_what_is_not_there_yet_is_told_and_nothing_when_all_is(log: Path) -> None:
    (sentence,) = said(log)
    assert "still being made" in sentence
    build(log)
    assert said(log) == ()


def test_what_is_damaged_is_told_once_and_made_anew(log: Path, cache: Path) -> None:
    build(log)
    found: set[str] = set()
    for is_of_notes in (False, True):
        (there,) = index_files(cache)
        rotten = notes_file(there) if is_of_notes else there
        data = rotten.read_bytes()
        last = next(at for at in range(len(data) - 4096, 0, -4096) if any(data[at : at + 4096]))
        silently(rotten, last, 0xFF)
        found.update(sentence for sentence in said(log) if "damaged" in sentence)
        assert not any("damaged" in sentence for sentence in said(log))
        build(log)
        assert said(log) == ()
    assert found


@pytest.mark.parametrize("why", ["no place", "no full text", "a folder"])
def test_what_keeps_it_from_being_used_is_told(
    log: Path, cache: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(log)
    (path,) = index_files(cache)
    if why == "no place":
        monkeypatch.delenv("XDG_CACHE_HOME")
        monkeypatch.setenv("HOME", "nowhere")
    elif why == "a folder":
        for each in path.parent.iterdir():
            each.unlink()
        path.mkdir()
    else:
        path.unlink()
        monkeypatch.setattr(database, "_WORD_TABLES", ("CREATE VIRTUAL TABLE words USING none(a)",))
    (sentence,) = said(log)
    assert "finding things takes longer" in sentence
    expected = {"no full text": "no full-text search", "a folder": "no plain file"}
    assert expected.get(why, "") in sentence
    assert os.fspath(log) not in sentence
