"""An article of 6 KB, made up, with what might be proposed for it.

The rules have no part in it: what is proposed is written down here, so that tests of a review say
the same whatever the rules find.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import pytest

from briefings import Given, Library
from briefings.extract import proposal as proposing
from briefings.extract.findings import (
    FoundClaim,
    FoundFigure,
    FoundInArticle,
    FoundName,
    FoundPoint,
    FoundQuote,
    FoundTension,
    NameKind,
    PanelFindings,
    Place,
)
from briefings.extract.proposal import Proposal, propose
from briefings.model import AnyItem, Article, Status

TITLE: Final = "Harbour of Santa Brisa counts its year"
LENS: Final = "counternarcotics"

ARTICLE: Final = (Path(__file__).parent / "proposed_article.txt").read_text("utf-8")


class _Figure(NamedTuple):
    words: str
    value: float
    unit: str
    what: str | None
    period: str | None = None
    status: Status | None = None
    source: str | None = None
    confidence: float = 0.95


_FIGURES: Final = (
    _Figure("4,200 kilograms", 4200, "kilogram", "cocaine", "2023", "reported", "director"),
    _Figure("11,300 containers", 11300, "container", "opened", "2023", "reported", "Marta Quiroga"),
    _Figure("90 containers", 90, "container/hour", "look at", None, None, "port authority", 0.74),
    _Figure("40 days", 40, "day", "both of them worked", None, None, "Luis Barrantes", 0.66),
    _Figure("31 killings", 31, "killing", None, "2023", "reported", "police"),
    _Figure("19", 19, "killing", None, "2022", "reported", "police", 0.71),
    _Figure("2,500", 2500, "person", "train", "2026", "goal", "government", 0.93),
    _Figure("640", 640, "person", "begun a course", None, "reported", None, 0.7),
    _Figure("$1,400", 1400, "USD", "A family", None, None, None, 0.92),
    _Figure("820 families", 820, "family", "The programme reached", "2023-12", "reported", None),
    _Figure("1,500", 1500, "family", "plan", "2023", "goal", None, 0.64),
    _Figure("12 kilometres", 12, "kilometre", "mended", None, "goal", None, 0.8),
    _Figure("310,000 seedlings", 310000, "seedling", "handed out", None, "reported", "agency", 0.9),
    _Figure("150 armed men", 150, "person", "remain", None, "estimate", "army", 0.91),
    _Figure("27 soldiers", 27, "person", "died in ambushes", None, "reported", None, 0.9),
    _Figure("18 million euros", 18_000_000, "EUR", "promised", None, "reported", None, 0.95),
    _Figure("5 million", 5_000_000, "EUR", "paid", None, "reported", None, 0.7),
    _Figure("$7.5 million", 7_500_000, "USD", "gave", "2023", "reported", "embassy", 0.96),
    _Figure("$460,000", 460_000, "USD", "spent on fuel", None, "reported", "audit", 0.93),
    _Figure("Four", 4, "boat", "boats", None, None, None, 0.62),
    _Figure("1,900 containers", 1900, "container", "carries", None, None, None, 0.55),
    _Figure("two hundred", 200, "container", "opened", None, None, None, 0.4),
)

_QUOTES: Final = (
    ("We have closed the old door, and they are building a new one", "Marta Quiroga", "said", 0.95),
    ("A machine that sleeps finds nothing", "Luis Barrantes", "said", 0.9),
    ("Nobody here plants coca because he loves it", "Tomás Ibarra", "said", 0.94),
    ("I have seen the boxes", "Pía Landa", "said", 0.7),
    ("the end is a matter of months", "Arturo Peña", "said", 0.92),
    ("We pay with what we do not have", "Rosa Cárdenas", "said", 0.72),
)

_CLAIMS: Final = (
    ("they have stood still for weeks", "dockers", "say", 0.75),
    ("a third of them were dead on arrival", "Pía Landa", "claims", 0.68),
    ("the papers were lost in a flood", "ministry of the interior", "says", 0.71),
)

_NAMES: Final[tuple[tuple[str, NameKind, str | None], ...]] = (
    ("Santa Brisa", "place", None),
    ("Marta Quiroga", "person", "has led the service"),
    ("Luis Barrantes", "person", "speaks for the dockers"),
    ("Hermanos del Muelle", "organisation", None),
    ("Night Watch", "organisation", None),
    ("Elena Duarte", "person", "minister of labour"),
    ("Tomás Ibarra", "person", None),
    ("Pía Landa", "person", "member of the opposition"),
    ("Comrade Julián", "person", None),
    ("Arturo Peña", "person", "General"),
    ("Alto Perejil", "place", None),
    ("Rosa Cárdenas", "person", "mayor"),
    ("European Union", "organisation", None),
    ("United States", "place", None),
)

_PANELS: Final[dict[str, tuple[tuple[int, ...], str]]] = {
    "security": (
        (2, 3, 4, 5, 18),
        "The police counted 31 killings in 2023 and 19 in the year before; nearly all of the dead "
        "were men under thirty.",
    ),
    "alternative_development": (
        (6, 7, 8, 9),
        "In the hills above the town, farmers have been offered money for pulling out coca.",
    ),
    "shining_path": (
        (10, 11, 12),
        "What is left of the insurgency has drawn back into the upper valley.",
    ),
    "international_funding": (
        (13, 14, 15, 16, 17),
        "Money for all of this comes from abroad in good part.",
    ),
}

_POINTS: Final = (
    ("security", "The scanners are the subject of a quarrel.", 0.62),
    ("international_funding", "A study that the Union paid for was less kind.", 0.7),
)

_WEIGHTY: Final = frozenset(
    {
        "A study that the Union paid for was less kind.",
        "4,200 kilograms",
        "11,300 containers",
        "31 killings",
        "2,500",
        "820 families",
        "18 million euros",
        "$7.5 million",
        *(words for words, *_ in _QUOTES[:3]),
        "the end is a matter of months",
    }
)
"""The words of the items that a review counts, besides the tension."""

_TENSION: Final = ("820 families", "1,500")


def add(library: Library) -> str:
    """Take the article into a library, with what is proposed for it; return the briefing's id."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proposing, "propose", lambda article, _found: proposal(article))
        (added,), _ = library.add_text(
            ARTICLE.encode(), "harbour.txt", Given(lens=LENS, language="en")
        )
        library.reviews.propose(added.id)
    return added.id


