"""PDF files: their text as a person reads it, from where the letters stand on the pages.

Nothing in a file is run and nothing it names is fetched; its pictures are not looked at.
"""

import hashlib
import io
import logging
from collections.abc import Iterable, Sequence
from typing import Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from briefings.documents.document import ReadOptions, SourceDocument
from briefings.documents.pdf_layout.blocks import (
    blocks_of,
    joined_parts,
    note_parts,
    split_notes,
    with_roles,
)
from briefings.documents.pdf_layout.columns import flows
from briefings.documents.pdf_layout.drop_caps import with_drop_caps
from briefings.documents.pdf_layout.fonts import Font
from briefings.documents.pdf_layout.furniture import without_furniture
from briefings.documents.pdf_layout.glyphs import PageGlyphs, page_glyphs
from briefings.documents.pdf_layout.letters import is_rightwards
from briefings.documents.pdf_layout.lines import Segment, segments
from briefings.documents.pdf_layout.metadata import FirstPage, metadata_of
from briefings.documents.pdf_layout.paragraphs import PageStyle, Part, parts_of, usual_style
from briefings.documents.pdf_layout.rescue import with_table
from briefings.documents.pdf_layout.tables import Stretch, row_parts, stretches
from briefings.documents.pdf_layout.tags import Tags, tags_of
from briefings.errors import BriefingsError, DamagedError
from briefings.model import Block

_MOST_PAGES: Final = 2_000
_MOST_TEXT: Final = 16 << 20
"""So many letters are read at most."""

_UNREADABLE: Final = 0.3
"""A text with more signs than this that say nothing has fonts that do not tell their letters."""

_FAULTS: Final = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    OSError,
)
"""What pypdf raises where a file is not what it should be."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())


class _Pages:
    """The pages of a file: what they show, and what there is to say of them."""

    def __init__(self) -> None:
        self.pages: list[PageGlyphs] = []
        self.remarks: list[str] = []
        self.scanned: list[int] = []
        self.broken: list[int] = []
        self.has_hidden = False

    def add(self, page: PageGlyphs) -> None:
        self.pages.append(page)
        self.has_hidden |= page.white > 0
        if page.has_pictures and not any(glyph.text.strip() for glyph in page.glyphs):
            self.scanned.append(len(self.pages))

    def add_broken(self) -> None:
        self.pages.append(PageGlyphs([], 0))
        self.broken.append(len(self.pages))


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a PDF.

    Raises:
        DamagedError: it is encrypted, past reading, or has no text.
    """
    reader = _opened(raw, name)
    try:
        pages = _pages(reader, name)
        tags = _tags(reader)
    except _FAULTS:
        raise _damaged(name) from None
    _check_text(pages, name)
    return (_document(reader, pages, tags, hashlib.sha256(raw).hexdigest()),)


def _damaged(name: str) -> BriefingsError:
    return DamagedError(
        f"{name} is damaged: open it in a PDF viewer and print it to a new PDF, or copy its text."
    )


def _opened(raw: bytes, name: str) -> PdfReader:
    locked = f"{name} is locked with a password: save it without one (`qpdf --decrypt`) first."
    try:
        reader = _reader(raw)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DamagedError(locked)
        if not reader.pages:
            raise DamagedError(f"{name} has no pages: save it anew, and add that.")
    except DependencyError:
        raise DamagedError(
            f"{name} is encrypted: save it without encryption (`qpdf --decrypt`) first."
        ) from None
    except _FAULTS:
        raise _damaged(name) from None
    return reader


