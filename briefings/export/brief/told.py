"""The briefings that a brief is made of, each with its notes and what its source is cited by."""

from collections.abc import Sequence

import msgspec

from briefings.export.brief.blocks import Line
from briefings.export.prose import Run
from briefings.model import Briefing
from briefings.notes.notebook import Notebook
from briefings.text import one_line

LONGEST = 420
"""Characters of a text in a brief; what is longer ends there with an ellipsis."""


_PAIRS = (("“", "”"), ("«", "»"))


class ToldBriefing(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing of a brief, and its notes; `number` is what its source is cited by.

    `whole` is the briefing with what nobody has reviewed, too, which notes may be on. `copies` are
    others with much the same text, which the brief does not tell again. `unreviewed`
    is how many items are left out since nobody has reviewed them. `is_one` says that the brief is
    of this one alone.
    """

    briefing: Briefing
    whole: Briefing
    notes: Notebook
    number: int
    is_one: bool
    copies: tuple[Briefing, ...] = ()
    unreviewed: int = 0

    def cited(self, paragraphs: str) -> str:
        """Return what is cited: `¶5`, and in a brief of several articles `[2] ¶5`."""
        return paragraphs if self.is_one else f"[{self.number}] {paragraphs}".rstrip()


def together(
    found: Sequence[tuple[Briefing, Briefing, Notebook, int]],
) -> tuple[ToldBriefing, ...]:
    """Return briefings as they are told, those with much the same text as one.

    Each comes as what is told of it, as a whole, with its notes, and with how much of it nobody has
    reviewed. The first of them is told; its fellows are named with its source, and their notes go
    along.
    """
    groups: dict[str, list[tuple[Briefing, Briefing, Notebook, int]]] = {}
    leader: dict[str, str] = {}
    for each in found:
        briefing = each[0]
        same = (leader[other.id] for other in briefing.same_text if other.id in leader)
        first = next(same, briefing.id)
        leader[briefing.id] = first
        groups.setdefault(first, []).append(each)
    is_one = len(groups) == 1
    return tuple(
        ToldBriefing(
            briefing=group[0][0],
            whole=group[0][1],
            notes=Notebook(notes=tuple(n for _, _, book, _ in group for n in book.notes)),
            number=number,
            is_one=is_one,
            copies=tuple(each[0] for each in group[1:]),
            unreviewed=group[0][3],
        )
        for number, group in enumerate(groups.values(), 1)
    )


def said(text: str, most: int = LONGEST) -> str:
    """Return a text as one line of a brief; what is too long for one ends behind a whole word."""
    whole = _paired(one_line(text))
    if len(whole) <= most:
        return whole
    cut = whole[:most]
    words, blank, _ = cut.rpartition(" ")
    return f"{words if blank and 2 * len(words) > most else cut} …"


def _paired(text: str) -> str:
    """Return a text without a quotation mark at either end whose fellow is not in it."""
    if text.count('"') % 2:
        text = text.removeprefix('"') if text.startswith('"') else text.removesuffix('"')
    for opening, closing in _PAIRS:
        if closing not in text:
            text = text.removeprefix(opening)
        if opening not in text:
            text = text.removesuffix(closing)
    return text


def line(text: str, cited: str = "", *, name: str = "") -> Line:
    """Return a line: a name that stands out, a text, and what it is cited by."""
    runs = (Run(f"{name} ", strong=True), Run(text), Run(f"  {cited}" if cited else ""))
    return tuple(run for run in runs if run.text.strip())
