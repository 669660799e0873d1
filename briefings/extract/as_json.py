"""What was found, as JSON for other programs: `briefings extract --json`."""

from collections.abc import Iterable
from typing import Any

from briefings.extract.findings import (
    FoundFigure,
    FoundInArticle,
    FoundName,
    NameKind,
    Place,
    RuleFinding,
)
from briefings.model import OTHER, Article

_NAMES: dict[str, NameKind] = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
}


def findings_json(article: Article, found: FoundInArticle) -> dict[str, Any]:
    """Return findings by kind; what is unknown is null."""
    return {
        "language": found.language,
        "paragraphs": [
            {"start": each.start, "end": each.end, "panels": list(topics) or [OTHER.key]}
            for each, topics in zip(article.paragraphs, found.topics, strict=True)
        ],
        "figures": [_figure(article, found, each) for each in found.figures],
        "dates": [{"start": each.start, "end": each.end, "iso": each.iso} for each in found.dates],
        "quotes": [
            {**_finding(each), "speaker": each.speaker, "role": each.role} for each in found.quotes
        ],
        "claims": [
            {
                **_finding(each),
                "source": each.source,
                "cue": article.text[each.start : each.end],
                "polarity": each.polarity,
                "said": list(each.said),
            }
            for each in found.claims
        ],
        **{
            plural: [_name(each) for each in found.names if each.kind == kind]
            for plural, kind in _NAMES.items()
        },
        "tensions": [
            {
                "kind": each.kind,
                "spans": [list(span) for span in each.spans],
                "text": each.text,
                "reason": each.reason,
                "severity": each.severity,
                "confidence": each.confidence,
            }
            for each in found.tensions
        ],
    }


def _finding(each: RuleFinding) -> dict[str, Any]:
    return {
        "start": each.start,
        "end": each.end,
        "confidence": each.confidence,
        "rule": each.rule,
        "why": list(each.why),
    }


def _figure(article: Article, found: FoundInArticle, each: FoundFigure) -> dict[str, Any]:
    return {
        **_finding(each),
        "value": each.value,
        "unit": each.unit,
        "approximate": each.approximate,
        "bound": each.bound,
        "period": each.period,
        "period_candidates": list(each.period_candidates),
        "scope": each.scope,
        "status": each.status,
        "what": _words(article, each.what),
        "source": each.source,
        "panels": topics_at(article, found, (each.start,)),
    }


def _name(each: FoundName) -> dict[str, Any]:
    return {
        "name": each.name,
        "names": list(each.names),
        "mentions": [list(mention) for mention in each.mentions],
        "role": each.role,
        "confidence": each.confidence,
        "why": list(each.why),
    }


def _words(article: Article, place: Place | None) -> str | None:
    return None if place is None else article.text[place[0] : place[1]]


def topics_at(article: Article, found: FoundInArticle, offsets: Iterable[int]) -> list[str]:
    """Return the closest topics of the paragraphs that hold some offsets, each once."""
    numbers = (article.paragraph_at(offset).number for offset in offsets)
    closest = ((found.topics[number - 1] or (OTHER.key,))[0] for number in numbers)
    return list(dict.fromkeys(closest))
