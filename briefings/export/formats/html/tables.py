"""Tables that a narrow screen can scroll, also from the keyboard."""

import re
from collections.abc import Iterable
from itertools import chain, repeat
from typing import Final

from briefings.export.brief.blocks import Table
from briefings.export.formats.html.markup import Html, element, void

_WIDTH: Final = "wide-"


def table_element(table: Table, anchors: Iterable[str | None] = ()) -> Html:
    """Return a table; the first cell of each row leads to its anchor, if it has one."""
    columns = (void("col", class_=f"{_WIDTH}{100 * column.share:.0f}") for column in table.columns)
    head = (element("th", column.heading, scope="col") for column in table.columns)
    rows = zip(table.rows, chain(anchors, repeat(None)), strict=False)
    return element(
        "section",
        element(
            "table",
            element("colgroup", *columns),
            element("thead", element("tr", *head)),
            element("tbody", *(_row(cells, anchor) for cells, anchor in rows)),
        ),
        class_="table",
        tabindex="0",
        aria_label=", ".join(column.heading for column in table.columns),
    )


def column_rules(body: Html) -> str:
    """Return the style rules for the widths of the columns in a body."""
    found = sorted(set(re.findall(rf'<col class="{_WIDTH}(\d+)">', body.source)))
    return "".join(f".{_WIDTH}{share} {{ width: {share}%; }}\n" for share in found)


def _row(cells: tuple[str, ...], anchor: str | None) -> Html:
    first, *rest = cells
    said = element("a", first, href=f"#{anchor}") if anchor else first
    head = element("th", said, scope="row", dir="auto")
    return element("tr", head, *(element("td", cell, dir="auto") for cell in rest))
