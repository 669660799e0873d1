"""`briefings note …` as people and programs call it."""

import io
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from briefings import Library
from briefings.cli.commands import briefings
from briefings.notes.ids import short
from briefings.notes.model import Content, Note
from briefings.notes.service import Notes
from tests.unit.command_line import Command
from tests.unit.core import builders

ID = builders.ID


class Stdin(io.TextIOWrapper):
    def __init__(self, raw: bytes, *, tty: bool = False) -> None:
        super().__init__(io.BytesIO(raw), encoding="utf-8")
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


def add(run: Command, *arguments: str) -> Any:
    return run.json("note", "add", ID, "--author", "Ana", *arguments)


def test_a_note_on_a_briefing(made_up: Command) -> None:
    note = add(made_up, "--body", "text", "--tag", "a", "--tag", "b c")
    assert note["content"]["body"] == "text"
    assert note["content"]["tags"] == ["a", "b c"]
    assert note["author"] == "Ana"
    assert made_up.json("note", "list") == made_up.json("note", "list", ID) == [note]
    assert made_up.json("note", "show", short(note["id"])) == {**note, "place": None}


def test_a_note_says_that_it_is_kept(made_up: Command) -> None:
    add(made_up, "--body", "x")
    text = made_up.text("note", "add", ID, "--body", "y")
    assert text == f"Note {made_up.json('note', 'list')[1]['id']} is kept.\n"


def test_targets(made_up: Command) -> None:
    panel = add(made_up, "--panel", "trade", "--body", "x")
    assert panel["target"]["panel"] == "trade"
    made = builders.make()
    item = add(made_up, "--item", made.items[0].id, "--body", "x")
    assert item["target"]["item"] == made.items[0].id
    passage = add(made_up, "--quote", '"we will  LAND')["target"]["passage"]
    assert passage["quote"]["exact"] == "“We will land"
    assert made.article.text[passage["start"] : passage["end"]] == "“We will land"
    second = add(made_up, "--quote", "brava", "--occurrence", "2")["target"]["passage"]
    first = add(made_up, "--quote", "brava", "--occurrence", "1")["target"]["passage"]
    assert first["start"] < second["start"]
    shown = made_up.text("note", "list")
    assert f"{ID}, panel trade" in shown
    assert f"{ID}, item {made.items[0].id}" in shown
    assert f"{ID}, passage: “We will land" in shown


