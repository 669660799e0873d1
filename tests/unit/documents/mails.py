"""Mails made of the few fields and parts that a test is about."""

from email.message import EmailMessage

FROM = "Ana Ejemplo <ana@brava.example>"
SUBJECT = "Brava keeps its harbour closed"
DATE = "Mon, 10 Feb 2014 23:30:00 -0500"


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
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "readers@brava.example"
    mail["Subject"] = subject
    mail["Date"] = date
    for name, value in fields.items():
        mail[name.replace("_", "-")] = value
    if plain is not None:
        mail.set_content(plain)
    if html is not None and plain is not None:
        mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    return mail


def raw_letter(head: str, body: bytes) -> bytes:
    """A mail as it is on the wire: the fields in `head` come after From and Subject."""
    return f"From: {FROM}\r\nSubject: {SUBJECT}\r\nDate: {DATE}\r\n{head}\r\n\r\n".encode() + body
