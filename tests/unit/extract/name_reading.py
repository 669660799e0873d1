"""Names found in made-up articles."""

import hashlib

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.extract.findings import FoundName, NameKind
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.names.names import find_names
from briefings.extract.scanned_text import ScannedText
from briefings.model import Article


def names_in(text: str, language: str, known: KnownNames = NOBODY_KNOWN) -> list[FoundName]:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    article = Article(text=text, blocks=paragraph_blocks(text), sha256=sha256)
    return find_names(ScannedText(article, language), known)


def of_kind(kind: NameKind, text: str, language: str) -> list[str]:
    return [name.name for name in names_in(text, language) if name.kind == kind]


def by_kind(text: str, language: str) -> list[set[str]]:
    """Return the people, organisations and places; nothing is the name of none."""
    kinds: tuple[NameKind, ...] = ("person", "organisation", "place")
    found = names_in(text, language)
    return [{name.name for name in found if name.kind == kind} or {""} for kind in kinds]


def one(name: str, text: str, language: str) -> FoundName:
    """Return the finding of a name; there must be just one."""
    (found,) = [each for each in names_in(text, language) if each.name == name]
    return found


def mentions(name: FoundName, text: str) -> list[str]:
    return [text[start:end] for start, end in name.mentions]
