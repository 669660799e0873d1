"""PDFs of made-up articles, made by Chromium and LibreOffice, and how well they are read."""

import io
import os
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from briefings.documents.document import SourceDocument
from tests.made_documents import made, needs
from tests.unit.documents.pdf_articles import MadeUp

_WORD = re.compile(r"\w+")


def printed(page: str, folder: Path) -> bytes:
    """The PDF that Chromium prints of a page, with its address and the day at the edges."""
    chromium = needs("chromium")

    def make() -> bytes:
        source, target = folder / "page.html", folder / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu"]
        command += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}"]
        subprocess.run([*command, source.as_uri()], check=True, timeout=120, capture_output=True)
        return target.read_bytes()

    return made("printed.pdf", page.encode(), make)


def by_libreoffice(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of files, by their names, in one call."""
    soffice = needs("soffice")

    def make() -> bytes:
        for name, data in files.items():
            (folder / name).write_bytes(data)
        subprocess.run(
            [soffice, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
            + [str(folder / name) for name in files],
            check=True,
            timeout=180,
            capture_output=True,
            env=os.environ | {"HOME": str(folder)},
        )
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name in files:
                archive.write((folder / name).with_suffix(".pdf"), name)
        return packed.getvalue()

    source = b"".join(_contents(data) for data in files.values())
    with zipfile.ZipFile(io.BytesIO(made("libreoffice.zip", source, make))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _contents(document: bytes) -> bytes:
    """What a file of Word's holds, without the times that stand in its archive."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return b"".join(archive.read(name) for name in sorted(archive.namelist()))


def word_file(article: MadeUp, *, columns: int) -> bytes:
    """An article as a Word file with running heads and page numbers; columns are justified."""
    document = docx.Document()
    document.core_properties.title = "Microsoft Word - draft_7_final.docx"
    document.core_properties.author = "jperez2"
    document.styles["Normal"].font.name = "Liberation Serif"
    document.add_heading(article.title, 0)
    first = document.sections[0]
    first.header.paragraphs[0].text = article.running_head
    _add_page_number(first.footer.paragraphs[0])
    if columns > 1:
        section = document.add_section(WD_SECTION.CONTINUOUS)
        section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), str(columns))
    notes = iter("¹²")
    for role, pieces in groupby(article.pieces, key=lambda piece: piece.role):
        if role == "table":
            _add_table(document, [piece.text.split(" | ") for piece in pieces])
            continue
        for _, text in pieces:
            if role == "heading":
                document.add_heading(text, 2)
                continue
            paragraph = document.add_paragraph(style="List Bullet" if role == "list_item" else None)
            _add_words(paragraph, next(notes) + " " + text if role == "footnote" else text, role)
            if columns > 1 and role == "paragraph":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _add_words(paragraph: Paragraph, text: str, role: str) -> None:
    for part in re.split("([¹²])", text):
        if part:
            run = paragraph.add_run(part.translate({ord("¹"): "1", ord("²"): "2"}))
            run.font.superscript = part in "¹²"
            run.font.size = Pt(8 if role == "footnote" else 10.5)


def _add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.autofit = False
    for column in table.columns:
        column.width = Cm(2.3)
    for row in rows:
        for cell, content in zip(table.add_row().cells, row, strict=True):
            cell.text, cell.width = content, Cm(2.3)


def _add_page_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()._r
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run.append(element)


def expected(article: MadeUp) -> list[str]:
    """The blocks that must come out; the marks of notes do not."""
    words = [re.sub("[¹²]", "", piece.text) for piece in article.pieces]
    return [article.title, *words]


def found_in(document: SourceDocument) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def paragraphs_right(document: SourceDocument, article: MadeUp) -> float:
    """How many of an article's blocks come out exactly, of 1."""
    wanted, found = Counter(expected(article)), Counter(found_in(document))
    return (wanted & found).total() / wanted.total()


def words_right(document: SourceDocument, article: MadeUp) -> float:
    """How many of an article's words come out, of 1; those that are too many count against it."""
    wanted = Counter(_WORD.findall(" ".join(expected(article))))
    found = Counter(_WORD.findall(document.text))
    return (wanted & found).total() / max(wanted.total(), found.total())
