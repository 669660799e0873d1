"""What a briefing comes to: the contents of its first page, in order and laid out by nobody."""

import msgspec

from briefings.anchors.abbreviations import ends_in_abbreviation
from briefings.anchors.sentences import sentences_of
from briefings.model import (
    BottomLine,
    Briefing,
    Figure,
    OpenQuestion,
    Severity,
    Source,
    Tension,
    Topic,
)
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.notes.questions import still_open
from briefings.notes.states import state
from briefings.overview.voices import Voices, voices
from briefings.progress import ReviewProgress, progress
from briefings.weight import SEVERITIES, WEIGHTY, by_severity, is_blanket


class PanelLine(msgspec.Struct, frozen=True, kw_only=True):
    """A panel in one sentence: its headline, else the first one of its bottom line `summary`."""

    topic: Topic
    text: str
    summary: BottomLine


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing on one page.

    `tensions` are those of weight, the heaviest first; `lesser` how many others there are of each
    severity. `blanket` are those about the source as a whole, and are in neither. `figures` are
    all, in the order of the article. `notes`, `open_questions` and `closed_questions` are counts,
    the last of those that a note has closed; `progress` is of the review, with nothing to review
    where nothing was proposed.
    """

    source: Source
    lines: tuple[PanelLine, ...]
    tensions: tuple[Tension, ...]
    lesser: dict[Severity, int]
    blanket: tuple[Tension, ...]
    figures: tuple[Figure, ...]
    voices: Voices
    notes: int
    open_notes: int
    open_questions: int
    closed_questions: int
    progress: ReviewProgress


def overview(
    briefing: Briefing, notes: Notebook = NO_NOTES, whole: Briefing | None = None
) -> Overview:
    """Return what stands on a briefing's first page.

    Where it is a part of a `whole` one, that says which tensions are about the source.
    """
    judged = whole or briefing
    blanket = [tension for tension in briefing.tensions if is_blanket(judged, tension)]
    single = [tension for tension in briefing.tensions if tension not in blanket]
    heavy = [tension for tension in single if tension.severity in WEIGHTY]
    light = [tension.severity for tension in single if tension.severity not in WEIGHTY]
    figures = (item for item in briefing.items if isinstance(item, Figure))
    questions = sum(isinstance(item, OpenQuestion) for item in briefing.items)
    still = len(still_open(briefing, notes))
    return Overview(
        source=briefing.source,
        lines=tuple(
            PanelLine(
                topic=panel.topic,
                text=panel.headline or first_sentence(line),
                summary=panel.summary,
            )
            for panel in briefing.shown_panels
            if (line := panel.bottom_line.strip())
        ),
        tensions=by_severity(heavy),
        lesser={each: light.count(each) for each in SEVERITIES if each in light},
        blanket=by_severity(blanket),
        figures=tuple(sorted(figures, key=lambda figure: figure.begins)),
        voices=voices(briefing),
        notes=len(notes.notes),
        open_notes=sum(state(placed.note) == "open" for placed in notes.notes),
        open_questions=still,
        closed_questions=questions - still,
        progress=progress(briefing),
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of a text of several; no name ends one: “Gen. Vicente”."""
    line = " ".join(text.split())
    every = sentences_of(line)
    ends = (each.end for each in every if not ends_in_abbreviation(line[: each.end]))
    return line[: next(ends, len(line))]
