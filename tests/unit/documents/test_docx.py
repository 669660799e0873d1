"""Word files: what stands on the page is the text, what was deleted or hidden is not."""

import datetime as dt

import pytest

from briefings.documents import docx
from briefings.documents.document import AS_IT_IS, FoundValue
from briefings.documents.text_head import complete
from briefings.errors import DamagedError
from tests.unit.documents.office_files import archive, paragraph, run
from tests.unit.documents.office_files import docx as made
from tests.unit.documents.reading import only, roles, value, words

FIRST = "The harbour of Brava stays closed, its master said on Monday."
SECOND = "El puerto de Brava sigue cerrado, dijo el capitán el lunes."
STYLES = """
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Section of ours"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Ours too"/>
  <w:basedOn w:val="Own"/></w:style>
<w:style w:type="paragraph" w:styleId="Puesto"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Cita"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Pie"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TDC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="Bullets of ours"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>
  <w:basedOn w:val="Loop"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="9">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="9"/></w:num>
"""


def numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def field(code: str, shown: str) -> str:
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        turn.format("begin")
        + f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        + turn.format("separate")
        + run(shown)
        + turn.format("end")
    )


def text_of(body: str, **parts: str) -> list[str]:
    return words(only(docx.read, made(body, styles=STYLES, **parts)))


def test_paragraphs_are_blocks_parted_by_a_blank_line() -> None:
    document = only(docx.read, made(paragraph(FIRST) + paragraph("") + paragraph(SECOND)))
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert words(document) == [FIRST, SECOND]
    assert document.kind == "docx"


@pytest.mark.parametrize(
    ("style", "role"),
    [
        ("Ttulo1", ("heading", 1)),
        ("Own", ("heading", 3)),
        ("Child", ("heading", 3)),
        ("Puesto", ("heading", 1)),
        ("Heading2", ("heading", 2)),
        ("Cita", ("quote", None)),
        ("Pie", ("caption", None)),
        ("Bullets", ("list_item", 1)),
        ("Loop", ("paragraph", None)),
        ("Nowhere", ("paragraph", None)),
    ],
)
def test_roles_are_those_of_styles(style: str, role: tuple[str, int | None]) -> None:
    body = paragraph("Some words", style=style) + paragraph(FIRST)
    document = only(docx.read, made(body, styles=STYLES, numbering=NUMBERING))
    assert roles(document)[0] == role


def test_an_outline_level_of_a_paragraph_comes_before_its_style() -> None:
    body = paragraph("Words", style="Own", properties='<w:outlineLvl w:val="9"/>')
    assert roles(only(docx.read, made(body, styles=STYLES))) == [("paragraph", None)]


def test_list_items_have_levels_unless_nothing_marks_them() -> None:
    body = "".join(
        paragraph(f"Item {number} {level}", properties=numbered(number, level))
        for number, level in ((1, 0), (1, 1), (7, 0), (0, 0))
    )
    document = only(docx.read, made(body, numbering=NUMBERING))
    assert roles(document) == [
        ("list_item", 1),
        ("list_item", 2),
        ("paragraph", None),
        ("paragraph", None),
    ]
    assert words(document)[0] == "Item 1 0"


def test_tracked_insertions_are_text_and_deletions_are_not() -> None:
    body = paragraph(
        "The port ",
        f'<w:del w:id="1"><w:r><w:delText>opens</w:delText></w:r>{run("opens")}</w:del>',
        f'<w:ins w:id="2">{run("closes")}</w:ins>',
        f'<w:moveFrom w:id="3">{run(" nowhere")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{run(" today")}</w:moveTo>',
        run("."),
    )
    document = only(docx.read, made(body))
    assert words(document) == ["The port closes today."]
    assert any("tracked" in each for each in document.remarks)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    first = paragraph("The port is ", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert text_of(first + paragraph("closed.")) == ["The port is closed."]


def test_a_deleted_row_is_no_row() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('x'))}{cell(paragraph('y'))}</w:tr>"
    row = f"<w:tr>{cell(paragraph('a'))}{cell(paragraph('b'))}</w:tr>"
    assert text_of(f"<w:tbl>{row}{gone}{row}</w:tbl>") == ["a | b", "a | b"]


