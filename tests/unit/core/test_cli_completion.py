"""What a shell is told when TAB is pressed: what may follow, as words that do nothing."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb.table import Document

import tui.__main__
from briefings import Library
from briefings.cli import completion
from briefings.cli.commands import briefings as root
from briefings.cli.completion import VARIABLE, answer, replies
from briefings.cli.completion_command import SHELLS, script
from briefings.export.formats import format_named, formats
from briefings.notes.ids import short
from briefings.notes.model import Content, Target
from briefings.store import JournalDB
from briefings.store.records import document_id
from briefings.text import displayable
from tests.unit.command_line import Command, Packaged

from . import builders

HOSTILE = "a\x1b[2J\nb\tc\u202e: `touch x` $(touch x) \"q' \\n %F{red} ; rm *\x00\x9b"


@pytest.fixture(autouse=True)
def _packaged(packaged: Packaged) -> None:
    packaged(builders.seed())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as library:
        yield library


def offered(*words: str) -> dict[str, str]:
    """Return the words that may follow, with their descriptions."""
    lines = (line.partition("\t") for line in replies("fish", words))
    return {word: about for word, _, about in lines}


def add(library: Library, body: str = "") -> str:
    """Write a note and return what it is called."""
    target = Target(briefing=builders.ID)
    return library.notes.add(target, Content(body=body, tags=("t",)), "Ana").id


def put(library: Library, table: str, *, key: str, **changes: object) -> None:
    """Put a changed copy of a table's first document beside it, as another program could."""
    with JournalDB(library.log) as db:
        document = {**db.table(table).all()[0], "key": key, **changes}
        db.table(table).insert(Document(document, document_id(key)))


# -- what may follow ------------------------------------------------------------------------------


def test_commands_and_briefings_begin_a_line(library: Library) -> None:
    found = offered("")
    assert found.keys() == {*root.commands, builders.ID}
    assert found[builders.ID] == "Harbour of Brava reopens"
    assert found["note"] == "Write, read, change and undo notes."


def test_no_description_of_a_command_is_cut() -> None:
    found = {**offered(""), **offered("note", "")}
    assert {"search", "purge"} <= found.keys()
    assert not [about for about in found.values() if about.endswith(("...", "…"))]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("edit", "bra"), {builders.ID}),
        (("edit", "x"), set()),
        (("show", "bra"), {builders.ID}),
        (("show", "./b"), {":dir"}),
        (("export", ""), {builders.ID}),
        (("export", "../"), {":dir"}),
        (("list", ""), {":dir"}),
        (("add", ""), {":file"}),
        (("add", "x", "--lens", ""), {"coast"}),
        (("remove", ""), {builders.ID}),
        (("remove", "--undo", ""), set()),
        (("note", "add", ""), {builders.ID}),
        (("note", "list", "b"), {builders.ID}),
        (("verify", ""), {builders.ID, ":dir"}),
        (("show", builders.ID, "--panel", ""), {"overview", "trade", "people", "source"}),
        (("show", builders.ID, "--panel", "t"), {"trade"}),
        (("show", builders.ID, "--panel=t"), {"--panel=trade"}),
        (("show", builders.ID, "--panel", "=", "t"), {"trade"}),
        (("show", builders.ID, "--panel", "="), {"overview", "trade", "people", "source"}),
        (("show", "--panel", ""), {"overview", "trade", "people", "source"}),
        (("show", "elsewhere", "--panel", "p"), {"people"}),
        (("export", builders.ID, "--panel", ""), {"trade", "people"}),
        (("note", "add", builders.ID, "--panel", ""), {"trade", "people"}),
        (("note", "add", builders.ID, "--item", "nun"), {"nunez"}),
        (("note", "add", "--item", ""), set()),
        (("export", builders.ID, "--format", ""), set(formats())),
        (("export", builders.ID, "-o", "x"), {":file"}),
        (("export", builders.ID, "--output=x"), {":file"}),
        (("note", "import", ""), {":file"}),
        (("--library", ""), {":dir"}),
        (("--config", ""), {":file"}),
        (("--wire", ""), {"auto", "thrift", "plain"}),
        ((builders.ID, "--wire", "t"), {"thrift"}),
        (("completion", ""), set(SHELLS)),
        (("keys", "--j"), {"--json"}),
        (("search", ""), set()),
        (("nonsense", ""), set()),
        (("edit", "'bra"), {builders.ID}),
        (("edit", '"bra'), {builders.ID}),
        (("show", "a", "b", "c", ""), set()),
    ],
    ids=lambda each: " ".join(sorted(each) if isinstance(each, set) else each),
)
def test_what_may_follow(library: Library, words: tuple[str, ...], wanted: set[str]) -> None:
    assert offered(*words).keys() == wanted


