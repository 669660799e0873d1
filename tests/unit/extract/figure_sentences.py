"""Sentences whose figures stand in square brackets, read in their context."""

import hashlib
import re
from collections.abc import Sequence

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.extract.figures.context import in_context
from briefings.extract.findings import FoundDate, FoundFigure, FoundName
from briefings.extract.scanned_text import ScannedText
from briefings.extract.speech.speech import Speech
from briefings.model import Article

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?\b")
_SHARE = re.compile(r"percent|por ciento")
_MONEY = re.compile(r"\$|dollars|dólares|soles|pesos|euros")
_SPAN = re.compile(r"years|años")


def scanned(text: str, language: str) -> ScannedText:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    article = Article(text=text, blocks=paragraph_blocks(text), sha256=sha256)
    return ScannedText(article, language)


def marked(text: str) -> tuple[str, list[FoundFigure]]:
    """Return a text without its square brackets, and the figures that stood in them."""
    plain, figures = "", []
    for part in re.split(r"(\[[^\]]*\])", text):
        words = part.strip("[]")
        if part.startswith("["):
            start, end = len(plain), len(plain) + len(words)
            figures.append(
                FoundFigure(start=start, end=end, value=1, unit=_unit(words), confidence=0.95)
            )
        plain += words
    return plain, figures


def _unit(words: str) -> str:
    if _SHARE.search(words):
        return "percent"
    if _SPAN.search(words):
        return "year"
    return "USD" if _MONEY.search(words) else "person"


def dates_in(text: str) -> list[FoundDate]:
    """Return the years and ISO dates of a text."""
    return [
        FoundDate(start=match.start(), end=match.end(), iso=match[0])
        for match in _YEAR.finditer(text)
    ]


def in_context_of(
    text: str, language: str, names: Sequence[FoundName] = (), speech: Speech | None = None
) -> list[FoundFigure]:
    plain, figures = marked(text)
    outside = [
        date
        for date in dates_in(plain)
        if not any(each.start <= date.start < each.end for each in figures)
    ]
    return in_context(scanned(plain, language), figures, outside, names, speech or Speech())
