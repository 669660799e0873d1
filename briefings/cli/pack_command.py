"""`briefings pack`: what is read of documents goes to another machine, without the files."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli import candidates
from briefings.cli.shared import complain
from briefings.errors import BriefingsError, UsageError
from briefings.text import file_name

if TYPE_CHECKING:
    from briefings.documents.document import SourceDocument

_STDIN = "-"


@click.command()
@click.argument("paths", metavar="PATH...|-", nargs=-1, shell_complete=candidates.files)
@click.option("--mend", is_flag=True, help="Put wrong letters right, as in “niÃ±o”.")
def pack(*, paths: tuple[str, ...], mend: bool) -> int:
    """Write the text of documents to stdout, for another machine.

    \b
    briefings pack report.pdf | ssh HOST briefings add -

    A file of 500 KB becomes one of 3 KB: its text with what it says of itself, compressed. PATH is
    a file of any kind that `briefings add` takes, or a folder of them. Ends with 1 where something
    cannot be read; the others are packed.
    """
    from briefings.documents.pack import packed  # noqa: PLC0415

    if not paths or not all(paths):
        raise UsageError("Say what to pack: a file, a folder, or - for standard input.")
    if sys.stdout.isatty():
        raise UsageError("A pack is not for a terminal: use a pipe, or `> FILE`.")
    faults: list[str] = []
    documents = list(_read_all(paths, faults, mend=mend))
    if documents:
        sys.stdout.buffer.write(packed(documents))
        sys.stdout.buffer.flush()
    complain(faults)
    return 1 if faults else 0


def _read_all(
    paths: tuple[str, ...], faults: list[str], *, mend: bool
) -> "Iterator[SourceDocument]":
    """Yield what is read; the sentence on what cannot be goes to `faults`."""
    from briefings.documents.document import ReadOptions  # noqa: PLC0415
    from briefings.documents.reading import DocumentReaders  # noqa: PLC0415

    options = ReadOptions(mend=mend)
    with DocumentReaders() as readers:
        for path in paths:
            try:
                files = _files(path)
            except BriefingsError as error:
                faults.append(str(error))
                continue
            for file in files:
                try:
                    raw, name = _content(file)
                    yield from readers.read(raw, name, options)
                except BriefingsError as error:
                    faults.append(str(error))


def _files(path: str) -> list[Path | None]:
    """Return the documents at a path; `None` is standard input."""
    from briefings.adding import sources  # noqa: PLC0415

    if path == _STDIN:
        return [None]
    found = sources.find(Path(path))
    for each in found:
        if each.kind == "briefing":
            folder = file_name(each.path)
            raise UsageError(f"{folder} is a briefing: copy its folder, or pack its article.txt.")
    return [each.path for each in found]


def _content(file: Path | None) -> tuple[bytes, str]:
    from briefings.adding import sources  # noqa: PLC0415
    from briefings.cli import standard_input  # noqa: PLC0415
    from briefings.curation.seeding import LARGEST  # noqa: PLC0415

    if file is not None:
        return sources.read_document(file), file_name(file.name)
    raw = standard_input.read(LARGEST)
    sources.check_size(raw, "standard input")
    return raw, "standard input"