def test_an_initial_in_a_frame_belongs_to_its_word() -> None:
    initial = paragraph("T", properties='<w:framePr w:dropCap="drop"/>')
    assert text_of(initial + paragraph("he port is closed.")) == ["The port is closed."]


def test_text_boxes_follow_their_paragraph_and_come_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert text_of(paragraph("Before ", both, "after.")) == ["Before after.", "In the box."]
    assert text_of(paragraph("Before ", old, "after.")) == ["Before after.", "In the box."]


def test_content_controls_links_and_smart_tags_hold_text_and_hints_do_not() -> None:
    body = paragraph(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('One ')}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}"
        "</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:anchor="a">{run("two ")}</w:hyperlink>',
        f'<w:smartTag w:element="place">{run("three")}</w:smartTag>',
    )
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Four.')}</w:sdtContent></w:sdt>"
    assert text_of(body + block) == ["One two three", "Four."]


def test_fields_show_their_result_but_pages_and_contents() -> None:
    body = paragraph(
        "See ", field('HYPERLINK "http://a.example"', "the report"), ", page ", field("PAGE", "3")
    )
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
    )
    old = paragraph("Antecedentes 3", style="TDC1")
    simple = paragraph(f'<w:fldSimple w:instr=" NUMPAGES ">{run("12")}</w:fldSimple>')
    assert text_of(contents + old + body + simple) == ["See the report, page"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert text_of(paragraph(begun, FIRST) + paragraph(SECOND)) == [FIRST, SECOND]


def test_hidden_text_is_left_out_and_said() -> None:
    body = paragraph(
        "Seen",
        run(" not seen", "<w:vanish/>"),
        run(" nor this", '<w:rStyle w:val="Secret"/>'),
        run(" but this", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'),
        "<w:r><w:t>.</w:t></w:r>",
    )
    document = only(docx.read, made(body, styles=STYLES))
    assert words(document) == ["Seen but this."]
    assert "Hidden text was left out." in document.remarks


def test_signs_of_their_own() -> None:
    body = paragraph(
        "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>",
        "<w:r><w:t>-hy</w:t><w:softHyphen/><w:t>phen\u00ad, twenty</w:t><w:noBreakHyphen/>"
        "<w:t>one</w:t></w:r>",
    )
    assert text_of(body) == ["one two\nthree-hyphen, twenty\u2011one"]


def test_two_breaks_part_a_paragraph() -> None:
    body = paragraph("<w:r><w:t>One.</w:t><w:br/><w:br/><w:t>Two.</w:t></w:r>")
    assert text_of(body) == ["One.", "Two."]


def test_notes_come_last_in_the_order_of_the_text() -> None:
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        + note.format(1, paragraph("The later one."))
        + note.format(2, paragraph("The earlier one."))
        + note.format(3, paragraph("Of a sentence that was deleted."))
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    gone = f'<w:del w:id="1">{mark.format(3)}</w:del>'
    body = paragraph("A", mark.format(2), gone, ".") + paragraph("B", mark.format(1))
    document = only(docx.read, made(body, footnotes=notes))
    assert words(document) == ["A.", "B", "The earlier one.", "The later one."]
    assert roles(document)[2:] == [("footnote", None)] * 2


def test_a_table_is_a_row_a_block_and_a_layout_is_none() -> None:
    data = f"<w:tr>{cell(paragraph('Year'))}{cell(paragraph('Rain'))}</w:tr>"
    prose = f"<w:tr>{cell(paragraph('Menu'))}{cell(paragraph(FIRST * 4), paragraph(SECOND))}</w:tr>"
    single = f"<w:tr>{cell(paragraph(FIRST), paragraph(SECOND))}</w:tr>"
    nested = f"<w:tr>{cell(paragraph('Left'))}{cell(f'<w:tbl>{data}</w:tbl>')}</w:tr>"
    body = "".join(f"<w:tbl>{each}</w:tbl>" for each in (data, prose, single, nested))
    document = only(docx.read, made(body))
    assert words(document) == [
        "Year | Rain",
        *("Menu", FIRST * 4, SECOND),
        *(FIRST, SECOND),
        *("Left", "Year | Rain"),
    ]
    assert [role for role, _ in roles(document)].count("table") == 2


def test_a_strict_file_is_read_too() -> None:
    raw = made(paragraph(FIRST), space="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert words(only(docx.read, raw)) == [FIRST]


CORE = (
    "<dc:title>{}</dc:title><dc:creator>{}</dc:creator>"
    "<dcterms:created>2014-02-10T09:00:00Z</dcterms:created><dc:language>en-GB</dc:language>"
)


def test_properties_are_metadata() -> None:
    raw = made(paragraph(FIRST), core=CORE.format("The port is closed", "Ana Ejemplo"))
    document = only(docx.read, raw)
    assert document.metadata.title == FoundValue("The port is closed", "document property title")
    assert document.metadata.author == FoundValue("Ana Ejemplo", "document property author")
    assert value(document.metadata.language) == "en-GB"


def test_the_day_a_file_was_begun_is_said_and_is_no_day_of_publication() -> None:
    document = only(docx.read, made(paragraph(FIRST), core=CORE.format("", "")))
    assert document.metadata.published is None
    assert any("2014-02-10" in each and "--date" in each for each in document.remarks)


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Microsoft Word - final2.docx", "Microsoft Office User"),
        ("Documento1", "python-docx"),
        ("Untitled", "Usuario de Windows"),
        ("puerto.doc", "admin"),
        ("-", "ana@brava.example"),
        ("Título", "Windows User"),
    ],
)
def test_what_programs_fill_in_is_no_metadata(title: str, author: str) -> None:
    found = only(docx.read, made(paragraph(FIRST), core=CORE.format(title, author))).metadata
    assert found.title is None
    assert found.author is None


def test_the_text_knows_its_title_and_author_better_than_the_properties() -> None:
    body = (
        paragraph("The port is closed", style="Title")
        + paragraph("By Ana Ejemplo")
        + paragraph(FIRST)
    )
    found = only(docx.read, made(body, core=CORE.format("Old template", "Benito Prueba"))).metadata
    assert found.title == FoundValue("The port is closed", "the style Title")
    assert value(found.author) == "Ana Ejemplo"


def test_a_sections_heading_is_no_title() -> None:
    sections = paragraph("Where", style="Heading1") + paragraph(FIRST)
    sections += paragraph("When", style="Heading1") + paragraph(SECOND)
    line = paragraph("A port that is closed")
    assert value(complete(only(docx.read, made(line + sections))).metadata.title) == (
        "A port that is closed"
    )
    alone = paragraph("The Brava Daily") + paragraph("The port", style="Heading1")
    assert value(only(docx.read, made(alone + paragraph(FIRST * 4))).metadata.title) == "The port"


def test_styles_for_author_and_date_say_so() -> None:
    body = paragraph("Ana Ejemplo", style="Author") + paragraph("10 February 2014", style="Date")
    found = only(docx.read, made(body + paragraph(FIRST))).metadata
    assert found.author == FoundValue("Ana Ejemplo", "the style Author")
    assert value(found.published) == dt.date(2014, 2, 10)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (made(""), "holds no text"),
        (made(paragraph("<w:r><w:drawing/></w:r>")), "only pictures"),
        (made('<w:altChunk w:id="x"/>'), "another format"),
        (made(paragraph(FIRST))[:900], "damaged"),
        (archive({"word/other.xml": "<a/>"}), "no part"),
        (archive({"word/document.xml": "<a>"}), "damaged"),
        (archive({"word/document.xml": ""}), "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(raw: bytes, says: str) -> None:
    with pytest.raises(DamagedError, match=says) as raised:
        docx.read(raw, "port.docx", AS_IT_IS)
    assert "port.docx" in str(raised.value)
