"""Purging, line by line: which lines are a document's, and what the others look like without them.

A damaged line counts as the document's where it may be: a purge that leaves some of the text
behind has not kept its word.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, NamedTuple
from zlib import crc32

from briefings.store.format import LogLine, decode_line, document_head, encode_closing
from briefings.store.scan import split_joined

_OTHERS: Final = re.compile(
    rb'\{"x":\d+,(?:"n":|"t":(?P<table>"(?:[^"\\]|\\.)*"),(?:"op":|"k":-?\d+,"d":))'
)
"""The beginning of a line that says whose it is."""


LineChoice = Callable[[bytes, LogLine | None], bool]
"""Says of a line, and of what it decodes to, whether it is left out; asked once, in order."""


class DocumentName(NamedTuple):
    """A document: its table, and its number there."""

    table: str
    key: int


class Redactor:
    """Knows the lines of some documents, and counts those that it caught.

    `unique_text` is a text that only these documents hold: damage can also turn the head of a line
    into another's.
    """

    def __init__(self, documents: Collection[DocumentName], unique_text: str = "") -> None:
        self.removed = 0
        self.is_certain = True
        """Whether all that was caught are lines of the documents, and no table was ever dropped."""
        self._unique_text = unique_text.encode()
        self._documents = frozenset(documents)
        self._heads = [document_head(table, key) for table, key in documents]

    def matches(self, raw: bytes, line: LogLine | None) -> bool:
        """Return whether `raw`, which decodes to `line`, is one of the documents' or may be."""
        if line is not None:
            removed = (line.t, line.k) in self._documents
            self.is_certain &= line.op != "drop"
        else:
            is_named = any(head in raw for head in self._heads)
            removed = is_named or not _says_whose(raw) or self._has_unique_text(raw)
            self.is_certain = False
        self.removed += removed
        return removed

    def _has_unique_text(self, raw: bytes) -> bool:
        return bool(self._unique_text) and self._unique_text in raw


def _says_whose(raw: bytes) -> bool:
    found = _OTHERS.match(raw)
    if found is None or found["table"] is None:
        return found is not None
    try:
        json.loads(found["table"])
    except ValueError:
        return False
    return True


def redacted(lines: Iterable[bytes], leaves_out: LineChoice) -> Iterator[bytes]:
    """Yield the lines that stay, line feeds included, closing lines put right.

    A transaction that was not whole before is not made to look whole, unless what was wrong
    with it is gone.
    """
    group = _Group()
    for raw, line in decoded(lines):
        if line is not None and group.x not in (None, line.x):
            group = _Group()
        if leaves_out(raw, line):
            group.gone += 1
            group.x = line.x if line else group.x
        elif line is None or line.n is None:
            yield group.keep(raw, line)
        else:
            yield group.closing(raw, line, line.n)
            group = _Group()


def decoded(lines: Iterable[bytes]) -> Iterator[tuple[bytes, LogLine | None]]:
    """Yield the lines that are not empty, those apart that lost the line feed between them."""
    for raw in filter(None, lines):
        line = decode_line(raw)
        parts = split_joined(raw) if line is None else []
        if len(parts) > 1:
            yield from ((part, decode_line(part)) for _, part in parts)
        else:
            yield raw, line


class _Group:
    """The lines of one transaction: how many stay and go, and the CRC-32 of those that stay."""

    def __init__(self) -> None:
        self.x: int | None = None
        self.gone = 0
        self._kept = 0
        self._sum = 0
        self._bad = 0

    def keep(self, raw: bytes, line: LogLine | None) -> bytes:
        kept = raw + b"\n"
        self._kept += 1
        self._sum = crc32(kept, self._sum)
        self.x = line.x if line else self.x
        self._bad += line is None
        return kept

    def closing(self, raw: bytes, line: LogLine, count: int) -> bytes:
        total = f"{self._sum:08x}"
        if not self.gone or (self._kept, total) == (count, line.s):
            return raw + b"\n"
        sound = not self._bad and self._kept + self.gone == count
        return encode_closing(line.x, count - self.gone, line.at, total if sound else line.s)
