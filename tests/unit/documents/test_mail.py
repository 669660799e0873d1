"""Mails: the text that was written, by whom and when, whatever programs put around it."""

import base64
import datetime as dt
import quopri
from collections.abc import Callable

import pytest

from briefings.documents import mail
from briefings.documents.document import AS_IT_IS, FoundValue
from briefings.errors import DamagedError
from tests.unit.documents.mails import BULK, FROM, ONE, PAGE, SUBJECT, TWO, letter, raw_letter, read
from tests.unit.documents.reading import roles, value, words

UNO = "El puerto de Brava seguirá cerrado hasta que la última de las lanchas haya sido llevada."


STUB = "View this email in your browser: https://news.example/1?reader=7"


def test_a_plain_mail_is_its_paragraphs_and_its_header() -> None:
    document = read(letter(f"{ONE}\n\n{TWO}\n"))
    assert words(document) == [ONE, TWO]
    assert document.kind == "mail"
    assert document.metadata.title == FoundValue(SUBJECT, "mail header Subject")
    assert document.metadata.author == FoundValue("Ana Ejemplo", "mail header From")
    assert document.metadata.published == FoundValue(dt.date(2014, 2, 10), "mail header Date")
    assert document.metadata.url is None


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (f"Re: {SUBJECT}", SUBJECT),
        (f"RV: Fwd: Re[2]: {SUBJECT}", SUBJECT),
        (f"Re: [port-list] {SUBJECT}", SUBJECT),
        ("[Opinion] The harbour", "[Opinion] The harbour"),
        ("=?utf-8?Q?El_puerto_de_la_cig=C3=BCe=C3=B1a?=", "El puerto de la cigüeña"),
        ("=?iso-8859-1?B?RWwgYfFv?=", "El año"),
        ("=?utf-8?Q?El_?=\n =?utf-8?Q?a=C3=B1o?=", "El año"),
        ("Año 港 =?utf-8?Q?=C3=B1?=!", "Año 港 ñ!"),
        ("=?utf-8?B?4oK?=", None),
        ("Re:", "Re:"),
    ],
)
def test_titles_are_subjects_without_prefixes(subject: str, title: str | None) -> None:
    raw = f"From: {FROM}\nSubject: {subject}\n\n{ONE}\n".encode()
    found = value(read(raw).metadata.title)
    assert found == title or (title is None and found)


@pytest.mark.parametrize(
    ("sender", "fields", "author", "publisher"),
    [
        ("Ana Ejemplo <a@x.example>", {}, "Ana Ejemplo", None),
        ('"Ejemplo, Ana" <a@x.example>', {}, "Ejemplo, Ana", None),
        ("a@x.example", {}, None, None),
        ("The Brava Daily <n@x.example>", BULK, None, "The Brava Daily"),
        ("Ana Ejemplo from Brava Letters <n@x.example>", BULK, "Ana Ejemplo", "Brava Letters"),
        ("Ana Ejemplo via Port List <n@x.example>", {}, "Ana Ejemplo", "Port List"),
        (
            "Ana Ejemplo <a@x.example>",
            {"List_Id": "Port news <port.x.example>", "List_Post": "<mailto:port@x.example>"},
            "Ana Ejemplo",
            "Port news",
        ),
    ],
)
def test_a_person_writes_and_a_newsletter_publishes(
    sender: str, fields: dict[str, str], author: str | None, publisher: str | None
) -> None:
    found = read(letter(ONE, sender=sender, **fields)).metadata
    assert (value(found.author), value(found.publisher)) == (author, publisher)


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 10 Feb 2999 00:00:00 +0000", "0"])
def test_a_date_that_is_none_is_unknown(date: str) -> None:
    raw = f"From: {FROM}\nSubject: {SUBJECT}\nDate: {date}\n\n{ONE}\n".encode()
    assert read(raw).metadata.published is None


def test_the_address_is_that_of_an_archive_or_of_a_post_and_no_link_of_a_readers_own() -> None:
    archived = letter(ONE, Archived_At="<https://lists.example/port/1>")
    assert value(read(archived).metadata.url) == "https://lists.example/port/1"
    post = letter(f"View this post on the web at https://n.example/p/port\n\n{ONE}", **BULK)
    assert value(read(post).metadata.url) == "https://n.example/p/port"
    assert words(read(post)) == [ONE]
    assert read(letter(f"{STUB}\n\n{ONE}", **BULK)).metadata.url is None


def test_the_kind_that_has_the_text_is_read() -> None:
    assert words(read(letter(STUB, PAGE))) == [ONE, TWO]
    assert words(read(letter(f"{ONE}\n\n{TWO}", "<p>Use another program.</p>"))) == [ONE, TWO]


