"""What a PDF's fonts say of the bytes shown with them: the letters, and how wide they are."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from pypdf._codecs import charset_encoding
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from briefings.documents.pdf_layout.character_maps import MOST_CODES, letters_by_code, letters_of

_EM: Final = 1000
"""Widths are in thousandths of the font's size."""

_USUAL_WIDTH: Final = 500.0
_FORCED_BOLD: Final = 1 << 18
_BOLD_WEIGHT: Final = 600
_BOLD_NAME: Final = re.compile(r"bold|black|heavy|semib|demi|cmbx|sfbx|ecbx|cmssbx", re.IGNORECASE)
_SUBSET: Final = re.compile(r"^/?[A-Z]{6}\+|^/")


class Sign(NamedTuple):
    """What one code shows: `width` is in parts of the font's size."""

    text: str
    width: float
    is_space_code: bool = False


class Font:
    """A font of a PDF: turns the bytes of a string into what they show."""

    def __init__(self, resource: DictionaryObject) -> None:
        self.name = _SUBSET.sub("", str(resource.get("/BaseFont", "")))
        self._is_composite = resource.get("/Subtype") == "/Type0"
        descendant = _descendant(resource) if self._is_composite else resource
        descriptor = _dictionary(descendant.get("/FontDescriptor"))
        self.is_bold = _is_bold(self.name, descriptor)
        to_unicode = letters_by_code(resource)
        self._table: dict[int, Sign] = {}
        if self._is_composite:
            self._letters: Mapping[int, str] = to_unicode
            self._is_unicode = bool(re.search("UCS2|UTF16", str(resource.get("/Encoding"))))
            self._widths: Mapping[int, float] = _composite_widths(descendant)
            self._usual = _number(descendant.get("/DW"), _EM)
            self._scale = 1 / _EM
        else:
            self._is_unicode = False
            encoding = _encoding(resource, descriptor)
            self._letters = {**encoding, **to_unicode}
            self._widths = _simple_widths(resource) or _core_widths(self.name, encoding)
            self._usual = _number(descriptor.get("/MissingWidth"), 0) or _USUAL_WIDTH
            self._scale = _width_scale(resource)

    def shown(self, codes: bytes) -> Iterator[Sign]:
        """Yield what each code of a string shows."""
        table = self._table
        for code in _pairs(codes) if self._is_composite else codes:
            shown = table.get(code)
            if shown is None:
                shown = table[code] = self._shown(code)
            yield shown

    def _shown(self, code: int) -> Sign:
        text = self._letters.get(code)
        if text is None:
            text = chr(code) if self._is_unicode else "\ufffd"
        width = self._widths.get(code, self._usual) * self._scale
        return Sign(text, width, is_space_code=code == ord(" ") and not self._is_composite)


def _pairs(codes: bytes) -> Iterator[int]:
    return (codes[at] << 8 | codes[at + 1] for at in range(0, len(codes) - 1, 2))


def _dictionary(value: PdfObject | None) -> DictionaryObject:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _number(value: PdfObject | None, default: float) -> float:
    found = value.get_object() if value is not None else None
    return float(found) if isinstance(found, (int, float)) else default


def _array(value: PdfObject | None) -> list[PdfObject]:
    found = value.get_object() if value is not None else None
    if not isinstance(found, ArrayObject):
        return []
    return [each.get_object() for each in found[:MOST_CODES]]


def _descendant(resource: DictionaryObject) -> DictionaryObject:
    found = _array(resource.get("/DescendantFonts"))
    return found[0] if found and isinstance(found[0], DictionaryObject) else DictionaryObject()


def _is_bold(name: str, descriptor: DictionaryObject) -> bool:
    return (
        _BOLD_NAME.search(name) is not None
        or _number(descriptor.get("/FontWeight"), 0) >= _BOLD_WEIGHT
        or bool(int(_number(descriptor.get("/Flags"), 0)) & _FORCED_BOLD)
    )