def proposal(article: Article) -> Proposal:
    """Return what is proposed for the article, 13 items of it to be counted by a review."""
    made = propose(article, _Finder(article).findings())
    items = tuple(map(_weighed, made.items))
    return msgspec.structs.replace(made, items=items)


def _weighed(item: AnyItem) -> AnyItem:
    assert item.suggestion is not None
    weighs = item.kind == "tension" or item.evidence[0].text in _WEIGHTY
    suggestion = msgspec.structs.replace(item.suggestion, weighs=weighs)
    return msgspec.structs.replace(item, suggestion=suggestion)


class _Finder:
    """Finds the words above in the article, each where it stands first."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def findings(self) -> FoundInArticle:
        figures = tuple(self._figures())
        return FoundInArticle(
            language="en",
            topics=self._topics(),
            figures=figures,
            quotes=tuple(self._quotes()),
            claims=tuple(self._claims()),
            names=tuple(self._names()),
            tensions=(self._tension(),),
            points=tuple(
                FoundPoint(start=start, end=end, topic=topic, confidence=sure, rule="listed")
                for topic, words, sure in _POINTS
                for start, end in [self._place(words)]
            ),
            panels=tuple(
                PanelFindings(topic=key, paragraphs=numbers, bottom_line=self._place(line))
                for key, (numbers, line) in _PANELS.items()
            ),
        )

    def _place(self, words: str, after: int = 0) -> Place:
        start = self._article.text.index(words, after)
        return start, start + len(words)

    def _topics(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(key for key, (numbers, _) in _PANELS.items() if each.number in numbers)
            for each in self._article.paragraphs
        )

    def _figures(self) -> Iterator[FoundFigure]:
        for each in _FIGURES:
            start, end = self._place(each.words)
            yield FoundFigure(
                start=start,
                end=end,
                value=each.value,
                unit=each.unit,
                what=self._near(each.what, start) if each.what else None,
                period=each.period,
                period_candidates=() if each.period else ("2022", "2023"),
                status=each.status,
                source=each.source,
                confidence=each.confidence,
                rule="listed",
                why=("a number with its unit",),
            )

    def _near(self, words: str, at: int) -> Place:
        paragraph = self._article.paragraph_at(at)
        return self._place(words, paragraph.start)

    def _quotes(self) -> Iterator[FoundQuote]:
        for words, speaker, cue, sure in _QUOTES:
            start, end = self._place(words)
            yield FoundQuote(
                start=start,
                end=end,
                speaker=speaker,
                cue=self._near(cue, start),
                confidence=sure,
                rule="listed",
            )

    def _claims(self) -> Iterator[FoundClaim]:
        for words, source, cue, sure in _CLAIMS:
            said = self._place(words)
            start, end = self._near(cue, said[0])
            yield FoundClaim(
                start=start, end=end, said=said, source=source, confidence=sure, rule="listed"
            )

    def _names(self) -> Iterator[FoundName]:
        for name, kind, role in _NAMES:
            start, end = self._place(name)
            yield FoundName(
                start=start,
                end=end,
                name=name,
                kind=kind,
                mentions=((start, end),),
                role=role,
                confidence=0.92,
                rule="listed",
            )

    def _tension(self) -> FoundTension:
        spans = tuple(map(self._place, _TENSION))
        return FoundTension(
            start=spans[0][0],
            end=spans[0][1],
            kind="goal_missed",
            spans=spans,
            text="820 families by December, while the plan had spoken of 1,500: worth a check.",
            reason="The plan and what came of it are told of the same year.",
            confidence=0.8,
            rule="listed",
        )
