"""Saved searches: run, kept and listed, as text or as JSON."""

import msgspec

from briefings.cli.output import new_sheet, report, write_json, write_sheet
from briefings.cli.search_output import write_result
from briefings.cli.shared import complain
from briefings.errors import NotFoundError
from briefings.library import Library
from briefings.saved_searches.new_matches import MOST
from briefings.search.hit import SearchResult
from briefings.search.request import SearchRequest


def search(
    library: Library, name: str, request: SearchRequest, *, only_new: bool, as_json: bool
) -> int:
    """Write what a saved search finds, what is new of that first; return the exit code.

    What is new is so no more where all of it was written.

    Raises:
        NotFoundError: there is none of the name, or nothing is found, or nothing new.
    """
    saved = library.saved_searches.get(name)
    news = library.saved_searches.news(saved, max(MOST, request.limit))
    first = news.matches[: request.limit]
    result = library.search(request._replace(query=saved.query))
    matches = first if only_new else news.before(result).matches[: request.limit]
    found = msgspec.structs.replace(result, matches=matches)
    if only_new:
        found = _of_new_alone(found, len(news.matches), more=news.more)
    write_result(found, news.ids, as_json=as_json)
    if news.more or len(first) < len(news.matches):
        complain(["More is new than is shown, so all of it stays new: --limit shows more."])
    elif not library.read_only:
        library.saved_searches.settle(saved, news.upto)
    if not matches:
        what = "Nothing is new for" if only_new else "No briefing matches"
        raise NotFoundError(f"{what} {saved.query}.")
    return 0


def _of_new_alone(result: SearchResult, count: int, *, more: bool) -> SearchResult:
    return msgspec.structs.replace(
        result, matched=count, more=more, suggestion=None, correction=None
    )


def save(library: Library, name: str, query: str, *, as_json: bool) -> None:
    saved = library.saved_searches.save(name, query)
    report(_data(saved.name, saved.query), f"Saved as “{saved.name}”.", as_json=as_json)


def delete(library: Library, name: str, *, as_json: bool) -> None:
    gone = library.saved_searches.delete(name)
    sentence = f"Deleted “{gone.name}”, which was {gone.query}"
    report(_data(gone.name, gone.query), sentence, as_json=as_json)


def write_list(library: Library, *, as_json: bool) -> None:
    """Write the saved searches, and how much is new for each."""
    every = [(each, library.saved_searches.news(each)) for each in library.saved_searches.all()]
    if as_json:
        write_json(
            [
                {**_data(each.name, each.query), "new": len(news.matches), "more": news.more}
                for each, news in every
            ]
        )
        return
    sheet = new_sheet()
    for each, news in every:
        sheet.flow(" · ".join(filter(None, (each.name, news.said))), "name", x=0)
        sheet.flow(each.query, "text")
    if not every:
        sheet.flow("Nothing is saved yet: briefings search --save NAME QUERY.", "muted", x=0)
    write_sheet(sheet)


def _data(name: str, query: str) -> dict[str, str]:
    return {"name": name, "query": query}
