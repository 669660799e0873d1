"""Versions of an article, what differs between two, and what a new one did, as rows of pages."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final

from briefings.anchors.alignment import Fate
from briefings.anchors.anchor_record import AnchorRecord
from briefings.anchors.differences import Change, Difference, Piece
from briefings.layout.page import Cells, Column, Page, Role, Sheet
from briefings.model import VersionEntry
from briefings.notes.ids import short
from briefings.text import shortened

_SIGNS: Final[dict[Change, str]] = {
    "added": "+",
    "removed": "-",
    "changed": "~",
    "moved": ">",
    "same": " ",
}
_ROLES: Final[dict[Change, Role]] = {"removed": "muted", "moved": "muted", "same": "muted"}
_LEGEND: Final = "+ added, - removed, ~ changed, > moved; [-gone-] {+new+}"
_MARKS: Final = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
_NUMBER: Final = 5
"""Cells for a paragraph's number and its sign."""

_LONGEST: Final = 60
"""Characters of a passage that are shown in a list."""

_BEFORE: Final = 20
"""So many characters of it stand before what changed in one."""

_FATES: Final[Sequence[Fate]] = ("lost", "changed", "moved", "exact")
"""What needs to be looked at comes first."""


def differences_page(
    differences: Sequence[Difference],
    width: int,
    cells: Cells,
    heading: str,
    anchors: Sequence[AnchorRecord] | None = None,
) -> Page:
    """Lay out what differs, a sentence each, beside the paragraph in which it stands.

    With `anchors`, what became of what stood on the words stands beneath.
    """
    sheet = Sheet(width, cells)
    sheet.heading(heading)
    shown = [each for each in differences if each.change != "same"]
    sheet.flow(_LEGEND if shown else "Every sentence is the same.", "muted", x=0)
    for each in shown:
        number = each.paragraph_after or each.paragraph_before
        at = 2 + _NUMBER + 1
        sheet.columns(
            [
                Column(0, 1, _SIGNS[each.change], "warn"),
                Column(2, _NUMBER, f"¶{number}", "name"),
                Column(at, width - at, words(each), _ROLES.get(each.change, "text")),
            ],
            None,
        )
    if anchors is not None:
        sheet.row()
        sheet.heading("WHAT STOOD ON IT")
        write_anchors(sheet, anchors)
    return sheet.page()


def words(difference: Difference) -> str:
    """Return a sentence; of one that changed what is gone and new stands between marks."""
    is_changed = difference.change == "changed"
    parts = (_gap(each) + _marked(each, marked=is_changed) for each in difference.pieces)
    return "".join(parts).strip()


def _gap(piece: Piece) -> str:
    return " " if piece.spaced else ""


def _marked(piece: Piece, *, marked: bool) -> str:
    return _MARKS[piece.change].format(piece.text) if marked else piece.text


def version_name(version: VersionEntry) -> str:
    """Return which version it is, and when it came in."""
    current = " (the one that is read)" if version.is_current else ""
    return f"Version {version.number}, {minute(version.since)}{current}"


def version_about(version: VersionEntry) -> str:
    """Return how long a version is, and how many sentences changed in it."""
    names = ("added", "removed", "changed", "moved")
    changed = _counted((name, getattr(version, name)) for name in names)
    first = "the first" if version.number == 1 else "the same sentences"
    return f"{version.words:,} words; {f'sentences: {changed}' if changed else first}"


def minute(when: dt.datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M UTC")


def write_anchors(sheet: Sheet, anchors: Sequence[AnchorRecord]) -> None:
    """Write what became of passages, those first that need to be looked at."""
    found = Counter(each.fate for each in anchors)
    counts = _counted((fate, found[fate]) for fate in _FATES)
    sheet.flow(counts or "Nothing stood on its words.", "text", x=0)
    for fate in _FATES:
        if found[fate]:
            sheet.heading(fate.upper())
        for each in anchors:
            if each.fate == fate:
                sheet.flow(_anchor_line(each), "text")


def _anchor_line(anchor: AnchorRecord) -> str:
    name = short(anchor.id) if anchor.owner == "note" else anchor.id
    owner = anchor.owner if anchor.owner == name else f"{anchor.owner} {name}"
    old, new = anchor.words_before, anchor.words_after
    if anchor.fate != "changed" or new is None:
        return f"{owner}: “{shortened(old, _LONGEST)}”"
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = old.rfind(" ", 0, max(same - _BEFORE, 0)) + 1
    was, now = (f"{'… ' * bool(start)}{shortened(each[start:], _LONGEST)}" for each in (old, new))
    return f"{owner}: “{was}” is now “{now}” ({anchor.score:.2f})"


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts if count)
