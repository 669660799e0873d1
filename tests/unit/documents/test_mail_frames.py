"""What stands around a mail's article: answered and forwarded mails, signatures, footers."""

import datetime as dt
from email.message import EmailMessage

import pytest

from briefings.documents.document import FoundValue
from tests.unit.documents.mails import BULK, FROM, ONE, SUBJECT, TWO, letter, read
from tests.unit.documents.reading import roles, value, words


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


def test_a_quotation_at_the_end_stays_in_a_mail_that_answers_none() -> None:
    body = f"{ONE}\n\n> {TWO}\n"
    assert words(read(letter(body))) == [ONE, TWO]
    assert words(read(letter(body, subject=f"Re: {SUBJECT}"))) == [ONE]


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
