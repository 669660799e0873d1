"""Notes taken back from an export: as they were, once, all or none."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.anchors.passages import Passage, Quote
from briefings.errors import BriefingsError, DamagedError, NotFoundError, UsageError
from briefings.export.formats import json_
from briefings.model import Briefing
from briefings.notes import importer
from briefings.notes.codec import encode
from briefings.notes.digests import digest
from briefings.notes.importer import Imported, import_notes
from briefings.notes.model import Confidence, Content, Note
from briefings.notes.service import CONFLICT, Notes
from briefings.notes.validation import MOST_TAGS
from briefings.store import JournalDB
from tests.unit.command_line import Command
from tests.unit.core import builders
from tests.unit.export.samples_for_data import ID, WHEN, document, note, notes, passage

Edit = Callable[[Any], object]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Notes]:
    with JournalDB(tmp_path / "library.log") as db:
        yield Notes(db)


def export(given: list[Note], briefing: Briefing | None = None) -> bytes:
    return json_.write(document(given, briefing, with_private=True))


def get(briefing_id: str) -> Briefing:
    if briefing_id != ID:
        raise NotFoundError(f"There is no briefing {briefing_id}.")
    return builders.make()


def take(library: Notes, raw: bytes) -> Imported:
    return import_notes(raw, "notes.json", library, get)


def counts(done: Imported) -> tuple[int, int, int, int]:
    return done.added, done.unchanged, done.conflicting, done.orphaned


def changed(raw: bytes, edit: Edit) -> bytes:
    data = json.loads(raw)
    edit(data)
    return json.dumps(data).encode()


def of_notes(edit: Edit) -> Edit:
    return lambda data: edit(data["notes"]["first"]["items"][-1])


# -- the way there and back ----------------------------------------------------------------------


def test_notes_come_back_as_they_were(library: Notes) -> None:
    raw = export(notes())
    assert counts(take(library, raw)) == (6, 0, 0, 0)
    assert library.list() == notes()
    assert export(library.list()) == raw


WINDOWS = builders.make(article="\ufeff" + builders.ARTICLE.replace("\n", "\r\n"))


def test_notes_are_on_the_text_that_their_places_count_in(library: Notes) -> None:
    raw = export(notes(), WINDOWS)
    told = json.loads(raw)
    first = told["notes"]["first"]["items"][3]["target"]
    assert first["source"] == f"urn:sha256:{told['briefing']['text_sha256']}"
    assert told["briefing"]["text_sha256"] != told["briefing"]["sha256"]
    place = first["selector"][1]
    text = told["briefing"]["text"]
    assert hashlib.sha256(text.encode()).hexdigest() == told["briefing"]["text_sha256"]
    assert text[place["start"] : place["end"]] == first["selector"][0]["exact"]
    assert counts(take(library, raw)) == (6, 0, 0, 0)
    assert library.list() == notes()


def test_an_export_of_an_earlier_program_names_the_file_and_comes_back(library: Notes) -> None:
    raw = export(notes(), WINDOWS).decode()
    told = json.loads(raw)["briefing"]
    old = json.loads(
        raw.replace(f"urn:sha256:{told['text_sha256']}", f"urn:sha256:{told['sha256']}")
    )
    del old["briefing"]["text_sha256"]
    assert counts(take(library, json.dumps(old).encode())) == (6, 0, 0, 0)
    assert library.list() == notes()


def test_twice_is_once(library: Notes) -> None:
    take(library, export(notes()))
    assert counts(take(library, export(notes()))) == (0, 6, 0, 0)
    assert library.list() == notes()


def test_nobody_signs_for_the_importer(library: Notes) -> None:
    take(library, export(notes()))
    assert library.author() is None


def test_undo_takes_an_imported_note_away(library: Notes) -> None:
    take(library, export([note(1)]))
    library.set_author("Bo")
    assert library.undo(note(1).id).deleted
    done = take(library, export([note(1)]))
    assert (done.unchanged, done.deleted) == (1, 1)
    assert library.list() == []


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
line = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)
tags = line.map(lambda each: each.strip().replace(",", "")).filter(bool)
contents = st.builds(
    Content,
    body=text,
    tags=st.lists(tags, unique=True, max_size=4).map(tuple),
    reliability=st.sampled_from([None, "A", "F"]),
    credibility=st.sampled_from([None, "1", "6"]),
    likelihood=st.sampled_from([None, "remote", "very likely"]),
    confidence=st.sampled_from([None, *Confidence.__args__]),  # type: ignore[attr-defined]
)
passages = st.builds(
    lambda start, length, quote: Passage(start, start + length, quote),
    st.integers(0, 10**6),
    st.integers(1, 10**6),
    st.builds(Quote, text.filter(bool), text, text),
)
moments = st.datetimes(timezones=st.just(dt.UTC))


@given(
    content=contents,
    target=st.one_of(
        st.fixed_dictionaries({"passage": passages}),
        st.fixed_dictionaries({"item": text.filter(bool)}),
        st.fixed_dictionaries({"panel": text.filter(bool)}),
        st.just({}),
    ),
    author=line.map(str.strip).filter(bool),
    created=moments,
    modified=moments,
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_note_says_comes_back(
    tmp_path_factory: pytest.TempPathFactory, content: Content, target: Any, **fields: Any
) -> None:
    written = note(1, **target, **fields)
    if content == Content() and written.target.passage is None:
        content = Content(body="x")
    written = msgspec.structs.replace(written, content=content)
    with JournalDB(tmp_path_factory.mktemp("any") / "library.log") as db:
        library = Notes(db)
        raw = export([written])
        assert take(library, raw).added == 1
        assert library.list() == [written]
        assert export(library.list()) == raw
        assert take(library, raw).unchanged == 1


# -- what differs ---------------------------------------------------------------------------------


def test_both_texts_are_kept(library: Notes) -> None:
    take(library, export([note(1, "mine")]))
    theirs = note(1, "theirs", "a", author="Bo", modified=WHEN + dt.timedelta(hours=1))
    done = take(library, export([theirs]))
    assert counts(done) == (0, 0, 1, 0)
    mine, apart = library.list()
    assert mine == note(1, "mine")
    assert apart == msgspec.structs.replace(
        theirs, id=done.kept_apart[0], content=Content(body="theirs", tags=("a", CONFLICT))
    )


def test_a_conflict_is_kept_once_even_when_it_was_settled(library: Notes) -> None:
    take(library, export([note(1, "mine")]))
    theirs = export([note(1, "theirs")])
    (apart,) = take(library, theirs).kept_apart
    assert counts(take(library, theirs)) == (0, 1, 0, 0)
    library.set_author("Bo")
    library.delete(apart, 1)
    assert counts(take(library, theirs)) == (0, 1, 0, 0)
    assert len(library.list(deleted=True)) == 2


def test_what_is_kept_apart_goes_there_and_back(library: Notes) -> None:
    tags = tuple(f"t{number}" for number in range(MOST_TAGS))
    take(library, export([note(1, "mine")]))
    take(library, export([note(1, "theirs", *tags)]))
    assert len(library.list()[1].content.tags) == MOST_TAGS + 1
    assert counts(take(library, export(library.list()))) == (0, 2, 0, 0)


def test_another_target_is_a_conflict_too(library: Notes) -> None:
    take(library, export([note(1, "x", item="pier")]))
    assert counts(take(library, export([note(1, "x", item="promise")]))) == (0, 0, 1, 0)


def test_an_earlier_revision_is_here_already(library: Notes) -> None:
    library.set_author("Ana")
    old = export([note(1, "first")])
    take(library, old)
    library.save(note(1).id, Content(body="second"), 1)
    assert counts(take(library, old)) == (0, 1, 0, 0)
    assert [each.content.body for each in library.list()] == ["second"]


def test_one_id_twice_in_a_file(library: Notes) -> None:
    def twice(data: Any) -> None:
        page = data["notes"]["first"]["items"]
        other = {**page[0], "body": [{**page[0]["body"][0], "value": "other"}]}
        page += [page[0], other, other]
        data["notes"]["total"] = 4

    done = take(library, changed(export([note(1)]), twice))
    assert counts(done) == (1, 2, 1, 0)
    assert [each.content.body for each in library.list()] == ["A note.", "other"]


def test_a_passage_that_moved_is_found_by_its_words(library: Notes) -> None:
    before = builders.make(article="A line more.\n\n" + builders.ARTICLE)
    on = passage("boats of Brava wait for spare parts", before)
    done = take(library, export([note(1, passage=on)], before))
    assert counts(done) == (1, 0, 0, 0)
    assert library.list()[0].target.passage == on


def test_what_is_about_nothing_any_more_is_kept_and_said(library: Notes) -> None:
    gone = Passage(5, 30, Quote("words that nobody wrote here"))
    done = take(
        library,
        export([note(1, item="gone"), note(2, panel="gone"), note(3, passage=gone), *notes()[3:]]),
    )
    assert counts(done) == (6, 0, 0, 3)
    assert len(library.list()) == 6


def test_a_briefing_that_is_not_here(library: Notes) -> None:
    def elsewhere(data: Any) -> None:
        data["briefing"]["id"] = "elsewhere"

    with pytest.raises(NotFoundError, match=r"no briefing “elsewhere”.*\(6\)"):
        take(library, changed(export(notes()), elsewhere))
    assert library.list() == []


# -- what is no export ----------------------------------------------------------------------------


def on_passage(exact: str, start: int, end: int) -> Edit:
    words = {"type": "TextQuoteSelector", "exact": exact}
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    return of_notes(lambda each: each["target"].update(selector=[words, place]))


BROKEN: dict[str, Edit] = {
    "no id": of_notes(lambda each: each.pop("id")),
    "no UUID": of_notes(lambda each: each.update(id="urn:uuid:../../etc")),
    "braces": of_notes(lambda each: each.update(id="urn:uuid:{018f3a00000070008000000000000001}")),
    "http id": of_notes(lambda each: each.update(id="http://example.org/1")),
    "no zone": of_notes(lambda each: each.update(created="2024-05-02T10:30:00")),
    "no time": of_notes(lambda each: each.update(modified="yesterday")),
    "before year 1": of_notes(lambda each: each.update(modified="0001-01-01T00:00:00+14:00")),
    "blank author": of_notes(lambda each: each["creator"].update(name=" ")),
    "author's escape": of_notes(lambda each: each["creator"].update(name="A\x1b[2J")),
    "machine": of_notes(lambda each: each["creator"].update(type="Software")),
    "huge body": of_notes(lambda each: each["body"][0].update(value="x" * (1 << 20 | 1))),
    "body's type": of_notes(lambda each: each["body"][0].update(value=7)),
    "comma": of_notes(lambda each: each["body"].append(
        {"type": "TextualBody", "purpose": "tagging", "value": "a,b"})),
    "grade": of_notes(lambda each: each.update({"briefings:reliability": "Z"})),
    "says nothing": of_notes(lambda each: each.pop("body")),
    "foreign source": of_notes(lambda each: each["target"].update(source="http://example.org")),
    "unknown fragment": of_notes(lambda each: each["target"].update(
        source=each["target"]["source"] + "#page=1")),
    "long fragment": of_notes(lambda each: each["target"].update(
        source=each["target"]["source"] + "#item=" + "x" * 201)),
    "unknown selector": of_notes(lambda each: each["target"].update(
        selector=[{"type": "SvgSelector", "value": "<svg/>"}])),
    "no position": of_notes(lambda each: each["target"].update(
        selector=[{"type": "TextQuoteSelector", "exact": "Brava"}])),
    "backwards": on_passage("Brava", 9, 5),
    "no stretch": on_passage("Brava", 5, 5),
    "no words": on_passage("", 5, 9),
    "negative": of_notes(lambda each: each["target"].update(
        selector=[{"type": "TextPositionSelector", "start": -1, "end": 2}])),
    "endless number": of_notes(lambda each: each["target"].update(
        selector=[{"type": "TextPositionSelector", "start": 1, "end": 10**400}])),
    "count": lambda data: data["notes"].update(total=7),
    "no notes": lambda data: data.pop("notes"),
}  # fmt: skip


@pytest.mark.parametrize("edit", BROKEN.values(), ids=BROKEN.keys())
def test_a_damaged_note_stops_the_whole_import(library: Notes, edit: Edit) -> None:
    raw = changed(export([*notes()[1:], note(9, "the last")]), edit)
    with pytest.raises(DamagedError, match=r"(?s)^notes\.json .*none was|no note was imported"):
        take(library, raw)
    assert library.list() == []


FOREIGN = {
    "empty": b"",
    "text": b"not JSON",
    "not UTF-8": b'{"format":"\xff"}',
    "a list": b"[]",
    "a bare collection": b'{"type":"AnnotationCollection","total":0}',
    "something else": b'{"format":"other"}',
    "half": export(notes())[:-200],
    "deep": b'{"format":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "deep aside": b'{"x":' + b"[" * 200_000 + b"]" * 200_000 + b',"format":"other"}',
    "half a character": b'{"format":"\\ud800"}',
}


@pytest.mark.parametrize("raw", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_no_export_is_told_in_a_sentence(library: Notes, raw: bytes) -> None:
    with pytest.raises(BriefingsError) as caught:
        take(library, raw)
    assert str(caught.value).startswith("notes.json is no ")
    assert str(caught.value).endswith(".")
    assert library.list() == []


def test_a_later_format_is_told_apart(library: Notes) -> None:
    raw = changed(export([]), lambda data: data.update(format="briefings-export 2"))
    with pytest.raises(UsageError, match="later format"):
        take(library, raw)


def test_later_fields_change_nothing(library: Notes) -> None:
    def more(data: Any) -> None:
        data["more"] = data["notes"]["first"]["items"][0]["more"] = [{"deep": {}}]

    assert take(library, changed(export([note(1)]), more)).added == 1
    (kept,) = library.list()
    assert msgspec.structs.replace(kept, annotation={}) == note(1)


def test_a_byte_order_mark_is_none_of_the_text(library: Notes) -> None:
    assert take(library, b"\xef\xbb\xbf" + export([note(1)])).added == 1


def test_a_file_may_be_too_large(library: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = export([note(1)])
    monkeypatch.setattr(importer, "LARGEST", len(raw) - 1)
    with pytest.raises(UsageError, match="larger than"):
        take(library, raw)


def test_a_failure_in_the_middle_leaves_nothing(
    library: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter(range(3))

    def failing(given: Note) -> dict[str, Any]:
        if next(left, None) is None:
            raise DamagedError("Enough.")
        return encode(given)

    monkeypatch.setattr("briefings.notes.repository.encode", failing)
    with pytest.raises(DamagedError, match="Enough"):
        take(library, export(notes()))
    assert library.list() == []


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.json"
    path.write_bytes(export(notes()))
    return path


def test_the_command_says_what_came_of_it(made_up: Command, file: Path) -> None:
    assert made_up.text("note", "import", str(file)) == (
        f"{ID}: 6 added, 0 updated, 0 unchanged, 0 conflicting, 0 orphaned.\n"
    )
    assert made_up.json("note", "import", str(file)) == {
        "briefing": ID, "added": 0, "updated": 0, "unchanged": 6, "deleted": 0, "conflicting": 0,
        "orphaned": 0, "brought_up_to_date": [], "kept_apart": [], "folded": [],
    }  # fmt: skip
    assert [each["id"] for each in made_up.json("note", "list")] == [n.id for n in notes()]


def test_the_command_names_what_it_kept_apart(made_up: Command, file: Path) -> None:
    made_up.text("note", "import", str(file))
    made_up.text("note", "author", "Bo")
    made_up.text("note", "rm", notes()[1].id)
    file.write_bytes(export([note(1, "other"), notes()[1], note(9, item="gone")]))
    said = made_up.text("note", "import", str(file)).splitlines()
    assert said[0] == f"{ID}: 1 added, 0 updated, 1 unchanged, 1 conflicting, 1 orphaned."
    assert made_up.json("note", "list")[-1]["content"]["body"] in ("A note.", "other")
    assert "tagged conflict" in said[1]
    assert "orphaned" in said[2]
    assert "1 are deleted here" in said[3]


def test_the_command_says_what_it_updated_and_folded(made_up: Command, file: Path) -> None:
    made_up.text("note", "import", str(file))
    old = notes()[0]
    file.write_bytes(export([note(1, "other")]))
    (apart,) = made_up.json("note", "import", str(file))["kept_apart"]
    newer = note(1, "other", modified=WHEN + dt.timedelta(days=2), replaces=(digest(old),))
    file.write_bytes(export([newer]))
    said = made_up.text("note", "import", str(file)).splitlines()
    assert said[0] == f"{ID}: 0 added, 1 updated, 0 unchanged, 0 conflicting, 0 orphaned."
    assert "`briefings note undo` brings that back" in said[1]
    assert old.id in said[1]
    assert apart in said[2]
    assert made_up.json("note", "show", apart[-8:])["deleted"]


def test_the_command_reads_stdin(
    made_up: Command, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with file.open() as opened:
        monkeypatch.setattr("sys.stdin", opened)
        assert "6 added" in made_up.text("note", "import", "-")


def test_a_file_that_is_not_there(made_up: Command, tmp_path: Path) -> None:
    code, sentence = made_up.error("note", "import", str(tmp_path / "none.json"))
    assert code == 1
    assert "none.json" in sentence


def test_an_escape_in_a_file_does_not_reach_the_terminal(
    made_up: Command,
    file: Path,
) -> None:
    raw = changed(export([note(1)]), lambda data: data["briefing"].update(id="\x1b[2Jelsewhere"))
    file.write_bytes(raw)
    code, sentence = made_up.error("note", "import", str(file))
    assert code == 1
    assert "\x1b" not in sentence