def test_what_was_removed_is_offered_to_be_brought_back(library: Library) -> None:
    library.remove(builders.ID)
    assert offered("remove", "--undo", "") == {builders.ID: "Harbour of Brava reopens"}
    assert offered("remove", "") == {}


def test_options_are_offered_where_one_begins_and_only_there(library: Library) -> None:
    found = offered("-")
    assert {"--library", "--wire", "--help"} <= found.keys()
    assert all(word.startswith("-") for word in found)
    assert not any(word.startswith("-") for word in offered(""))


def test_every_format_is_offered_with_what_it_says_of_itself() -> None:
    found = offered("export", builders.ID, "--format", "")
    assert found == {name: format_named(name).summary for name in formats()}


def test_panels_are_those_of_the_briefing_that_is_named(library: Library) -> None:
    with JournalDB(library.log) as db:
        first, *_ = db.table("briefings").all()[0]["panels"]
    put(library, "briefings", key="other", panels=[first])
    assert offered("show", "other", "--panel", "").keys() == {"overview", first["key"], "source"}
    assert offered("note", "add", "other", "--tag", "x", "--panel", "").keys() == {first["key"]}
    assert offered("show", builders.ID, "--panel", "").keys() == {
        "overview",
        "trade",
        "people",
        "source",
    }


def test_panels_and_items_come_with_what_they_are(library: Library) -> None:
    assert offered("show", builders.ID, "--panel", "")["trade"] == "Trade and ports"
    items = offered("note", "add", builders.ID, "--item", "")
    assert items == {item.id: item.text for item in library.get(builders.ID).items}


@pytest.mark.parametrize("command", ["show", "history", "restore", "undo", "purge", "edit", "rm"])
def test_notes_are_offered_as_lists_call_them(library: Library, command: str) -> None:
    kept, deleted = add(library, "  First words\nand more"), add(library, "gone")
    library.notes.delete(deleted, 1)
    found = offered("note", command, "")
    assert found[short(kept)] == f"{builders.ID}: First words and more"
    is_told = command not in ("show", "edit", "rm")
    assert found.get(short(deleted), "") == (f"(deleted) {builders.ID}: gone" if is_told else "")
    assert offered("note", command, kept[:-1]).keys() == {kept}


def test_a_library_is_named_as_on_the_command_line(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = short(add(library, "here"))
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(tmp_path / "other"))
    monkeypatch.setenv("PLACE", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert offered("note", "rm", "") == {}
    for given in (str(library.directory), "$PLACE/library", "'~/library'", "~/library"):
        assert offered("--library", given, "note", "rm", "").keys() == {name}
    assert offered(f"--library={library.directory}", "note", "rm", "").keys() == {name}


# -- nothing happens ------------------------------------------------------------------------------


def test_of_a_library_that_is_not_there_it_offers_what_it_will_begin_with(tmp_path: Path) -> None:
    assert offered("show", "") == {builders.ID: "Harbour of Brava reopens"}
    assert offered("show", builders.ID, "--panel", "").keys() == {
        "overview",
        "trade",
        "people",
        "source",
    }
    assert offered("note", "rm", "") == {}
    assert list(tmp_path.iterdir()) == []


def test_a_library_is_only_read(library: Library, tmp_path: Path) -> None:
    add(library, "x")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with JournalDB(library.log) as writer, writer.transaction():
        assert offered("note", "rm", "")
        assert offered("show", "")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize("raw", [b"\x00\xff nonsense\n" * 9, b"", b"{}\n"])
def test_a_damaged_library_is_passed_over_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], raw: bytes
) -> None:
    log = tmp_path / "library" / "library.log"
    log.parent.mkdir()
    log.write_bytes(raw)
    for words in (["show", ""], ["note", "rm", ""], [""]):
        answer(words, {VARIABLE: "bash"})
    assert capfd.readouterr().err == ""
    assert log.read_bytes() == raw
    assert [path.name for path in log.parent.iterdir()] == ["library.log"]


