"""The notes of a brief: judgements first, and what their grades mean, once for all."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefings.export.brief.sections import BriefPiece
from briefings.export.brief.told import LONGEST, ToldBriefing
from briefings.export.prose import BREAK, Run, blocks
from briefings.folding import folded_text
from briefings.labels.labels import Labels
from briefings.notes.notebook import Placed
from briefings.notes.scales import legend
from briefings.notes.wording import meta, note_about

JUDGEMENTS: Final = ("assessment", "evaluacion", "recommendation", "recomendacion")
"""The tags of notes that say how sure somebody is, what it means and what to do, without accents.

Assessments stand before recommendations.
"""

LONG: Final = 2 * LONGEST
"""Characters of a judgement; of other notes a brief has half as many."""


def assessments(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield the notes that are judgements, by their tags and then as they were written."""
    found = [(each, placed) for each in told for placed in each.notes.notes if _rank(placed)]
    for each, placed in sorted(found, key=lambda one: _rank(one[1])):
        yield _piece(each, placed, labels, LONG)


def reader_notes(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield all other notes in the order of the panels; highlights are kept last."""
    for each in told:
        for placed in each.notes.by_place(each.whole):
            if not _rank(placed):
                weight = 0 if placed.note.content.body.strip() else 1
                yield _piece(each, placed, labels, LONGEST, weight)


def scale_lines(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[str]:
    """Yield what the grades of the judgements mean, each once, and whose scales they are."""
    judged = (placed.note.content for each in told for placed in each.notes.notes if _rank(placed))
    if said := legend(judged, labels):
        yield said


def authors(told: Sequence[ToldBriefing]) -> list[str]:
    """Return who wrote the notes, in the order in which they come."""
    every = (placed.note.author for each in told for placed in each.notes.notes)
    return list(dict.fromkeys(filter(None, every)))


def _rank(placed: Placed) -> int:
    """Return the place of a judgement among others, from 1 on; 0 for what is none."""
    tags = [folded_text(tag).lstrip("#").strip() for tag in placed.note.content.tags]
    found = [JUDGEMENTS.index(tag) + 1 for tag in tags if tag in JUDGEMENTS]
    return min(found, default=0)


def _piece(
    told: ToldBriefing, placed: Placed, labels: Labels, most: int, weight: int = 0
) -> BriefPiece:
    target = placed.note.target
    is_on_whole = not (target.panel or target.item or target.passage)
    about = told.cited("" if is_on_whole else note_about(told.whole, placed, labels))
    runs = list(_body(placed.note.content.body, most))
    head = (Run(about, strong=True), Run(": " if runs else " ")) if about else ()
    line = (*head, *runs, Run(f" ({meta(placed.note)})"))
    return BriefPiece(cells=(line,), weight=weight, notes=(placed.note.id,))


def _body(markdown: str, most: int) -> Iterator[Run]:
    """Yield a note's body as one line of at most so many characters, with its looks."""
    left = most
    for at, block in enumerate(blocks(markdown)):
        runs = (Run(f"{block.mark} " if block.mark else ""), *block.runs)
        for run in (Run(" ") if at else Run(""), *runs):
            text = re.sub(r"\s+", " ", run.text.replace(BREAK, " "))
            if not text:
                continue
            if len(text) > left:
                yield _same_look(run, text[:left].rstrip() + "…")
                return
            left -= len(text)
            yield _same_look(run, text)


def _same_look(run: Run, text: str) -> Run:
    return Run(text, run.strong, run.emphasis, run.code)
