"""The formats: each is a module or a folder of this package, and a new one joins by being there.

It is called as the format is (with `_` behind it where the name is taken, as in `json_`) and has

- `NAME`: what it is asked for by, such as `md`;
- `SUFFIX`: what its files end in, such as `.md`;
- `SUMMARY`: what it is good for, in a few words;
- `write(document: Document) -> bytes`: the same bytes for the same document;
- where the format has no place for some notes, `note_ids(document: Document) -> Iterable[str]`:
  those of the document's notes that its files carry. Without it they carry all;
- where its notes can be imported again, `TRACES`, which is true: they are given with what they
  replaced, see `briefings.notes.digests`;
- where it makes documents for readers, `write_brief(brief: Brief) -> bytes`: without it there
  is no depth but the full one;
- where a brief of it has a number of bytes at most, `brief_size(brief: Brief) -> int`: how many
  it takes; else it has two pages;
- where it sets pages itself, `brief_pages(brief: Brief) -> int`: how many a brief takes;
- where one file can be of several documents, `write_together(documents) -> bytes`;
- where its bytes are a Zip file of a folder, `IS_FOLDER`, which is true;
- where its fonts may lack letters, `missing_letters(data: bytes) -> int`: how many of a file's;
- where a terminal cannot show it well, `SHOWN_AS`: the format that shows the same in one.

It is imported when the format is used: some need libraries that take long to load.
"""

import pkgutil
from ast import literal_eval
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import NamedTuple

from briefings.errors import UsageError
from briefings.export.brief.blocks import Brief
from briefings.export.document import Document


class Format(NamedTuple):
    """One way to write a document down."""

    name: str
    suffix: str
    summary: str
    write: Callable[[Document], bytes]
    carried: Callable[[Document], Iterable[str]]
    shown_as: str
    traces: bool
    write_brief: Callable[[Brief], bytes] | None
    brief_size: Callable[[Brief], int]
    brief_pages: Callable[[Brief], int] | None
    is_folder: bool
    missing_letters: Callable[[bytes], int]
    write_together: Callable[[Sequence[Document]], bytes] | None

    @property
    def is_paper(self) -> bool:
        """Whether it makes documents for readers, of any depth; others hold data."""
        return self.write_brief is not None

    @property
    def is_of_several(self) -> bool:
        """Whether one file of it can be of several briefings: their brief, or all of them."""
        return self.is_paper or self.write_together is not None

    def note_ids(self, document: Document) -> tuple[str, ...]:
        """Return the ids of those notes that a file of the document carries, in its order."""
        carried = set(self.carried(document))
        return tuple(note_id for note_id in document.note_ids if note_id in carried)


def formats() -> tuple[str, ...]:
    """Return the names of all formats, in order, without importing any."""
    return tuple(sorted(_modules()))


def format_named(name: str) -> Format:
    """Return a format.

    Raises:
        UsageError: there is none of this name.
    """
    module_name = _modules().get(name)
    if module_name is None:
        raise UsageError(f"There is no format “{name}”; choose {', '.join(formats())}.")
    module = import_module(f"{__name__}.{module_name}")
    carried = getattr(module, "note_ids", _all_notes)
    shown_as = getattr(module, "SHOWN_AS", module.NAME)
    return Format(
        module.NAME,
        module.SUFFIX,
        module.SUMMARY,
        module.write,
        carried,
        shown_as,
        traces=getattr(module, "TRACES", False),
        write_brief=getattr(module, "write_brief", None),
        brief_pages=getattr(module, "brief_pages", None),
        brief_size=getattr(module, "brief_size", _any_size),
        is_folder=getattr(module, "IS_FOLDER", False),
        missing_letters=getattr(module, "missing_letters", _none_missing),
        write_together=getattr(module, "write_together", None),
    )


def summary(name: str) -> str:
    """Return what a format is good for, read off its module's source without importing it."""
    module = find_spec(f"{__name__}.{_modules()[name]}")
    source = Path(str(module and module.origin)).read_text("utf-8")
    line = next(line for line in source.splitlines() if line.startswith("SUMMARY = "))
    return str(literal_eval(line.removeprefix("SUMMARY = ")))


def format_of(name: str) -> Format | None:
    """Return the format whose files end as a file's name does, in any case of letters."""
    suffix = PurePath(name).suffix.lower()
    return next((each for each in map(format_named, formats()) if each.suffix == suffix), None)


def _all_notes(document: Document) -> Iterable[str]:
    return document.note_ids


def _any_size(_brief: Brief) -> int:
    return 0


def _none_missing(_data: bytes) -> int:
    return 0


def _modules() -> dict[str, str]:
    return {each.name.rstrip("_"): each.name for each in pkgutil.iter_modules(__path__)}
