"""Mails: the text that was written, by whom and when, whatever programs put around it."""

import base64
import datetime as dt
import quopri
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from briefings.documents import mail
from briefings.documents.document import AS_IT_IS, FoundValue, SourceDocument
from briefings.errors import DamagedError
from tests.unit.documents.mails import FROM, SUBJECT, letter, raw_letter
from tests.unit.documents.reading import only, roles, value, words

ONE = (
    "The harbour of Brava stays closed until the last of the boats has been moved, its master said."
)
TWO = "Nobody at the council knows how long that is going to take, or what it will cost the town."
UNO = "El puerto de Brava seguirá cerrado hasta que la última de las lanchas haya sido llevada."
STUB = "View this email in your browser: https://news.example/1?reader=7"
PAGE = f"<html><body><p>{ONE}</p><p>{TWO}</p></body></html>"
BULK = {"List_Unsubscribe": "<https://brava.example/u>"}


def read(message: EmailMessage | bytes) -> SourceDocument:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return only(mail.read, raw, "port.eml")


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


def test_signatures_are_left_out() -> None:
    assert words(read(letter(f"{ONE}\n\n-- \nAna Ejemplo\nBrava Harbour Office\n"))) == [ONE]
    assert words(read(letter(f"{ONE}\n\n--\nAna\n"))) == [ONE]
    assert len(words(read(letter(f"{ONE}\n\n--\n" + f"{TWO}\n\n" * 20)))) == 21


def test_what_newsletters_put_around_a_text_is_left_out() -> None:
    body = "\n\n".join(
        (
            "Trouble viewing this email? View it in your browser.",
            ONE,
            "Privacy is what the council wants for its own meetings, said one of the clerks there.",
            TWO,
            "You are receiving this because you signed up.",
            "Brava Daily, 1 Pier Road",
            "Unsubscribe | Manage your preferences",
            "© 2014 The Brava Daily",
        )
    )
    document = read(letter(body, **BULK))
    assert len(words(document)) == 3
    assert words(document)[0] == ONE
    assert words(document)[-1] == TWO


def test_an_article_about_footers_keeps_its_words() -> None:
    body = [f"To unsubscribe from the harbour's letters takes a year. {ONE}", *[TWO] * 6]
    assert words(read(letter("\n\n".join(body)))) == body


ANSWERS = [
    "On Mon, Feb 3, 2014 at 9:00 AM Benito Prueba <b@x.example> wrote:\n\n> {}\n> and more.\n",
    "El lun, 3 feb 2014 a las 9:00, Benito Prueba (<b@x.example>)\nescribió:\n\n> {}\n",
    "-----Original Message-----\nFrom: Benito\nSent: Monday\nSubject: Port\n\n{}\n",
    "________________________________\nDe: Benito\nEnviado: lunes\nAsunto: Puerto\n\n{}\n",
]


@pytest.mark.parametrize("answered", ANSWERS)
def test_the_answered_mail_below_is_left_out_and_said(answered: str) -> None:
    document = read(letter(f"{ONE}\n\n{answered.format(TWO)}", subject=f"Re: {SUBJECT}"))
    assert words(document) == [ONE]
    assert any("answers" in each for each in document.remarks)
    assert value(document.metadata.author) == "Ana Ejemplo"


def test_an_answer_in_html_is_cut_too() -> None:
    page = (
        f'<div>{ONE}</div><div class="gmail_quote"><div class="gmail_attr">On Mon, Feb 3, 2014 at '
        f"9:00 AM Benito &lt;b@x.example&gt; wrote:</div><blockquote>{TWO}</blockquote></div>"
    )
    assert words(read(letter(html=page, subject=f"Re: {SUBJECT}"))) == [ONE]


def test_answers_between_quotes_keep_both() -> None:
    document = read(letter(f"> {TWO}\n\n{ONE}\n", subject=f"Re: {SUBJECT}"))
    assert words(document) == [TWO, ONE]
    assert [role for role, _ in roles(document)] == ["quote", "paragraph"]


FORWARDS = [
    "---------- Forwarded message ---------\nFrom: Benito Prueba <b@x.example>\n"
    "Date: Mon, Feb 3, 2014 at 9:00 AM\nSubject: The pier\nTo: <ana@x.example>\n\n\n{}",
    "-------- Forwarded Message --------\nSubject: The pier\nDate: Mon, 3 Feb 2014 09:00:00 +0100\n"
    "From: Benito Prueba <b@x.example>\nTo: ana@x.example\n\n{}",
    "Begin forwarded message:\n\n> From: Benito Prueba <b@x.example>\n> Subject: The pier\n"
    "> Date: February 3, 2014 at 9:00:00 AM GMT+1\n> To: ana@x.example\n> \n> {}",
    "-----Mensaje original-----\nDe: Benito Prueba\nEnviado el: lunes, 3 de febrero de 2014 9:00\n"
    "Para: Ana\nAsunto: The pier\n\n{}",
    "_______________________\nFrom: Benito Prueba\nSent: Monday, February 3, 2014 9:00 AM\n"
    "To: Ana\nSubject: Fwd: The pier\n\n{}",
]


@pytest.mark.parametrize("forward", FORWARDS)
@pytest.mark.parametrize("preface", ["", "Worth reading!\n\n"])
def test_a_forwarded_article_is_its_authors(forward: str, preface: str) -> None:
    document = read(letter(preface + forward.format(ONE), subject="Fwd: The pier"))
    assert words(document) == [ONE]
    assert [role for role, _ in roles(document)] == ["paragraph"]
    assert value(document.metadata.title) == "The pier"
    assert document.metadata.author == FoundValue("Benito Prueba", "the forwarded mail’s From")
    assert value(document.metadata.published) == dt.date(2014, 2, 3)


