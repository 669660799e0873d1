"""Mails made of the few fields and parts that a test is about."""

from email.message import EmailMessage

from briefings.documents import mail
from briefings.documents.document import SourceDocument
from tests.unit.documents.reading import only

FROM = "Ana Ejemplo <ana@brava.example>"
SUBJECT = "Brava keeps its harbour closed"
DATE = "Mon, 10 Feb 2014 23:30:00 -0500"
ONE = (
    "The harbour of Brava stays closed until the last of the boats has been moved, its master said."
)
TWO = "Nobody at the council knows how long that is going to take, or what it will cost the town."
PAGE = f"<html><body><p>{ONE}</p><p>{TWO}</p></body></html>"
BULK = {"List_Unsubscribe": "<https://brava.example/u>"}


def letter(
    plain: str | None = None,
    html: str | None = None,
    *,
    subject: str = SUBJECT,
    sender: str = FROM,
    date: str = DATE,
    **fields: str,
) -> EmailMessage:
    """A mail with a plain text, an HTML one, or both; `List_Id` is the field List-Id."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "readers@brava.example"
    message["Subject"] = subject
    message["Date"] = date
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def raw_letter(head: str, body: bytes) -> bytes:
    """A mail as it is on the wire: the fields in `head` come after From and Subject."""
    return f"From: {FROM}\r\nSubject: {SUBJECT}\r\nDate: {DATE}\r\n{head}\r\n\r\n".encode() + body


def read(message: EmailMessage | bytes) -> SourceDocument:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return only(mail.read, raw, "port.eml")
