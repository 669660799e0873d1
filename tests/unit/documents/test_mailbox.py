"""Folders of mails: each by itself, and one that cannot be read keeps no other out."""

import hashlib

import pytest

from briefings.documents import mailbox
from briefings.documents.document import AS_IT_IS
from briefings.errors import DamagedError
from tests.unit.documents.mails import letter
from tests.unit.documents.reading import value, words

ONE = "The harbour of Brava stays closed until the last of the boats has been moved away."
MARK = "From ana@brava.example Mon Feb 10 23:30:00 2014\n"


def folder(*mails: str, line_end: str = "\n") -> bytes:
    return "".join(f"{MARK}{each}\n" for each in mails).replace("\n", line_end).encode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_mail_is_a_document(line_end: str) -> None:
    raw = folder(
        letter(ONE, subject="One").as_string(),
        letter(
            f"{ONE}\n\n>From the pier\n>>From afar\n\nFrom here to there.", subject="Two"
        ).as_string(),
        line_end=line_end,
    )
    documents = mailbox.read(raw, "port.mbox", AS_IT_IS)
    assert [value(each.metadata.title) for each in documents] == ["One", "Two"]
    assert {each.kind for each in documents} == {"mailbox"}
    assert words(documents[1]) == [ONE, "From the pier", "From afar", "From here to there."]
    assert {each.sha256 for each in documents} == {hashlib.sha256(raw).hexdigest()}


def test_what_cannot_be_read_is_told_and_the_others_are_in() -> None:
    raw = folder(letter("").as_string(), letter(ONE).as_string())
    (document,) = mailbox.read(raw, "port.mbox", AS_IT_IS)
    assert words(document) == [ONE]
    assert any("port.mbox, mail 1" in each for each in document.remarks)


@pytest.mark.parametrize("raw", [b"", folder(letter("").as_string()) * 2, MARK.encode()])
def test_a_folder_without_text_is_told(raw: bytes) -> None:
    with pytest.raises(DamagedError, match=r"port\.mbox"):
        mailbox.read(raw, "port.mbox", AS_IT_IS)
