"""What is said in made-up articles whose names are given."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.extract.findings import FoundName, NameKind
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.scanned_text import ScannedText
from briefings.extract.speech.speech import Speech, find_speech
from briefings.model import Article

Names = Mapping[NameKind, Sequence[str]]
"""Names by their kind; forms of one name stand in one string, parted by “|”, the fullest first."""


class Said(NamedTuple):
    """A quotation's words and speaker."""

    words: str
    speaker: str | None


class Claim(NamedTuple):
    """A claim's cue, source and words."""

    cue: str
    source: str | None
    said: str


def read_speech(
    text: str, language: str, names: Names | None = None, known: KnownNames = NOBODY_KNOWN
) -> Speech:
    article = Article(text=text, blocks=tuple(paragraph_blocks(text)), sha256="")
    found = [
        name
        for kind, every in (names or {}).items()
        for forms in every
        if (name := _name(text, kind, forms.split("|")))
    ]
    return find_speech(ScannedText(article, language), found, known)


def _name(text: str, kind: NameKind, forms: Sequence[str]) -> FoundName | None:
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in longest_first)
    mentions = tuple(match.span() for match in re.finditer(pattern, text))
    if not mentions:
        return None
    start, end = mentions[0]
    return FoundName(start=start, end=end, name=forms[0], kind=kind, mentions=mentions)


def said_in(text: str, language: str, names: Names | None = None) -> list[Said]:
    quotes = read_speech(text, language, names).quotes
    return [Said(text[quote.start : quote.end], quote.speaker) for quote in quotes]


def claims_in(text: str, language: str, names: Names | None = None) -> list[Claim]:
    claims = read_speech(text, language, names).claims
    return [
        Claim(text[claim.start : claim.end], claim.source, text[slice(*claim.said)])
        for claim in claims
    ]
