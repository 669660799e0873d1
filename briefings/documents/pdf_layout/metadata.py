"""What a PDF's properties say of its article, and what of it can be believed.

Programs fill these in on their own: titles are file names and templates, authors are logins. What
looks like that is dropped, and a title is checked against the words of the first page. The day on
which the file was made is the article's own only where the first page names it too.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import PdfObject

from briefings.documents.document import FoundValue, Metadata
from briefings.documents.pdf_layout.furniture import Printed
from briefings.month_names import names_of

_FAULTS: Final = (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError)
_LONGEST: Final = 300
_FILE_NAME: Final = re.compile(
    r"\.(?:docx?|odt|rtf|pdf|indd|qxp|qxd|pptx?|xlsx?|txt|html?|php|aspx?|jpe?g|tiff?|tex|dvi|ps|pages|fm|pub|wpd)"
    r"(?:\b|$)",
    re.IGNORECASE,
)
_PROGRAM: Final = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel|office)|powerpoint|presentaci[oó]n de powerpoint|"
    r"libreoffice|openoffice|writer|adobe|acrobat|indesign|quarkxpress|latex|pdftex|ghostscript|"
    r"chromium|chrome|mozilla|canva|wkhtmltopdf|pdfcreator|scansnap|canon|xerox|hp |ricoh|konica)",
    re.IGNORECASE,
)
_EMPTY: Final = re.compile(
    r"^(?:untitled|sin t[ií]tulo|no title|title|t[ií]tulo|document|documento|nuevo documento|"
    r"new document|layout|maquetaci[oó]n|dise[nñ]o|p[aá]gina|page|print|imprimir|scan|escaneo|"
    r"image|imagen|doc|draft|borrador|final|default|about:blank|full page(?: photo)?|slide|"
    r"none|null|unknown)[\s_.-]*(?:\(?\d*\)?)$",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:user|usuario|username|admin\w*|owner|root|guest|test|pc|hp|dell|asus|acer|lenovo|toshiba|"
    r"windows user|usuario de windows|microsoft office user|usuario de microsoft office|anonymous|"
    r"an[oó]nimo|unknown|desconocido|author|autor|name|nombre|none|null|default|n/?a|-+)\W*\d*$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]+")
_NAME: Final = re.compile(r"[^\W\d_][^\d_@/\\]*$")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$")
_KNOWN: Final = 0.6
_FEWEST_WORDS: Final = 3
_PDF_DATE: Final = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_LAST_DAY: Final = 31
_SHORT_YEAR: Final = 100
_CENTURY: Final = 2000
_PARTS: Final = re.compile(r"\d+")


class FirstPage(NamedTuple):
    """The text of the first page, and its largest heading."""

    text: str
    heading: str | None


def metadata_of(reader: PdfReader, first: FirstPage, printed: Printed) -> Metadata:
    """Return what a document's properties and its first page say, where it can be believed."""
    info, xmp = _info(reader), _xmp(reader)
    made = _date(info.get("/CreationDate"))
    title = _title([("XMP dc:title", xmp.get("title")), ("PDF title", info.get("/Title"))], first)
    if title is None and first.heading is not None:
        title = FoundValue(first.heading, "largest heading of page 1")
    authors = [("XMP dc:creator", xmp.get("author")), ("PDF author", info.get("/Author"))]
    return Metadata(
        title=title,
        author=_author(authors, first),
        publisher=_publisher(xmp),
        published=_published(xmp, made, first),
        language=_language(reader),
        url=_address(printed, xmp),
        retrieved=_retrieved(printed, made),
    )


def _info(reader: PdfReader) -> Mapping[str, str]:
    try:
        found = reader.metadata
        return {str(name): _plain(found.get(name)) for name in found} if found else {}
    except _FAULTS:
        return {}


def _plain(value: object) -> str:
    value = value.get_object() if isinstance(value, PdfObject) else value
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    return " ".join(str(value).replace("\0", "").split())[:_LONGEST] if value is not None else ""


def _xmp(reader: PdfReader) -> dict[str, str]:
    """Return what stands in the file's XMP packet, as Dublin Core and PRISM name it."""
    try:
        packet = reader.xmp_metadata
        if packet is None:
            return {}
        titles = packet.dc_title or {}
        found = {
            "title": titles.get("x-default") or next(iter(titles.values()), ""),
            "author": ", ".join(str(name) for name in packet.dc_creator or ()),
            "publisher": ", ".join(str(name) for name in packet.dc_publisher or ()),
            "source": packet.dc_source or "",
        }
        description = packet.rdf_root
        for name in ("publicationName", "publicationDate", "coverDate", "url"):
            for node in description.getElementsByTagName(f"prism:{name}")[:1]:
                found[name] = "".join(
                    child.data for child in node.childNodes if child.nodeType == child.TEXT_NODE
                )
    except _FAULTS:
        return {}
    return {name: _plain(value) for name, value in found.items() if value}


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _title(candidates: list[tuple[str, str | None]], first: FirstPage) -> FoundValue[str] | None:
    for where, text in candidates:
        if text and _is_title(text, first):
            return FoundValue(text, where)
    return None


