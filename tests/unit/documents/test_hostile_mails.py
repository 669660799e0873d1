"""Any bytes that pass for a mail or a folder of mails end in documents or in one sentence."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents import mail, mailbox
from briefings.documents.document import AS_IT_IS, Reader
from briefings.errors import BriefingsError
from tests.unit.documents.mails import letter

READERS = pytest.mark.parametrize("reader", [mail.read, mailbox.read])
PAGE = (
    "<div><p>The harbour stays <b>closed</b>.</p><table><tr><td>a</td><td>b</td></tr></table></div>"
)
MARK = b"From ana@brava.example Mon Feb 10 23:30:00 2014\n"

FIELDS = st.sampled_from(
    [
        b"From: ",
        b"Subject: =?utf-8?b?4oK?= ",
        b"Date: ",
        b"Content-Type: text/html; charset=",
        b"Content-Type: multipart/mixed; boundary=b",
        b"Content-Type: multipart/alternative; boundary*0=b; boundary*1*=x''%41",
        b"Content-Type: message/rfc822",
        b"Content-Type: multipart/digest; boundary=b",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: x-uuencode",
        b"Content-Disposition: attachment; filename*=x'y'%FF%FE/..",
        b"Content-Disposition: attachment; filename==?x?q?a?=",
        b"List-Id: <",
        b"--b",
        b"--b--",
        b"",
        b"> quoted",
        b"-- ",
        b"---------- Forwarded message ----------",
        b"<div><p>words<table><td>x<tr>",
        b"begin 644 a.txt",
        MARK.strip(),
    ]
)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a mail opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def is_told_or_read(reader: Reader, raw: bytes) -> None:
    try:
        documents = reader(raw, "a.eml", AS_IT_IS)
    except BriefingsError as error:
        said = str(error)
        assert "\n" not in said
        return
    assert documents
    for document in documents:
        assert document.text.encode()
        assert document.blocks
        assert all(0 <= b.start < b.end <= len(document.text) for b in document.blocks)


@READERS
@given(
    st.lists(st.one_of(FIELDS, st.binary(max_size=20)), max_size=24),
    st.sampled_from([b"\n", b"\r\n"]),
)
def test_lines_of_mails_in_any_order(reader: Reader, lines: list[bytes], end: bytes) -> None:
    is_told_or_read(reader, MARK * (reader is mailbox.read) + end.join(lines))


@READERS
@given(st.data())
def test_damaged_mails(reader: Reader, data: st.DataObject) -> None:
    message = letter("The harbour stays closed.\n", PAGE)
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    raw = bytearray(MARK * (reader is mailbox.read) + message.as_bytes())
    places = st.integers(0, len(raw) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=10)):
        raw[place] = data.draw(st.integers(0, 255))
    is_told_or_read(reader, bytes(raw[: data.draw(places)]))
    is_told_or_read(reader, bytes(raw))


def test_nothing_in_a_page_is_fetched() -> None:
    page = (
        '<html><head><link rel="stylesheet" href="http://t.example/a.css"><base href="http://t.example/">'
        '</head><body><img src="http://t.example/x.gif"><iframe src="http://t.example/"></iframe>'
        "<p>The harbour stays closed.</p><script>fetch('http://t.example')</script></body></html>"
    )
    (document,) = mail.read(letter(html=page).as_bytes(), "a.eml", AS_IT_IS)
    assert document.text == "The harbour stays closed."


def test_half_a_character_is_none() -> None:
    head = b"Subject: =?utf-7?q?+2AA-?=\nContent-Type: text/plain; charset=utf-7\n\n"
    (document,) = mail.read(b"From: a@b.example\n" + head + b"One +2AA- two.", "a.eml", AS_IT_IS)
    assert document.text == "One \ufffd two."
    assert document.metadata.title is not None
    assert document.metadata.title.value == "\ufffd"
