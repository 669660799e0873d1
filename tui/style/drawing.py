"""Rows as segments of styled text, for widgets and for what is painted before there are any."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style

from briefings.layout.item_rows import BULLET
from briefings.layout.page import NO_MARKS, Marks
from briefings.layout.wrap import wrap
from briefings.text import displayable
from tui.reading.viewport import Viewport, rows_in_view
from tui.style.looks import PLAIN, Looks
from tui.system.terminal import cells, spare

EDGE: Final = (" ", BULLET)
"""What a row begins with where the cursor's mark can stand."""

Encode = Callable[[str], str]
"""Puts text into the terminal's characters, one for one."""


def cut(text: str, width: int) -> str:
    """Cut `text` to `width` cells, with an ellipsis where something is missing."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…" if width > 0 else ""


def folded(text: str, width: int, most: int) -> list[str]:
    """Break `text` into at most `most` rows, with an ellipsis after a word if more would follow."""
    text = displayable(text)
    ranges = wrap(text, width, cells)
    rows = [text[start:end] for start, end in ranges[:most]]
    if len(ranges) > most:
        shortened = cut(text[ranges[most - 1][0] :], width)
        head, blank, _ = shortened.rpartition(" ")
        rows[-1] = f"{head} …" if blank else shortened
    return rows


def line(left: str, right: str, width: int, style: Style, encode: Encode) -> list[Segment]:
    """Return a row with text at its ends; the left gives way where both do not fit."""
    right = cut(displayable(right), width)
    left = cut(displayable(left), max(width - cells(right) - bool(right), 0))
    gap = " " * (width - cells(left) - cells(right))
    return spared([Segment(encode(left), style), Segment(gap + encode(right), PLAIN)])


def tab_row(
    tabs: Sequence[tuple[str, str]], current: int, width: int, encode: Encode, looks: Looks
) -> list[Segment]:
    """Return the row of tabs (key, name).

    Where they do not fit they stand closer together, then only the current one has its name, cut
    to what the keys of the others leave.
    """
    long = [f"{key} {displayable(name)}" for key, name in tabs]
    short = [name if index == current else tabs[index][0] for index, name in enumerate(long)]
    ways = ((_apart, long), (_close, long), (_apart, short), (_close, short))
    rows = (apart(names, current) for apart, names in ways)
    fitting = (row for row in rows if _over(row, width) <= 0)
    return spared(
        [
            Segment(encode(name), looks["tab"] if index == current else PLAIN)
            for index, name in enumerate(next(fitting, _cut(short, current, width)))
        ]
    )


def _over(row: Sequence[str], width: int) -> int:
    """Return how many cells a row of tabs has too many; the blank behind the last may be lost."""
    return sum(map(cells, row)) - 1 - width


def _cut(short: Sequence[str], current: int, width: int) -> list[str]:
    """Return the row with the name of the current tab cut so that the other keys stay."""
    name = short[current]
    key = name.partition(" ")[0]
    room = cells(name) - _over(_close(short, current), width)
    fitting = cut(name, room) if room > cells(key) + 2 else key
    return _close([*short[:current], fitting, *short[current + 1 :]], current)


def _apart(names: Sequence[str], _current: int) -> list[str]:
    return [f" {name} " for name in names]


def _close(names: Sequence[str], current: int) -> list[str]:
    """Return names with one blank between them, those beside the current one its own."""
    before, after = names[:current], names[current + 1 :]
    return [*(f" {n}" for n in before), f" {names[current]} ", *(f"{n} " for n in after)]


def page_row(
    view: Viewport, y: int, encode: Encode, looks: Looks, marks: Marks = NO_MARKS
) -> list[Segment]:
    """Return the row that is `y` rows below the top of a view, with the cursor if it is there.

    The other rows of what is under the cursor have a rule in their margin.
    """
    row = view.top + y
    if row >= len(view.page.rows):
        return []
    segments = [
        Segment(encode(text), looks[role] if role else PLAIN)
        for text, role in view.page.segments(row, cells, marks)
    ]
    if row in rows_in_view(view, view.cursor) and segments and segments[0].text.startswith(EDGE):
        segments[0] = Segment(segments[0].text[1:], PLAIN)
        sign = Segment(">", looks["cursor"]) if row == view.cursor else Segment(encode("│"), PLAIN)
        segments.insert(0, sign)
    return spared(segments)


_WORD = re.compile("[^ ]+| +")


def spared(segments: list[Segment]) -> list[Segment]:
    """Leave room behind each word for what it may be longer in some terminal.

    Then a row is as long for Textual as it was reckoned, and no sign has another one upon it.
    """
    if not any(spare(segment.text) for segment in segments):
        return segments
    found: list[Segment] = []
    owed = 0
    for text, style, _ in segments:
        for part in _WORD.findall(text):
            if part[0] == " ":
                found.append(Segment(" " * owed + part, style))
                owed = 0
            else:
                found.append(Segment(part, style))
                owed += spare(part)
    return [*found, Segment(" " * owed, PLAIN)]