def test_grades(made_up: Command) -> None:
    grades = ("--reliability", "b", "--credibility", "2", "--likelihood", "Very-Likely")
    note = add(made_up, "--body", "x", *grades, "--confidence", "HIGH")
    assert note["content"] == {
        "body": "x", "tags": [], "reliability": "B", "credibility": "2",
        "likelihood": "very likely", "confidence": "high",
    }  # fmt: skip
    assert " · B2 · very likely · high confidence" in made_up.text("note", "list")
    shown = made_up.text("note", "show", short(note["id"]))
    for words in ("B (usually reliable", "2 (probably true", "very likely (80 to 95 percent)"):
        assert words in shown
    changed = made_up.json("note", "edit", note["id"], "--likelihood", "", "--credibility", "6")
    assert changed["content"] == {**note["content"], "likelihood": None, "credibility": "6"}


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("add", ID, "--body", "x"), 2, "`briefings note author NAME` says it"),
        (("add", ID, "--author", "A"), 2, "says nothing"),
        (("add", ID, "--body", "x", "--author", "A\nB"), 2, "An author's name cannot hold"),
        (("add", "other", "--body", "x", "--author", "A"), 1, "no briefing “other”"),
        (("add", ID, "--panel", "p", "--body", "x", "--author", "A"), 1, "no panel “p”"),
        (("add", ID, "--item", "i?", "--body", "x", "--author", "A"), 1, "no item “i?”"),
        (("add", ID, "--quote", "nowhere to be found"), 1, "does not stand in"),
        (("add", ID, "--quote", "brava"), 2, "so say which with --occurrence: 1 (¶1)"),
        (("add", ID, "--quote", "brava", "--occurrence", "99"), 2, "so say which"),
        (("add", ID, "--quote", "brava", "--occurrence", "x"), 2, "--occurrence"),
        (("add", ID, "--panel", "p", "--quote", "q"), 2, "choose --panel, --item or --quote"),
        (("add", ID, "--occurrence", "1", "--body", "x"), 2, "give --quote too"),
        (("add", ID, "--body", "x", "--reliability", "G"), 2, "no source reliability"),
        (("add", ID, "--body", "x", "--likelihood", "maybe"), 2, "ICD 203"),
        (("add", ID, "--body", "a\udcff"), 2, "half a character"),
        (("list", "other"), 1, "no briefing “other”"),
        (("show", "0000beef"), 1, "no note “0000beef”"),
        (("show", "abc"), 2, "too short"),
        (("edit", "0000beef"), 2, "Say what is to be different"),
        (("restore", "0000beef", "x"), 2, "is not a valid integer"),
        (("purge", "0000beef", "--yes"), 1, "no note"),
        (("nonsense",), 2, "No such command"),
        ((), 2, "Say what to do with notes: add, list, show, edit, history, undo, restore, rm"),
    ],
)
def test_what_goes_wrong(
    made_up: Command, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    got, said = made_up.error("note", *arguments)
    assert got == code
    assert sentence in said
    assert made_up.json("note", "list") == []


def test_a_text_from_stdin(made_up: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin("één\r\n\ttwo\n".encode()))
    assert add(made_up, "--body", "-")["content"]["body"] == "één\r\n\ttwo\n"
    monkeypatch.setattr(sys, "stdin", Stdin(b"ab\xff"))
    code, sentence = made_up.error("note", "add", ID, "--body", "-")
    assert (code, "not UTF-8 (byte 3)" in sentence) == (2, True)


def test_what_never_ends_on_stdin_is_read_no_further_than_a_note_goes(
    made_up: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/zero").open() as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        code, sentence = made_up.error("note", "add", ID, "--body", "-", "--author", "Ann")
        assert (code, "more than 1,048,576 bytes" in sentence) == (2, True)
    monkeypatch.setattr(sys, "stdin", None)
    for arguments in (("add", ID, "--body", "-"), ("import", "-")):
        code, sentence = made_up.error("note", *arguments)
        assert (code, "no standard input" in sentence) == (2, True)


def test_editing_replaces_what_is_named(made_up: Command) -> None:
    note = add(made_up, "--body", "one", "--tag", "a")
    name = short(note["id"])
    assert made_up.text("note", "edit", name, "--body", "two").endswith("revision 2.\n")
    changed = made_up.json("note", "edit", name, "--tag", "b", "--tag", "c")
    assert changed["content"]["body"] == "two"
    assert changed["content"]["tags"] == ["b", "c"]
    assert made_up.json("note", "edit", name, "--tag", "")["content"]["tags"] == []


def test_an_edit_that_comes_too_late_is_kept(made_up: Command) -> None:
    note = add(made_up, "--body", "one")
    made_up.text("note", "edit", note["id"], "--body", "two", "--based-on", "1")
    code, sentence = made_up.error("note", "edit", note["id"], "--body", "x", "--based-on", "1")
    assert code == 1
    first, kept = made_up.json("note", "list")
    assert first["content"]["body"] == "two"
    assert kept["content"] == {**note["content"], "body": "x", "tags": ["conflict"]}
    assert first["id"] in sentence
    assert kept["id"] in sentence


def test_history_undo_and_restore(made_up: Command) -> None:
    note = add(made_up, "--body", "the first words")
    name = short(note["id"])
    made_up.text("note", "edit", name, "--body", "the second words")
    assert "again what revision 1 was" in made_up.text("note", "undo", name)
    assert [each["content"]["body"] for each in made_up.json("note", "history", name)] == [
        "the first words", "the second words", "the first words",
    ]  # fmt: skip
    shown = made_up.text("note", "history", name)
    assert shown.index("Revision 1,") < shown.index("second words") < shown.index("Revision 3 (rev")
    assert f"note restore {name} N" in made_up.text("note", "undo", name)
    assert made_up.json("note", "list") == []
    assert made_up.json("note", "list", "--deleted")[0]["deleted"]
    code, sentence = made_up.error("note", "undo", name)
    assert (code, "undone" in sentence) == (2, True)
    assert made_up.json("note", "restore", name, "2")["content"]["body"] == "the second words"


def test_rm_keeps_the_text_and_says_so(made_up: Command) -> None:
    note = add(made_up, "--body", "kept words")
    name = short(note["id"])
    said = made_up.text("note", "rm", name)
    assert "keeps its text" in said
    assert f"note undo {name}" in said
    assert f"note purge {name}" in said
    assert made_up.text("note", "list") == ""
    assert "(deleted)" in made_up.text("note", "list", "--deleted")
    assert "kept words" in made_up.text("note", "history", name)
    code, sentence = made_up.error("note", "rm", name)
    assert (code, "is deleted" in sentence) == (1, True)
    code, sentence = made_up.error("note", "edit", name, "--body", "x")
    assert (code, "is deleted" in sentence) == (1, True)
    made_up.text("note", "undo", name)
    assert len(made_up.json("note", "list")) == 1


def test_purge_asks(made_up: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    note = add(made_up, "--body", "x")
    name = short(note["id"])
    monkeypatch.setattr(sys, "stdin", Stdin(b""))
    code, sentence = made_up.error("note", "purge", name)
    assert code == 2
    assert "say --yes" in sentence
    assert "backups and exports" in sentence
    monkeypatch.setattr(sys, "stdin", Stdin(b"no\n", tty=True))
    code, out, err = made_up("note", "purge", name)
    assert (code, out) == (1, "")
    assert "backups and exports are out of reach" in err
    assert err.endswith("Stopped.\n")
    assert len(made_up.json("note", "list")) == 1
    monkeypatch.setattr(sys, "stdin", Stdin(f"{name}\n".encode(), tty=True))
    code, out, _ = made_up("note", "purge", name)
    assert code == 0
    assert out.startswith(f"Note {note['id']} is removed with all of its revisions (1) and drafts")
    assert "backups and exports may still hold it" in out
    assert made_up.json("note", "list", "--deleted") == []


def test_purge_for_programs(made_up: Command) -> None:
    note = add(made_up, "--body", "x")
    done = made_up.json("note", "purge", note["id"], "--yes")
    assert done == {
        "id": note["id"], "revisions": 1, "log": "library.log", "copies": [], "open_in_editor": [],
    }  # fmt: skip


def test_a_note_may_not_act_on_the_terminal(made_up: Command) -> None:
    hostile = "[bold]a[/] \x1b[2J\x1b]0;owned\x07 \u202egnihton"
    note = made_up.json("note", "add", ID, "--body", hostile, "--tag", "\u202et", "--author", "A")
    name = short(note["id"])
    assert note["content"]["body"] == hostile
    for command in (("list",), ("show", name), ("history", name)):
        text = made_up.text("note", *command)
        assert "[bold]a[/] ␛[2J␛]0;owned␇ ⇄gnihton" in " ".join(text.split())
        assert not set(text) & {"\x1b", "\x07", "\u202e"}
        raw = made_up.text("note", *command, "--json")
        assert not set(raw) & {"\x1b", "\x07", "\u202e"}
    code, sentence = made_up.error("note", "show", "\x1b[2Jxx")
    assert (code, "\x1b" in sentence) == (1, False)


def test_a_passage_is_looked_for_where_the_article_is_now(
    made_up: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = add(made_up, "--quote", "spare parts", "--body", "x")
    place = made_up.json("note", "show", note["id"])["place"]
    start = note["target"]["passage"]["start"]
    assert place == {"span": {"start": start, "end": start + 11}, "how": "exact", "score": 1.0}
    assert "stands where it stood" in made_up.text("note", "show", note["id"])
    made = builders.make(article="News: " + builders.ARTICLE)
    monkeypatch.setattr(Library, "get", lambda *_: made)
    assert made_up.json("note", "show", note["id"])["place"]["how"] == "moved"
    assert "has moved (score 1.00)" in made_up.text("note", "show", note["id"])


def test_every_note_command_has_json_and_help() -> None:
    group = briefings.commands["note"]
    assert isinstance(group, click.Group)
    for command in group.commands.values():
        assert "--json" in {o for p in command.params for o in p.opts}
        assert command.help


def test_the_name_that_notes_are_signed_with_is_shown_and_changed(made_up: Command) -> None:
    assert "`briefings note author NAME` says it" in made_up.text("note", "author")
    assert made_up.json("note", "author") == {"author": None}
    assert made_up.text("note", "author", " Ana ") == "Notes are signed Ana from now on.\n"
    first = made_up.json("note", "add", ID, "--body", "x")
    assert made_up.json("note", "author", "Bea") == {"author": "Bea"}
    assert made_up.text("note", "author") == "Notes are signed Bea.\n"
    second = made_up.json("note", "add", ID, "--body", "y")
    assert (first["author"], second["author"]) == ("Ana", "Bea")
    assert made_up.json("note", "show", first["id"])["author"] == "Ana"


@pytest.mark.parametrize("name", ["", " ", "A\nB", "\x1b[2J"])
def test_what_is_no_name_is_refused_and_the_old_one_stays(made_up: Command, name: str) -> None:
    made_up.text("note", "author", "Ana")
    assert made_up.error("note", "author", name)
    assert made_up.json("note", "author") == {"author": "Ana"}


def test_a_text_whose_note_is_purged_meanwhile_waits_as_a_draft(
    made_up: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = add(made_up, "--body", "secret")

    class Purging:
        """A standard input, at whose other end somebody takes their time."""

        @staticmethod
        def isatty() -> bool:
            return False

        class buffer:  # noqa: N801
            @staticmethod
            def read(*_: int) -> bytes:
                with Library() as other:
                    other.notes.purge(note["id"])
                return b"what I wrote"

    monkeypatch.setattr("sys.stdin", Purging)
    code, said = made_up.error("note", "edit", note["id"], "--body", "-", "--tag", "t")
    assert code == 1
    assert f"Note {note['id']} was purged meanwhile" in said
    assert "What you wrote waits as the draft of a new note" in said
    with Library() as library:
        assert library.notes.list(deleted=True) == []
        (waiting,) = library.drafts.waiting()
    assert waiting.draft.content == Content(body="what I wrote", tags=("t",))
    assert waiting.draft.note is None


def test_a_tag_for_a_note_that_is_purged_meanwhile_is_told(
    made_up: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = add(made_up, "--body", "secret")
    save = Notes.save

    def late(notes: Notes, note_id: str, *rest: Any) -> Note:
        notes.purge(note_id)
        return save(notes, note_id, *rest)

    monkeypatch.setattr(Notes, "save", late)
    code, said = made_up.error("note", "edit", note["id"], "--tag", "t")
    assert (code, said.endswith("with all of its revisions.")) == (1, True)
    with Library() as library:
        assert library.drafts.waiting() == []


def test_a_purge_names_what_an_editor_has_open(made_up: Command) -> None:
    note = add(made_up, "--body", "secret")
    with Library() as library:
        kept = library.notes.get(note["id"])
        handle = library.drafts.begin(kept.target, kept.id, 1, kept.content)
        lent = handle.edit_externally()
        with lent.held():
            said = made_up.text("note", "purge", note["id"], "--yes")
        assert f"An editor has its text open still: {lent.path}." in said
        lent.remove()
