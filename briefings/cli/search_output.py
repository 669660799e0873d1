"""What a search found, as text or as JSON."""

from typing import Any

import msgspec

from briefings.cli.output import new_sheet, write_json, write_sheet
from briefings.cli.query_mistake import pointed_at
from briefings.cli.shared import complain
from briefings.errors import NotFoundError, UsageError
from briefings.layout.page import Mark, Sheet
from briefings.library import Library
from briefings.notes.ids import short
from briefings.search.hit import Hit, Match, SearchResult
from briefings.search.request import SearchRequest

_INDENT = 4


def search(library: Library, request: SearchRequest, *, as_json: bool) -> int:
    """Search a library and write what was found; return the exit code.

    What could be searched of a query that makes no sense is written before it is complained of.

    Raises:
        UsageError: part of the query makes no sense.
        NotFoundError: no briefing matches; as JSON this has been written then, too.
    """
    result = library.search(request)
    if result.problems:
        raise UsageError(result.problems[0])
    write_result(result, as_json=as_json)
    if not result.matched:
        raise NotFoundError(f"No briefing matches {result.query or 'an empty query'}.")
    return 0


def write_result(result: SearchResult, new: frozenset[str] = frozenset(), *, as_json: bool) -> None:
    """Write what was found, and complain of what is not as it should be.

    `new` are the ids of briefings that are told to be new.

    Raises:
        UsageError: part of the query makes no sense.
    """
    if as_json:
        write_json(as_data(result, new))
    elif result.matches:
        _write(result, new)
    complain([*result.unread, *([result.correction] if result.correction else [])])
    if result.progress:
        done, every = result.progress.done, result.progress.all
        complain([f"Only {done:,} of {every:,} briefings can be searched yet: ask again later."])
    if result.mistake:
        raise pointed_at(result.mistake)


def _write(result: SearchResult, new: frozenset[str]) -> None:
    sheet = new_sheet()
    marks: dict[int, list[Mark]] = {}
    for number, match in enumerate(result.matches):
        if number:
            sheet.row()
        marks |= _write_match(sheet, match, is_new=match.id in new)
    if more := _more(result):
        sheet.row()
        sheet.flow(f"{more}; --limit shows more.", "muted", x=0)
    write_sheet(sheet, marks)


def _more(result: SearchResult) -> str:
    """Return how many other briefings match, nothing where none does."""
    hidden = result.matched - len(result.matches)
    if result.more:
        return "More briefings may match"
    if hidden > 1:
        return f"{hidden} more briefings match"
    return "1 more briefing matches" if hidden else ""


def as_data(result: SearchResult, new: frozenset[str]) -> dict[str, Any]:
    """Return a result as JSON data; `briefings search --help` and the structs say what each is."""
    return {
        "query": result.query,
        "matched": result.matched,
        "found": result.found,
        "briefings": [
            {
                "id": match.id,
                "title": match.title,
                "found": match.found,
                **({"new": True} if match.id in new else {}),
                "hits": [_without_gaps(hit) for hit in match.hits],
            }
            for match in result.matches
        ],
        "unread": list(result.unread),
        **({"searched_instead": result.suggestion} if result.suggestion else {}),
        **({"more": True} if result.more else {}),
        **({"searched": result.progress.done} if result.progress else {}),
    }


def _without_gaps(hit: Hit) -> dict[str, Any]:
    return {name: value for name, value in msgspec.to_builtins(hit).items() if value is not None}


def _write_match(sheet: Sheet, match: Match, *, is_new: bool) -> dict[int, list[Mark]]:
    """Write a match, and return what of its snippets is bold where the output can show that."""
    marks = {}
    sheet.flow(match.title, "name", x=0)
    part = f" · {len(match.hits)} of {match.found}" if len(match.hits) < match.found else ""
    sheet.flow(f"{match.id}{part}{' · new' * is_new}", "muted")
    for hit in match.hits:
        sheet.flow(_where(match, hit), "muted")
        block = sheet.flow(hit.snippet, "text", x=_INDENT)
        marks[block] = [Mark(mark.start, mark.end, "name") for mark in hit.marks]
    return marks


def _where(match: Match, hit: Hit) -> str:
    """Return what a hit is and where it stands: `figure pier · Trade · ¶7`."""
    kind = (hit.item_kind or hit.kind).replace("_", " ")
    name = short(hit.note) if hit.note else hit.item if hit.kind == "item" else None
    place = f"¶{hit.paragraph}" if hit.paragraph else ""
    return " · ".join(
        part for part in (f"{kind} {name or ''}".rstrip(), match.panels_of(hit), place) if part
    )
