"""Files that are no articles, told by their first bytes: what each is, and what to do about it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple


class _Mark(NamedTuple):
    """How every file of a kind begins, as a regular expression."""

    beginning: bytes
    what: str
    advice: str


_OCR: Final = "make text of it by OCR first, as `tesseract` does"
_PLAYED: Final = "write down what is said in it first"
_RESAVE: Final = "open it in a word processor and save it as .docx or .odt"
_UNPACK: Final = "unpack it and add what it holds"
_CONVERT_BOOK: Final = "make HTML or text of it first, as `pandoc` does"
_ARTICLE_ITSELF: Final = "name the article itself"

_MARKS: Final = (
    _Mark(rb"\{\\rtf\d", "a document in Rich Text Format (RTF)", _RESAVE),
    _Mark(rb"\x89PNG\r\n", "a picture (PNG)", _OCR),
    _Mark(
        rb"\xff\xd8\xff|\xff\x0a|\x00\x00\x00\x0cJXL |\x00\x00\x00\x0cjP  ",
        "a picture (JPEG)",
        _OCR,
    ),
    _Mark(rb"GIF8[79]a", "a picture (GIF)", _OCR),
    _Mark(rb"II[*+]\x00|MM\x00[*+]", "a picture (TIFF)", _OCR),
    _Mark(rb"8BPS\x00", "a picture (Photoshop)", _OCR),
    _Mark(rb"\x00\x00[\x01\x02]\x00", "a picture (icon)", _OCR),
    _Mark(rb"RIFF.{4}WEBP", "a picture (WebP)", _OCR),
    _Mark(rb"\x00.{3}ftyp(hei|mif1|avif)", "a picture (HEIC or AVIF)", _OCR),
    _Mark(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00\x00\x00", "a picture (BMP)", _OCR),
    _Mark(rb"AT&TFORM.{4}DJV", "a scanned document (DjVu)", _OCR),
    _Mark(rb"\x00.{3}(ftyp|moov|mdat)", "a video or sound recording (MP4)", _PLAYED),
    _Mark(rb"\x1a\x45\xdf\xa3", "a video or sound recording (WebM)", _PLAYED),
    _Mark(rb"OggS\x00|fLaC\x00|ID3[\x02-\x04]|\.snd\x00", "a sound recording", _PLAYED),
    _Mark(rb"\xff[\xfb\xf3\xf2]", "a sound recording (MP3)", _PLAYED),
    _Mark(rb"RIFF.{4}WAVE", "a sound recording (WAV)", _PLAYED),
    _Mark(rb"RIFF.{4}AVI |FLV\x01|\x00\x00\x01[\xba\xb3]", "a video", _PLAYED),
    _Mark(rb"\x1f\x8b", "compressed (gzip)", "unpack it first, as `gunzip` does"),
    _Mark(rb"BZh[1-9]1AY&SY", "compressed (bzip2)", "unpack it first, as `bunzip2` does"),
    _Mark(rb"\xfd7zXZ\x00", "compressed (xz)", "unpack it first, as `unxz` does"),
    _Mark(rb"\x28\xb5\x2f\xfd", "compressed (zstd)", "unpack it first, as `unzstd` does"),
    _Mark(rb"\x1f\x9d", "compressed (Z)", "unpack it first, as `uncompress` does"),
    _Mark(rb"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    _Mark(rb"Rar!\x1a\x07", "an archive (RAR)", _UNPACK),
    _Mark(rb".{257}ustar[\x00 ]", "an archive (tar)", _UNPACK),
    _Mark(rb"MSCF\x00", "an archive (cabinet)", _UNPACK),
    _Mark(rb".{60}(BOOKMOBI|TEXtREAd)", "an e-book (Kindle)", _CONVERT_BOOK),
    _Mark(rb"%!PS-Adobe", "a PostScript file", "make a PDF of it first, as `ps2pdf` does"),
    _Mark(rb"\xffWPC", "a WordPerfect document", _RESAVE),
    _Mark(rb"!BDN", "an Outlook store", "save the mail itself as .eml and add that"),
    _Mark(rb"bplist00", "a Safari web archive", "save the page as HTML and add that"),
    _Mark(rb"WARC/1\.\d\r\n", "a web archive (WARC)", "save the page as HTML and add that"),
    _Mark(rb"SQLite format 3\x00", "a database (SQLite)", _ARTICLE_ITSELF),
    _Mark(rb"\x7fELF|\xfe\xed\xfa|\xcf\xfa\xed\xfe|MZ[\x90P]\x00", "a program", _ARTICLE_ITSELF),
    _Mark(rb"wOF[F2]\x00\x01|wOF[F2]OTTO|OTTO\x00|\x00\x01\x00\x00\x00", "a font", _ARTICLE_ITSELF),
)

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OLE_STREAMS: Final = (
    ("EncryptedPackage", "an encrypted document", "open it with its password and save it without"),
    ("WordDocument", "a document of an old Word (.doc)", _RESAVE),
    ("__substg1.0", "a mail as Outlook keeps it (.msg)", "save it as .eml and add that"),
    ("Workbook", "a spreadsheet (.xls)", _ARTICLE_ITSELF),
    ("PowerPoint Document", "a presentation (.ppt)", "save it as PDF and add that"),
)
"""What the old container of Microsoft's programs holds, by the name of a stream in it."""

_HEAD: Final = 512


def foreign(raw: bytes) -> str | None:
    """Return what a file is that is no article and what to do, as “is …: do …”; `None`: unknown."""
    head = raw[:_HEAD]
    for mark in _MARKS:
        if re.match(mark.beginning, head, re.DOTALL):
            return f"is {mark.what}: {mark.advice}"
    return _old_office(raw) if head.startswith(_OLE) else None


def _old_office(raw: bytes) -> str:
    for stream, what, advice in _OLE_STREAMS:
        if stream.encode("utf-16-le") in raw:
            return f"is {what}: {advice}"
    return f"is a document of an old program of Microsoft's: {_RESAVE}"


def foreign_zip(names: Sequence[str], mimetype: str) -> str:
    """Return the same of a zip file that holds `names` and says that it is `mimetype`."""
    kinds: tuple[tuple[bool, str, str], ...] = (
        ("epub" in mimetype, "an e-book (EPUB)", _CONVERT_BOOK),
        ("spreadsheet" in mimetype, "a spreadsheet (.ods)", _ARTICLE_ITSELF),
        ("presentation" in mimetype, "a presentation (.odp)", "save it as PDF and add that"),
        ("sun.xml" in mimetype, "a document of an old OpenOffice", _RESAVE),
        ("opendocument" in mimetype, "a drawing or formula of OpenDocument", _ARTICLE_ITSELF),
        (_holds(names, "xl/"), "a spreadsheet (.xlsx)", _ARTICLE_ITSELF),
        (_holds(names, "ppt/"), "a presentation (.pptx)", "save it as PDF and add that"),
        (_holds(names, "Index/"), "a document of Pages or its like", "export it as .docx or PDF"),
    )
    for holds, what, advice in kinds:
        if holds:
            return f"is {what}: {advice}"
    return f"is an archive (zip): {_UNPACK}"


def _holds(names: Sequence[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)
