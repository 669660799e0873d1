"""Plain text for people, JSON for programs; never an escape sequence that was not ours."""

import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from rich.cells import cell_len

from briefings import json_output
from briefings.charset import speaks_utf8
from briefings.layout.page import NO_MARKS, Cells, Marks, Page, Role, Sheet
from briefings.text import ascii_only, displayable

WIDEST = 78
_NARROWEST = 20

cells: Cells = cell_len

_STYLES: dict[Role, str] = {
    "heading": "bold cyan",
    "value": "bold",
    "name": "bold",
    "muted": "dim",
    "warn": "bold yellow",
    "cited": "underline",
    "bar": "blue",
}


def width() -> int:
    """Return how many cells a line may take: the terminal's width, at most 78."""
    return _readable(shutil.get_terminal_size((WIDEST, 24)).columns)


def _readable(columns: int) -> int:
    return max(min(columns, WIDEST), _NARROWEST)


def safe(text: str, stream: TextIO) -> str:
    """Put `text` into what the stream can take and what cannot act on a terminal."""
    return _encodable(displayable(text), stream)


def _encodable(text: str, stream: TextIO) -> str:
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    # Python takes the C locale for UTF-8; the terminal that was set so need not.
    return text if encoding == "utf8" and speaks_utf8() else ascii_only(text)


def write(text: str) -> None:
    sys.stdout.write(f"{safe(text, sys.stdout)}\n")


def tell(sentence: str, stream: TextIO | None) -> None:
    """Write a sentence for people: broken at words on a terminal, one line anywhere else.

    A stream that was closed before the start, which is `None`, is told nothing.
    """
    if stream is None:
        return
    shown = safe(sentence, stream)
    lines = fill(shown, _width_of(stream)) if stream.isatty() else [shown]
    stream.write("".join(f"{line}\n" for line in lines))


def _width_of(terminal: TextIO) -> int:
    """Return how many cells a line may take there: the other stream need not be a terminal."""
    given = os.environ.get("COLUMNS", "")
    try:
        columns = int(given) if given.isdecimal() else 0
        columns = columns or os.get_terminal_size(terminal.fileno()).columns
    except (OSError, ValueError):
        return WIDEST
    return _readable(columns or WIDEST)


def fill(line: str, columns: int, hang: str = "") -> list[str]:
    """Break a line at spaces into lines of at most `columns` cells; `hang` begins the later ones.

    A word that is wider stays whole, so that a path or a command can be copied.
    """
    lines: list[str] = []
    filled = ""
    for gap, word in re.findall(r"( *)([^ ]+)", line):
        if filled.strip() and cells(filled + gap + word) > columns:
            lines.append(filled)
            filled = hang + word
        else:
            filled += gap + word
    return [*lines, filled]


def write_json(data: object) -> None:
    """Write `data` as JSON that is safe to look at; see `briefings.json_output`."""
    sys.stdout.buffer.write(json_output.encode(data))
    sys.stdout.buffer.flush()


def write_json_list(every: Iterable[object]) -> None:
    """Write JSON as `write_json` writes a list, each of its members when it comes."""
    out, separator = sys.stdout.buffer, "["
    for each in every:
        lines = json_output.encode([each]).decode().splitlines()[1:-1]
        out.write("\n".join((separator, *lines)).encode())
        separator = ","
    out.write(b"[]\n" if separator == "[" else b"\n]\n")
    out.flush()


def report(data: object, *sentences: str, as_json: bool) -> None:
    """Write `data` as JSON, or else the sentences that say the same to people."""
    if as_json:
        write_json(data)
        return
    for sentence in sentences:
        tell(sentence, sys.stdout)


def write_pages(pages: Iterable[Page], marks: Marks = NO_MARKS) -> None:
    """Write pages, styled and with `marks` on a terminal that takes it, plain anywhere else.

    A terminal is a screen, where symbols stand for what would act or hide. What is piped leaves
    the program, and has the words themselves; see `briefings.text.exportable`.
    """
    if sys.stdout.isatty():
        _write_styled(pages, marks)
        return
    for page in pages:
        for row in range(len(page.rows)):
            sys.stdout.write(f"{_encodable(page.words(row, cells), sys.stdout)}\n")


def new_sheet() -> Sheet:
    """Return a sheet as wide as the output."""
    return Sheet(width(), cells)


def write_sheet(sheet: Sheet, marks: Marks = NO_MARKS) -> None:
    """Write what stands on a sheet, as `write_pages` does."""
    write_pages([sheet.page()], marks)


def add_sections(sheet: Sheet, sections: Mapping[str, Iterable[str]], role: Role = "text") -> None:
    """Add headings with the sentences that belong to each; one without any is left out."""
    for title, sentences in sections.items():
        for number, sentence in enumerate(sentences):
            if number == 0:
                sheet.heading(title)
            sheet.flow(sentence, role)


def _write_styled(pages: Iterable[Page], marks: Marks) -> None:
    from rich.console import Console  # noqa: PLC0415 - piped output does without
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False)
    for page in pages:
        for row in range(len(page.rows)):
            line = Text(no_wrap=True, overflow="ignore")
            for text, role in page.segments(row, cells, marks):
                line.append(safe(text, sys.stdout), _STYLES.get(role, "") if role else "")
            line.rstrip()
            console.print(line, crop=False)
