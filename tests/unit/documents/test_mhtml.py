"""Web archives: as Chromium makes them, and as others do."""

import base64
import datetime as dt
import quopri
from pathlib import Path

import pytest

from briefings.documents.document import AS_IT_IS, SourceDocument
from briefings.documents.mhtml import read
from briefings.errors import DamagedError
from tests.made_documents import snapshot
from tests.unit.documents.html_articles import ARTICLES, HARBOUR, RIVER, MadeArticle
from tests.unit.documents.html_layouts import NOISE, div_soup, plain_article_tags
from tests.unit.documents.html_reading import share_of_paragraphs, share_of_words, words


def archive(*parts: tuple[str, bytes], head: str = "", newline: str = "\r\n") -> bytes:
    """An archive of parts, each of headers and a body that is coded as they say."""
    lines = [
        "From: <Saved by Example>",
        "Date: Fri, 3 May 2024 23:30:00 -0500",
        *filter(None, [head]),
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="--=_mark (1)"',
        "",
        "A multi-part message.",
    ]
    written = newline.join(lines).encode()
    for headers, body in parts:
        mark = f"{newline}----=_mark (1){newline}{headers}{newline * 2}"
        written += mark.encode() + body
    return written + f"{newline}----=_mark (1)--{newline}".encode()


def document(raw: bytes) -> SourceDocument:
    (only,) = read(raw, "page.mhtml", AS_IT_IS)
    return only


def page(article: MadeArticle, encoding: str = "utf-8") -> bytes:
    return plain_article_tags(article).encode(encoding, "xmlcharrefreplace")


QUOTED = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
BASE64 = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64"
PICTURE = ("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", b"iVBORw0KGgo=")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.language)
def test_what_chromium_saves(article: MadeArticle, tmp_path: Path) -> None:
    found = document(snapshot(div_soup(article), tmp_path))
    assert share_of_words(found, article) >= 0.998
    assert share_of_paragraphs(found, article) >= 0.95
    assert NOISE.isdisjoint(words(found.text))
    assert found.metadata.retrieved is not None
    assert found.metadata.retrieved.where == "MHTML header Date"


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize(
    "part",
    [
        (QUOTED, quopri.encodestring(page(RIVER))),
        (BASE64, base64.encodebytes(page(RIVER))),
        ("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit", page(RIVER)),
    ],
    ids=["quoted-printable", "base64", "8bit"],
)
def test_parts_are_coded_in_several_ways(part: tuple[str, bytes], newline: str) -> None:
    headers = part[0].replace("\r\n", newline)
    found = document(archive((headers, part[1]), PICTURE, newline=newline))
    assert share_of_words(found, RIVER) == 1
    assert share_of_paragraphs(found, RIVER) == 1


def test_the_head_says_where_it_is_from_and_when_it_was_saved() -> None:
    head = "Snapshot-Content-Location: https://gazette.example/harbour#top"
    metadata = document(archive((QUOTED, quopri.encodestring(page(HARBOUR))), head=head)).metadata
    assert metadata.url is not None
    assert metadata.url.value == "https://gazette.example/harbour"
    assert metadata.url.where == "MHTML header Snapshot-Content-Location"
    assert metadata.retrieved is not None
    assert metadata.retrieved.value == dt.date(2024, 5, 3)


def test_a_part_says_where_it_is_from_as_well() -> None:
    headers = f"{QUOTED}\r\nContent-Location: https://gazette.example/harbour"
    metadata = document(archive((headers, quopri.encodestring(page(HARBOUR))))).metadata
    assert metadata.url is not None
    assert metadata.url.value == "https://gazette.example/harbour"


def test_the_page_s_charset_is_that_of_its_part() -> None:
    markup = f"<h1>{RIVER.title}</h1><p>{RIVER.standfirst}</p>".encode("cp1252")
    headers = "Content-Type: text/html; charset=windows-1252"
    assert RIVER.title in document(archive((headers, markup))).text


def test_of_frames_the_one_with_text_is_read() -> None:
    frames = ("Content-Type: text/html", b"<frameset><frame src=a.html></frameset>")
    found = document(archive(frames, PICTURE, (QUOTED, quopri.encodestring(page(HARBOUR)))))
    assert share_of_words(found, HARBOUR) == 1


def test_a_page_that_is_cut_short_is_read_so_far() -> None:
    raw = archive((QUOTED, quopri.encodestring(page(HARBOUR))))
    assert HARBOUR.standfirst in document(raw[: len(raw) * 2 // 3]).text


@pytest.mark.parametrize(
    "raw",
    [
        archive(PICTURE),
        archive((QUOTED, b"")),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
        b"Content-Type: multipart/related\r\n\r\nnothing",
        b"",
        b"\xff\xfe" * 500,
    ],
)
def test_an_archive_without_a_page_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(DamagedError, match=r"^page\.mhtml .*\.$"):
        document(raw)


def test_parts_within_parts_end() -> None:
    raw = b"Content-Type: multipart/related; boundary=x\r\n\r\n"
    nested = b"--x\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" * 20_000
    with pytest.raises(DamagedError):
        document(raw + nested)
