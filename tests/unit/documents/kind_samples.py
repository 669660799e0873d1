"""The beginnings of files of every kind, as programs write them."""

import io
import zipfile
from typing import Final

WORDS: Final = (
    "The harbour office of Brava said on Monday that the port would stay closed.\n\n"
    "“We will open again,” said the harbour master.\n"
)

MAIL: Final = (
    b"Return-Path: <ana@brava.example>\r\n"
    b"Received: from mx.brava.example by mail.example; Mon, 3 May 2021 10:00:00 +0000\r\n"
    b"From: Ana Brava <ana@brava.example>\r\n"
    b"To: list@brava.example\r\n"
    b"Subject: The port\r\n"
    b"Date: Mon, 3 May 2021 10:00:00 +0000\r\n"
    b"Message-ID: <1@brava.example>\r\n"
    b"\r\n"
    b"The port stays closed.\r\n"
)
MHTML: Final = (
    b"From: <Saved by Blink>\r\n"
    b"Snapshot-Content-Location: https://brava.example/port\r\n"
    b"Subject: The port\r\n"
    b"Date: Mon, 3 May 2021 10:00:00 -0000\r\n"
    b"MIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n'
    b"\r\n------x\r\nContent-Type: text/html\r\n\r\n<html><p>The port</p></html>\r\n------x--\r\n"
)
POSTMARK: Final = b"From ana@brava.example Mon May  3 10:00:00 2021\n"
PAGE: Final = "<html><head><title>The port</title></head><body><p>It is closed.</p></body></html>"
PDF: Final = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF\n"


def package(*names: str, mimetype: str | None = None) -> bytes:
    """Return a zip file with files of these names, the same each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        if mimetype is not None:
            made.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "<x/>")
    return buffer.getvalue()


DOCX: Final = package("[Content_Types].xml", "_rels/.rels", "word/document.xml")
ODT: Final = package("content.xml", mimetype="application/vnd.oasis.opendocument.text")
