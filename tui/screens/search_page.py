"""What a search of the library found, laid out: the places of each briefing, under its title."""

from collections.abc import Collection
from typing import Final, NamedTuple

from briefings.layout.page import Column, Mark, Page, Role, Sheet
from briefings.layout.shortening import shortened
from briefings.search.hit import Hit, Match, SearchResult
from briefings.search.mistakes import QueryMistake
from briefings.text import displayable
from tui.actions.keys import Keys
from tui.screens.found_place import FoundPlace
from tui.style.chrome import NARROW
from tui.system.terminal import cells

HELP = (
    'Words, "phrases", -word, OR, (), word* and word~; panel: kind: tag: speaker: note: title: '
    "publisher: date:2013..2014 lang: id: has:note is:unreviewed; ha>20k, usd:40m..90m. "
    "{open} opens the place, {search.back} comes back to the words. {prompt.saved} lists the "
    "searches that are saved."
)

_INDENT: Final = 2


class ResultPage(NamedTuple):
    """A search result laid out: the marks of the words, and the place found of each row item."""

    page: Page
    marks: dict[int, list[Mark]]
    places: dict[str, FoundPlace]


def result_page(
    result: SearchResult | None, width: int, keys: Keys, new: Collection[str] = ()
) -> ResultPage:
    """Lay a result out; `new` are the ids of the briefings that are new for a saved search."""
    sheet = Sheet(width, cells)
    marks: dict[int, list[Mark]] = {}
    places: dict[str, FoundPlace] = {}
    indent = _INDENT if width < NARROW else 2 * _INDENT
    if result is None or not (result.query or result.mistake):
        sheet.flow(keys.keyed(HELP), "muted")
        return ResultPage(sheet.page(), marks, places)
    if result.mistake:
        _point_at(result.mistake, sheet)
    for problem in (*result.problems, *result.unread):
        sheet.flow(problem, "warn")
    if result.correction:
        sheet.flow(result.correction, "warn")
    for match in result.matches:
        is_part = len(match.hits) < match.found
        part = f"{len(match.hits)} of {match.found}" if is_part else ""
        _head(sheet, match.title, "new" if match.id in new else "", part)
        for hit in match.hits:
            item = f"hit {len(places)}"
            places[item] = FoundPlace(match.id, hit)
            sheet.flow(_where(match, hit), "muted", item=item)
            block = sheet.flow(displayable(hit.snippet), "text", x=indent, item=item)
            marks[block] = [Mark(span.start, span.end, "hit") for span in hit.marks]
    if not result.matches:
        sheet.flow("No briefing has all of this.", "muted")
    return ResultPage(sheet.page(), marks, places)


def _head(sheet: Sheet, title: str, is_new: str, part: str) -> None:
    """Write a title, and what there is to say of the briefing: beneath it, or in its row."""
    said = " · ".join(filter(None, (is_new, part)))
    role: Role = "value" if is_new else "muted"
    if sheet.width >= NARROW:
        sheet.columns([Column(0, sheet.width, title, "heading")], None)
        sheet.columns([Column(_INDENT, sheet.width - _INDENT, said, role)], None)
    else:
        at = sheet.width - cells(said)
        room = at - bool(said)
        shown = shortened(title, room, 1, cells)
        beside = Column(at, cells(said), said, role)
        sheet.columns([Column(0, room, shown, "heading"), beside], None)


def _point_at(mistake: QueryMistake, sheet: Sheet) -> None:
    """Show the query with a caret under the place, and what is wrong there."""
    shown = mistake.pointer(sheet.width - _INDENT, displayable, cells)
    sheet.flow(shown.query, "text", x=_INDENT)
    sheet.flow("^", "warn", x=_INDENT + shown.caret)
    sheet.flow(mistake.sentence, "warn", x=_INDENT)


def _where(match: Match, hit: Hit) -> str:
    kind = (hit.item_kind or hit.kind).replace("_", " ")
    parts = [kind, f"¶{hit.paragraph}" if hit.paragraph else "", match.panels_of(hit)]
    return " · ".join(part for part in parts if part)
