"""A document for word processors; the notes are its comments, and stand at its end as well."""

from briefings.export.brief.blocks import Brief
from briefings.export.document import Document
from briefings.export.formats.docx.brief import brief_file
from briefings.export.formats.docx.document import word_file

NAME = "docx"
SUFFIX = ".docx"
SUMMARY = "a Word document; notes are comments on their passages"
SHOWN_AS = "txt"


def write(document: Document) -> bytes:
    return word_file(document)


def write_brief(brief: Brief) -> bytes:
    return brief_file(brief)