def _is_title(text: str, first: FirstPage) -> bool:
    """Return whether a title is one, and not what a program or a template has left there."""
    if _PROGRAM.match(text) or _EMPTY.match(text) or _FILE_NAME.search(text) or "\\" in text:
        return False
    words = _words(text)
    if not words or (len(words) == 1 and not text.istitle()) or ("_" in text and " " not in text):
        return False
    if text.startswith(("http:", "https:", "file:", "/")):
        return False
    on_page = set(_words(first.text))
    known = sum(word in on_page for word in words)
    if known >= _KNOWN * len(words):
        return True
    return len(words) >= _FEWEST_WORDS and (first.heading is None or known > 0)


def _author(candidates: list[tuple[str, str | None]], first: FirstPage) -> FoundValue[str] | None:
    for where, text in candidates:
        if text and _is_author(text, first):
            return FoundValue(text, where)
    return None


def _is_author(text: str, first: FirstPage) -> bool:
    """Return whether this names somebody: a login, a program or a device does not."""
    if _NOBODY.match(text) or _PROGRAM.match(text) or not _NAME.match(text):
        return False
    words = _words(text)
    if len(words) == 1:
        return text[0].isupper() and text.casefold() in first.text.casefold()
    return " " in text and any(word[0].isupper() for word in text.split())


def _publisher(xmp: Mapping[str, str]) -> FoundValue[str] | None:
    for name, where in (
        ("publicationName", "XMP prism:publicationName"),
        ("publisher", "XMP dc:publisher"),
    ):
        text = xmp.get(name)
        if text and not _PROGRAM.match(text) and not _NOBODY.match(text):
            return FoundValue(text, where)
    return None


def _published(
    xmp: Mapping[str, str], made: dt.date | None, first: FirstPage
) -> FoundValue[dt.date] | None:
    for name in ("publicationDate", "coverDate"):
        date = _date(xmp.get(name, "").replace("-", ""))
        if date is not None:
            return FoundValue(date, f"XMP prism:{name}")
    if made is not None and _names_day(first.text, made):
        return FoundValue(made, "PDF creation date, which page 1 names too")
    return None


def _names_day(text: str, day: dt.date) -> bool:
    month = f"(?:{'|'.join(names_of(day.month))})"
    forms = (
        rf"\b0?{day.day}(?:º|°|st|nd|rd|th)?\s+(?:de\s+)?{month}\s*(?:,|de|del)?\s*{day.year}\b",
        rf"\b{month}\s+0?{day.day}(?:st|nd|rd|th)?,?\s+{day.year}\b",
        rf"\b{day.year}-{day.month:02}-{day.day:02}\b",
        rf"\b0?{day.day}([/.-])0?{day.month}\1{day.year}\b",
    )
    return any(re.search(form, text, re.IGNORECASE) for form in forms)


def _language(reader: PdfReader) -> FoundValue[str] | None:
    try:
        tag = _plain(reader.root_object.get("/Lang"))
    except _FAULTS:
        return None
    return FoundValue(tag, "PDF language") if _LANGUAGE.match(tag) else None


def _address(printed: Printed, xmp: Mapping[str, str]) -> FoundValue[str] | None:
    if printed.address is not None:
        return FoundValue(printed.address, "printed at the page's edge")
    for name, where in (("url", "XMP prism:url"), ("source", "XMP dc:source")):
        text = xmp.get(name, "")
        if text.startswith(("http://", "https://")) and urlsplit(text).netloc:
            return FoundValue(text, where)
    return None


def _retrieved(printed: Printed, made: dt.date | None) -> FoundValue[dt.date] | None:
    """Read the day a browser has printed; the file's own tells which number is the month."""
    if printed.date is None:
        return None
    numbers = [int(part) for part in _PARTS.findall(printed.date)]
    days = [day for day in _readings(numbers, is_american=printed.is_american) if day is not None]
    near = [day for day in days if made is not None and abs((day - made).days) <= 1]
    if near or len(set(days)) == 1:
        return FoundValue((near or days)[0], "printed at the page's edge")
    return None


def _readings(numbers: list[int], *, is_american: bool | None) -> list[dt.date | None]:
    """Return the days that a date may be; short years are of this century."""
    first, second, third = numbers
    if first > _LAST_DAY:
        return [_day(first, second, third)]
    year = third + _CENTURY if third < _SHORT_YEAR else third
    american, other = _day(year, first, second), _day(year, second, first)
    return [american] if is_american and american else [other, american]


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _date(text: str | None) -> dt.date | None:
    found = _PDF_DATE.match(text or "")
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None
