"""The format: what goes in comes out, and what was not written is not taken."""

import datetime
import math
import zlib

import pytest

from briefings.errors import UsageError
from briefings.store.format import (
    DEEPEST,
    LogChange,
    decode_document,
    decode_header,
    decode_line,
    encode_document,
    encode_header,
    encode_key,
    encode_transaction,
    stored_document,
)


def nested(levels: int) -> dict[str, object]:
    document: dict[str, object] = {}
    for _ in range(levels - 1):
        document = {"in": document}
    return document


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"text": "two\nlines\r\n\tand \x00 and \x1f and \x7f"},
        {"line\nfeed": 1, "\u2028\u2029\x85": "\u2028\u2029\x85", "": ""},
        {"VRAEM": "Jesús Masías, 24 000 ha – “cocaína” 🇵🇪 👩‍👩‍👧"},
        {"big": 2**63, "bigger": -(2**200), "biggest": 10**4000},
        {"floats": [0.1, 1e300, 5e-324, 1.7976931348623157e308, 2.0, 1e22]},
        {"list": [None, True, False, [], {}, [[[]]], {"a": {"b": ["c"]}}]},
        {'"d":null': '"d":null', '","c":"00000000"}': '","c":"00000000"}'},
        nested(DEEPEST),
    ],
)
def test_documents_come_back_as_they_were(document: dict[str, object]) -> None:
    raw = encode_document(document)
    assert b"\n" not in raw
    assert repr(decode_document(raw)) == repr(document)
    assert encode_document(decode_document(raw)) == raw


def test_the_sign_of_zero_comes_back() -> None:
    assert math.copysign(1, decode_document(encode_document({"zero": -0.0}))["zero"]) == -1


@pytest.mark.parametrize(
    "value",
    [
        math.nan,
        math.inf,
        -math.inf,
        "half \ud83d",
        {"\ude00": 1},
        datetime.datetime(2014, 2, 10, tzinfo=datetime.UTC),
        b"bytes",
        {1, 2},
        object(),
        nested(DEEPEST),
        [[[nested(DEEPEST - 2)]]],
        [10**5000],
    ],
)
def test_what_json_cannot_hold_is_refused_with_a_sentence(value: object) -> None:
    with pytest.raises(TypeError, match=r"cannot be stored.*: .*\.$") as caught:
        encode_document({"value": value})
    assert isinstance(caught.value, UsageError)


def test_a_document_that_holds_itself_is_refused() -> None:
    document: dict[str, object] = {}
    document["self"] = document
    with pytest.raises(TypeError, match="cannot be stored"):
        encode_document(document)


@pytest.mark.parametrize("key", [0, 1, -1, 2**63 - 1, True])
def test_whole_numbers_are_ids(key: int) -> None:
    assert encode_key(key) == key


@pytest.mark.parametrize("key", [2**63, "1", 1.0, None])
def test_other_things_are_no_ids(key: object) -> None:
    with pytest.raises(TypeError, match="document id"):
        encode_key(key)


def test_the_header_names_format_version_and_library() -> None:
    line = encode_header("3f1c0a9e-0000-4000-8000-000000000000", generation=3)
    assert line.startswith(b'{"format":"briefings-log","version":1,')
    header = decode_header(line[:-1])
    assert header is not None
    assert (header.version, header.generation) == (1, 3)
    assert header.library == "3f1c0a9e-0000-4000-8000-000000000000"


def test_a_newer_header_is_recognised_whatever_its_checksum() -> None:
    header = decode_header(b'{"format":"briefings-log","version":2,"sum":"sha256"}')
    assert header is not None
    assert header.version == 2


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b'{"format":"other","version":1}', b"\xff"])
def test_other_first_lines_are_no_header(raw: bytes) -> None:
    assert decode_header(raw) is None


def test_a_transaction_in_the_log() -> None:
    changes = [
        LogChange("create", "notes"),
        LogChange("put", "notes", 3, encode_document({"body": "x"})),
        LogChange("remove", "notes", 4),
        LogChange("drop", "drafts"),
    ]
    data = encode_transaction(7, changes)
    *lines, end = data.split(b"\n")
    assert end == b""
    assert [line.partition(b',"c"')[0] for line in lines[:4]] == [
        b'{"x":7,"t":"notes","op":"create","next":1',
        b'{"x":7,"t":"notes","k":3,"d":{"body":"x"}',
        b'{"x":7,"t":"notes","k":4,"d":null',
        b'{"x":7,"t":"drafts","op":"drop"',
    ]
    decoded = [decode_line(line) for line in lines]
    assert all(line is not None and line.x == 7 for line in decoded)
    assert [line.removed for line in decoded if line] == [False, False, True, False, False]
    closing = decoded[4]
    assert closing is not None
    assert closing.n == 4
    summed = b"\n".join([*lines[:4], b""])
    assert closing.s == f"{zlib.crc32(summed):08x}"
    assert closing.at.endswith("Z")


def test_a_field_of_a_later_program_is_skipped() -> None:
    body = b'{"x":1,"t":"notes","k":3,"by":"somebody","d":{}'
    line = decode_line(body + b',"c":"%08x"}' % zlib.crc32(body))
    assert line is not None
    assert (line.k, line.removed) == (3, False)


@pytest.mark.parametrize("body", [b'{"x":1,"t":"a","op":"new"', b'{"x":1,"k":3', b'{"x":1', b"[1"])
def test_a_kind_of_line_that_this_version_has_not_is_not_taken(body: bytes) -> None:
    assert decode_line(body + b',"c":"%08x"}' % zlib.crc32(body)) is None


def test_no_change_of_one_byte_goes_unnoticed() -> None:
    data = encode_transaction(1, [LogChange("put", "notes", 1, encode_document({"body": "coca"}))])
    line = data.split(b"\n")[0]
    assert decode_line(line) is not None
    for at in range(len(line)):
        for flip in (1, 4, 32, 128):
            spoiled = line[:at] + bytes([line[at] ^ flip]) + line[at + 1 :]
            assert decode_line(spoiled) is None
        assert decode_line(line[:at]) is None
        assert decode_line(line[at + 1 :]) is None


def test_a_stored_document_is_checked_for_whose_it_is() -> None:
    line = encode_transaction(1, [LogChange("put", "notes", 1, b'{"a":1}')]).split(b"\n")[0]
    assert stored_document(line, "notes", 1) == b'{"a":1}'
    assert stored_document(line, "notes", 2) is None
    assert stored_document(line, "drafts", 1) is None
    assert stored_document(line[:-1], "notes", 1) is None