@pytest.mark.parametrize(
    ("shell", "words"),
    [("tcsh", [""]), ("", []), ("bash", ["--library", "~nobody-of-this-name/x", "show", ""])],
)
def test_what_goes_wrong_goes_without_a_word(
    capfd: pytest.CaptureFixture[str], shell: str, words: list[str]
) -> None:
    assert answer(words, {VARIABLE: shell}) == 1
    assert capfd.readouterr() == ("", "")


def test_without_a_word_it_begins_a_line() -> None:
    assert list(replies("bash", [])) == list(replies("bash", [""]))


# -- nothing that somebody wrote does anything ----------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_hostile_text_becomes_one_line_without_control_characters(
    library: Library, shell: str
) -> None:
    name = short(add(library, HOSTILE.replace("\x00", "")))
    source = {"title": HOSTILE, "published": "2022-01-01"}
    put(library, "briefings", key="hostile", source=source)
    for words, word in ((["note", "rm", ""], name), (["show", "h"], "hostile")):
        (line,) = replies(shell, words)
        assert re.match(rf"{word}(?=[\t:]|$)", line)
        assert displayable(line.replace("\t", "", 1)) == line.replace("\t", "", 1)
        assert len(line) < 100


@pytest.mark.parametrize(
    "key",
    [
        *("$(touch x)", "`touch x`", "a b", "a;b", "a\nb", "a\tb", "a'b", 'a"b', "a\\b", "a:b"),
        *("~root", "*", "a&b", "-x", "--help", "=ls", "a\x1b[2Jb", "a\u202eb", "a\u3164b", "{a,b}"),
        *("!!", "#a", "", ":file", "a|b", ">x", "%self"),
    ],
)
def test_an_id_that_a_shell_would_have_to_quote_is_left_out(library: Library, key: str) -> None:
    put(library, "briefings", key=key)
    for shell in SHELLS:
        words = [line.split("\t")[0].split(":")[0] for line in replies(shell, ["show", ""])]
        assert words == [builders.ID]


def test_an_id_in_any_script_is_offered_where_the_terminal_has_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(library, "briefings", key="perú-2021")
    assert "perú-2021" in offered("show", "")
    monkeypatch.setenv("LC_ALL", "C")
    assert offered("show", "").keys() == {builders.ID}


def test_zsh_is_given_back_slashes_as_its_descriptions_want_them(library: Library) -> None:
    add(library, r"back\slash")
    (line,) = replies("zsh", ["note", "rm", ""])
    assert line.endswith(r"back\\slash")


# -- the scripts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_script(command: Command, shell: str) -> None:
    printed = command.text("completion", shell)
    assert printed == script(shell)
    assert f"{VARIABLE}={shell} " in printed


def test_help_says_for_each_shell_where_the_script_goes(command: Command) -> None:
    helped = command.text("completion", "--help")
    for shell in SHELLS:
        assert re.search(rf"^ *{shell} +briefings completion {shell} ", helped, re.MULTILINE)


def test_another_shell_is_wrong_usage(command: Command) -> None:
    code, sentence = command.error("completion", "tcsh")
    assert code == 2
    assert "bash" in sentence


def test_the_program_answers_before_it_paints(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def paint(arguments: list[str]) -> None:
        raise AssertionError("it painted")

    monkeypatch.setattr("tui.startup.boot_screen.paint", paint)
    monkeypatch.setattr("sys.argv", ["briefings", "show", ""])
    monkeypatch.setitem(os.environ, completion.VARIABLE, "bash")
    with pytest.raises(SystemExit) as ended:
        tui.__main__.main()
    assert ended.value.code == 0
    assert capfd.readouterr().out == f"{builders.ID}\n"


@pytest.mark.parametrize(
    "words", [("show", ""), ("note", "add", builders.ID, "--item", ""), ("show", "--panel", "")]
)
def test_packaged_briefings_are_read_as_a_library_is(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = offered(*words)
    assert not (tmp_path / "library").exists()
    Library(tmp_path / "library").close()
    assert before == offered(*words) != {}
