"""Word and OpenDocument files that are made to harm: a sentence each, and nothing is fetched."""

import io
import socket
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents import docx, odt
from briefings.documents.document import AS_IT_IS, Reader
from briefings.errors import BriefingsError, DamagedError
from tests.unit.documents import office_files
from tests.unit.documents.office_files import archive, paragraph
from tests.unit.documents.reading import only, words

SENTENCE = "The harbour of Brava stays closed."
DOCX = office_files.docx(paragraph(SENTENCE))
ODT = office_files.odt(f"<text:p>{SENTENCE}</text:p>")
MAIN: dict[Reader, str] = {docx.read: "word/document.xml", odt.read: "content.xml"}
READERS = pytest.mark.parametrize("reader", [docx.read, odt.read])

LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a document opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def told(reader: Reader, raw: bytes) -> str:
    with pytest.raises(DamagedError) as raised:
        reader(raw, "bad.file", AS_IT_IS)
    said = str(raised.value)
    assert "bad.file" in said
    assert "\n" not in said
    return said


def with_main(reader: Reader, content: str | bytes) -> bytes:
    return archive({MAIN[reader]: content})


@READERS
def test_a_part_that_unpacks_without_end_is_not_unpacked(reader: Reader) -> None:
    assert "more than 50 MB" in told(reader, with_main(reader, b" " * 60_000_000))


def test_a_flat_file_of_one_endless_line_is_too_large() -> None:
    assert "more than 50 MB" in told(odt.read, b"<" + b"a" * 60_000_000)


@READERS
@pytest.mark.parametrize(
    "declared",
    [
        f"{LAUGHS}]><a>&j;</a>",
        f'{LAUGHS}]><a b="&j;"/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "http://brava.example/x">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://brava.example/x"> %x;]><a/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_expanded_nor_fetched(
    reader: Reader, declared: str, encoding: str
) -> None:
    said = told(reader, with_main(reader, declared.encode(encoding)))
    assert "entities" in said or (encoding == "utf-16" and "damaged" in said)


@READERS
def test_a_document_type_elsewhere_is_not_fetched(reader: Reader) -> None:
    told(reader, with_main(reader, '<!DOCTYPE a SYSTEM "http://brava.example/a.dtd"><a/>'))


@READERS
def test_depth_has_an_end(reader: Reader) -> None:
    assert "too deep" in told(reader, with_main(reader, "<a>" * 100_000 + "</a>" * 100_000))


def test_links_pictures_and_templates_elsewhere_are_not_fetched() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/styles" TargetMode="External"'
        ' Target="http://brava.example/styles.xml"/>'
        '<Relationship Id="r2" Type="http://x/footnotes" Target="../../../../etc/passwd"/>'
        "</Relationships>"
    )
    with zipfile.ZipFile(io.BytesIO(DOCX)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    parts["word/_rels/document.xml.rels"] = relations.encode()
    parts["word/vbaProject.bin"] = b"Sub AutoOpen()"
    assert words(only(docx.read, archive(parts))) == [SENTENCE]


@READERS
def test_an_old_or_encrypted_file_is_told_apart(reader: Reader) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    assert "old word processor" in told(reader, ole) or reader is odt.read
    if reader is docx.read:
        assert "encrypted" in told(reader, ole + "EncryptedPackage".encode("utf-16-le"))


@READERS
def test_a_part_encrypted_in_the_archive_is_told(reader: Reader) -> None:
    raw = bytearray(with_main(reader, "<a/>"))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in told(reader, bytes(raw))


@READERS
def test_an_archive_of_very_many_files_is_not_listed(reader: Reader) -> None:
    assert "too many files" in told(reader, b"PK\x03\x04" + b"PK\x01\x02" * 30_000)


@READERS
@given(data=st.data())
def test_any_damage_ends_in_a_document_or_a_sentence(reader: Reader, data: st.DataObject) -> None:
    raw = bytearray(DOCX if reader is docx.read else ODT)
    places = st.integers(0, len(raw) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=8)):
        raw[place] = data.draw(st.integers(0, 255))
    try:
        documents = reader(bytes(raw[: data.draw(places)] if raw[0] % 2 else raw), "x", AS_IT_IS)
    except BriefingsError:
        pass
    else:
        for document in documents:
            assert all(0 <= b.start < b.end <= len(document.text) for b in document.blocks)


TAGS = "p r t tbl tr tc ins del sdt sdtContent txbxContent fldChar pPr rPr hyperlink"


def trees(names: str, prefix: str) -> st.SearchStrategy[str]:
    leaf = st.sampled_from(["", "word", " ", "más"])

    def wrapped(insides: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        def element(tag: str, parts: list[str]) -> str:
            return f"<{prefix}{tag}>{''.join(parts)}</{prefix}{tag}>"

        return st.builds(element, st.sampled_from(names.split()), st.lists(insides, max_size=4))

    return st.recursive(leaf, wrapped, max_leaves=30)


@given(trees(TAGS, "w:"))
def test_elements_in_any_order_are_read(tree: str) -> None:
    raw = office_files.docx(paragraph(SENTENCE) + tree.replace("word", "<w:t>word</w:t>"))
    assert SENTENCE in only(docx.read, raw).text


ODT_TAGS = (
    "text:p text:h text:span text:list text:list-item table:table table:table-row"
    " table:table-cell draw:text-box text:note text:note-body text:section"
)


@given(trees(ODT_TAGS, ""))
def test_elements_of_opendocument_in_any_order_are_read(tree: str) -> None:
    raw = office_files.odt(f"<text:p>{SENTENCE}</text:p>{tree}")
    assert SENTENCE in only(odt.read, raw).text
