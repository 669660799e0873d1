"""Reading the log's bytes: what counts, what is unfinished, what is damaged."""

import pytest

from briefings.store import scan as scan_module
from briefings.store.format import LogChange, encode_transaction
from briefings.store.scan import KnownClosed, LogScan, scan, split_joined


def put(key: int) -> LogChange:
    return LogChange("put", "notes", key, b'{"key":%d}' % key)


FIRST = encode_transaction(1, [put(1), put(2)])
SECOND = encode_transaction(2, [put(3)])
THIRD = encode_transaction(3, [put(4), put(5)])


def scan_bytes(data: bytes, *, settled: int = 0) -> LogScan:
    return scan(
        lambda at, length: data[at : at + length],
        0,
        len(data),
        last=0,
        known=KnownClosed(settled, int(settled > 0)),
    )


def keys(found: LogScan) -> list[int | None]:
    return [entry.line.k for entry in found.entries]


def test_a_sound_log() -> None:
    data = FIRST + SECOND + THIRD
    found = scan_bytes(data)
    assert keys(found) == [1, 2, 3, 4, 5]
    assert (found.end, found.last, found.damage) == (len(data), 3, [])
    for entry in found.entries:
        line = data[entry.offset : entry.offset + entry.length]
        assert line.startswith(b'{"x":')
        assert line.endswith(b'"}')


def test_every_cut_leaves_the_closed_transactions() -> None:
    data = FIRST + SECOND
    for size in range(len(data)):
        found = scan_bytes(data[:size])
        closed = sum(size >= end - 1 for end in (len(FIRST), len(data)))
        assert keys(found) == [[], [1, 2], [1, 2, 3]][closed]
        assert found.end == min(size, [0, len(FIRST), len(data)][closed])
        assert found.damage == []


