"""A briefing as text or as JSON."""

from collections.abc import Iterator
from typing import Any

from briefings.cli.output import cells, new_sheet, width, write_json, write_pages
from briefings.errors import UsageError
from briefings.json_output import briefing_data
from briefings.layout.overview import OverviewOptions, overview_page
from briefings.layout.page import Page
from briefings.layout.panel import PLAIN, PanelOptions, panel_page
from briefings.layout.source import source_note, source_page
from briefings.model import Briefing, Panel
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.origin import signed
from briefings.overview.overview import overview
from briefings.today import today

OVERVIEW = "overview"
SOURCE = "source"


def show(
    briefing: Briefing,
    key: str | None,
    notes: Notebook = NO_NOTES,
    options: PanelOptions = PLAIN,
    *,
    as_json: bool,
) -> None:
    """Write a briefing, or its `overview`, or one panel of it, or its article (`source`).

    A briefing without panels is its article.

    Raises:
        UsageError: the briefing has no such panel.
    """
    choices = [OVERVIEW, *_keys(briefing), SOURCE]
    if key is not None and key not in choices:
        *first, last = choices
        raise UsageError(
            f"{briefing.id} has no panel “{key}”; choose {', '.join(first)} or {last}."
        )
    if as_json:
        write_json(_overview_data(briefing, notes) if key == OVERVIEW else as_data(briefing, key))
    else:
        write_pages(_pages(briefing, notes, options, key))


def _keys(briefing: Briefing) -> list[str]:
    return [panel.topic.key for panel in briefing.panels]


def _pages(
    briefing: Briefing, notes: Notebook, options: PanelOptions, key: str | None
) -> Iterator[Page]:
    columns = width()
    yield _head(briefing)
    if key == OVERVIEW or (key is None and briefing.panels):
        contents = overview(briefing, notes)
        yield overview_page(briefing, contents, columns, cells, OverviewOptions(today=today()))
    for panel in briefing.panels:
        if key in (None, panel.topic.key):
            yield _panel_head(panel)
            yield panel_page(briefing, panel, columns, cells, options=options)
    if key == OVERVIEW:
        return
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


def _overview_data(briefing: Briefing, notes: Notebook) -> dict[str, Any]:
    """Return what the first page says as JSON data: items by their ids, panels by their keys."""
    contents = overview(briefing, notes)
    voices = contents.voices
    return {
        "id": briefing.id,
        "title": contents.source.title,
        "interest": contents.source.interest,
        "panels": [{"key": each.topic.key, "text": each.text} for each in contents.lines],
        "tensions": [tension.id for tension in contents.tensions],
        "about_the_source": [tension.id for tension in contents.blanket],
        "lesser_tensions": contents.lesser,
        "figures": [figure.id for figure in contents.figures],
        "voices": [
            {
                "speaker": each.name or None,
                "named": each.is_named,
                "statements": [statement.id for statement in each.statements],
            }
            for each in voices.voices
        ],
        "statements": voices.statements,
        "unnamed": voices.unnamed,
        "notes": contents.notes,
        "open_questions": contents.open_questions,
        "reviewed": contents.progress.reviewed,
        "to_review": contents.progress.of,
    }


def as_data(briefing: Briefing, key: str | None = None) -> dict[str, Any]:
    """Return a briefing, or one panel of it, or its article, as JSON data."""
    panels = None if key is None else (key,)
    return briefing_data(briefing, panels, text=key == SOURCE)
