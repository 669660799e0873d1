"""What a file is, by its bytes; and what is said of one that is no article."""

import gzip
import re
import struct
import zipfile
from io import BytesIO

import pytest

from briefings.documents.registry import SUFFIXES, kind_of
from briefings.errors import DamagedError
from tests.unit.documents.kind_samples import (
    DOCX,
    MAIL,
    MHTML,
    ODT,
    PAGE,
    PDF,
    POSTMARK,
    WORDS,
    package,
)

NAMES = ("x", "x.txt", "x.md", "x.html", "x.pdf", "x.docx", "standard input")

FRONT_MATTER = "---\ntitle: The port\ntags: [a, b]\n---\n\nIt is closed.\n"
TOML = '+++\ntitle = "The port"\n+++\n\nIt is closed.\n'
MARKED = "# The port\n\nIt is closed, [they say](https://brava.example/).\n"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (PDF, "pdf"),
        (b"\r\n" + PDF, "pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + PDF, "pdf"),
        (PDF + package("a.txt"), "pdf"),
        (DOCX, "docx"),
        (package("word/document2.xml", "[Content_Types].xml"), "docx"),
        (ODT, "odt"),
        (package("content.xml", "META-INF/manifest.xml"), "odt"),
        (MAIL, "mail"),
        (MAIL.replace(b"\r\n", b"\n"), "mail"),
        (POSTMARK + MAIL, "mail"),
        (POSTMARK + MAIL + b"\r\n" + POSTMARK + MAIL, "mailbox"),
        (POSTMARK.replace(b"ana@brava.example", b"-") + MAIL + b"\n" + POSTMARK + MAIL, "mailbox"),
        (MHTML, "mhtml"),
        (PAGE.encode(), "html"),
        (f"<!doctype html>\n{PAGE}".encode(), "html"),
        (f"\ufeff  <!-- saved -->\n<!-- from\n(0042) --><!DOCTYPE HTML>\n{PAGE}".encode(), "html"),
        (f'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C">\n{PAGE}'.encode(), "html"),
        (f"<!DOCTYPE html>{PAGE}".encode("utf-16"), "html"),
        (f"<!DOCTYPE html>{PAGE}".encode("utf-16-be"), "html"),
        (f"<!DOCTYPE html>{PAGE}".encode() + b"\x81\x8d\xff\xfe\0", "html"),
        (b"<title>The port</title><p>It is closed.", "html"),
        (b"<meta charset=utf-8>\n<p>It is closed.", "html"),
    ],
)
def test_bytes_tell_what_a_file_is_whatever_its_name(raw: bytes, kind: str) -> None:
    assert {name: kind_of(raw, name) for name in NAMES} == dict.fromkeys(NAMES, kind)


@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        (WORDS.encode(), "x.txt", "text"),
        (WORDS.encode(), "x", "text"),
        (WORDS.encode(), "x.html", "text"),
        (WORDS.encode(), "x.md", "markdown"),
        (WORDS.encode("utf-16"), "x.MD", "markdown"),
        (FRONT_MATTER.encode(), "standard input", "markdown"),
        (FRONT_MATTER.replace("\n", "\r\n").encode(), "x", "markdown"),
        (TOML.encode(), "standard input", "markdown"),
        (MARKED.encode(), "standard input", "markdown"),
        (FRONT_MATTER.encode(), "x.txt", "text"),
        (MARKED.encode(), "x.txt", "text"),
        (b"---\nA rule stands above.\n---\n", "x", "text"),
        (b"# 1 of the charts\n\nThe port is closed.\n", "x", "text"),
        (b"<p>One.</p><div><p>Two.</p></div>", "standard input", "html"),
        (b"<p>One.</p><div><p>Two.</p></div>", "x.html", "html"),
        (b"<p>One.</p>\n\n# Title\n\n<p>Two.</p>", "x.md", "markdown"),
        (b'<div align="center">\n<b>Port</b>\n</div>\n\n# Title\n\nIt is <b>closed</b>.', "x.md",
         "markdown"),
        (b"The port is <b>closed</b>.", "x.html", "html"),
        (POSTMARK + MAIL, "x.mbox", "mailbox"),
        (b"From: Ana <ana@brava.example>\nSubject: The port\n\nClosed.\n", "x.eml", "mail"),
        (b"Date: Mon, 3 May 2021 10:00:00 +0000\nFrom: Ana <ana@brava.example>\n\nClosed.\n",
         "standard input", "mail"),
        (MHTML.replace(b"Snapshot-Content-Location", b"X-Place").replace(b"aved by", b"x"),
         "x.mht", "mhtml"),
    ],
)  # fmt: skip
def test_a_name_tells_where_the_bytes_leave_it_open(raw: bytes, name: str, kind: str) -> None:
    assert kind_of(raw, name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "From: Ana\nTo: Ben\nSubject: The port\n\nIt is closed.\n",
        "Date: 3 May\nFrom: the harbour office\nTo: all owners\nSubject: The port\n\nClosed.\n",
        "From Brava Mon we went on.\n\nThe port is closed.\n",
        "<!DOCTYPE html> is what a page begins with, and <html> comes next.\n",
        "<html> and <body> are tags, said the harbour master's daughter.\n",
        "<p> is a paragraph, </p> ends it, and so does </div>.\n",
        "%PDF-1.4 is what a PDF begins with.\n",
        "PK are the initials of the man who made it.\n",
        "BIG NEW WAVE\n\nIt came over the pier.\n",
        "ID3 is a format of tags.\n",
        "<rss> was a way to follow a paper.\n",
        "briefings-pack 1\n\nis how a pack begins.\n",
        "MM, said the harbour master.\n",
        "GIF or JIF: how is it said?\n",
        "Feed: Brava\nTitle: The port\nLink: https://brava.example/\n\nIt is closed.\n",
    ],
)
@pytest.mark.parametrize("name", ["x.txt", "standard input"])
def test_text_that_speaks_of_a_kind_is_text(text: str, name: str) -> None:
    assert kind_of(text.encode(), name) == "text"


