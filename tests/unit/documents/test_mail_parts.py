"""The parts of a mail that are none of its text: attachments, other mails, pictures."""

from email.message import EmailMessage

from briefings.documents import mail
from briefings.documents.document import AS_IT_IS
from tests.unit.documents.mails import ONE, PAGE, SUBJECT, TWO, letter, raw_letter, read
from tests.unit.documents.reading import value, words


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


def test_another_kind_of_the_same_text_is_no_attachment() -> None:
    message = letter(ONE, PAGE)
    message.add_alternative("<html amp4email></html>", subtype="x-amp-html")
    assert read(message).attachments == ()


def test_a_package_of_outlook_is_named() -> None:
    message = letter(ONE)
    message.add_attachment(
        b'x\x9f>"', maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    assert any("winmail.dat" in each for each in read(message).remarks)


def test_a_digest_is_its_mails() -> None:
    parts = "".join(
        f"--d\nContent-Type: message/rfc822\n\nFrom: a@x.example\nSubject: {name}\n\n{ONE}\n\n"
        for name in ("Ana", "Benito")
    )
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/digest; boundary="d"'
    documents = mail.read(raw_letter(head, f"{parts}--d--\n".encode()), "port.eml", AS_IT_IS)
    assert [value(each.metadata.title) for each in documents] == ["Ana", "Benito"]
    assert len({each.sha256 for each in documents}) == 1
