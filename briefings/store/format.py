"""The log's format, version 1.

The log is UTF-8 text, one JSON object a line, each line ended by a line feed; `less` reads it.
Lines are only ever added at the end. Every line's last field is its checksum, `"c"`: the CRC-32
of the line's bytes up to and without `,"c":`, as eight lower-case hexadecimal digits. The CRC is
CRC-32/ISO-HDLC, the one of gzip, PNG and `zlib.crc32`. Fields stand in the order shown.

The first line is the header::

    {"format":"briefings-log","version":1,"library":"<uuid>","generation":0,
     "created":"<time>","c":"…"}

`library` names this library for ever; it is a UUID, and a log with another one is refused.
`generation` grows by one each time the whole log is rewritten (compaction, purge, a first line
that had to be made anew). A version above 1 is never read nor touched. A new kind of line is a new
version; a new field in a known kind is not, and readers skip fields they do not know.

After it come transactions, numbered 1, 2, 3 … without gaps. Lines of transaction 7::

    {"x":7,"t":"notes","op":"create","next":1,"c":"…"}    the table exists; ids start at `next`
    {"x":7,"t":"notes","k":3,"d":{…},"c":"…"}             document 3 is now this, whole
    {"x":7,"t":"notes","k":4,"d":null,"c":"…"}            document 4 is removed
    {"x":7,"t":"drafts","op":"drop","c":"…"}              the table is gone; its ids start over
    {"x":7,"n":4,"at":"<time>","s":"…","c":"…"}           closed: `n` lines came before

`s` is the CRC-32 of those `n` lines, line feeds included. `at` is UTC, ISO 8601. Lines after the
last closing line are a change that was never finished, and count for nothing. Lines apply in
order: a document keeps its place in its table until it is removed. An id is never given twice in
a table's life; emptying a table is `drop` and `create` in one transaction. An empty line says
nothing: a transaction begins with one where the line before it has lost its line feed.

Every earlier state of a document is an earlier line with the same `t` and `k`, as far back as the
table's last `drop`; its date is in the line that closes its transaction. A rewritten log keeps
the numbers of the transactions, their closing lines with `n` and `s` put right, and the revisions
that are not purged. A purge adds a transaction of its own: `create` of a table that exists already
only says from where its ids go on, so that the purged document's is not given again.

A document is a JSON object. Integers may be of any size; NaN and infinities, text that holds half
of a surrogate pair, and nesting past `DEEPEST` levels are refused when written.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from json import JSONEncoder
from typing import Any, Final, Literal, NamedTuple, assert_never
from zlib import crc32

import msgspec

from briefings.store.failures import UnstorableError

FORMAT: Final = "briefings-log"
VERSION: Final = 1
DEEPEST: Final = 100
OPENING: Final = b'{"format":"briefings-log"'

SEAL_LENGTH: Final = 16
"""How many bytes at a line's end are its checksum and its closing brace."""

_LIBRARY_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SEAL = b',"c":"%08x"}'
_REMOVED = b'"d":null'
_BIGGEST_KEY = 2**63 - 1


class Header(msgspec.Struct, frozen=True):
    """The first line."""

    format: str
    version: int
    library: str = ""
    generation: int = 0
    created: str = ""


class LogLine(msgspec.Struct, gc=False):
    """Any later line, without the document's content."""

    x: int
    t: str | None = None
    k: int | None = None
    op: Literal["create", "drop"] | None = None
    next: int = 1
    n: int | None = None
    s: str = ""
    at: str = ""
    removed: bool = False


Verb = Literal["put", "remove", "create", "drop"]


class LogChange(NamedTuple):
    """One thing a transaction does.

    `key` is the document's id; for create the first id that may be given, 0 standing for 1.
    """

    verb: Verb
    table: str
    key: int = 0
    raw: bytes = b""


class _Stored(msgspec.Struct, gc=False):
    t: str
    k: int
    d: msgspec.Raw


