"""The blocks of a PDF's article: roles, notes, tables, and paragraphs that run over a page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefings.documents.pdf_layout.hyphens import Joiner
from briefings.documents.pdf_layout.letters import words_of
from briefings.documents.pdf_layout.lines import MARKER, PageLine
from briefings.documents.pdf_layout.paragraphs import PageStyle, Part, goes_on_later
from briefings.documents.pdf_layout.shown_text import Glyph
from briefings.model import Block

_SMALLER: Final = 0.94
_LARGER: Final = 1.12
_LONGEST_HEADING: Final = 4
_FEW_LINES: Final = 2
_NOTE: Final = re.compile(r"(?:\[\d{1,3}\]|\(?\d{1,3}[.)]?|[*†‡§¶]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*(?=\S)")
_CAPTION: Final = re.compile(
    r"(?:fig(?:ure|ura)?|table|tabla|cuadro|gr[aá]fico|graph|chart|mapa?|photo|foto(?:graf[ií]a)?|"
    r"imagen|image|illustration|ilustraci[oó]n)\.?\s*(?:\d{1,3}|[IVX]{1,4})?\s*[.:—–-]\s",
    re.IGNORECASE,
)
_RAISED: Final = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_BACK: Final = re.compile(r"\s*[↩↑⏎]\ufe0e?\s*$")
_BULLET: Final = re.compile(r"[^\w(]+\s+")
_ORDINAL: Final = re.compile(r"\(?(\w{1,4})\.?[.)]\s+")


def split_notes(
    lines: Sequence[PageLine], style: PageStyle
) -> tuple[list[PageLine], list[PageLine]]:
    """Return a column's text, and the footnotes below it."""
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.size > _SMALLER * style.body:
            break
        if _begins_note(line):
            first = at
    return list(lines[:first]), list(lines[first:])


def _begins_note(line: PageLine) -> bool:
    glyphs = [glyph for glyph in line.glyphs if glyph.text.strip()]
    return glyphs[0].order in line.raised or _NOTE.match(line.text) is not None


def note_parts(lines: Sequence[PageLine], style: PageStyle) -> list[Part]:
    """Return footnotes; each begins with its mark."""
    parts: list[Part] = []
    for line in lines:
        element = style.element(line)
        same = bool(parts) and element is not None and parts[-1].element == element
        if parts and (same or not _begins_note(line)):
            parts[-1].lines.append(line)
        else:
            parts.append(Part([line], role="footnote", element=element))
    return parts


def with_roles(parts: Sequence[Part], style: PageStyle) -> None:
    """Say of each part what it is, by what the file says or else by how it looks."""
    for part in parts:
        _give_role(part, style)
    _give_levels([part for part in parts if part.role == "heading"])
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        if (
            part.role == "list_item"
            and part.element is None
            and not _is_listed(before, part, after)
        ):
            part.role = "paragraph"


def _give_role(part: Part, style: PageStyle) -> None:
    line = part.lines[0]
    if part.role != "paragraph":
        return
    if part.element is not None and part.element.role != "paragraph":
        part.role, part.level = part.element.role, part.element.level
    elif part.element is None and _looks_like_heading(part, style):
        part.role = "heading"
    elif MARKER.match(line.text) and MARKER.fullmatch(line.text) is None:
        part.role = "list_item"
    elif _CAPTION.match(line.text) and (
        line.size < style.body or len(part.lines) < _LONGEST_HEADING
    ):
        part.role = "caption"


def _looks_like_heading(part: Part, style: PageStyle) -> bool:
    text = part.lines[-1].text
    if len(part.lines) > _LONGEST_HEADING or not any(char.isalpha() for char in text):
        return False
    if part.lines[0].size > _LARGER * style.body:
        return not (len(part.lines) > _FEW_LINES and text.endswith("."))
    is_bold = all(line.is_bold for line in part.lines)
    return is_bold and not text.endswith((".", ",", ";", ":")) and len(part.lines) <= _FEW_LINES


