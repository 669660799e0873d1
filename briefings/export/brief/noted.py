"""The notes of a brief: judgements first, and what their grades mean, once for all."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, get_args

from briefings.export.brief.sections import BriefPiece
from briefings.export.brief.told import LONGEST, ToldBriefing
from briefings.export.prose import BREAK, Run, blocks
from briefings.folding import folded_text
from briefings.labels import available, labels_of
from briefings.labels.labels import Judgement, Labels
from briefings.notes.notebook import Placed
from briefings.notes.scales import legend
from briefings.notes.states import state
from briefings.notes.wording import meta, note_about

LONG: Final = 2 * LONGEST
"""Characters of a judgement; of other notes a brief has half as many."""


def assessments(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield the notes that say what it means and how sure it is, as they were written."""
    yield from _judgements(told, labels, "assessment")


def recommendations(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield the notes that say what to do and assess nothing, as they were written."""
    yield from _judgements(told, labels, "recommendation")


def _judgements(
    told: Sequence[ToldBriefing], labels: Labels, wanted: Judgement
) -> Iterator[BriefPiece]:
    for each in told:
        for placed in each.notes.notes:
            if _judgement(placed) == wanted:
                yield _piece(each, placed, labels, LONG)


def reader_notes(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[BriefPiece]:
    """Yield all other notes in the order of the panels; highlights and done ones are kept last."""
    for each in told:
        for placed in each.notes.by_place(each.whole):
            if _judgement(placed) is None:
                is_open = state(placed.note) != "done"
                weight = 0 if placed.note.content.body.strip() and is_open else 1
                yield _piece(each, placed, labels, LONGEST, weight)


def scale_lines(told: Sequence[ToldBriefing], labels: Labels) -> Iterator[str]:
    """Yield what the grades of the judgements mean, each once, and whose scales they are."""
    judged = (
        placed.note.content for each in told for placed in each.notes.notes if _judgement(placed)
    )
    if said := legend(judged, labels):
        yield said


def authors(told: Sequence[ToldBriefing]) -> list[str]:
    """Return who wrote the notes, in the order in which they come."""
    every = (placed.note.author for each in told for placed in each.notes.notes)
    return list(dict.fromkeys(filter(None, every)))


def _judgement(placed: Placed) -> Judgement | None:
    """Return which judgement a note is by its tags, the first of several; none if it is done."""
    if state(placed.note) == "done":
        return None
    tags = {folded_text(tag).lstrip("#").strip() for tag in placed.note.content.tags}
    return next((each for each in get_args(Judgement) if tags & _tags(each)), None)


@cache
def _tags(judgement: Judgement) -> frozenset[str]:
    """Return the tags of a sort of judgement in all languages, folded."""
    every = (labels_of(language).judgements[judgement] for language in available())
    return frozenset(folded_text(tag) for tags in every for tag in tags)


def _piece(
    told: ToldBriefing, placed: Placed, labels: Labels, most: int, weight: int = 0
) -> BriefPiece:
    target = placed.note.target
    is_on_whole = not (target.panel or target.item or target.passage)
    about = told.cited("" if is_on_whole else note_about(told.whole, placed, labels))
    runs = list(_body(placed.note.content.body, most))
    head = _named(about, ": " if runs else " ") if about else ()
    done = (Run(f"[{labels.brief.done}] "),) if state(placed.note) == "done" else ()
    line = (*done, *head, *runs, Run(f" ({meta(placed.note)})"))
    return BriefPiece(cells=(line,), weight=weight, notes=(placed.note.id,))


def _named(about: str, joint: str) -> tuple[Run, ...]:
    """Return what a note is about before its words; the end of a sentence gives way to a colon."""
    name = about.removesuffix(".")
    return Run(name, strong=True), Run(" " if name.endswith(("?", "!", ".")) else joint)


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
