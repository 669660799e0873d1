"""A font of a few letters, each of them a square: enough to see whether it is found."""

import struct
from collections.abc import Iterable


def font(letters: str, family: str = "Squares") -> bytes:
    """Return a TrueType font that has `letters`, of the basic plane, and no other."""
    codes = sorted(map(ord, set(letters)))
    glyphs = len(codes) + 1
    square = _square()
    tables = {
        b"OS/2": struct.pack(">HhHHH", 4, 1000, 400, 5, 0) + bytes(86),
        b"cmap": _cmap(codes),
        b"glyf": square * glyphs,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 1000, 1000, 0, 8, 2, 1, 0),
        ),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 800, -200, 0, 1000, *[0] * 6, 0, glyphs),
        b"hmtx": struct.pack(">Hh", 1000, 0) * glyphs,
        b"loca": b"".join(struct.pack(">I", len(square) * n) for n in range(glyphs + 1)),
        b"maxp": struct.pack(">IH13H", 0x10000, glyphs, 4, 1, *[0] * 11),
        b"name": _names([(1, family), (2, "Regular"), (4, family), (6, family)]),
        b"post": struct.pack(">I28x", 0x30000),
    }
    return _file(tables)


def _file(tables: dict[bytes, bytes]) -> bytes:
    place = 12 + 16 * len(tables)
    head, body = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 32), b""
    for tag, table in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, 0, place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + body


def _square() -> bytes:
    corners = struct.pack(">hhhhh", 1, 0, 0, 800, 800) + struct.pack(">HH", 3, 0) + bytes([1] * 4)
    made = corners + struct.pack(">4h4h", 0, 800, 0, -800, 0, 0, 800, 0)
    return made + bytes(-len(made) % 4)


def _cmap(codes: Iterable[int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, n) for n, code in enumerate(codes, 1))
    size = len(groups)
    table = struct.pack(">HHIII", 12, 0, 16 + size, 0, size // 12) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _names(names: list[tuple[int, str]]) -> bytes:
    records, strings = b"", b""
    for number, text in names:
        written = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(written), len(strings))
        strings += written
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + strings
