"""What other briefings say to figures, as text or as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from briefings.cli.output import new_sheet, write_json, write_pages
from briefings.comparing import wording
from briefings.comparing.comparison import Compared, Comparison
from briefings.comparing.told import figures
from briefings.errors import NotFoundError, UsageError
from briefings.figures import reading
from briefings.folding import folded_text
from briefings.layout.page import Page
from briefings.model import Briefing, Figure
from briefings.search.quantities import number
from briefings.wording import joined

_FIELDS = ("value", "unit", "text", "what", "period", "scope", "status", "source")


def figures_meant(briefing: Briefing, said: str) -> list[Figure]:
    """Return the figures of a briefing that have an id, a value or words.

    Raises:
        NotFoundError: there is none.
        UsageError: what is meant has no unit, so that nothing can be compared with it.
    """
    words, value = folded_text(said).split(), number(folded_text(said).strip())
    every = figures(briefing)
    found = [each for each in every if each.id == said]
    found = found or [each for each in every if value is not None and each.value == value]
    found = found or [
        each
        for each in every
        if words and all(word in folded_text(f"{each.text} {reading(each)}") for word in words)
    ]
    if not found:
        raise NotFoundError(
            f"{briefing.id} has no figure “{said}”: `briefings show {briefing.id}` shows them."
        )
    if all(each.unit is None for each in found):
        raise UsageError(wording.NO_UNIT)
    return found


def write(briefing: Briefing, compared: Sequence[Compared], *, is_all: bool, as_json: bool) -> None:
    """Write what is said to figures; where it `is_all` of a briefing, not of those that are new."""
    items = {each.id: each for each in figures(briefing)}
    if as_json:
        data = {
            "id": briefing.id,
            "figures": [_data(items[each.item], each) for each in compared],
        }
        write_json(msgspec.to_builtins(data))
    else:
        write_pages(_pages(items, compared, is_all=is_all))


def _pages(
    items: dict[str, Figure], compared: Sequence[Compared], *, is_all: bool
) -> Iterator[Page]:
    shown = [each for each in compared if each.found or not is_all]
    for each in shown:
        yield _page(items[each.item], each)
    sheet = new_sheet()
    if is_all:
        sheet.flow(wording.counts(compared) or "No figures.", "muted", x=0)
    if any(each.more for each in compared):
        sheet.flow(wording.MORE, "muted", x=0)
    yield sheet.page()


def _page(figure: Figure, compared: Compared) -> Page:
    sheet = new_sheet()
    what = wording.beside_unit(figure)
    head = joined((reading(figure), what, figure.period, compared.standing), " · ")
    sheet.flow(head, "name", x=0)
    for each in compared.found:
        sheet.flow(wording.value_line(each), "value", x=2)
        sheet.flow(f"{wording.outlet_line(each)} · {each.briefing}", "text", x=4)
    if not compared.found:
        sheet.flow(wording.NOTHING, "muted", x=2)
    sheet.row()
    return sheet.page()


def _data(figure: Figure, compared: Compared) -> dict[str, Any]:
    return {
        **_figure_data(figure),
        "standing": compared.standing,
        "more": compared.more,
        "found": [_comparison_data(each) for each in compared.found],
    }


def _comparison_data(each: Comparison) -> dict[str, Any]:
    return {
        "grade": each.grade,
        "briefing": each.briefing,
        "title": each.title,
        "publisher": each.publisher,
        "published": each.published,
        "copies": each.copies,
        **_figure_data(each.figure),
    }


def _figure_data(figure: Figure) -> dict[str, Any]:
    return {"item": figure.id, **{name: getattr(figure, name) for name in _FIELDS}}