def test_html_is_read_with_its_roles_and_without_what_is_hidden() -> None:
    page = f"""<html><head><title>x</title><style>p {{}}</style></head><body>
    <div style="display:none;max-height:0">Preview &zwnj;&nbsp;</div>
    <table role="presentation"><tr><td><h2>The harbour</h2>
    <p>{ONE}<br>It was   said\n twice.</p><ul><li>One<ul><li>Two</li></ul></li></ul>
    <blockquote>{TWO}</blockquote>
    <table><tr><th>Year</th><th>Boats</th></tr><tr><td>2012</td><td>40</td></tr></table>
    </td></tr></table><script>alert(1)</script><img alt="x" src="http://t.example/x.gif"></body>"""
    document = read(letter(html=page))
    assert words(document) == [
        "The harbour",
        f"{ONE}\nIt was said twice.",
        *("One", "Two", TWO, "Year | Boats", "2012 | 40"),
    ]
    assert roles(document) == [
        ("heading", 2),
        ("paragraph", None),
        *(("list_item", 1), ("list_item", 2), ("quote", None)),
        *[("table", None)] * 2,
    ]


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "8bit": bytes,
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
}


@pytest.mark.parametrize(
    ("charset", "raw"),
    [
        ("utf-8", UNO.encode()),
        ("iso-8859-1", UNO.encode("latin-1")),
        ("windows-1252", f"{UNO} “Sí”".encode("cp1252")),
        ("iso-8859-1", f"{UNO} “Sí”".encode("cp1252")),
        ("us-ascii", UNO.encode()),
        ("iso-8859-1", UNO.encode()),
        ("utf-8", UNO.encode("latin-1")),
        ("x-unknown", UNO.encode("latin-1")),
        ("hex", UNO.encode()),
        ("utf-7", UNO.encode("utf-7")),
        ("", UNO.encode()),
    ],
)
@pytest.mark.parametrize("way", ["8bit", "base64", "quoted-printable"])
def test_every_charset_and_those_that_are_wrong(charset: str, raw: bytes, way: str) -> None:
    head = f"Content-Transfer-Encoding: {way}\r\nContent-Type: text/plain; charset={charset}"
    wrapped = WAYS[way](raw)
    assert words(read(raw_letter(head, wrapped)))[0].startswith(UNO)


def test_flowed_text_is_joined_and_quotes_within_it_are_quotes() -> None:
    body = (
        "The harbour of Brava \r\nstays closed.\r\n\r\n> When will it open, \r\n> and for whom?\r\n"
        "\r\n From the pier one \r\nsees nothing.\r\n"
    )
    head = "Content-Type: text/plain; format=flowed"
    document = read(raw_letter(head, body.encode()))
    assert words(document) == [
        "The harbour of Brava stays closed.",
        "When will it open, and for whom?",
        "From the pier one sees nothing.",
    ]
    assert [role for role, _ in roles(document)] == ["paragraph", "quote", "paragraph"]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "holds no text"),
        (raw_letter("Content-Type: application/pkcs7-mime", b"MII"), "encrypted"),
        (
            raw_letter('Content-Type: multipart/encrypted; boundary="x"', b"--x\r\n\r\nx"),
            "encrypted",
        ),
        (raw_letter('Content-Type: application/pdf; name="a.pdf"', b"%PDF-"), "only attachments"),
        (raw_letter("X-A: " + "a" * 3_000_000, b""), "header without end"),
        (
            raw_letter("Content-Type: multipart/mixed; boundary=x", b"--x\r\n\r\n" * 100_000),
            "parts",
        ),
        (
            b"".join(
                b"Content-Type: multipart/mixed; boundary=x%d\r\n\r\n--x%d\r\n" % (n, n)
                for n in range(990)
            ),
            "parts",
        ),
        (b"Content-Type: message/rfc822\r\n\r\n" * 999, "parts"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_cannot_be_read_is_told_in_one_sentence(raw: bytes, says: str) -> None:
    with pytest.raises(DamagedError, match=says) as raised:
        mail.read(raw, "port.eml", AS_IT_IS)
    assert "port.eml" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_layout_tables_may_be_deep_and_endless_depth_is_told() -> None:
    deep = "<table><tr><td>" * 400 + ONE + "</td></tr></table>" * 400
    assert words(read(letter(html=deep))) == [ONE]
    with pytest.raises(DamagedError, match="no text"):
        read(letter(html="<div>" * 100_000 + ONE))
    assert words(read(letter(TWO, "<div>" * 100_000 + ONE))) == [TWO]


def test_more_text_than_anybody_writes_is_told() -> None:
    with pytest.raises(DamagedError, match="more than 5 MB of text"):
        mail.read(raw_letter("X-A: b", b"word " * 1_100_000), "port.eml", AS_IT_IS)


def test_lists_of_outlook_are_lists() -> None:
    page = (
        '<p class="MsoListParagraphCxSpFirst" style="mso-list:l0 level1 lfo1"><![if !supportLists]>'
        '<span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span><![endif]>One</p>'
        '<p class="MsoListParagraphCxSpLast" style="mso-list:l0 level2 lfo1">Two</p>'
        '<p class="MsoNormal">Three</p>'
    )
    document = read(letter(html=page))
    assert words(document) == ["One", "Two", "Three"]
    assert roles(document) == [("list_item", 1), ("list_item", 2), ("paragraph", None)]
