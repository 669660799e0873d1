"""All that the rules find in an article, read through a lens."""

from typing import Final

import msgspec

from briefings.extract.dates import find_dates
from briefings.extract.figures.context import in_context
from briefings.extract.figures.values import find_figures
from briefings.extract.findings import FoundInArticle
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.names.names import find_names
from briefings.extract.panels import panels_of
from briefings.extract.scanned_text import ScannedText
from briefings.extract.speech.speech import find_speech
from briefings.extract.tensions.tensions import find_tensions
from briefings.extract.topics import topics_of
from briefings.model import Article, Lens

_NO_LENS: Final = Lens(key="", name="", topics=())
"""What an article without a lens is read through: all of it is of no topic."""


def extract(
    article: Article, language: str, lens: Lens | None, known: KnownNames = NOBODY_KNOWN
) -> FoundInArticle:
    """Return what is found in an article; `language` is one of `LANGUAGES`.

    The same article, lens and known names always give the same.
    """
    scan = ScannedText(article, language)
    dates = find_dates(scan)
    names = find_names(scan, known)
    speech = find_speech(scan, names, known)
    figures = in_context(scan, find_figures(scan, dates), dates, names, speech)
    topics = topics_of(scan, lens) if lens else [() for _ in scan.paragraphs]
    found = FoundInArticle(
        language=language,
        sentences=tuple((each.start, each.end) for each in scan.sentences),
        topics=tuple(topics),
        figures=tuple(figures),
        dates=tuple(dates),
        quotes=speech.quotes,
        claims=speech.claims,
        names=tuple(names),
    )
    found = msgspec.structs.replace(found, tensions=tuple(find_tensions(scan, found)))
    panels, points = panels_of(scan, lens or _NO_LENS, found)
    return msgspec.structs.replace(found, panels=tuple(panels), points=tuple(points))
