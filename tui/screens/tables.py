"""The whole briefing in tables across its panels: names, statements by speaker, figures."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from briefings.folding import folded_text
from briefings.model import Actor, AnyItem, Briefing, Figure, Place, Statement
from briefings.overview.voices import voices
from briefings.wording import attributed, joined, kind_name, paragraphs, said, sentence
from tui.screens.choice_list import Choice

Table = Callable[[Briefing], list[Choice]]


def names(briefing: Briefing) -> list[Choice]:
    """Return people, organisations and places; who says most comes first."""
    spoken = Counter(
        folded_text(item.speaker or "") for item in briefing.items if isinstance(item, Statement)
    )

    def says(item: Actor | Place) -> int:
        if isinstance(item, Place):
            return 0
        return sum(
            spoken[each] for each in {folded_text(name) for name in (item.text, *item.names)}
        )

    every = [item for item in briefing.items if isinstance(item, Actor | Place)]
    found = sorted(every, key=lambda item: (-says(item), isinstance(item, Place)))
    return [
        _choice(briefing, i, joined((i.text, i.role), " - "), _statements(says(i))) for i in found
    ]


def by_speaker(briefing: Briefing) -> list[Choice]:
    """Return statements by who makes them; the largest voice comes first."""
    return [
        _choice(briefing, item, f"{attributed(item)}: {said(item)}", item.role or "")
        for voice in voices(briefing).voices
        for item in voice.statements
    ]


def by_value(briefing: Briefing) -> list[Choice]:
    """Return figures by their unit, the largest first."""
    return _figures(briefing, lambda figure: (figure.unit or "", -figure.value))


def by_period(briefing: Briefing) -> list[Choice]:
    """Return figures by their period, those without one last."""
    return _figures(briefing, lambda figure: (figure.period is None, figure.period or ""))


def by_source(briefing: Briefing) -> list[Choice]:
    """Return figures by who gives them, those of nobody last."""
    return _figures(briefing, lambda f: (f.source is None, folded_text(f.source or "")))


TABLES: Final[dict[str, tuple[str, Table]]] = {
    "names": ("People, organisations and places", names),
    "speakers": ("Statements by speaker", by_speaker),
    "value": ("Figures by value", by_value),
    "period": ("Figures by period", by_period),
    "source": ("Figures by source", by_source),
}
"""The title of each table, and what makes its rows."""


def _figures(briefing: Briefing, key: Callable[[Figure], tuple[object, ...]]) -> list[Choice]:
    figures: Iterable[Figure] = (item for item in briefing.items if isinstance(item, Figure))
    return [_choice(briefing, item, sentence(item).text) for item in sorted(figures, key=key)]


def _choice(briefing: Briefing, item: AnyItem, name: str, more: str = "") -> Choice:
    topics = briefing.shown_panels
    panels = ", ".join(p.topic.short for p in topics if p.topic.key in item.topics)
    kind = item.type if isinstance(item, Actor) else kind_name(item)
    detail = joined((kind, more, paragraphs(item), panels), " · ")
    return Choice(item.id, name, detail)


def _statements(count: int) -> str:
    return f"{count} statement{'' if count == 1 else 's'}" if count else ""
