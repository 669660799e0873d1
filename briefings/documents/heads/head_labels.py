"""Lines that name a publisher or an address: “Source: …”, “© 2014 …”, “AFP / Lima”, a bare URL."""

import re
from typing import Final, Literal, NamedTuple

from briefings.documents.heads.agencies import agency
from briefings.documents.heads.written_dates import written_dates

Label = Literal["title", "publisher", "url"]

_LABELS: Final[dict[Label, str]] = {
    "title": r"(?:title|título|titular|headline)\s*:",
    "publisher": r"(?:source|fuente|publisher|publication|medio|published (?:by|in)|"
    r"publicado (?:por|en))\s*:",
    "url": r"(?:source|fuente|url|link|enlace|original|web|via|available (?:at|from)|"
    r"disponible en|retrieved from|recuperado de|read (?:more|the full story)(?: at)?|"
    r"leer (?:más|la nota completa)(?: en)?|published at|publicado en)\s*:?",
}
_LABELLED: Final = {
    label: re.compile(rf"{words}\s*(?P<value>\S.*)", re.IGNORECASE)
    for label, words in _LABELS.items()
}
_URL: Final = re.compile(r"[<(\[]?(?P<url>https?://[^\s<>\"\[\]]{4,1000}?)[>)\]]?[.,;]?")
_RIGHTS: Final = re.compile(
    r"[\s,.;–-]*\b(?:all rights reserved|todos los derechos reservados|derechos reservados)\b.*",
    re.IGNORECASE,
)
_COPYRIGHT: Final = re.compile(
    r"(?:(?:copyright|©|\(c\))[\s©]*)+(?:\(c\))?[\s,]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*"
    r"(?:by\s+|por\s+)?(?P<holder>[^\d.|;:]{2,60}?)[\s,]*(?:\d{4})?[\s,.]*",
    re.IGNORECASE,
)
_PICTURES: Final = re.compile(
    r"getty|shutterstock|istock|photo|foto|image|imagen|author|autor", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\s*[/|•·,–—()]\s*|\s+(?:-|and|y|e)\s+")
_MOST_PUBLISHER_WORDS: Final = 6
_MOST_PLACE_WORDS: Final = 3


class Labelled(NamedTuple):
    """What a line says, and of what; `is_sure` is false where it may be of something else.

    At a text's end a bare address may be anybody's, and a source that of a figure.
    """

    label: Label
    value: str
    is_sure: bool = True


def labelled(line: str) -> Labelled | None:
    """Return what a line says in so many words: `Source: …`, an address alone, a copyright."""
    if found := _URL.fullmatch(line):
        return Labelled("url", found["url"], is_sure=False)
    for label, pattern in _LABELLED.items():
        found = pattern.fullmatch(line)
        value = found["value"].strip() if found else ""
        address = _URL.fullmatch(value)
        if address and label != "title":
            return Labelled("url", address["url"])
        if found and label == "publisher" and _is_publisher(value):
            is_sure = agency(value) is not None
            return Labelled("publisher", value.rstrip("."), is_sure)
        if found and label == "title":
            return Labelled("title", value)
    holder = _COPYRIGHT.fullmatch(_RIGHTS.sub("", line))
    if holder and _is_publisher(holder["holder"]) and not _PICTURES.search(line):
        return Labelled("publisher", holder["holder"].strip())
    return None


def agency_line(line: str) -> str | None:
    """Return the one agency that a line names, beside a place or a day and nothing else.

    A name of two words before it may be that of whoever took a picture.
    """
    if _PICTURES.search(line):
        return None
    for date in reversed([*written_dates(line, day_first=True)]):
        line = f"{line[: date.start]}|{line[date.end :]}"
    parts = [part for part in _BETWEEN.split(line) if part.strip()]
    named = [number for number, part in enumerate(parts) if agency(part)]
    if len(named) != 1:
        return None
    is_place = all(
        part[:1].isupper() and len(part.split()) <= (1 if number < named[0] else _MOST_PLACE_WORDS)
        for number, part in enumerate(parts)
        if number != named[0]
    )
    return agency(parts[named[0]]) if is_place else None


def _is_publisher(words: str) -> bool:
    return words[:1].isupper() and len(words.split()) <= _MOST_PUBLISHER_WORDS
