"""The log's first line: read it, and make it again where it is damaged.

It says which library this is, which the mark says too, and all that stands in the log stands in
other lines. So a damaged first line costs nothing but the rewriting of the log.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from itertools import islice
from operator import ne
from typing import Final, NamedTuple
from zlib import crc32

from briefings.errors import DamagedError
from briefings.store.format import (
    FORMAT,
    OPENING,
    SEAL_LENGTH,
    VERSION,
    Header,
    LogLine,
    decode_header,
    decode_line,
    is_library_id,
    sealed,
)
from briefings.store.logfile import LogFile
from briefings.store.scan import lines
from briefings.store.watermark import LogMark

_LONGEST: Final = 4096
_LOOKED_AT: Final = 1 << 22
_LINE: Final = b'{"x":'
_SEAL: Final = re.compile(rb',"c":"([0-9a-f]{8})"\}')
_BYTES: Final = tuple(bytes([byte]) for byte in range(256))
_LIBRARY: Final = re.compile(rb'"library":"([0-9a-f-]{36})"')
_GENERATION: Final = re.compile(rb'"generation":([0-9]{1,9}),')
_CREATED: Final = re.compile(rb'"created":"([0-9T:.Z-]{20,27})"')


class FirstLine(NamedTuple):
    """The first line: what it says, and where the line after it begins.

    Without a header the log is new, or its creation was cut short. `damage` are the bytes that
    stand where the header was, if they are not what was written.
    """

    header: Header | None
    end: int
    damage: bytes = b""


def read_header(file: LogFile, load_mark: Callable[[], LogMark | None]) -> FirstLine:
    """Return the log's first line, made again from its rest and from the mark if it is damaged.

    Raises:
        DamagedError: it is no log, one of a newer version, or one that names itself by what is
            no library's id.
    """
    raw = file.read(0, _LONGEST)
    line, newline, _ = raw.partition(b"\n")
    header = decode_header(line)
    if header is not None and header.version > VERSION:
        raise DamagedError(
            f"{file.path} was written by a newer version of this program (format "
            f"{header.version}, this one reads {VERSION}): upgrade to open it."
        )
    if header is not None and not is_library_id(header.library):
        raise DamagedError(
            f"{file.path} names its library by something that is no library's id, so this program "
            "did not write it and leaves it as it is: name another file, or move this one away."
        )
    if newline and header is not None:
        return FirstLine(header, len(line) + 1)
    begun = raw.startswith(OPENING) or OPENING.startswith(raw) or not raw.strip(b"\0")
    if begun and not newline and len(raw) < _LONGEST:
        return FirstLine(None, 0)
    known = (line for line in _next_lines(file) if line is not None)
    is_log = raw.startswith(OPENING) or next(known, None) is not None
    if is_log or b'"%s"' % FORMAT.encode() in line:
        for text, end in _texts(raw):
            if (mended := _mended(text)) is not None:
                return FirstLine(mended, end, raw[:end])
    if is_log:
        return _made_again(file, raw, load_mark())
    raise DamagedError(
        f"{file.path} is not a briefings library and was left as it is: name another file, or "
        "move this one away."
    )


def _next_lines(file: LogFile) -> Iterator[LogLine | None]:
    """Yield what the lines after the first say, as far as one looks for signs of a log."""
    for raw in islice(lines(file.read, 0, min(_LOOKED_AT, file.size())), 1, None):
        yield decode_line(raw.removesuffix(b"\n"))


def _made_again(file: LogFile, raw: bytes, mark: LogMark | None) -> FirstLine:
    end = len(next(lines(file.read, 0, file.size())))
    library, generation = _salvaged(raw) if mark is None else (mark.library, mark.generation)
    found = _CREATED.search(raw)
    created = found[1].decode() if found else _first_date(file)
    return FirstLine(Header(FORMAT, VERSION, library, generation, created), end, file.read(0, end))


def _texts(raw: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield what may be the header, and where the next line begins then.

    Its line feed may be what is damaged, and one of its characters may have become a line feed.
    """
    if (seal := _SEAL.search(raw)) is not None:
        end = seal.end()
        if raw[end : end + len(_LINE)] != _LINE:
            end += 1
        yield raw[: seal.end()], end
    line, newline, _ = raw.partition(b"\n")
    if newline:
        yield line, len(line) + 1


def _mended(text: bytes) -> Header | None:
    """Return the header that a text is if one byte of it, at most, is wrong."""
    if (header := _as_header(text)) is not None:
        return header
    if len(text) > _LONGEST // 8:
        return None
    body, seal = text[:-SEAL_LENGTH], text[-SEAL_LENGTH:]
    right = sealed(body).removesuffix(b"\n")
    if sum(map(ne, right, text)) == 1 and (header := _as_header(right)) is not None:
        return header
    if not (found := _SEAL.fullmatch(seal)):
        return None
    checksum = int(found[1], 16)
    for at in range(len(body)):
        before, after = crc32(body[:at]), body[at + 1 :]
        for byte in _BYTES:
            if crc32(after, crc32(byte, before)) == checksum:
                header = _as_header(body[:at] + byte + after + seal)
                if header is not None:
                    return header
    return None


def _as_header(text: bytes) -> Header | None:
    header = decode_header(text)
    if header is None or header.version != VERSION or not is_library_id(header.library):
        return None
    return header


def _salvaged(raw: bytes) -> tuple[str, int]:
    """Return the library's id and the generation as far as they can be read, else new ones."""
    library, generation = _LIBRARY.search(raw), _GENERATION.search(raw)
    named = library[1].decode() if library else ""
    return (
        named if is_library_id(named) else str(uuid.uuid4()),
        int(generation[1]) if generation else 0,
    )


def _first_date(file: LogFile) -> str:
    """Return when the first of the log's changes was made that says so."""
    return next((line.at for line in _next_lines(file) if line is not None and line.at), "")
