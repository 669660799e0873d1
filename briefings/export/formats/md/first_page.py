"""The first page of a document in Markdown."""

from collections.abc import Iterator

from briefings.export.first_page import FigureTable, LeadLine, LeadPage, LinkedText
from briefings.export.formats.md.brief import table_rows
from briefings.export.formats.md.text import escape


def first_page_rows(page: LeadPage) -> Iterator[str]:
    """Yield the lines of the first page."""
    yield from ("", f"# {escape(page.heading)}")
    if page.about:
        yield from ("", escape(page.about))
    yield from ("", f"> **{escape(page.interest.heading)}**")
    for line in page.interest.lines:
        yield from (">", f"> {_line(line)}")
    for part in page.lists:
        yield from ("", f"## {escape(part.heading)}", "")
        if isinstance(part, FigureTable):
            yield from table_rows(part.table, part.anchors)
            continue
        yield from (f"-   {_line(line)}" for line in part.lines)
        if part.closing:
            yield from ("", f"*{escape(part.closing)}*")
    for remark in page.remarks:
        yield from ("", f"*{escape(remark)}*")


def _line(line: LeadLine) -> str:
    name = f"**{_linked(line.name)}**" if line.name.text else ""
    return ": ".join(part for part in (name, _linked(line.text)) if part)


def _linked(said: LinkedText) -> str:
    text = escape(said.text)
    return f"[{text}](#{said.anchor})" if text and said.anchor else text
