"""Word files that are broken, locked, or made to do harm: one sentence, and nothing is kept."""

import io
import re
from collections.abc import Callable
from functools import cache
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.errors import BriefingsError, NotFoundError
from briefings.export.formats.docx import write
from briefings.notes.service import Notes
from briefings.notes.word import archive
from tests.unit.core import builders
from tests.unit.export.samples_for_data import document, note, notes, passage
from tests.unit.notes.shelves import MadeShelf, counts
from tests.unit.notes.word_files import W, WordFile


@pytest.fixture
def shelf(notes: Notes) -> MadeShelf:
    return MadeShelf(notes, [builders.make()])


@cache
def sent() -> bytes:
    file = WordFile(write(document(notes())))
    file.comment("Some 54 percent of the boats", "Which?")
    file.insert("The council spent", " reportedly")
    return file.bytes()


def zipped(parts: dict[str, bytes], kind: int = ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", kind) as made:
        for name, raw in parts.items():
            made.writestr(name, raw)
    return out.getvalue()


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = WordFile(sent()).parts
    parts[name] = change(parts[name])
    return zipped(parts)


def without(name: str) -> bytes:
    parts = WordFile(sent()).parts
    del parts[name]
    return zipped(parts)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'
DEEP = 200_000


def deep(raw: bytes) -> bytes:
    inside = b"<w:sdt>" * DEEP + b"</w:sdt>" * DEEP
    return raw.replace(b"<w:body>", b"<w:body>" + inside, 1)


BROKEN: dict[str, tuple[bytes, str]] = {
    "half": (sent()[:2000], "not all of it"),
    "nothing but its beginning": (b"PK\x03\x04", "not all of it"),
    "another archive": (zipped({"a.txt": b"x"}), "holds no document"),
    "locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "packed otherwise": (zipped(WordFile(sent()).parts, ZIP_BZIP2), "packed in a way"),
    "no document": (without("word/document.xml"), "holds no document"),
    "no relations": (without("_rels/.rels"), "holds no document"),
    "no XML": (with_part("word/document.xml", lambda raw: raw[:500]), "can be read"),
    "comments that are no XML": (
        with_part("word/comments.xml", lambda raw: raw[9:]),
        "can be read",
    ),
    "entities": (with_part("word/document.xml", lambda raw: ENTITIES + raw), "document type"),
    "outside": (with_part("word/comments.xml", lambda raw: OUTSIDE + raw), "document type"),
    "an unknown encoding": (
        with_part("word/comments.xml", lambda raw: b'<?xml version="1.0" encoding="x-y"?>' + raw),
        "can be read",
    ),
}


@pytest.mark.parametrize(("raw", "why"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_told_in_a_sentence(shelf: MadeShelf, raw: bytes, why: str) -> None:
    with pytest.raises(BriefingsError) as caught:
        shelf.take(raw)
    said = str(caught.value)
    assert said.startswith("the file ")
    assert why in said
    assert said.endswith(".")
    assert "\n" not in said
    assert shelf.notes.list(deleted=True) == []


def test_a_bomb_is_not_unpacked(shelf: MadeShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_PART", 1 << 20)
    raw = with_part("word/document.xml", lambda raw: raw + b" " * (1 << 24))
    with pytest.raises(BriefingsError, match="larger than 1 MiB when unpacked"):
        shelf.take(raw)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(
    shelf: MadeShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST_PART", 1 << 20)
    real = 1 << 24
    raw = with_part("word/document.xml", lambda _: b" " * real)
    lying = raw.replace(real.to_bytes(4, "little"), (1 << 10).to_bytes(4, "little"))
    assert lying != raw
    with pytest.raises(BriefingsError):
        shelf.take(lying)


def test_depth_costs_nothing(shelf: MadeShelf) -> None:
    assert counts(shelf.take(with_part("word/document.xml", deep)))[0] == 7


def edited(pattern: bytes, new: bytes, part: str = "word/document.xml") -> bytes:
    return with_part(part, lambda raw: re.sub(pattern, new, raw))


ODD: dict[str, bytes] = {
    "no ranges": edited(rb"<w:commentRange[^>]*/>", b""),
    "no ends": edited(rb"<w:commentRangeEnd[^>]*/>", b""),
    "no marks": edited(rb"<w:commentReference[^>]*/>", b""),
    "no bookmarks": edited(rb"<w:bookmark[^>]*/>", b""),
    "all one comment": edited(rb'(<w:comment[RS][^>]*w:id=")\d+"', rb'\g<1>1"'),
    "comments without numbers": edited(rb' w:id="\d+"', b"", "word/comments.xml"),
    "comments all of one number": edited(rb' w:id="\d+"', b' w:id="1"', "word/comments.xml"),
    "comments without text": edited(rb"<w:t[ >].*?</w:t>", b"", "word/comments.xml"),
    "no authors": edited(rb' w:author="[^"]*"', b"", "word/comments.xml"),
    "no dates": edited(rb' w:date="[^"]*"', b"", "word/comments.xml"),
    "odd dates": edited(rb' w:date="[^"]*"', b' w:date="9999-99"', "word/comments.xml"),
    "dates of year 1": edited(
        rb' w:date="[^"]*"', b' w:date="0001-01-01T00:00:00+14:00"', "word/comments.xml"
    ),
    "an author's escape": edited(rb' w:author="', b' w:author="&#x9b;2J', "word/comments.xml"),
    "no part of comments": without("word/comments.xml"),
}


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD.keys())
def test_what_is_odd_comes_in_or_is_listed_and_comes_once(shelf: MadeShelf, raw: bytes) -> None:
    done = shelf.take(raw)
    kept = shelf.notes.list()
    again = shelf.take(raw)
    assert counts(again)[0] == 0
    assert again.not_placed == done.not_placed
    assert shelf.notes.list() == kept


def test_strict_names_are_read_too(shelf: MadeShelf) -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = WordFile(sent()).parts
    for name in ("word/document.xml", "word/comments.xml"):
        parts[name] = parts[name].replace(W.encode(), strict)
    assert counts(shelf.take(zipped(parts)))[0] == 7


PARTS = ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels")
UNSHARED = [HealthCheck.function_scoped_fixture]
words = st.text(st.sampled_from("<>/wpt= \"'&;:idcommentRangeStart09")).map(str.encode)


@given(
    part=st.sampled_from(PARTS),
    at=st.floats(0, 1),
    cut=st.integers(0, 40),
    new=words,
)
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_change_of_a_part_ends_in_notes_or_a_sentence(
    shelf: MadeShelf, part: str, at: float, cut: int, new: bytes
) -> None:
    def change(raw: bytes) -> bytes:
        place = int(at * len(raw))
        return raw[:place] + new + raw[place + cut :]

    _ends_well(shelf, with_part(part, change))


@given(at=st.floats(0, 1), new=st.binary(max_size=8))
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_change_of_the_archive_ends_in_notes_or_a_sentence(
    shelf: MadeShelf, at: float, new: bytes
) -> None:
    raw = sent()
    place = 4 + int(at * (len(raw) - 4))
    _ends_well(shelf, raw[:place] + new + raw[place + len(new) :])


def _ends_well(shelf: MadeShelf, raw: bytes) -> None:
    said = ""
    try:
        assert shelf.take(raw, keep=False).imported
    except BriefingsError as error:
        said = str(error)
    assert said == "" or said.endswith(".")
    assert shelf.notes.list(deleted=True) == []


def test_a_file_without_paragraphs_is_on_no_article(shelf: MadeShelf) -> None:
    with pytest.raises(NotFoundError, match="--briefing"):
        shelf.take(edited(rb"</?w:p(?: [^>]*)?>", b""))


def test_many_notes_at_one_place_are_read_in_time(shelf: MadeShelf) -> None:
    many = [note(number, f"n {number}", passage=passage("54 percent")) for number in range(1, 120)]
    file = WordFile(write(document(many)))
    assert counts(shelf.take(file.bytes()))[0] >= 100