_decode_line = msgspec.json.Decoder(LogLine).decode
_decode_header = msgspec.json.Decoder(Header).decode
_decode_stored = msgspec.json.Decoder(_Stored).decode
_decode_document = msgspec.json.Decoder(dict[str, Any]).decode
# The standard encoder is strict where msgspec is generous: NaN does not become null, and a date
# does not become text that would come back as text.
_encode_json = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def utc_now() -> str:
    """Return the time as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def sealed(body: bytes) -> bytes:
    """Return the line for an object that lacks its checksum and closing brace."""
    return body + _SEAL % crc32(body) + b"\n"


def is_sealed(raw: bytes | bytearray) -> bool:
    """Return whether a line, without its line feed, is what was written."""
    return raw[-SEAL_LENGTH:] == _SEAL % crc32(memoryview(raw)[:-SEAL_LENGTH])


def encode_document(document: Mapping[str, Any]) -> bytes:
    """Return the document as JSON, or say why it cannot be stored exactly."""
    raw = _encode_value(document)
    brackets = raw.count(b"{") + raw.count(b"[")
    if brackets > DEEPEST and _depth(document) > DEEPEST:
        raise UnstorableError(
            f"A document nested more than {DEEPEST} levels deep cannot be stored: flatten it."
        )
    return raw


def decode_document(raw: bytes) -> dict[str, Any]:
    return _decode_document(raw)


def encode_key(key: object) -> int:
    """Return a document id as the log can hold it."""
    if isinstance(key, int) and abs(key) <= _BIGGEST_KEY:
        return int(key)
    raise UnstorableError(f"{key!r} cannot be a document id: use a whole number below 2**63.")


def is_library_id(text: str) -> bool:
    """Return whether a library can have this name: it gets into files beside the log."""
    return _LIBRARY_ID.fullmatch(text) is not None


def encode_header(library: str, generation: int = 0, created: str = "") -> bytes:
    """Return a log's first line, that of a new log unless `created` says when it began."""
    body = b'{"format":"%s","version":%d,"library":"%s","generation":%d,"created":%s'
    began = _encode_value(created or utc_now())
    return sealed(body % (FORMAT.encode(), VERSION, library.encode(), generation, began))


def decode_header(raw: bytes) -> Header | None:
    """Return the header in a first line of any version, `None` where it is none or is damaged."""
    try:
        header = _decode_header(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if header.format != FORMAT or (header.version <= VERSION and not is_sealed(raw)):
        return None
    return header


def encode_transaction(number: int, changes: Iterable[LogChange]) -> bytes:
    """Return a transaction's lines, the closing one included."""
    lines = [encode_change(number, change) for change in changes]
    data = b"".join(lines)
    return data + encode_closing(number, len(lines), utc_now(), f"{crc32(data):08x}")


def encode_change(number: int, change: LogChange) -> bytes:
    """Return the line for one thing that a transaction does."""
    table = _encode_value(change.table)
    match change.verb:
        case "put":
            body = b'{"x":%d,"t":%s,"k":%d,"d":%s' % (number, table, change.key, change.raw)
        case "remove":
            body = b'{"x":%d,"t":%s,"k":%d,%s' % (number, table, change.key, _REMOVED)
        case "create":
            body = b'{"x":%d,"t":%s,"op":"create","next":%d' % (number, table, change.key or 1)
        case "drop":
            body = b'{"x":%d,"t":%s,"op":"drop"' % (number, table)
        case _:
            assert_never(change.verb)
    return sealed(body)


def encode_closing(number: int, count: int, at: str, total: str) -> bytes:
    """Return the line that closes a transaction of `count` lines whose CRC-32 is `total`."""
    body = b'{"x":%d,"n":%d,"at":"%s","s":"%s"'
    return sealed(body % (number, count, at.encode(), total.encode()))


def decode_line(raw: bytes) -> LogLine | None:
    """Return a line after the header, `None` where it is damaged."""
    if not is_sealed(raw):
        return None
    try:
        line = _decode_line(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if line.n is not None:
        return line
    if line.t is None or (line.op is None and line.k is None):
        return None
    line.removed = raw.endswith(_REMOVED, 0, -SEAL_LENGTH)
    return line


def stored_document(raw: bytes, table: str, key: int) -> bytes | None:
    """Return the JSON of the document in a line, `None` where the line is not that document's."""
    if not is_sealed(raw):
        return None
    try:
        stored = _decode_stored(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return bytes(stored.d) if stored.k == key and stored.t == table else None


def line_document(raw: bytes) -> bytes:
    """Return the JSON of the document in a good line of one."""
    return bytes(_decode_stored(raw).d)


def document_head(table: str, key: int) -> bytes:
    """Return the bytes that stand in every line of a document and in no other good line."""
    return b',"t":%s,"k":%d,"d":' % (_encode_value(table), key)


def _encode_value(value: object) -> bytes:
    try:
        return _encode_json(value).encode()
    except UnicodeEncodeError as error:
        raise UnstorableError(
            "Text that holds half a character (a lone surrogate) cannot be stored: remove it."
        ) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise UnstorableError(
            f"This document cannot be stored as JSON ({error}): use text, numbers, true, false, "
            "null, lists and objects."
        ) from error


def _depth(value: object) -> int:
    deepest = 0
    todo = [(value, 1)]
    while todo:
        item, depth = todo.pop()
        deepest = max(deepest, depth)
        children: Iterable[object] = ()
        if isinstance(item, Mapping):
            children = item.values()
        elif isinstance(item, list | tuple):
            children = item
        todo.extend(
            (child, depth + 1) for child in children if isinstance(child, Mapping | list | tuple)
        )
    return deepest
