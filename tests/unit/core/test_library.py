"""The one door: made private, seeded once, read by several at once."""

import functools
import os
import stat
import threading
from pathlib import Path

import pytest

from briefings import Library
from briefings.anchors.passages import Passage, Quote
from briefings.errors import (
    BriefingsError,
    DamagedError,
    NotFoundError,
    ReadOnlyError,
    UsageError,
)
from briefings.model import ReadingPlace, Spot
from briefings.notes.model import Content, Target
from briefings.store import JournalDB
from tests.unit.command_line import Packaged

from . import builders
from .builders import BRIEFING, LENS, changed, seed

PLACE = ReadingPlace(spot=Spot(tab="trade"))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "above" / "library"


def size(directory: Path) -> int:
    return (directory / "library.log").stat().st_size


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_library_is_its_owners_alone(directory: Path) -> None:
    before = os.umask(0)
    try:
        with Library(directory) as library:
            library.places.keep(library.ids()[0], PLACE)
    finally:
        os.umask(before)
    for path in [directory, *directory.rglob("*")]:
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


def test_a_library_is_seeded_once(directory: Path) -> None:
    Library(directory).close()
    first = size(directory)
    for _ in range(2):
        with Library(directory) as library:
            assert len(library.ids()) == 1
    assert size(directory) == first


def test_the_catalogue_has_the_newest_article_first(directory: Path, packaged: Packaged) -> None:
    older = changed(("published = 2021-05-03", "published = 1999-01-01"))
    packaged(seed(older, briefing_id="older"), seed(), seed(briefing_id="zz-same-day"))
    with Library(directory) as library:
        entries = library.catalogue()
        assert library.ids() == ["zz-same-day", "brava-2021", "older"]
    assert entries[1].title == "Harbour of Brava reopens"
    assert entries[1].counts == {
        "key_point": 1, "figure": 4, "statement": 2, "actor": 1, "place": 1, "tension": 1,
        "open_question": 1,
    }  # fmt: skip


