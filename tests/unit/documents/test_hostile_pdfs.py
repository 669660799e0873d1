"""PDFs that are scanned, locked, damaged or made to do harm: one sentence each, or what is left."""

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from briefings.documents.document import AS_IT_IS, SourceDocument
from briefings.documents.registry import read
from briefings.errors import BriefingsError, DamagedError
from tests.unit.documents.pdf_by_hand import pdf, text

SENTENCE = "The ferry did not leave because the wind had turned."
PICTURE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
PLAIN = pdf(text(SENTENCE, 72, 700), text("It is to leave on Tuesday.", 72, 700))


def read_one(raw: bytes) -> SourceDocument:
    (document,) = read(raw, "ferry.pdf", AS_IT_IS)
    return document


def refusal(raw: bytes) -> str:
    with pytest.raises(DamagedError) as caught:
        read(raw, "ferry.pdf", AS_IT_IS)
    return str(caught.value)


def outcome(raw: bytes) -> str:
    """The text that comes out, in which all blocks stand, or the sentence that says why not."""
    try:
        document = read_one(raw)
    except BriefingsError as error:
        return str(error)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    return document.text


def encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PLAIN)))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def test_a_scan_without_text_is_told_how_to_get_one() -> None:
    sentence = refusal(pdf(PICTURE, PICTURE))
    assert sentence.startswith("ferry.pdf ")
    assert "`ocrmypdf in.pdf out.pdf`" in sentence


def test_pages_that_are_only_pictures_are_named() -> None:
    page = text(SENTENCE, 72, 700)
    document = read_one(pdf(page, PICTURE, page + " ", PICTURE, PICTURE))
    assert document.text.startswith(SENTENCE)
    (remark,) = document.remarks
    assert remark.startswith("Pages 2, 4-5 are only a picture: `ocrmypdf")


def test_an_empty_page_is_no_fault() -> None:
    assert read_one(pdf(text(SENTENCE, 72, 700), "")).remarks == ()
    assert refusal(pdf("")).startswith("ferry.pdf has no text: if you see any, run `ocrmypdf ")


def test_a_file_that_anyone_may_open_is_read_and_a_locked_one_says_so() -> None:
    assert read_one(encrypted("")).text.startswith(SENTENCE)
    assert "password" in refusal(encrypted("secret"))


def test_a_file_whose_end_is_missing_is_read() -> None:
    assert read_one(PLAIN[: PLAIN.index(b"xref")]).text == read_one(PLAIN).text


@pytest.mark.parametrize("length", [5, 9, 200, 700])
def test_half_a_file_is_read_as_far_as_it_goes_or_refused(length: int) -> None:
    said = outcome(PLAIN[:length])
    assert said.startswith(("ferry.pdf ", SENTENCE))


def test_forms_inside_themselves_come_to_an_end() -> None:
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Length 12 "
        "/Resources << /XObject << /F 6 0 R >> >> >>\nstream\n/F Do /F Do \nendstream"
    )
    page = f"{text(SENTENCE, 72, 700)} /F Do"
    assert read_one(pdf(page, extra={"XObject": "<< /F 6 0 R >>"}, more=[form])).text == SENTENCE


def test_a_stream_that_grows_past_all_bounds_is_left_out() -> None:
    bomb = zlib.compress(zlib.compress(bytes(90_000_000), 1), 9).decode("latin-1")
    head = f"<< /Length {len(bomb)} /Filter [/FlateDecode /FlateDecode] >>"
    raw = pdf("", text(SENTENCE, 72, 700)).replace(
        b"<< /Length 0 >>\nstream\n\nendstream",
        f"{head}\nstream\n{bomb}\nendstream".encode("latin-1"),
    )
    document = read_one(raw)
    assert document.text == SENTENCE
    assert document.remarks == ("Page 1 is damaged and left out.",)


def test_scripts_links_and_attachments_are_not_looked_at() -> None:
    action = "<< /S /JavaScript /JS (app.launchURL\\('http://192.0.2.1/'\\)) >>"
    names = "/Names << /EmbeddedFiles << /Names [(a.txt) << /F (http://192.0.2.1/) >>] >> >>"
    raw = pdf(text(SENTENCE, 72, 700), catalogue=f"/OpenAction {action} {names}")
    document = read_one(raw)
    assert document.text == SENTENCE
    assert document.attachments == ()


def test_pages_past_the_last_are_said() -> None:
    document = read_one(pdf(text(SENTENCE, 72, 700), *[""] * 2_100))
    assert document.remarks == ("ferry.pdf has 2101 pages: only the first 2000 were read.",)


def test_fonts_that_do_not_tell_their_letters_are_said() -> None:
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts "
        "[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>] >>"
    )
    sentence = refusal(pdf("BT /R 11 Tf 72 700 Td <0024002500260027> Tj ET", fonts={"R": font}))
    assert "`ocrmypdf --force-ocr in.pdf out.pdf`" in sentence


@settings(max_examples=60)
@given(st.data())
def test_any_damage_ends_in_a_document_or_a_sentence(data: st.DataObject) -> None:
    raw = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(8, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    assert outcome(bytes(raw))
