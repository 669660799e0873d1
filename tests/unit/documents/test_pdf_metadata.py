"""What a PDF's properties say of its article: what programs leave there is not believed."""

import datetime as dt

import pytest

from briefings.documents.document import AS_IT_IS, FoundValue, Metadata
from briefings.documents.registry import read
from tests.unit.documents.pdf_by_hand import pdf, text

TITLE = "Ferries wait for the wind"
PAGE = "\n".join(
    [
        text(TITLE, 72, 740, size=18),
        text("Ida Fennimore", 72, 715),
        text(
            "Oakwater, 12 May 2014. The ferry did not leave because the wind had turned.", 72, 690
        ),
    ]
)


def metadata(page: str = PAGE, *, catalogue: str = "", **info: str) -> Metadata:
    (document,) = read(pdf(page, info=info, catalogue=catalogue), "a.pdf", AS_IT_IS)
    return document.metadata


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - ferry_final.docx", "ferry.indd", "untitled", "Untitled-1", "Document1",
        "Sin título", "Documento1", "PowerPoint Presentation", "Layout 1", "C:\\temp\\x", "",
        "file:///tmp/page.html", "about:blank", "ferry_wind_v2", "nota",
        "Plantilla de informe anual",
    ],
)  # fmt: skip
def test_titles_that_are_none_give_way_to_the_largest_heading(title: str) -> None:
    assert metadata(Title=title).title == FoundValue(TITLE, "largest heading of page 1")


def test_a_title_that_the_page_has_too_is_one() -> None:
    assert metadata(Title="Ferries wait for wind").title == FoundValue(
        "Ferries wait for wind", "PDF title"
    )


@pytest.mark.parametrize(
    ("author", "is_one"),
    [
        ("Ida Fennimore", True), ("María José Quiñones", True), ("Fennimore", True),
        ("jperez2", False),
        ("admin", False), ("Microsoft Office User", False), ("Usuario de Windows", False),
        ("HP", False), ("ida@example.org", False), ("unknown", False), ("Wren", False),
        ("Adobe InDesign CC 2014", False), ("owner", False),
    ],
)  # fmt: skip
def test_logins_and_programs_are_no_authors(author: str, *, is_one: bool) -> None:
    found = metadata(Author=author).author
    assert found == (FoundValue(author, "PDF author") if is_one else None)


@pytest.mark.parametrize(
    ("made", "day"),
    [
        ("D:20140512093000+02'00'", dt.date(2014, 5, 12)),
        ("D:20191203093000Z", None),
        ("yesterday", None),
        ("D:20149999", None),
    ],
)
def test_a_file_is_published_on_the_day_it_was_made_only_if_it_says_so_itself(
    made: str, day: dt.date | None
) -> None:
    found = metadata(CreationDate=made).published
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("printed", "made", "day"),
    [
        ("5/12/14, 9:30 AM", "D:2014", dt.date(2014, 5, 12)),
        ("12/05/2014, 09:30", "D:20140512093000", dt.date(2014, 5, 12)),
        ("5/12/2014 09:30", "D:20140512093000", dt.date(2014, 5, 12)),
        ("23.5.2014, 09:30", "", dt.date(2014, 5, 23)),
        ("5/12/2014, 09:30", "", None),
        ("2014/5/12 9:30", "", dt.date(2014, 5, 12)),
    ],
)
def test_what_a_browser_prints_at_the_edges_says_where_and_when(
    printed: str, made: str, day: dt.date | None
) -> None:
    address = "https://news.example.org/2014/ferry?id=7"
    edges = [
        text(printed, 24, 770, size=8),
        text(TITLE, 300, 770, size=8),
        text(address, 24, 17, size=8),
        text("1/1", 570, 17, size=8),
    ]
    raw = pdf("\n".join([PAGE, *edges]), info={"CreationDate": made})
    (document,) = read(raw, "a.pdf", AS_IT_IS)
    found = document.metadata
    assert found.url == FoundValue(address, "printed at the page's edge")
    assert (found.retrieved.value if found.retrieved else None) == day
    assert address not in document.text
    assert document.text.count(TITLE) == 1


def test_an_address_that_was_cut_off_is_none() -> None:
    edge = text("https://news.example.org/2014/ferry-and-…", 24, 17, size=8)
    assert metadata(f"{PAGE}\n{edge}").url is None


def test_the_language_is_what_the_catalogue_says() -> None:
    assert metadata(catalogue="/Lang (es-PE)").language == FoundValue("es-PE", "PDF language")
    assert metadata(catalogue="/Lang (what?)").language is None
    assert metadata().language is None


def test_xmp_is_read_too() -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
        'syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><dc:title><rdf:Alt><rdf:li '
        f'xml:lang="x-default">{TITLE}</rdf:li></rdf:Alt></dc:title>'
        "<prism:publicationName>The Tarn Ledger</prism:publicationName>"
        "<prism:publicationDate>2014-05-11</prism:publicationDate></rdf:Description></rdf:RDF>"
        "</x:xmpmeta>"
    )
    stream = (
        f"<< /Type /Metadata /Subtype /XML /Length {len(packet)} >>\nstream\n{packet}\nendstream"
    )
    raw = pdf(PAGE, catalogue="/Metadata 6 0 R", more=[stream])
    (document,) = read(raw, "a.pdf", AS_IT_IS)
    found = document.metadata
    assert found.title == FoundValue(TITLE, "XMP dc:title")
    assert found.publisher == FoundValue("The Tarn Ledger", "XMP prism:publicationName")
    assert found.published == FoundValue(dt.date(2014, 5, 11), "XMP prism:publicationDate")
