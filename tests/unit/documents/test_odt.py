"""OpenDocument texts: what stands on the page is the text, what was deleted or hidden is not."""

import pytest

from briefings.documents import odt, registry
from briefings.documents.document import AS_IT_IS, FoundValue
from briefings.errors import DamagedError
from tests.unit.documents.office_files import archive, fodt
from tests.unit.documents.office_files import odt as made
from tests.unit.documents.reading import only, roles, value, words

FIRST = "The harbour of Brava stays closed, its master said on Monday."
SECOND = "El puerto de Brava sigue cerrado, dijo el capitán el lunes."
COMMON = """
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Our_20_heading" style:family="paragraph"
  style:default-outline-level="3"/>
<style:style style:name="Quotations" style:family="paragraph"/>
"""
AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Our_20_heading"/>
<style:style style:name="P3" style:family="paragraph"><style:text-properties text:display="none"/>
</style:style>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/>
</style:style>
<style:style style:name="P4" style:family="paragraph" style:parent-style-name="P4"/>
"""


def p(insides: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{insides}</text:p>'


def items(*insides: str) -> str:
    entries = "".join(f"<text:list-item>{each}</text:list-item>" for each in insides)
    return f"<text:list>{entries}</text:list>"


def row(*cells: str) -> str:
    inside = "".join(f"<table:table-cell>{each}</table:table-cell>" for each in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def text_of(body: str) -> list[str]:
    return words(only(odt.read, made(body, automatic=AUTOMATIC, common=COMMON)))


def test_paragraphs_are_blocks_parted_by_a_blank_line() -> None:
    document = only(odt.read, made(p(FIRST) + p("") + p(SECOND)))
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert document.kind == "odt"


def test_a_flat_file_is_read_as_a_packed_one() -> None:
    body = p(FIRST) + items(p("One"))
    assert registry.kind_of(fodt(body), "report") == "odt"
    assert words(only(odt.read, fodt(body))) == words(only(odt.read, made(body)))


def test_headings_have_their_level() -> None:
    body = (
        p("Title", "P1")
        + '<text:h text:outline-level="2">Two</text:h>'
        + p("Three", "P2")
        + p("Quoted", "Quotations")
        + p("Loop", "P4")
        + p("Chapter", "Heading_20_4")
    )
    document = only(odt.read, made(body, automatic=AUTOMATIC, common=COMMON))
    assert roles(document) == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("quote", None),
        ("paragraph", None),
        ("heading", 4),
    ]


def test_lists_have_levels_and_what_goes_on_in_an_item_is_none() -> None:
    body = items(p("One") + p("goes on"), p("Two") + items(p("Inside"))) + p("After")
    document = only(odt.read, made(body))
    assert words(document) == ["One", "goes on", "Two", "Inside", "After"]
    assert roles(document) == [
        ("list_item", 1),
        ("paragraph", None),
        ("list_item", 1),
        ("list_item", 2),
        ("paragraph", None),
    ]


def test_a_text_box_in_a_list_is_no_part_of_it() -> None:
    box = f"<draw:frame><draw:text-box>{p('Boxed')}</draw:text-box></draw:frame>"
    document = only(odt.read, made(items(p(f"One {box}more"), p("Two"))))
    assert words(document) == ["One more", "Boxed", "Two"]
    assert [role for role, _ in roles(document)] == ["list_item", "paragraph", "list_item"]


def test_blanks_tabs_and_breaks_are_elements() -> None:
    body = p('one<text:s text:c="4"/>two<text:tab/>three<text:line-break/>four \n  five')
    assert text_of(body) == ["one two three\nfour five"]


def test_spans_links_and_fields_are_words_of_their_paragraph() -> None:
    body = p(
        "The <text:span>harbour</text:span> <text:a>master</text:a> (<text:sequence>1"
        "</text:sequence>), page <text:page-number>3</text:page-number><text:bookmark/>."
    )
    assert text_of(body) == ["The harbour master (1), page ."]


def test_deleted_words_remarks_and_contents_are_left_out() -> None:
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('deleted')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    contents = f"<text:table-of-content><text:index-body>{p('Contents')}</text:index-body>" + (
        "</text:table-of-content>"
    )
    remark = f"<office:annotation>{p('a remark')}</office:annotation>"
    document = only(odt.read, made(gone + contents + p(f"The port{remark} closes.")))
    assert words(document) == ["The port closes."]
    assert any("tracked" in each for each in document.remarks)


def test_hidden_words_paragraphs_and_sections_are_left_out_and_said() -> None:
    body = (
        p('Seen<text:span text:style-name="T1"> not</text:span> here.')
        + p("Hidden", "P3")
        + f'<text:section text:display="none">{p("Nor this")}</text:section>'
        + p('<text:hidden-paragraph text:is-hidden="true"/>Nor that')
        + f"<text:section>{p('But this.')}</text:section>"
    )
    document = only(odt.read, made(body, automatic=AUTOMATIC))
    assert words(document) == ["Seen here.", "But this."]
    assert "Hidden text was left out." in document.remarks


def test_notes_come_last() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('The note.')}{p('Its end.')}</text:note-body></text:note>"
    )
    document = only(odt.read, made(p(f"A{note}.") + p("B")))
    assert words(document) == ["A.", "B", "The note.\nIts end."]
    assert roles(document)[2] == ("footnote", None)


def test_a_table_is_a_row_a_block_and_what_is_covered_is_no_cell() -> None:
    covered = "<table:covered-table-cell><text:p/></table:covered-table-cell>"
    wide = f"<table:table-row><table:table-cell>{p('Both')}</table:table-cell>{covered}" + (
        "</table:table-row>"
    )
    many = '<table:table-cell table:number-columns-repeated="16384"/>'
    last = f"<table:table-row><table:table-cell>{p('x')}</table:table-cell>{many}" + (
        f"<table:table-cell>{p('y')}</table:table-cell></table:table-row>"
    )
    body = f"<table:table>{row(p('Year'), p('Rain'))}{wide}{last}</table:table>"
    assert text_of(body) == ["Year | Rain", "Both", "x | | y"]


def test_a_caption_with_its_picture_is_one() -> None:
    body = p(
        f"<draw:frame><draw:text-box>{p('<draw:frame/>Rain by year', 'Illustration')}"
        "</draw:text-box><svg:title>picture</svg:title><svg:desc>of rain</svg:desc></draw:frame>"
    )
    document = only(odt.read, made(body))
    assert words(document) == ["Rain by year"]
    assert roles(document) == [("caption", None)]


def test_metadata_is_that_of_whoever_began_it() -> None:
    meta = (
        "<dc:title>The port is closed</dc:title><meta:initial-creator>Ana Ejemplo"
        "</meta:initial-creator><dc:creator>Benito Prueba</dc:creator>"
        "<meta:creation-date>2014-02-10T09:00:00</meta:creation-date><dc:language>es-PE</dc:language>"
    )
    document = only(odt.read, made(p(FIRST), meta=meta))
    assert document.metadata.title == FoundValue("The port is closed", "document property title")
    assert value(document.metadata.author) == "Ana Ejemplo"
    assert value(document.metadata.language) == "es-PE"
    assert document.metadata.published is None
    assert any("2014-02-10" in each for each in document.remarks)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (made(""), "holds no text"),
        (made(p(FIRST))[:500], "damaged"),
        (archive({"styles.xml": "<a/>"}), "no part"),
        (archive({"content.xml": "<a/>"}), "no text document"),
        (
            archive({"content.xml": "\x01", "META-INF/manifest.xml": "<m:encryption-data/>"}),
            "encrypted",
        ),
        (b"<office:document", "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(raw: bytes, says: str) -> None:
    with pytest.raises(DamagedError, match=says) as raised:
        odt.read(raw, "port.odt", AS_IT_IS)
    assert "port.odt" in str(raised.value)
