"""Tiny PDFs, written operator by operator: what a program would do, and what none should."""

from collections.abc import Mapping, Sequence

FONTS = {
    "R": "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    "B": "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>",
}


def text(words: str, x: float, y: float, *, size: float = 11, font: str = "R") -> str:
    """The operators that show words."""
    return f"BT /{font} {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET"


def lines(words: Sequence[str], *, x: float = 72, y: float = 700, step: float = 13) -> str:
    """Lines of text below each other."""
    return "\n".join(text(line, x, y - step * number) for number, line in enumerate(words))


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def pdf(
    *pages: str,
    info: Mapping[str, str] | None = None,
    fonts: Mapping[str, str] = FONTS,
    catalogue: str = "",
    extra: Mapping[str, str] | None = None,
    more: Sequence[str] = (),
) -> bytes:
    """A PDF of pages of content; `extra` are objects of the pages' resources.

    `more` are objects of the file, numbered behind those of its pages: of one page, from 6 on.
    """
    named = "".join(f"/{name} {font} " for name, font in fonts.items())
    resources = "".join(f"/{name} {value} " for name, value in (extra or {}).items())
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    entries = " ".join(f"/{name} ({_escaped(value)})" for name, value in (info or {}).items())
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        f"<< {entries} >>",
    ]
    for number, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << {named} >> {resources} >> >>"
        )
        length = len(content.encode("cp1252"))
        objects.append(f"<< /Length {length} >>\nstream\n{content}\nendstream")
    return written([*objects, *more])


def written(objects: Sequence[str]) -> bytes:
    """Numbered objects with their table; the first is the catalogue, the third the properties."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return data + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    ).encode("cp1252")
