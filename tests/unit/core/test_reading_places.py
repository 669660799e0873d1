"""Where readers left off: kept, private, and never worth an error."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefings.model import ReadingPlace, Spot
from briefings.reading_places import ReadingPlaces
from briefings.store.files import Files

PLACE = ReadingPlace(
    spot=Spot(tab="trade", item="pier"),
    query="Núñez",
    marks=(Spot(tab="source", offset=7), Spot(tab="people")),
)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "library" / "places"


@pytest.fixture
def places(directory: Path) -> ReadingPlaces:
    return ReadingPlaces(directory)


def test_a_place_comes_back_as_it_was_kept(places: ReadingPlaces, directory: Path) -> None:
    places.save("brava-2021", PLACE)
    assert places.load("brava-2021") == PLACE
    assert ReadingPlaces(directory).load("brava-2021") == PLACE


def test_a_later_place_takes_the_earlier_ones_place(places: ReadingPlaces, directory: Path) -> None:
    places.save("a", PLACE)
    places.save("a", ReadingPlace(spot=Spot(tab="x")))
    assert places.load("a") == ReadingPlace(spot=Spot(tab="x"))
    assert [p.name for p in directory.iterdir()] == ["a.json"]


def test_where_nothing_was_kept_there_is_no_place(places: ReadingPlaces) -> None:
    assert places.load("a") is None
    assert list(places.latest_first()) == []


def test_only_the_owner_can_read_a_place(places: ReadingPlaces, directory: Path) -> None:
    before = os.umask(0)
    try:
        places.save("a", PLACE)
    finally:
        os.umask(before)
    assert stat.S_IMODE((directory / "a.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\x00\xff\xfe",
        b"null",
        b"[]",
        b'{"spot": 3}',
        b'{"spot": {"tab": null}}',
        b'{"spot": {"tab": "\xff"}}',
        b"[" * 100_000,
        b'{"spot": {"tab": "x"}, "marks": 5}',
    ],
    ids=range(10),
)
def test_a_file_that_is_no_place_counts_as_none(
    places: ReadingPlaces, directory: Path, raw: bytes
) -> None:
    directory.mkdir(parents=True)
    (directory / "a.json").write_bytes(raw)
    assert places.load("a") is None
    places.save("a", PLACE)
    assert places.load("a") == PLACE


def test_a_folder_in_the_files_place_counts_as_none(places: ReadingPlaces, directory: Path) -> None:
    (directory / "a.json").mkdir(parents=True)
    assert places.load("a") is None
    places.save("a", PLACE)
    assert places.load("a") is None


HOSTILE = ["../x", "..", ".", "", "/etc/x", "a/b", "a\\b", "a\0b", "-x", ".x", "x\n", "海" * 150]


@pytest.mark.parametrize("briefing_id", [*HOSTILE, "x" * 5000], ids=range(len(HOSTILE) + 1))
def test_an_id_that_is_no_file_name_is_kept_nowhere(
    places: ReadingPlaces, directory: Path, tmp_path: Path, briefing_id: str
) -> None:
    places.save("good", PLACE)
    before = sorted(tmp_path.rglob("*"))
    places.save(briefing_id, PLACE)
    assert places.load(briefing_id) is None
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("briefing_id", ["a.b", "a..b", "ñandú-2014", "x" * 200, "2014_x"])
def test_an_ordinary_id_is_kept_in_the_directory(
    places: ReadingPlaces, directory: Path, briefing_id: str
) -> None:
    places.save(briefing_id, PLACE)
    assert places.load(briefing_id) == PLACE
    assert [p.parent for p in directory.iterdir()] == [directory]
    assert list(places.latest_first()) == [briefing_id]


def test_the_place_kept_last_comes_first(places: ReadingPlaces, directory: Path) -> None:
    for age, briefing_id in enumerate(["old", "new", "middle"]):
        places.save(briefing_id, PLACE)
        moment = (100, 300, 200)[age]
        os.utime(directory / f"{briefing_id}.json", (moment, moment))
    (directory / "left-over.tmp").touch()
    assert list(places.latest_first()) == ["new", "middle", "old"]


class _Full(Files):
    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_costs_the_new_place_only(places: ReadingPlaces, directory: Path) -> None:
    places.save("a", PLACE)
    ReadingPlaces(directory, _Full()).save("a", ReadingPlace(spot=Spot(tab="x")))
    assert places.load("a") == PLACE


@pytest.fixture
def read_only(directory: Path) -> Iterator[Path]:
    directory.mkdir(parents=True)
    directory.chmod(0o500)
    if os.access(directory, os.W_OK):
        pytest.skip("root may write everywhere")
    yield directory
    directory.chmod(0o700)


def test_a_directory_that_cannot_be_written_raises_nothing(
    places: ReadingPlaces, read_only: Path
) -> None:
    places.save("a", PLACE)
    assert list(read_only.iterdir()) == []


def test_a_directory_that_cannot_be_made_raises_nothing() -> None:
    places = ReadingPlaces(Path("/proc/nowhere/places"))
    places.save("a", PLACE)
    assert places.load("a") is None
    assert list(places.latest_first()) == []


def test_what_a_later_program_wrote_stays_with_the_place(
    places: ReadingPlaces, directory: Path
) -> None:
    places.save("a", PLACE)
    path = directory / "a.json"
    later = msgspec.json.decode(path.read_bytes())
    later["width"] = 72
    later["spot"]["zoom"] = {"level": 2}
    later["marks"][1]["name"] = "the people"
    path.write_bytes(msgspec.json.encode(later))
    assert places.load("a") == PLACE
    marks = (Spot(tab="trade"), *PLACE.marks[1:])
    places.save("a", ReadingPlace(spot=Spot(tab="source", offset=3), marks=marks))
    kept = msgspec.json.decode(path.read_bytes())
    assert kept["width"] == 72
    assert kept["spot"] == {"tab": "source", "item": None, "offset": 3, "zoom": {"level": 2}}
    assert [mark.get("name") for mark in kept["marks"]] == [None, "the people"]