def _give_levels(headings: Sequence[Part]) -> None:
    """Number the levels of headings that have none: larger ones are above."""
    sizes = sorted({round(part.lines[0].size) for part in headings}, reverse=True)
    for part in headings:
        if part.level is None:
            part.level = min(sizes.index(round(part.lines[0].size)) + 1, 6)


def _is_listed(before: Part | None, part: Part, after: Part | None) -> bool:
    """Return whether an entry stands beside another: a number alone may begin a paragraph."""
    if _BULLET.match(part.lines[0].text) and part.lines[0].text[0] not in "-–*":
        return True
    return any(other is not None and other.role == "list_item" for other in (before, after))


def joined_parts(parts: Sequence[Part], style: PageStyle) -> list[Part]:
    """Put together paragraphs that run over the end of a column or page."""
    result: list[Part] = []
    last: Part | None = None
    begins = False
    for part in parts:
        begins = begins or part.begins
        if part.role in {"footnote", "caption", "table"}:
            result.append(part)
            continue
        if (
            begins
            and last is not None
            and last.role != "heading"
            and goes_on_later(last, part, style)
        ):
            last.lines += part.lines
        else:
            result.append(part)
            last = part
        begins = False
    return result


def texts_of(parts: Sequence[Part]) -> list[str]:
    """Return the text of each part; marks of notes that the document has are left out of it."""
    marks = {_mark(part) for part in parts if part.role == "footnote"} - {""}
    lines = [[_line_text(line, marks, part) for line in part.lines] for part in parts]
    joiner = Joiner(lines)
    return [
        " | ".join(part.cells) if part.cells is not None else _bare(part, joiner.joined(each))
        for part, each in zip(parts, lines, strict=True)
    ]


def _mark(part: Part) -> str:
    line = part.lines[0]
    raised = _leading_raised(line)
    if raised:
        return "".join(glyph.text for glyph in raised).strip()
    found = _NOTE.match(line.text)
    return found[0].strip(" .()[]") if found else ""


def _leading_raised(line: PageLine) -> list[Glyph]:
    leading: list[Glyph] = []
    for glyph in line.glyphs:
        if glyph.text.strip() and glyph.order not in line.raised:
            break
        leading.append(glyph)
    return [glyph for glyph in leading if glyph.text.strip()]


def _line_text(line: PageLine, marks: set[str], part: Part) -> str:
    """Return a line's text; raised figures that are no note's mark are written as such."""
    if not line.raised:
        return line.text
    first = part.role == "footnote" and line is part.lines[0]
    glyphs = list(line.glyphs)
    for run in _raised_runs(line):
        text = "".join(glyph.text for glyph in run).strip(" ,")
        is_mark = bool(text) and all(
            each.strip("()[]") in marks for each in re.split(r"[,\s]+", text)
        )
        if is_mark and not first:
            dropped = {id(glyph) for glyph in run}
            glyphs = [glyph for glyph in glyphs if id(glyph) not in dropped]
        elif text.isdigit() and not first:
            for glyph in run:
                glyph.text = glyph.text.translate(_RAISED)
    return words_of(glyphs) if glyphs else ""


def _raised_runs(line: PageLine) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in line.glyphs:
        if glyph.order in line.raised:
            run.append(glyph)
        elif run and glyph.text.strip():
            yield run
            run = []
    if run:
        yield run


def _bare(part: Part, text: str) -> str:
    """Return a text without the marker of its entry or note."""
    text = _BACK.sub("", text)
    if part.role == "footnote":
        found = _NOTE.match(text)
        return text[found.end() :] if found else text
    if part.role == "list_item":
        found = _BULLET.match(text) or _ORDINAL.match(text)
        return text[found.end() :] if found else text
    return text


def blocks_of(parts: Sequence[Part]) -> tuple[str, tuple[Block, ...]]:
    """Return the article's text, its blocks parted by empty lines."""
    blocks: list[Block] = []
    pieces: list[str] = []
    start = 0
    for part, text in zip(parts, texts_of(parts), strict=True):
        if text.strip():
            end = start + len(text)
            blocks.append(
                Block(start=start, end=end, role=part.role, level=part.level, page=part.page)
            )
            pieces.append(text)
            start = end + 2
    return "\n\n".join(pieces), tuple(blocks)