def test_a_briefing_comes_back_as_it_was_written(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    with Library(directory) as library:
        assert library.get("brava-2021") == builders.make()
        assert library.verify("brava-2021").sound
        assert library.problems == ()


def test_a_changed_seed_is_taken_in_as_a_new_edition(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    Library(directory).close()
    first = size(directory)
    packaged(seed(changed(('editor = "A. Tester"', 'editor = "B. Tester"'))))
    with Library(directory) as library:
        assert library.get("brava-2021").editor == "B. Tester"
        assert library.ids() == ["brava-2021"]
    assert size(directory) > first
    second = size(directory)
    Library(directory).close()
    assert size(directory) == second


def test_a_changed_lens_is_taken_in(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    Library(directory).close()
    packaged(seed(), lens=LENS.replace('short = "Trade"', 'short = "Ports"'))
    with Library(directory) as library:
        assert library.get("brava-2021").panels[0].topic.short == "Ports"


BROKEN = {
    "no TOML": BRIEFING + "\nx = ",
    "unknown field": changed(('id = "pier"\n', 'id = "pier"\ncolour = 1\n')),
    "an id twice": changed(('id = "nunez"', 'id = "pier"')),
    "no such topic": changed(('key = "people"', 'key = "weather"')),
    "no such lens": changed(('lens = "coast"', 'lens = "moon"')),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_seed_is_named_and_the_old_edition_stays(
    directory: Path, packaged: Packaged, broken: str
) -> None:
    packaged(seed())
    Library(directory).close()
    first = size(directory)
    packaged(seed(broken), seed(briefing_id="other"))
    with Library(directory) as library:
        assert len(library.problems) == 1
        assert library.get("brava-2021") == builders.make()
        assert library.get("other").id == "other"
    assert size(directory) > first
    second = size(directory)
    with Library(directory) as library:
        assert len(library.problems) == 1
    assert size(directory) == second


def test_a_broken_seed_of_a_new_library_leaves_the_others(
    directory: Path, packaged: Packaged
) -> None:
    packaged(seed(article=b"\xff"), seed(briefing_id="other"))
    with Library(directory) as library:
        assert library.ids() == ["other"]
        assert "brava-2021" in library.problems[0]


def test_a_broken_lens_is_named_and_the_old_one_stays(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    Library(directory).close()
    packaged(seed(), lens="name = 3")
    with Library(directory) as library:
        assert "lens file coast" in library.problems[0]
        assert library.get("brava-2021").lens == builders.coast()


def test_a_lens_and_a_briefing_may_have_one_name(directory: Path, packaged: Packaged) -> None:
    packaged(seed(briefing_id="coast"))
    Library(directory).close()
    first = size(directory)
    with Library(directory) as library:
        assert library.get("coast").lens == builders.coast()
    assert size(directory) == first


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("brava", "did you mean brava-2021?"),
        ("BRAVA-2021", "did you mean brava-2021?"),
        ("brava-2021-05", "did you mean brava-2021?"),
        ("elsewhere", "`briefings list` names those there are."),
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest(
    directory: Path, packaged: Packaged, wanted: str, hint: str
) -> None:
    packaged(seed())
    with Library(directory) as library, pytest.raises(NotFoundError) as raised:
        library.get(wanted)
    assert str(raised.value) == f"There is no briefing “{wanted}”; {hint}"


def test_what_one_library_takes_in_another_one_sees(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    with Library(directory) as first:
        assert first.ids() == ["brava-2021"]
        packaged(seed(), seed(briefing_id="other"))
        with Library(directory) as second:
            assert set(second.ids()) == {"brava-2021", "other"}
            assert set(first.ids()) == {"brava-2021", "other"}
            assert first.get("other") == second.get("other")


def test_a_new_library_may_be_opened_by_several_at_once(
    directory: Path, packaged: Packaged
) -> None:
    packaged(seed(), seed(briefing_id="other"))
    found: list[list[str]] = []
    start = threading.Barrier(4)

    def open_it() -> None:
        start.wait()
        with Library(directory) as library:
            found.append(library.ids())

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["other", "brava-2021"]] * 4


def test_threads_may_read_one_library_at_once(directory: Path, packaged: Packaged) -> None:
    packaged(seed(), seed(briefing_id="other"))
    wanted = builders.make().items
    failures: list[object] = []
    start = threading.Barrier(6)

    def read(library: Library) -> None:
        start.wait()
        for _ in range(15):
            try:
                right = library.get("brava-2021").items == wanted and len(library.ids()) == 2
            except BriefingsError as error:
                failures.append(error)
            else:
                failures.extend([] if right else ["something else was read"])

    with Library(directory) as library:
        threads = [threading.Thread(target=read, args=(library,)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


def test_a_library_that_cannot_be_written_is_read_and_left_as_it_is(
    directory: Path, packaged: Packaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged(seed())
    Library(directory).close()
    before = size(directory)
    read_only = functools.partial(JournalDB, read_only=True)
    monkeypatch.setattr("briefings.library.JournalDB", read_only)
    packaged(seed(), seed(briefing_id="other"))
    with Library(directory) as library:
        assert library.ids() == ["brava-2021"]
        assert library.get("brava-2021") == builders.make()
        library.places.keep("brava-2021", PLACE)
        assert library.places.load("brava-2021") is None
    assert size(directory) == before
    assert not (directory / "places").exists()


def test_files_without_the_right_to_write_are_read(directory: Path, packaged: Packaged) -> None:
    packaged(seed())
    Library(directory).close()
    log = directory / "library.log"
    log.chmod(0o400)
    if os.access(log, os.W_OK):
        pytest.skip("root may write everywhere")
    with Library(directory) as library:
        assert library.ids() == ["brava-2021"]


def test_a_library_that_is_neither_there_nor_can_be_made_is_no_empty_one() -> None:
    with pytest.raises(ReadOnlyError, match="/proc/nowhere/library"):
        Library("/proc/nowhere/library")


def test_a_file_in_the_librarys_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BriefingsError):
        Library(tmp_path / "file")


def test_a_document_that_this_program_cannot_read_is_told(
    directory: Path, packaged: Packaged
) -> None:
    packaged(seed())
    Library(directory).close()
    with JournalDB(directory / "library.log") as db:
        db.table("briefings").insert({"key": "newer", "lens": "coast", "article": {"id": "newer"}})
    with Library(directory) as library:
        for read in (library.catalogue, library.ids, lambda: library.get("newer")):
            with pytest.raises(DamagedError, match="open it with the program that wrote it"):
                read()
        assert library.get("brava-2021").id == "brava-2021"


def test_the_directory_is_the_given_one_or_the_variables(
    directory: Path, tmp_path: Path, packaged: Packaged
) -> None:
    packaged(seed())
    with Library(directory) as given, Library() as other:
        assert given.directory == directory
        assert other.directory == tmp_path / "library"


def test_the_briefing_read_last_is_known(directory: Path, packaged: Packaged) -> None:
    packaged(seed(), seed(briefing_id="other"))
    with Library(directory) as library:
        assert library.places.last_read() is None
        library.places.keep("other", PLACE)
        library.places.keep("brava-2021", PLACE)
        library.places.keep("gone", PLACE)
        for moment, name in enumerate(("brava-2021", "other", "gone")):
            os.utime(directory / "places" / f"{name}.json", (moment, moment))
        assert library.places.last_read() == "other"
        assert library.places.load("other") == PLACE


def test_an_editors_folder_is_verified_without_being_taken_in(
    directory: Path, tmp_path: Path, packaged: Packaged
) -> None:
    packaged(seed())
    draft = tmp_path / "draft"
    draft.mkdir()
    (draft / "article.txt").write_text(builders.ARTICLE)
    (draft / "briefing.toml").write_text(changed(('cue = "told"', 'cue = "swore"')))
    with Library(directory) as library:
        found = library.verify(str(draft))
        assert (found.id, found.sound) == ("draft", False)
        assert library.ids() == ["brava-2021"]


def test_a_note_is_saved_without_building_its_briefing(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(*_: object) -> None:
        raise AssertionError("the briefing was built")

    with Library(directory) as library:
        briefing = library.get(library.ids()[0])
        monkeypatch.setattr("briefings.repository.briefings.build", build)
        for target in (
            Target(briefing=briefing.id),
            *(Target(briefing=briefing.id, item=item.id) for item in briefing.items),
            *(Target(briefing=briefing.id, panel=each.topic.key) for each in briefing.panels),
        ):
            note = library.notes.add(target, Content(body="x"), "Ana")
            library.notes.save(note.id, Content(body="y"), 1)
            library.notes.undo(note.id)
        panels = ", ".join(panel.topic.key for panel in briefing.panels)
        with pytest.raises(NotFoundError, match=f"no panel “x”; choose {panels}"):
            library.notes.add(Target(briefing=briefing.id, panel="x"), Content(body="x"))
        length = len(briefing.article.text)
        beyond = Passage(length - 1, length + 1, Quote("xx"))
        with pytest.raises(UsageError, match=f"which has {length}"):
            library.notes.add(Target(briefing=briefing.id, passage=beyond), Content(body="x"))
        with pytest.raises(NotFoundError, match="no briefing “other”"):
            library.notes.add(Target(briefing="other"), Content(body="x"))
