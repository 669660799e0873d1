"""UUIDs of version 7, and calling notes by parts of them."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefings.errors import NotFoundError, UsageError
from briefings.notes.ids import IdMaker, choose, new_id, short


def test_an_id_is_a_uuid_of_version_7_with_the_time_in_front() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_ids_ascend_and_differ() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(set(made))
    assert len({short(each) for each in made[:100]}) == 100


def test_ids_of_several_threads_differ() -> None:
    maker = IdMaker()
    with ThreadPoolExecutor(4) as pool:
        made = [f.result() for f in [pool.submit(maker.make) for _ in range(2000)]]
    assert len(set(made)) == 2000


def test_ids_ascend_when_the_clock_goes_back_and_when_a_millisecond_is_used_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    maker = IdMaker()
    monkeypatch.setattr("briefings.notes.ids.time.time_ns", lambda: 5_000_000_000)
    first = maker.make()
    monkeypatch.setattr("briefings.notes.ids.time.time_ns", lambda: 4_000_000_000)
    second = maker.make()
    maker._number = (1 << 74) - 1
    third = maker.make()
    assert first < second < third
    assert uuid.UUID(third).int >> 80 == 5001
    assert uuid.UUID(third).version == 7


KNOWN = ["0190aaaa-0000-7000-8000-00000000beef", "0190aaaa-0000-7000-8000-0000cafe0001"]


@pytest.mark.parametrize("given", ["beef", "BEEF", "0000beef", "00-000-00beef", KNOWN[0]])
def test_a_note_may_be_called_by_its_end(given: str) -> None:
    assert choose(given, KNOWN) == KNOWN[0]


def test_or_by_its_beginning() -> None:
    assert choose("0190a", KNOWN[:1]) == KNOWN[0]


def test_what_fits_several_notes_lists_them() -> None:
    with pytest.raises(UsageError, match=f"names 2 notes: .*{KNOWN[0]}, {KNOWN[1]}"):
        choose("0190", KNOWN)
    many = [new_id() for _ in range(30)]
    with pytest.raises(UsageError, match="and 22 more"):
        choose(many[0][:6], many)


def test_what_fits_none_or_is_too_short() -> None:
    with pytest.raises(NotFoundError, match="no note “dead”"):
        choose("dead", KNOWN)
    with pytest.raises(UsageError, match="too short"):
        choose("eef", KNOWN)
    with pytest.raises(UsageError, match="too short"):
        choose("----", KNOWN)
