"""A brief in Markdown."""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import assert_never

from briefings.export.brief.blocks import (
    Block,
    Brief,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Line,
    Table,
)
from briefings.export.formats.md.text import code, escape, escape_part, front_string
from briefings.export.prose import Run


def brief_rows(brief: Brief) -> Iterator[str]:
    """Yield the lines of a brief."""
    yield from _front_matter(brief)
    marking = f"**{escape(brief.marking.upper())}**" if brief.marking else ""
    title = escape(brief.title)
    subtitle = f"*{_line(brief.subtitle)}*" if brief.subtitle else ""
    for row in (marking, f"# {title}", subtitle):
        if row:
            yield from ("", row)
    for block in brief.blocks:
        yield ""
        yield from _block(block)
    if marking:
        yield from ("", marking)


def _front_matter(brief: Brief) -> Iterator[str]:
    yield "---"
    if brief.author:
        yield f"author: {front_string(brief.author)}"
    if brief.prepared:
        yield f"date: {brief.prepared.isoformat()}"
    yield f"lang: {front_string(brief.labels.language)}"
    yield f"generator: {front_string(f'briefings {brief.version}')}"
    yield "---"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {escape(block.text)}"
        case BriefText():
            yield f"*{_line(block.line)}*" if block.muted else _line(block.line)
        case Bullets():
            yield from (f"-   {_line(line)}" for line in block.lines)
        case Framed():
            yield f"> **{escape(block.title)}**"
            for line in block.lines:
                yield from (">", f"> {_line(line)}")
        case Table():
            yield from table_rows(block)
        case _:
            assert_never(block)


def table_rows(table: Table, anchors: Iterable[str | None] = ()) -> Iterator[str]:
    """Yield a pipe table, which Pandoc and GitHub read; in it `|` is escaped like any markup.

    The first cell of each row leads to its anchor, if it has one.
    """
    heads = [escape(column.heading) for column in table.columns]
    yield f"| {' | '.join(heads)} |"
    yield "".join(f"|{'-' * max(round(column.share * 60), 3)}" for column in table.columns) + "|"
    for row, anchor in zip(table.rows, chain(anchors, repeat(None)), strict=False):
        first, *rest = (escape(cell) or " " for cell in row)
        yield f"| {' | '.join((f'[{first}](#{anchor})' if anchor else first, *rest))} |"


def _line(line: Line) -> str:
    return "".join(_run(run, begins=index == 0) for index, run in enumerate(line))


def _run(run: Run, *, begins: bool) -> str:
    """Return a run with its look; its outer spaces stand outside of the marks."""
    if run.code:
        return code(run.text)
    text = escape_part(run.text, begins=begins)
    inner = text.strip()
    mark = "*" * (2 * run.strong + run.emphasis)
    if not mark or not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"