def _reader(raw: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if not reader.is_encrypted:
            len(reader.pages)
    except DependencyError:
        raise
    except _FAULTS:
        return PdfReader(io.BytesIO(with_table(raw)), strict=False)
    return reader


def _pages(reader: PdfReader, name: str) -> _Pages:
    found = _Pages()
    fonts: dict[int, Font] = {}
    length = 0
    count = len(reader.pages)
    for number in range(min(count, _MOST_PAGES)):
        try:
            page = page_glyphs(reader.pages[number], fonts)
        except _FAULTS:
            found.add_broken()
            continue
        length += len(page.glyphs)
        if length > _MOST_TEXT:
            found.remarks.append(f"{name} is too long: what follows page {number} was left out.")
            break
        found.add(page)
    if count > _MOST_PAGES:
        found.remarks.append(f"{name} has {count} pages: only the first {_MOST_PAGES} were read.")
    return found


def _tags(reader: PdfReader) -> Tags:
    numbers = {}
    for at, page in enumerate(reader.pages[:_MOST_PAGES]):
        if page.indirect_reference is not None:
            numbers[page.indirect_reference.idnum] = at
    root = reader.root_object
    try:
        return tags_of(root, numbers)
    except _FAULTS:
        return {}


def _check_text(pages: _Pages, name: str) -> None:
    letters = [glyph.text for page in pages.pages for glyph in page.glyphs if glyph.text.strip()]
    unread = sum("\ufffd" in text for text in letters)
    ocr = "run `ocrmypdf --force-ocr in.pdf out.pdf`, then add out.pdf."
    if not letters and pages.scanned:
        raise DamagedError(
            f"{name} is scanned and has no text: run `ocrmypdf in.pdf out.pdf`, then add out.pdf."
        )
    if not letters and pages.broken:
        raise _damaged(name)
    if not letters:
        raise DamagedError(f"{name} has no text: if you see any, {ocr}")
    if unread > _UNREADABLE * len(letters):
        raise DamagedError(f"{name} does not say which letters its fonts show: {ocr}")
    if unread:
        pages.remarks.append(f"Some letters of {name} cannot be told from its fonts: {ocr}")


def _document(reader: PdfReader, pages: _Pages, tags: Tags, sha256: str) -> SourceDocument:
    found = [segments(page.glyphs) for page in pages.pages]
    kept, printed = without_furniture(pages.pages, found)
    rightwards = is_rightwards("".join(each.text for page in kept for each in page[:200]))
    columns = [
        _stretches(page, number, rightwards=rightwards) for number, page in enumerate(kept, start=1)
    ]
    style = usual_style(
        stretch.lines for page in columns for stretch in page if not stretch.is_table
    )
    style.rightwards, style.tags = rightwards, tags
    parts = [part for page in columns for part in _page_parts(page, style)]
    with_roles(parts, style)
    parts = joined_parts(parts, style)
    text, blocks = blocks_of(parts)
    first_page = [text[block.start : block.end] for block in blocks if block.page == 1]
    heading = _largest_heading(text, blocks)
    return SourceDocument(
        kind="pdf",
        text=text,
        blocks=blocks,
        sha256=sha256,
        metadata=metadata_of(reader, FirstPage("\n".join(first_page), heading), printed),
        remarks=tuple(_remarks(pages)),
    )


def _stretches(page: Sequence[Segment], number: int, *, rightwards: bool) -> list[Stretch]:
    ordered = flows(with_drop_caps(page), rightwards=rightwards)
    return [stretch for flow in ordered for stretch in stretches(flow, number)]


def _page_parts(page: Iterable[Stretch], style: PageStyle) -> list[Part]:
    parts: list[Part] = []
    notes: list[Part] = []
    for stretch in page:
        if stretch.is_table:
            parts += row_parts(stretch.lines)
            continue
        lines, note_lines = split_notes(stretch.lines, style)
        parts += parts_of(lines, style)
        notes += note_parts(note_lines, style)
    return parts + notes


def _largest_heading(text: str, blocks: Sequence[Block]) -> str | None:
    top = [block for block in blocks if block.role == "heading" and block.page == 1]
    if not top:
        return None
    first = min(top, key=lambda block: (block.level or 1, block.start))
    return text[first.start : first.end]


def _remarks(pages: _Pages) -> list[str]:
    remarks = list(pages.remarks)
    if pages.scanned:
        remarks.append(
            f"{_numbered(pages.scanned)} only a picture: `ocrmypdf --skip-text in.pdf out.pdf` "
            "makes text of it."
        )
    if pages.broken:
        remarks.append(f"{_numbered(pages.broken)} damaged and left out.")
    if pages.has_hidden:
        remarks.append("Words in white on white were left out.")
    return remarks


def _numbered(numbers: Sequence[int]) -> str:
    """Return `Page 3 is`, or `Pages 3-5, 9 are`."""
    if len(numbers) == 1:
        return f"Page {numbers[0]} is"
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = (f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"Pages {', '.join(named)} are"