def encrypted() -> bytes:
    """A zip file, all of whose entries say that they are encrypted."""
    raw = bytearray(package("word/document.xml"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.index(signature)
        raw[place + offset] |= 1
    return bytes(raw)


def bitmap() -> bytes:
    return b"BM" + struct.pack("<IHHI", 70, 0, 0, 54) + struct.pack("<I", 40) + bytes(40)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\n ".encode("utf-16"), "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture .*OCR"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture .*OCR"),
        (b"GIF89a" + bytes(9), "a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "a sound recording"),
        (b"\0\0\0\x18ftypisom\0\0", "a video"),
        (b"ID3\x03\0" + bytes(9), "a sound recording"),
        (bitmap(), "a picture"),
        (gzip.compress(b"words", mtime=0), "compressed .*gunzip"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "an archive"),
        (bytes(257) + b"ustar\x00", "an archive"),
        (OLE + "WordDocument".encode("utf-16-le"), "an old Word .*save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "an encrypted document: .*password"),
        (OLE + "__substg1.0_1".encode("utf-16-le"), r"\.msg.* as .eml"),
        (OLE, "an old program"),
        (rb"{\rtf1\ansi The port}", "RTF.* as .docx"),
        (package("OEBPS/a.xhtml", mimetype="application/epub+zip"), "an e-book"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet"),
        (package("[Content_Types].xml", "ppt/presentation.xml"), "a presentation"),
        (package("x", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet"),
        (package("a.txt", "word.docx"), "an archive .*unpack"),
        (package(), "an archive"),
        (encrypted(), "an encrypted zip"),
        (DOCX[: len(DOCX) // 2], "a damaged zip"),
        (b"PK\x03\x04", "a damaged zip"),
        (b"SQLite format 3\0" + bytes(90), "a database"),
        (b"\x7fELF\2\1\1" + bytes(90), "a program"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a news feed"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">\n<path/></svg>', "a drawing"),
        (b'<?xml version="1.0"?>\n<nitf><head/></nitf>', "XML .*<nitf>"),
        (bytes(range(256)) * 9, "no text"),
        (b"\1\2\3\4\5\6\7 one word", "no text"),
        (b"one\0two\0three\xff", "no text"),
    ],
)
@pytest.mark.parametrize("name", ["x.txt", "x.docx", "standard input"])
def test_what_is_no_article_is_named_in_one_sentence(raw: bytes, name: str, what: str) -> None:
    with pytest.raises(DamagedError) as caught:
        kind_of(raw, name)
    sentence = str(caught.value)
    assert re.fullmatch(rf"{re.escape(name)} is .*{what}.*\.", sentence)
    assert "\n" not in sentence
    assert re.search(r": \w", sentence), "it says what to do"


def test_only_the_list_of_a_zip_file_is_read() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/epub+zip" + " " * 40_000_000)
    with pytest.raises(DamagedError, match="an e-book"):
        kind_of(buffer.getvalue(), "x")


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\u2003"])
def test_words_behind_very_much_white_space_are_found(blank: str) -> None:
    assert kind_of(f"{blank * 200_000}Words.".encode(), "x") == "text"


def test_the_suffixes_of_documents_are_small_and_those_of_pictures_are_not_among_them() -> None:
    assert {".txt", ".md", ".html", ".htm", ".mhtml", ".pdf", ".docx", ".odt", ".eml"} <= SUFFIXES
    assert all(each == each.lower() and each.startswith(".") for each in SUFFIXES)
    assert not SUFFIXES & {".png", ".zip", ".doc", ".toml", ".py", ".css", ".js"}