@pytest.mark.parametrize("chunk", [1, 7, 64, 100])
def test_lines_may_cross_the_pieces_that_are_read(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(scan_module, "STEP", chunk)
    assert keys(scan_bytes(FIRST + SECOND + THIRD[:-2])) == [1, 2, 3]


def test_a_damaged_line_costs_that_line_alone() -> None:
    lines = (FIRST + SECOND + THIRD).split(b"\n")
    for at in range(5):
        spoiled = lines.copy()
        spoiled[at] = b"#" + spoiled[at][1:]
        found = scan_bytes(b"\n".join(spoiled))
        lost = {0: 1, 1: 2, 3: 3}.get(at)
        assert keys(found) == [key for key in (1, 2, 3, 4, 5) if key != lost]
        start = sum(len(line) + 1 for line in lines[:at])
        assert [spot[:2] for spot in found.damage] == [(start, len(lines[at]) + 1)]


def test_a_transaction_that_is_all_damaged_takes_no_other_with_it() -> None:
    data = FIRST + b"#" * (len(SECOND) - 1) + b"\n" + encode_transaction(3, [put(4)])
    found = scan_bytes(data)
    assert (keys(found), found.end, found.last) == ([1, 2, 4], len(data), 3)
    assert [spot[:2] for spot in found.damage] == [(len(FIRST), len(SECOND))]


def test_neighbouring_damaged_lines_are_one_place() -> None:
    lines = (FIRST + SECOND).split(b"\n")
    lines[0] = b"#" * len(lines[0])
    lines[1] = b"\0" * len(lines[1])
    found = scan_bytes(b"\n".join(lines))
    assert [spot[:2] for spot in found.damage] == [(0, len(lines[0]) + len(lines[1]) + 2)]


def test_a_missing_line_is_noticed() -> None:
    lines = FIRST.split(b"\n")
    found = scan_bytes(b"\n".join(lines[1:]) + SECOND)
    assert keys(found) == [2, 3]
    assert [spot.length for spot in found.damage] == [0]
    assert "change 1 is not as it was closed" in found.damage[0].what


def test_a_missing_closing_line_is_noticed() -> None:
    lines = FIRST.split(b"\n")
    found = scan_bytes(b"\n".join([*lines[:2], b""]) + SECOND)
    assert keys(found) == [1, 2, 3]
    assert len(found.damage) == 1


def test_a_missing_transaction_is_noticed() -> None:
    found = scan_bytes(FIRST + THIRD)
    assert keys(found) == [1, 2, 4, 5]
    assert "change 3 follows change 1" in found.damage[0].what
    assert found.last == 3


def test_a_bad_last_line_is_unfinished_unless_it_is_known_to_have_been_closed() -> None:
    data = FIRST + SECOND[:-2] + b"#\n"
    unfinished = scan_bytes(data)
    assert (keys(unfinished), unfinished.end, unfinished.damage) == ([1, 2], len(FIRST), [])
    settled = scan_bytes(data, settled=len(data))
    assert (keys(settled), settled.end, settled.last) == ([1, 2, 3], len(data), 2)
    assert len(settled.damage) == 1


def test_a_lost_last_line_feed_is_damage_where_it_is_known_to_have_been_there() -> None:
    data = FIRST + SECOND[:-1] + b"#"
    found = scan_bytes(data, settled=len(data))
    assert (keys(found), found.end, len(found.damage)) == ([1, 2, 3], len(data), 1)


def test_a_torn_last_transaction_is_unfinished_though_its_closing_line_is_there() -> None:
    data = FIRST + encode_transaction(2, [put(4), put(5)])
    lines = data.split(b"\n")
    lines[3] = b"\0" * len(lines[3])
    torn = b"\n".join(lines)
    found = scan_bytes(torn)
    assert (keys(found), found.end, found.damage) == ([1, 2], len(FIRST), [])
    settled = scan_bytes(torn, settled=len(torn))
    assert (keys(settled), settled.end, len(settled.damage)) == ([1, 2, 5], len(torn), 1)


def test_what_follows_the_settled_part_is_still_unfinished() -> None:
    data = FIRST + SECOND[:-2] + b"#\n"
    found = scan_bytes(data + THIRD[:40], settled=len(data))
    assert (keys(found), found.end) == ([1, 2, 3], len(data))


def test_an_empty_line_says_nothing_and_is_no_damage() -> None:
    data = FIRST + b"\n" + SECOND.replace(b"\n", b"\n\n") + b"\n"
    found = scan_bytes(data)
    assert (keys(found), found.end, found.damage) == ([1, 2, 3], len(data), [])


def test_what_is_known_to_be_closed_may_end_inside_a_line() -> None:
    data = FIRST + SECOND[:-2] + b"#\n"
    for settled in range(len(FIRST) + 1, len(data) + 1):
        found = scan_bytes(data, settled=settled)
        assert (keys(found), found.end, found.last) == ([1, 2, 3], len(data), 2)
        assert all(entry.offset + entry.length <= found.end for entry in found.entries)


def test_a_whole_transaction_across_what_is_known_to_be_closed_is_no_damage() -> None:
    for settled in range(len(FIRST) + len(SECOND) + 1):
        assert scan_bytes(FIRST + SECOND, settled=settled).damage == []


def test_a_transaction_counts_by_its_number_where_its_place_has_moved() -> None:
    moved = b"#" * 700 + b"\n"
    data = FIRST + moved + SECOND + THIRD[:-2] + b"#\n"
    before = len(FIRST + SECOND + THIRD)
    assert before < len(FIRST + moved + SECOND)
    found = scan(
        lambda at, length: data[at : at + length],
        0,
        len(data),
        last=0,
        known=KnownClosed(before, 3),
    )
    assert (keys(found), found.end, found.last) == ([1, 2, 3, 4, 5], len(data), 3)


@pytest.mark.parametrize("instead", [b"", b"\0", b"x", b"\r"])
def test_a_lost_line_feed_costs_no_line(instead: bytes) -> None:
    data = FIRST + SECOND + THIRD
    for at in (at for at, byte in enumerate(data[:-1]) if byte == ord("\n")):
        joined = data[:at] + instead + data[at + 1 :]
        found = scan_bytes(joined)
        assert (keys(found), found.end, found.last) == ([1, 2, 3, 4, 5], len(joined), 3)
        assert [spot[:2] for spot in found.damage] == ([(at, 1)] if instead else [])
        for entry in found.entries:
            assert joined[entry.offset : entry.offset + entry.length] in data.split(b"\n")


def test_a_damaged_line_feed_at_the_end_leaves_the_last_change_closed() -> None:
    data = FIRST + SECOND
    found = scan_bytes(data[:-1] + b"\x08")
    assert (keys(found), found.end, found.damage) == ([1, 2, 3], len(data) - 1, [])


def test_another_programs_line_ends_cost_no_line() -> None:
    data = (FIRST + SECOND).replace(b"\n", b"\r\n")
    found = scan_bytes(data)
    assert (keys(found), found.end) == ([1, 2, 3], len(data) - 2)
    assert {data[spot.offset : spot.offset + spot.length] for spot in found.damage} == {b"\r\n"}


def test_a_document_that_looks_like_lines_is_not_taken_apart() -> None:
    raw = b'{"a":[{"b":1,"c":"00000000"},{"x":2,"c":"00000000"},{"x":3}]}'
    data = encode_transaction(1, [LogChange("put", "notes", 1, raw)])
    line = data.split(b"\n")[0]
    assert split_joined(line) == [(0, line)]
    assert split_joined(line[:-3]) == [(0, line[:-3])]
