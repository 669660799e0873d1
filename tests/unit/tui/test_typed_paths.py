"""Paths as they are typed: completed as a shell does, and exact whatever a name holds."""

import os
from pathlib import Path

import pytest

from briefings.errors import NotFoundError, UsageError
from briefings.text import displayable
from tui.system import typed_paths
from tui.system.typed_paths import Completion, complete, path_of, typed

HOSTILE = (
    "two\nlines.txt",
    "\x1b]0;owned\x07\x1b[2J.txt",
    "back\\slash.txt",
    "\\x41.txt",
    "nihton\u202e.txt",
    "zero\u200bwidth.txt",
    os.fsdecode(b"latin\xe9.txt"),
    "~home.txt",
    "'quoted'.txt",
    " blank first.txt",
    "blank last ",
    "\U000e0041tag.txt",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which paths begin."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("head", ["", "./", "{}/"])
def test_a_hostile_name_is_shown_safely_and_completed_exactly(
    folder: Path, name: str, head: str
) -> None:
    (folder / name).write_text("x")
    completed = complete(head.format(folder)).text
    assert displayable(completed) == completed
    assert (folder / path_of(completed)).samefile(folder / name)
    assert (folder / path_of(completed)).name == name


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_completed_is_completed_further(folder: Path, name: str) -> None:
    (folder / f"{name}-one").write_text("x")
    (folder / f"{name}-two").write_text("x")
    both = complete("")
    assert both.names == (typed(f"{name}-one"), typed(f"{name}-two"))
    assert path_of(complete(f"{both.text}o").text) in (f"{name}-one", f"./{name}-one")


def test_the_common_beginning_comes_first_and_then_the_names(folder: Path) -> None:
    for name in ("harbour.txt", "harvest.txt", "other.txt"):
        (folder / name).write_text("x")
    (folder / "hare").mkdir()
    assert complete("h") == Completion("har", ("harbour.txt", "hare/", "harvest.txt"))
    assert complete("harb") == Completion("harbour.txt", ("harbour.txt",))
    assert complete("hare") == Completion("hare/", ("hare/",))
    assert complete("nothing") == Completion("nothing")
    assert complete("hare/") == Completion("hare/")


def test_hidden_names_are_for_those_who_type_a_dot(folder: Path) -> None:
    for name in (".hidden", "seen"):
        (folder / name).write_text("x")
    assert complete("").text == "seen"
    assert complete(".").text == ".hidden"
    assert complete(f"{folder}/.").text == f"{folder}/.hidden"


def test_the_home_is_where_a_tilde_leads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    (folder / "article.txt").write_text("x")
    assert complete("~").text == "~/"
    assert complete("~/a").text == "~/article.txt"
    assert path_of("~/article.txt") == str(folder / "article.txt")
    assert path_of("~nobody-is-called-so/x") == "~nobody-is-called-so/x"


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("'/a b/it is.txt' ", "/a b/it is.txt"),
        ('"/a b.txt"', "/a b.txt"),
        ("/a\\ b/\\(c\\).txt ", "/a b/(c).txt"),
        ("\\~x", "~x"),
        ("a\\x0ab", "a\nb"),
        ("a\\U00110000b", "a\\U00110000b"),
        ("ends with one\\", "ends with one\\"),
    ],
)
def test_a_path_is_taken_as_terminals_and_shells_quote_it(pasted: str, path: str) -> None:
    assert path_of(pasted) == path


def test_a_quoted_beginning_is_completed(folder: Path) -> None:
    (folder / "a b.txt").write_text("x")
    assert complete("'a ").text == "a b.txt"


def test_so_many_names_are_listed_and_the_others_counted(folder: Path) -> None:
    for number in range(typed_paths.LISTED + 5):
        (folder / f"n{number:04}").write_text("x")
    found = complete("")
    assert len(found.names) == typed_paths.LISTED
    assert found.more == 5
    assert found.text == "n0"


def test_a_huge_folder_ends_in_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (folder / name).write_text("x")
    monkeypatch.setattr(typed_paths, "_MOST", 2)
    with pytest.raises(UsageError, match="more than 2 names"):
        complete("")


@pytest.mark.parametrize(
    "text", ["nowhere/x", "file/x", "zero\\x00/x", "\\ud800/x", "a" * 5000 + "/"]
)
def test_what_cannot_be_listed_is_a_sentence(folder: Path, text: str) -> None:
    (folder / "file").write_text("x")
    with pytest.raises(NotFoundError):
        complete(text)


def test_links_that_lead_nowhere_and_pipes_are_names_like_others(folder: Path) -> None:
    (folder / "link").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    assert complete("").names == ("link", "loop", "pipe")
