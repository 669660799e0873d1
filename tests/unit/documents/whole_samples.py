"""A small whole file of each kind that has a reader, to be changed at will."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import docx

from briefings.documents.document import SourceDocument
from briefings.documents.pack import packed
from briefings.documents.plain_text import read_article
from tests.unit.documents.kind_samples import MAIL, MHTML, POSTMARK

SENTENCES: Final = (
    "The harbour office of Brava said on Monday that the port would stay closed until the boats "
    "had been moved to the outer pier.",
    "“Volveremos a abrir”, dijo el jefe del puerto, y pidió paciencia a los dueños.",
    "The council meets on Friday to talk about what the closure of the port costs the town.",
)
TEXT: Final = "The port stays closed\n\n" + "\n\n".join(SENTENCES) + "\n"
NAMES: Final = {
    "text": "x.txt", "markdown": "x.md", "html": "x.html", "mhtml": "x.mhtml", "pdf": "x.pdf",
    "docx": "x.docx", "odt": "x.odt", "mail": "x.eml", "mailbox": "x.mbox", "pack": "x.pack",
}  # fmt: skip


def _html() -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in SENTENCES)
    head = '<meta charset="utf-8"><title>The port stays closed</title>'
    body = f"<article><h1>The port stays closed</h1>{paragraphs}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def _markdown() -> bytes:
    front = "---\ntitle: The port\nauthor: [Ana, {name: Ben}]\ndate: 2021-05-03\n---\n"
    return f"{front}\n# {TEXT}\n- one\n- two\n\n| a | b |\n|---|---|\n| *c* | d |\n".encode()


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading("The port stays closed", 1)
    for each in SENTENCES:
        document.add_paragraph(each)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _odt() -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text")
    )
    paragraphs = "".join(f"<text:p>{each}</text:p>" for each in SENTENCES)
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:text>'
        f'<text:h text:outline-level="1">The port</text:h>{paragraphs}'
        "</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        kind = "application/vnd.oasis.opendocument.text"
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        package.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def _pdf() -> bytes:
    shown = "".join(f"({line}) Tj T* " for line in SENTENCES[0].split(" that "))
    stream = f"BT /F1 12 Tf 14 TL 72 700 Td {shown}ET".encode("latin-1")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def _pack() -> bytes:
    article = read_article(TEXT.encode(), "x.txt")
    blocks, sha256 = article.blocks, article.sha256
    return packed([SourceDocument(kind="text", text=TEXT, blocks=blocks, sha256=sha256)])


def _mail() -> bytes:
    return MAIL + "\r\n\r\n".join(SENTENCES).encode()


_MADE: Final[dict[str, Callable[[], bytes]]] = {
    "text": TEXT.encode,
    "markdown": _markdown,
    "html": _html,
    "mhtml": lambda: MHTML.replace(b"<html><p>The port</p></html>", _html()),
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "mail": _mail,
    "mailbox": lambda: 2 * (POSTMARK + _mail().replace(b"\r\n", b"\n") + b"\n\n"),
    "pack": _pack,
}


@cache
def samples() -> Mapping[str, bytes]:
    """The files of all kinds."""
    return {kind: made() for kind, made in _MADE.items()}
