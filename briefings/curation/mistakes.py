"""What is wrong with a file that a person wrote: all of it at once, each with its line."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeVar, get_args

import msgspec

from briefings.curation.toml_lines import TomlLines
from briefings.errors import DamagedError

T = TypeVar("T", bound=msgspec.Struct)

_AT: Final = " - at `"
"""Stands before the path in what msgspec says."""


_ENUM: Final = re.compile("Invalid enum value '(.*)'", re.DOTALL)
_TYPE: Final = re.compile("Expected `(.*)`, got `(.*)`")
_NO_DATE: Final = "Invalid RFC3339 encoded date"

_NUMBER: Final = "a number without quotation marks or commas, 1200 or 1_200"
_TYPES: Final = {
    "str": "text in quotation marks",
    "int": _NUMBER,
    "float": _NUMBER,
    "bool": "true or false, without quotation marks",
    "array": 'a list in brackets, as in ["one", "two"]',
    "object": "a table",
    "date": "a date, as in 2014-02-10",
}
"""What msgspec asks for, as it is written."""

_IS: Final = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a date",
}


class Mistake(NamedTuple):
    """What is wrong with `about`, an item's id or a table; `line` counts from 1."""

    what: str
    about: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return place + (f"{self.about}: {self.what}" if self.about else self.what)


class FileMistakesError(DamagedError):
    """A file that cannot be read for its mistakes, of which there is one at least."""

    def __init__(
        self, file: str, mistakes: list[Mistake], listed_by: str = "briefings verify FOLDER"
    ) -> None:
        self.file = file
        self.mistakes = sorted(mistakes, key=lambda mistake: mistake.line or 0)
        first, more = self.mistakes[0], len(mistakes) - 1
        others = f" (and {more} more: `{listed_by}` lists them)" if more else ""
        super().__init__(f"{file}, {first}{others}.")


class LineOf:
    """Says in which line a table stands, or a key in it."""

    def __init__(self, lines: TomlLines, table: str, index: int = 0) -> None:
        self._lines, self._table, self._index = lines, table, index

    def __call__(self, key: str | None = None) -> int | None:
        return self._lines.of(self._table, self._index, key)


def check_fields(
    row: Mapping[str, object],
    kind: type[msgspec.Struct],
    about: str,
    line_of: LineOf,
    tables: Iterable[str] = (),
) -> Iterator[Mistake]:
    """Yield what is wrong with each field of a table that is to be a `kind`.

    `tables` are what may stand in it besides fields, and are not there any more.
    """
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name, field in fields.items():
        if name not in row:
            if field.required:
                yield Mistake(f"`{name}` is missing", about, line_of())
            continue
        try:
            msgspec.convert(row[name], field.type)
        except msgspec.ValidationError as error:
            why = _plain(error, field.type)
            yield Mistake(f"`{name}{_path(error)}`: {why}", about, line_of(name))
    for name in row.keys() - fields.keys():
        known = [*fields, *tables]
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}"
        yield Mistake(f"`{name}` is no field of it; {hint}", about, line_of(name))


def converted(
    row: object, kind: type[T], about: str, line_of: LineOf, mistakes: list[Mistake]
) -> T | None:
    """Return a table as a `kind`, or else nothing, and what is wrong with it in `mistakes`."""
    if not isinstance(row, Mapping):
        mistakes.append(Mistake(f"is {row!r}, where a table must be", about, line_of()))
        return None
    found = list(check_fields(row, kind, about, line_of))
    if not found:
        try:
            return msgspec.convert(row, kind)
        except msgspec.ValidationError as error:
            found.append(Mistake(_plain(error), about, line_of()))
    mistakes += found
    return None


def _path(error: msgspec.ValidationError) -> str:
    """Return where in a field the mistake is: `[0].occurrence`; empty where it is the field."""
    path = str(error).partition(_AT)[2]
    return path.rstrip("`").removeprefix("$")


def _plain(error: msgspec.ValidationError, kind: object = None) -> str:
    """Return a message of msgspec in the words of who wrote the file, without the path.

    The mistake's own place says that better. `kind` is the type that the field is to have.
    """
    what = str(error).partition(_AT)[0]
    if found := _ENUM.fullmatch(what):
        return f"“{found[1]}” is none of {', '.join(_allowed(kind))}"
    if what == _NO_DATE:
        return f"must be {_TYPES['date']}"
    if found := _TYPE.fullmatch(what):
        wanted = dict.fromkeys(_TYPES.get(each, each) for each in found[1].split(" | "))
        wanted.pop("null", None)
        return f"must be {' or '.join(wanted)}, and is {_IS.get(found[2], found[2])}"
    return what[:1].lower() + what[1:]


def _allowed(kind: object) -> Iterator[str]:
    """Yield the words that a type allows, however deep it has them."""
    for each in get_args(kind):
        if isinstance(each, str):
            yield each
        else:
            yield from _allowed(each)
