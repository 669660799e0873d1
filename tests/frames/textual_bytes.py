"""The bytes that Textual writes for a frame.

Its compositor moves to a place, renders a strip with full SGR and a reset for every segment, and
ends the line; when all is written it goes to where the app wants its cursor.
"""

from collections.abc import Iterable
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from textual.strip import Strip

from tests.frames.page import Cluster, Page, Place

_CONSOLE = Console(file=StringIO(), force_terminal=True, color_system="truecolor", width=80)


def _segments(places: Iterable[Place]) -> list[Segment]:
    clusters = [place for place in places if isinstance(place, Cluster)]
    return [
        Segment("".join(cluster.text for cluster in run), style)
        for style, run in groupby(clusters, key=lambda cluster: cluster.style)
    ]


def written(page: Page, spans: Iterable[tuple[int, int, int]]) -> str:
    """Return what Textual writes to draw some spans of a page: row, first and last column."""
    lines = [
        _move(start, y) + Strip(_segments(page[y][start:end])).render(_CONSOLE)
        for y, start, end in spans
    ]
    return "\n".join(lines) + _move(0, 0)


def whole(page: Page) -> str:
    """Return what Textual writes to draw a page anew."""
    return written(page, [(y, 0, len(row)) for y, row in enumerate(page)])


def _move(column: int, row: int) -> str:
    return Control.move_to(column, row).segment.text
