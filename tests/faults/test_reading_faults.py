"""Documents that are made to take a machine down: each is a sentence or an article, and no more."""

import io
import os
import resource
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.documents.checking import are_sound
from briefings.documents.reading import DocumentReaders
from briefings.documents.reading.limits import ReadingLimits
from briefings.errors import BriefingsError
from tests.unit.documents.test_reading import children
from tests.unit.documents.whole_samples import NAMES, samples

LIMITS = ReadingLimits(memory=1 << 29, cpu_seconds=4, wall_seconds=120)
LONG = 400_000_000
"""Bytes of what is compressed to nearly nothing."""

QUICKLY = 1
"""How hard that is tried: a thousandth of its length is little enough."""


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))


@pytest.fixture(scope="module")
def readers() -> Iterator[DocumentReaders]:
    before = children()
    with DocumentReaders(limits=LIMITS) as made:
        yield made
    assert set(children()) <= set(before), "nothing is left behind"


def package(name: str, content: bytes, kind: str) -> bytes:
    """The sample of a kind with another file in the place of one that is in it."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(samples()[kind])) as sample,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICKLY) as made,
    ):
        for each in sample.namelist():
            made.writestr(each, content if each == name else sample.read(each))
    return buffer.getvalue()


def laughs(element: str) -> bytes:
    """XML whose entities grow to billions of words."""
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "laugh ">'
        for n in range(12)
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><{element}>&l11;</{element}>'.encode()


def outside(element: str) -> bytes:
    """XML that names a file of the machine and an address."""
    entities = (
        '<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:9/brava">'
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><{element}>&a;&b;</{element}>'.encode()


def pdf(stream: bytes) -> bytes:
    """The sample PDF with a page's content that is compressed."""
    packed = zlib.compress(stream, QUICKLY)
    begin, _, rest = samples()["pdf"].partition(b"4 0 obj\n")
    _, _, end = rest.partition(b"endobj")
    content = b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\n" % (len(packed), packed)
    return begin + b"4 0 obj\n" + content + b"endobj" + end


def parts(depth: int) -> bytes:
    """A mail in which parts hold parts."""
    lines = [b"From: a@brava.example\r\nSubject: x\r\nMIME-Version: 1.0"]
    lines += [
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d' % (n, n) for n in range(depth)
    ]
    return b"\r\n".join(lines) + b"\r\nContent-Type: text/plain\r\n\r\nWords.\r\n"


def kind_of(name: str) -> str:
    return name.partition(":")[0]


WORD, CONTENT = "word/document.xml", "content.xml"
HOSTILE = {
    "text: one line": lambda: b"word " * 3_000_000,
    "text: a million lines": lambda: b"word\n" * 1_000_000,
    "markdown: brackets": lambda: b"[" * 2_000_000,
    "markdown: quotes in quotes": lambda: b">" * 100_000 + b" words",
    "html: one line": lambda: b"<html><body><p>" + b"word " * 3_000_000,
    "html: nested": lambda: b"<html><body>" + b"<div>" * 300_000 + b"words",
    "html: tables in tables": lambda: b"<html><body>" + b"<table><tr><td>" * 60_000 + b"words",
    "html: attributes": lambda: b"<html><body><p " + b"a=b " * 2_000_000 + b">words</p>",
    "html: unclosed comment": lambda: b"<html><body><p>words</p>" + b"<!--" * 1_000_000,
    "html: an entity": lambda: b"<html><body><p>words " + b"&" * 3_000_000,
    "docx: a bomb": lambda: package(WORD, b"<w>" + bytes(LONG), "docx"),
    "docx: a bomb of blanks": lambda: package(WORD, b"<w>" + b" " * LONG, "docx"),
    "docx: laughs": lambda: package(WORD, laughs("w"), "docx"),
    "docx: outside": lambda: package(WORD, outside("w"), "docx"),
    "docx: nested": lambda: package(WORD, b"<w>" * 1_000_000, "docx"),
    "odt: a bomb": lambda: package(CONTENT, b"<o>" + bytes(LONG), "odt"),
    "odt: laughs": lambda: package(CONTENT, laughs("o"), "odt"),
    "odt: outside": lambda: package(CONTENT, outside("o"), "odt"),
    "odt: nested": lambda: package(CONTENT, b"<o>" * 1_000_000, "odt"),
    "pdf: a bomb": lambda: pdf(bytes(LONG)),
    "pdf: a bomb of text": lambda: pdf(b"BT /F1 12 Tf " + b"(word) Tj " * 10_000_000 + b"ET"),
    "pdf: nested": lambda: pdf(b"[" * 3_000_000),
    "mail: parts in parts": lambda: parts(20_000),
    "mail: one line": lambda: samples()["mail"] + b"word " * 3_000_000,
    "mailbox: many": lambda: samples()["mailbox"] * 1_000,
}


@pytest.mark.parametrize("name", [name for name in HOSTILE if kind_of(name) in NAMES])
def test_a_hostile_document_is_a_sentence_or_an_article(
    readers: DocumentReaders, name: str, tmp_path: Path
) -> None:
    kind = kind_of(name)
    raw = HOSTILE[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    try:
        documents = readers.read(raw, NAMES[kind])
    except BriefingsError as error:
        said = str(error)
        assert NAMES[kind] in said
        assert "\n" not in said
    else:
        assert are_sound(documents)
        said = f"{len(documents)} documents, {len(documents[0].text)} characters"
        assert "root:" not in documents[0].text
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    if "DOCUMENT_FAULT_ROUNDS" in os.environ:
        took = time.monotonic() - began
        print(f"{name}: {said} ({took:.1f} s, {grown >> 10} MB here)")  # noqa: T201
    assert time.monotonic() - began < LIMITS.wall_seconds + 10
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".log"]
    assert readers.read(samples()["text"], "x.txt")
    assert readers.read(samples()["markdown"] * 100, "x.md"), "the next file is read"