def test_a_mail_of_its_own_that_forwards_another_is_its_own() -> None:
    body = "\n\n".join([TWO] * 8) + "\n\n" + FORWARDS[0].format(ONE)
    document = read(letter(body, subject="The week at the pier"))
    assert value(document.metadata.author) == "Ana Ejemplo"


def test_a_mail_attached_to_a_line_is_the_article() -> None:
    outer = letter("See below.", subject="Fwd: x", sender="Clara Muestra <c@x.example>")
    inner = letter(f"{ONE}\n\n{TWO}")
    outer.add_attachment(inner)
    document = read(outer)
    assert words(document) == [ONE, TWO]
    assert value(document.metadata.author) == "Ana Ejemplo"
    assert value(document.metadata.title) == SUBJECT


def test_a_mail_attached_to_a_text_is_an_attachment() -> None:
    outer = letter("\n\n".join([TWO] * 8), subject="The week")
    outer.add_attachment(letter(ONE))
    document = read(outer)
    assert value(document.metadata.title) == "The week"
    assert [each.name for each in document.attachments] == [f"{SUBJECT}.eml"]
    assert ONE.encode() in document.attachments[0].content.replace(b"=\n", b"")


def test_attachments_are_listed_under_harmless_names() -> None:
    message = letter(ONE)
    names = [
        "report.pdf",
        "report.pdf",
        "../../etc/passwd",
        "C:\\Windows\\évil.exe",
        "fdp\u202egnp.exe",
        "\x1b[31m.txt",
        ".bashrc",
        "a" * 400 + ".pdf",
        "",
    ]
    for name in names:
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename=name)
    document = read(message)
    found = [each.name for each in document.attachments]
    assert found[:2] == ["report.pdf", "report (2).pdf"]
    assert len(set(found)) == len(names)
    assert all(len(each) <= 130 and each.isprintable() for each in found)
    assert not any("/" in each or "\\" in each or each.startswith(".") for each in found)
    assert document.attachments[0].content == b"%PDF-"
    assert any("report.pdf" in each and "--attachments" in each for each in document.remarks)


def test_pictures_of_the_layout_are_no_attachments_and_invitations_are() -> None:
    message = letter(ONE, PAGE)
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar")
    picture = EmailMessage()
    picture.set_content(b"GIF", maintype="image", subtype="gif", cid="<x@y>", disposition="inline")
    message.attach(picture)
    assert [each.name for each in read(message).attachments] == ["attachment-1.ics"]


def test_a_digest_is_its_mails() -> None:
    parts = "".join(
        f"--d\nContent-Type: message/rfc822\n\nFrom: a@x.example\nSubject: {name}\n\n{ONE}\n\n"
        for name in ("Ana", "Benito")
    )
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/digest; boundary="d"'
    documents = mail.read(raw_letter(head, f"{parts}--d--\n".encode()), "port.eml", AS_IT_IS)
    assert [value(each.metadata.title) for each in documents] == ["Ana", "Benito"]
    assert len({each.sha256 for each in documents}) == 2


def test_a_footer_that_a_list_adds_as_a_part_is_left_out() -> None:
    message = EmailMessage()
    message["From"] = FROM
    message["List-Id"] = "<port.x.example>"
    message.make_mixed()
    for text in (f"{ONE}\n", "____________________\nPort mailing list\nport@x.example\n"):
        part = EmailMessage()
        part.set_content(text)
        message.attach(part)
    assert words(read(message)) == [ONE]


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


def test_a_newsletter_of_several_items_keeps_all_of_them() -> None:
    items = "".join(
        f'<tr><td><h2><a href="https://n.example/{n}">Item {n}</a></h2><p>{ONE}</p>'
        f'<a href="https://n.example/{n}">Read more</a></td></tr>'
        for n in range(3)
    )
    page = f"<table>{items}<tr><td><a>Facebook</a> | <a>Twitter</a></td></tr></table>"
    assert words(read(letter(html=page, **BULK))) == [
        *("Item 0", ONE, "Item 1", ONE, "Item 2", ONE),
    ]


def test_layout_tables_may_be_deep_and_endless_depth_is_told() -> None:
    deep = "<table><tr><td>" * 400 + ONE + "</td></tr></table>" * 400
    assert words(read(letter(html=deep))) == [ONE]
    with pytest.raises(DamagedError, match="no text"):
        read(letter(html="<div>" * 100_000 + ONE))
    assert words(read(letter(TWO, "<div>" * 100_000 + ONE))) == [TWO]


def test_more_text_than_anybody_writes_is_told() -> None:
    with pytest.raises(DamagedError, match="more than 5 MB of text"):
        mail.read(raw_letter("X-A: b", b"word " * 1_100_000), "port.eml", AS_IT_IS)


def test_a_persons_last_lines_are_their_own() -> None:
    body = f"{ONE}\n\nBrava\n\nana@brava.example\n\nhttps://brava.example/port\n"
    assert words(read(letter(body))) == [
        *(ONE, "Brava", "ana@brava.example", "https://brava.example/port"),
    ]


@pytest.mark.parametrize("fields", [{}, BULK])
@pytest.mark.parametrize(
    "last",
    [
        "Boat owners can opt out of the plan until May, the harbour master said.",
        "The town has received no answer to what it wrote about its new privacy policy, and will "
        "not go on with the pier until it has one, as its mayor wrote to all who keep boats there.",
    ],
)
def test_an_articles_last_sentence_is_no_footer(last: str, fields: dict[str, str]) -> None:
    assert words(read(letter(f"{ONE}\n\n{TWO}\n\n{last}", **fields)))[-1] == " ".join(last.split())


def test_what_a_telephone_adds_is_left_out() -> None:
    assert words(read(letter(f"{ONE}\n\nSent from my telephone\n"))) == [ONE]