def _width_scale(resource: DictionaryObject) -> float:
    """Return what a width is multiplied with; a font made of drawings has a scale of its own."""
    if resource.get("/Subtype") != "/Type3":
        return 1 / _EM
    matrix = _array(resource.get("/FontMatrix"))
    return abs(_number(matrix[0], 1 / _EM)) if matrix else 1 / _EM


def _simple_widths(resource: DictionaryObject) -> dict[int, float]:
    first = int(_number(resource.get("/FirstChar"), 0))
    widths = _array(resource.get("/Widths"))[:256]
    return {first + at: _number(width, _USUAL_WIDTH) for at, width in enumerate(widths)}


def _composite_widths(descendant: DictionaryObject) -> dict[int, float]:
    """Read `first [width …]` and `first last width`."""
    widths: dict[int, float] = {}
    entries = iter(_array(descendant.get("/W")))
    for entry in entries:
        first, second = _number(entry, 0), next(entries, None)
        if isinstance(second, ArrayObject):
            widths.update((int(first) + at, _number(each, _EM)) for at, each in enumerate(second))
        elif isinstance(second, NumberObject):
            width = _number(next(entries, None), _EM)
            last = min(int(second), int(first) + MOST_CODES)
            widths.update(dict.fromkeys(range(int(first), last + 1), width))
        if len(widths) > MOST_CODES:
            break
    return widths


def _core_widths(name: str, encoding: Mapping[int, str]) -> dict[int, float]:
    """Return the widths of a font that every reader has to have, and a file need not describe."""
    metrics = _core_metrics().get(_core_name(name))
    return (
        {code: metrics[text] for code, text in encoding.items() if text in metrics}
        if metrics
        else {}
    )


@cache
def _core_metrics() -> Mapping[str, Mapping[str, float]]:
    # It takes a while to import, and few files need it.
    from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS  # noqa: PLC0415

    return {name: font.character_widths for name, font in CORE_FONT_METRICS.items()}


def _core_name(name: str) -> str:
    """Return the name by which a font of every reader is known: Arial is Helvetica there."""
    family, _, style = name.replace(",", "-").replace("New", "").partition("-")
    bold, slanted = "Bold" in style, re.search("Italic|Oblique", style) is not None
    if family.startswith("Times"):
        end = {(0, 0): "Roman", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}
        return "Times-" + end[bold, slanted]
    if family.startswith(("Arial", "Helvetica", "Courier")):
        core = "Courier" if family.startswith("Courier") else "Helvetica"
        ending = "Bold" * bold + "Oblique" * slanted
        return f"{core}-{ending}" if ending else core
    return name


def _encoding(resource: DictionaryObject, descriptor: DictionaryObject) -> dict[int, str]:
    """Return the letters by code: those of a named encoding, and what the font has otherwise."""
    found = resource.get("/Encoding")
    found = found.get_object() if found is not None else None
    base, differences = found, []
    if isinstance(found, DictionaryObject):
        base, differences = found.get("/BaseEncoding"), _array(found.get("/Differences"))
    name = (
        str(base)
        if isinstance(base, NameObject)
        else f"/{_SUBSET.sub('', str(resource.get('/BaseFont', '')))}"
    )
    letters = charset_encoding.get(name)
    encoding = dict(enumerate(letters or charset_encoding["/StandardEncoding"]))
    if letters is None:
        encoding.update(_built_in(descriptor))
    code = 0
    for each in differences:
        if isinstance(each, (int, float)):
            code = int(each)
        else:
            encoding[code] = letters_of(str(each))
            code += 1
    return encoding


def _built_in(descriptor: DictionaryObject) -> dict[int, str]:
    """Return the encoding that stands in the clear part of a Type 1 font."""
    file = _dictionary(descriptor.get("/FontFile"))
    if not isinstance(file, StreamObject):
        return {}
    clear = file.get_data().partition(b"eexec")[0][:100_000]
    return {
        int(code): letters_of("/" + name.decode("latin-1"))
        for code, name in re.findall(rb"dup\s+(\d{1,3})\s*/(\S+)\s+put", clear)
    }
