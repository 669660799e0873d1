"""What the program and an extracting process send each other."""

import msgspec

from briefings.documents.reading.frames import BrokenAnswer
from briefings.extract.known_names import KnownName
from briefings.model import Article, Lens
from briefings.repository.proposals import PackedParts


class ExtractionRequest(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is to be read.

    `known` are the names and `units` what figures count; where `known` is `None`, both are those of
    the request before.
    """

    article: Article
    language: str
    lens: Lens | None
    known: tuple[KnownName, ...] | None
    units: tuple[str, ...] = ()
    cpu_seconds: int


class ExtractedAnswer(msgspec.Struct, frozen=True, tag="extracted"):
    """What is proposed, as it is kept."""

    parts: PackedParts


ExtractionAnswer = ExtractedAnswer | BrokenAnswer
