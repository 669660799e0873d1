"""A briefing as text or as JSON."""

from collections.abc import Iterator
from typing import Any

from briefings.cli.output import cells, new_sheet, width, write_json, write_pages
from briefings.errors import UsageError
from briefings.json_output import briefing_data
from briefings.layout.page import Page
from briefings.layout.panel import panel_page
from briefings.layout.source import source_note, source_page
from briefings.model import Briefing, Panel
from briefings.origin import signed

SOURCE = "source"


def show(briefing: Briefing, key: str | None, *, as_json: bool) -> None:
    """Write a briefing, or one panel of it, or its article (`source`).

    A briefing without panels is its article.

    Raises:
        UsageError: the briefing has no such panel.
    """
    if key is not None and key != SOURCE and key not in _keys(briefing):
        raise UsageError(
            f"{briefing.id} has no panel “{key}”; choose {', '.join(_keys(briefing))} or {SOURCE}."
        )
    if as_json:
        write_json(as_data(briefing, key))
    else:
        write_pages(_pages(briefing, key))


def _keys(briefing: Briefing) -> list[str]:
    return [panel.topic.key for panel in briefing.panels]


def _pages(briefing: Briefing, key: str | None) -> Iterator[Page]:
    columns = width()
    yield _head(briefing)
    for panel in briefing.panels:
        if key in (None, panel.topic.key):
            yield _panel_head(panel)
            yield panel_page(briefing, panel, columns, cells)
    if key == SOURCE or not briefing.panels:
        yield source_page(briefing, columns, cells)
    else:
        yield _foot(briefing)


def _head(briefing: Briefing) -> Page:
    sheet = new_sheet()
    sheet.flow(briefing.source.title, "name", x=0)
    sheet.flow(signed(briefing.source), "muted", x=0)
    sheet.row()
    return sheet.page()


def _panel_head(panel: Panel) -> Page:
    sheet = new_sheet()
    sheet.row()
    sheet.flow(f"== {panel.topic.name} ==", "heading", x=0)
    sheet.flow(panel.topic.question, "muted", x=0)
    return sheet.page()


def _foot(briefing: Briefing) -> Page:
    sheet = new_sheet()
    sheet.row()
    for note in source_note(briefing):
        sheet.flow(note, "muted", x=0)
    return sheet.page()


def as_data(briefing: Briefing, key: str | None = None) -> dict[str, Any]:
    """Return a briefing, or one panel of it, or its article, as JSON data."""
    panels = None if key is None else (key,)
    return briefing_data(briefing, panels, text=key == SOURCE)
