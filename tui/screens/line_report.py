"""What the line has carried, and what is known of it and of the terminal."""

import os
from collections.abc import Iterator
from itertools import islice

from briefings.layout.page import Page, Sheet
from tui.actions.names import key_name
from tui.line.byte_meter import PACKET, ByteMeter
from tui.line.connection import Connection
from tui.line.line_report import ANSWERS, rows
from tui.screens.text import TextScreen
from tui.session import Session
from tui.system.terminal import cells

LATEST = 12
"""So many keys are listed, the last one first."""

LABELS = 26


class LineReportScreen(TextScreen):
    """The figures as they were when the screen was asked for: its own keys are not in them."""

    HEADING = "What the line costs"
    HINTS = ("move.page_down", "close")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        connection = session.connection
        self._sections = [("This session", carried(connection)), *_known(connection)]

    def lay_out(self, width: int) -> Page:
        sheet = Sheet(width, cells)
        wide = min(LABELS, width // 2)
        for heading, lines in self._sections:
            sheet.heading(heading.upper())
            for label, text in lines:
                if label:
                    sheet.pair(wide, label, text, ("muted", "text"))
                else:
                    sheet.flow(text, "text")
            sheet.row()
        return sheet.page()


def carried(connection: Connection) -> list[tuple[str, str]]:
    """Return what the session has cost, as labels and texts; the key that asked is left out."""
    meter = connection.meter
    keys = max(meter.keys - 1, 1)
    trip = connection.pacer.round_trip
    far = ": results wait for Enter" if connection.is_far else ""
    return [
        ("sent", f"{meter.bytes:,} bytes in {meter.packets:,} packets"),
        ("a key, on average", f"{meter.answered / keys:,.0f} bytes"),
        ("headers of packets", f"about {meter.packets * PACKET:,} bytes more"),
        ("as Textual writes", f"{meter.raw:,} bytes"),
        ("round trip", f"{trip * 1000:,.0f} ms{far}" if trip is not None else "not measured"),
        *_latest(meter),
    ]


def _latest(meter: ByteMeter) -> Iterator[tuple[str, str]]:
    for cost in islice(reversed(meter.latest), 1, 1 + LATEST):
        packets = f"{cost.packets} packet{'' if cost.packets == 1 else 's'}"
        yield key_name(cost.key), f"{cost.bytes:,} bytes, {packets}"


def _known(connection: Connection) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    found = [
        row for row in rows(os.environ, connection.terminal, None, wire=connection.mode) if row.text
    ]
    for group in dict.fromkeys(row.group for row in found if row.group != ANSWERS):
        yield group, [(row.label, row.text) for row in found if row.group == group]
