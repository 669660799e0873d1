"""The article's citation as BibTeX, with the fields of BibLaTeX: `@online`, in UTF-8."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from briefings.export.cited_source import cited_source
from briefings.export.document import Document

NAME = "bibtex"
SUFFIX = ".bib"
SUMMARY = "the article's citation as BibTeX"

_ESCAPED: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{each: f"\\{each}" for each in "#$%&_"},
}
_SPECIAL: Final = re.compile(r"[\\{}^~#$%&_]")
_UNFIT: Final = re.compile(r"[\\{}\s]")


def write(document: Document) -> bytes:
    source = cited_source(document)
    fields = {
        "title": _whole(source.title),
        "author": " and ".join(map(_whole, source.authors)),
        "organization": _whole(source.publisher),
        "date": source.published and source.published.isoformat(),
        "url": _url(source.url),
        "urldate": source.retrieved and source.retrieved.isoformat(),
        "language": _text(source.language),
    }
    rows = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    entry = ",\n".join([f"@online{{{source.key}", *rows])
    return f"{entry}\n}}\n".encode()


def note_ids(_: Document) -> Iterator[str]:
    """Yield none: a citation has no notes."""
    return iter(())


def _text(text: str | None) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], text or "")


def _whole(text: str | None) -> str:
    """Return a text in braces: its capitals stay, and no name is taken apart at its `and`."""
    return f"{{{_text(text)}}}" if text else ""


def _url(url: str | None) -> str:
    """Return an address as it is; what could end the field is encoded as addresses have it."""
    return _UNFIT.sub(lambda found: quote(found[0]), url or "")
