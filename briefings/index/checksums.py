"""Rows that know when they are not what was written."""

from zlib import crc32

_LENGTH = 4


class DamagedIndexError(Exception):
    """The index is not what was written into it."""


def sealed(row: int, data: bytes) -> bytes:
    """Return what is kept in a row, behind its checksum."""
    return crc32(data, row & 0xFFFFFFFF).to_bytes(_LENGTH) + data


def unsealed(row: int, kept: object) -> bytes:
    """Return what was sealed for this row."""
    if isinstance(kept, bytes) and sealed(row, kept[_LENGTH:]) == kept:
        return kept[_LENGTH:]
    raise DamagedIndexError(f"row {row}")
