"""In which line of a TOML file its tables and keys stand, for who has to mend one."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_PART: Final = re.compile(
    r"""
    \"{3} (?: \\. | (?!\"{3}) . )* \"{3,5}   # strings first: what they hold is no syntax
    | '{3} (?: (?!'{3}) . )* '{3,5}
    | " (?: \\. | [^"\\\n] )* "
    | ' [^'\n]* '
    | \# [^\n]*
    | [\[{] | [\]}] | \n
    | [^"'\#\[{\]}\n]+
    """,
    re.DOTALL | re.VERBOSE,
)
_HEADER: Final = re.compile(r"\[\[?\s*([^\]]+?)\s*\]")
_KEY: Final = re.compile(r"\s*[\"']?([^\"'=.\s]+)")


class TablePlace(NamedTuple):
    """A table, its line, and the lines of its keys; lines count from 1."""

    table: str
    line: int
    keys: dict[str, int]


class TomlLines:
    """Says where things stand in a file that is valid TOML."""

    def __init__(self, text: str) -> None:
        self._tables: dict[str, list[TablePlace]] = {}
        here = self._begin("", 1)
        for line, statement in _statements(text):
            header = _HEADER.match(statement)
            if header:
                here = self._begin(header[1], line)
            elif key := _KEY.match(statement):
                here.keys.setdefault(key[1], line)

    def of(self, table: str, index: int = 0, key: str | None = None) -> int | None:
        """Return the line of the table of this name that comes `index`th, or of a key in it."""
        places = self._tables.get(table, [])
        if not 0 <= index < len(places):
            return None
        place = places[index]
        return place.line if key is None else place.keys.get(key, place.line)

    def _begin(self, table: str, line: int) -> TablePlace:
        place = TablePlace(table, line, {})
        self._tables.setdefault(table, []).append(place)
        return place


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield headers and assignments, each with the line that it begins in, comments left out."""
    line = begins = 1
    depth = 0
    parts: list[str] = []
    for found in _PART.finditer(text + "\n"):
        part = found[0]
        depth += (part in "[{") - (part in "]}")
        if part == "\n" and depth <= 0:
            statement = "".join(parts).strip()
            if statement:
                yield begins, statement
            parts, depth = [], 0
        elif not part.startswith("#"):
            if not "".join(parts).strip():
                begins = line
            parts.append(part)
        line += part.count("\n")
