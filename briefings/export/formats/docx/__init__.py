"""A document for word processors; the notes are its comments."""

from briefings.export.document import Document
from briefings.export.formats.docx.document import word_file

NAME = "docx"
SUFFIX = ".docx"
SUMMARY = "a Word document; notes are comments on their passages"
SHOWN_AS = "txt"


def write(document: Document) -> bytes:
    return word_file(document)
