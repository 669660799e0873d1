"""Imports into libraries that cannot take them, and of files that were made to do harm."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefings import Library
from briefings.errors import BriefingsError, DamagedError, NoSpaceError, ReadOnlyError, UsageError
from briefings.export.formats import json_
from briefings.notes import importer
from briefings.notes.importer import Imported, import_notes
from briefings.notes.model import Content, Note, Target
from briefings.notes.service import CONFLICT, Notes
from briefings.notes.validation import LARGEST_BODY
from briefings.store import JournalDB
from briefings.store.log_reader import LogReader
from tests.faults.disks import Filling
from tests.faults.power import PowerGone, RenamingPowerCut
from tests.unit.command_line import Command
from tests.unit.core import builders
from tests.unit.export.samples_for_data import ID, WHEN, document, note, notes

DEEP = 100_000
LISTS = "[" * DEEP + "]" * DEEP
OBJECTS = '{"a":' * DEEP + "1" + "}" * DEEP


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log of a library in which nothing is yet."""
    path = tmp_path / "library" / "library.log"
    path.parent.mkdir()
    JournalDB(path).close()
    return path


@pytest.fixture
def library(log: Path) -> Iterator[Notes]:
    with JournalDB(log) as db:
        yield Notes(db)


def export(*given: Note) -> bytes:
    return json_.write(document(given))


def take(library: Notes, raw: bytes) -> Imported:
    return import_notes(raw, "notes.json", library, lambda _: builders.make())


def refusal(library: Notes, raw: bytes) -> str:
    """Return the sentence with which a file is refused; nothing of it may be kept."""
    before = library.list(deleted=True)
    with pytest.raises(BriefingsError) as caught:
        take(library, raw)
    assert library.list(deleted=True) == before
    said = str(caught.value)
    assert said.startswith("notes.json ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


# -- libraries that cannot take them --------------------------------------------------------------


def test_a_library_that_may_only_be_read(log: Path) -> None:
    before = log.read_bytes()
    with JournalDB(log, read_only=True) as db:
        with pytest.raises(ReadOnlyError, match=r"nothing was saved: open it where you may write"):
            take(Notes(db), export(*notes()))
        assert Notes(db).list() == []
    assert log.read_bytes() == before


def test_a_disk_that_fills_at_any_byte_takes_no_part(log: Path) -> None:
    files = Filling()
    raw = export(*notes())
    with JournalDB(log, files=files) as db, JournalDB(log) as other:
        library = Notes(db)
        before = log.read_bytes()
        for room in range(0, 2000, 97):
            files.room = room
            with pytest.raises(NoSpaceError, match=r"disk is full .*free some space"):
                take(library, raw)
            assert log.read_bytes() == before
            assert library.list() == Notes(other).list() == []
        files.room = None
        assert take(library, raw).added == len(notes())
        assert Notes(other).list() == notes()


@pytest.mark.parametrize("seed", range(3))
def test_a_power_cut_at_any_call_leaves_all_or_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    raw = export(*notes())
    outcomes: set[tuple[bool, int]] = set()
    for call in range(1, 100):
        log = tmp_path / str(call) / "library.log"
        log.parent.mkdir()
        JournalDB(log).close()
        acknowledged = _import_until_the_cut(log, raw, call, chance)
        with JournalDB(log) as db:
            outcomes.add((acknowledged, len(Notes(db).list())))
        if acknowledged:
            break
    everything = len(notes())
    assert outcomes <= {(False, 0), (False, everything), (True, everything)}
    assert outcomes >= {(False, 0), (True, everything)}


def _import_until_the_cut(log: Path, raw: bytes, call: int, chance: random.Random) -> bool:
    """Import a file with the power going at a call; say whether the import was acknowledged."""
    files = RenamingPowerCut(chance, log.parent)
    try:
        db = JournalDB(log, files=files)
        files.countdown = call
        take(Notes(db), raw)
    except PowerGone:
        acknowledged = False
    else:
        acknowledged = True
        files.gone = True
    files.cut()
    for fd in list(files.paths):
        files.close(fd)
    return acknowledged


# -- what is here already -------------------------------------------------------------------------


def test_an_id_that_a_note_of_another_briefing_has(library: Notes) -> None:
    elsewhere = msgspec.structs.replace(note(1, "elsewhere"), target=Target(briefing="another"))
    library.merge_in([elsewhere])
    done = take(library, export(note(1, "here")))
    assert (done.added, done.conflicting) == (0, 1)
    assert library.list("another") == [elsewhere]
    (apart,) = library.list(ID)
    assert (apart.id, apart.content) == (
        done.kept_apart[0],
        Content(body="here", tags=(CONFLICT,)),
    )
    assert take(library, export(note(1, "here"))).unchanged == 1


def test_earlier_revisions_of_many_notes_are_found_without_reading_the_log(
    library: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [note(number, f"Before {number}") for number in range(1, 30)]
    take(library, export(*given))
    library.set_author("Ana")
    for each in given:
        library.save(each.id, Content(body="After"), 1)
    readings: list[LogReader] = []
    lines = LogReader.lines

    def counted(log: LogReader) -> Iterator[bytes]:
        readings.append(log)
        yield from lines(log)

    monkeypatch.setattr(LogReader, "lines", counted)
    unheard = note(1, "Never said", modified=WHEN - dt.timedelta(days=1))
    assert take(library, export(*given[1:], unheard)).conflicting == 1
    assert take(library, export(*given)).unchanged == len(given)
    assert readings == []


def test_where_nothing_is_earlier_the_log_is_not_read(
    library: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(library, export(*notes()))
    monkeypatch.delattr(LogReader, "lines")
    later = note(1, "said later", modified=WHEN + dt.timedelta(days=9))
    assert take(library, export(later, *notes()[1:])).conflicting == 1


# -- files ----------------------------------------------------------------------------------------


def test_a_file_of_fifty_megabytes(made_up: Command, tmp_path: Path) -> None:
    long = "Words, word\n" * (LARGEST_BODY // 12)
    given = [note(number, f"{number}{long}"[: LARGEST_BODY - 9]) for number in range(1, 51)]
    file = tmp_path / "notes.json"
    file.write_bytes(export(*given))
    assert file.stat().st_size > 50_000_000
    assert "50 added" in made_up.text("note", "import", str(file))
    with Library() as library:
        assert library.notes.list() == given


def test_a_file_that_never_ends_is_read_no_further_than_need_be(
    made_up: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "LARGEST", 1 << 20)
    monkeypatch.setattr("briefings.cli.note_import.LARGEST", 1 << 20)
    code, sentence = made_up.error("note", "import", "/dev/zero")
    assert code == UsageError.exit_code
    assert sentence.startswith("/dev/zero is larger than 1 MiB")


UNLIKELY: dict[str, tuple[str, str]] = {
    "deep lists": ('"motivation"', f'"more":{LISTS},"motivation"'),
    "deep objects": ('"motivation"', f'"more":{OBJECTS},"motivation"'),
    "deep body": ('"body": [', f'"body": [{LISTS},'),
    "first half of a character": ("On the whole", r"On \ud800 the whole"),
    "second half of a character": ("On the whole", r"On \udc00 the whole"),
    "a control character as it is": ("On the whole", "On \x01 the whole"),
    "a line feed as it is": ("On the whole", "On \n the whole"),
    "no number": ('"total": 6', '"total": NaN'),
    "an endless number": ('"total": 6', f'"total": {"9" * 5000}'),
    "two objects": ("{", '{"format":"briefings-export 1"}{'),
    "an author of control characters": ('"name": "Ana', r'"name": "\u0007Ana'),
    "a tag of two lines": ('"value": "to check"', r'"value": "to\ncheck"'),
}


@pytest.mark.parametrize(("old", "new"), UNLIKELY.values(), ids=UNLIKELY.keys())
def test_what_no_export_holds_stops_the_whole_import(library: Notes, old: str, new: str) -> None:
    raw = export(*notes()).decode()
    assert old in raw
    said = refusal(library, raw.replace(old, new, 1).encode())
    assert "no note was imported" in said
    assert len(said) < 400


def test_what_is_wrong_with_the_json_is_said(library: Notes) -> None:
    raw = export(*notes())
    assert "(Input data was truncated)" in refusal(library, raw[:-50])
    deep = raw.decode().replace('"body": [', f'"body": [{LISTS},', 1)
    assert "(it is nested too deeply)" in refusal(library, deep.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252"])
def test_another_encoding_is_no_json(library: Notes, encoding: str) -> None:
    refusal(library, export(*notes()).decode().encode(encoding))


def test_half_a_character_in_bytes_is_no_json(library: Notes) -> None:
    refusal(library, export(note(1, "here")).replace(b"here", b"h\xed\xa0\x80e"))


def test_control_characters_in_a_text_are_kept_and_do_nothing(
    made_up: Command, tmp_path: Path
) -> None:
    body = "a\x00b\x1b[2J\x07\x9b31m\u202ec"
    file = tmp_path / "notes.json"
    file.write_bytes(export(note(1, body), note(2, "x", item="\x1b]0;owned\x07")))
    assert "2 added" in made_up.text("note", "import", str(file))
    with Library() as library:
        assert library.notes.get(note(1).id).content.body == body
    for arguments in (("list",), ("show", note(1).id), ("list", "--json")):
        shown = made_up.text("note", *arguments)
        assert not {"\x00", "\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_the_same_note_many_times_is_one(library: Notes) -> None:
    data = json.loads(export(note(1, "one")))
    page = data["notes"]["first"]["items"]
    page *= 5000
    data["notes"]["total"] = len(page)
    done = take(library, json.dumps(data).encode())
    assert (done.added, done.unchanged) == (1, 4999)
    assert library.list() == [note(1, "one")]


def test_the_same_note_in_memory_is_kept_once(library: Notes) -> None:
    same = note(1, "one")
    assert library.merge_in([same, same]).unchanged == 1
    assert library.list() == [same]


def test_a_bad_note_behind_many_good_ones_keeps_them_all_out(library: Notes) -> None:
    data = json.loads(export(*(note(number) for number in range(1, 500))))
    data["notes"]["first"]["items"][-1]["target"]["source"] = "urn:sha256:0#item="
    with pytest.raises(DamagedError, match=r"note 499: .*, so no note was imported"):
        take(library, json.dumps(data).encode())
    assert library.list() == []
