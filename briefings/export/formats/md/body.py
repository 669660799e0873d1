"""A note's Markdown, written anew so that it stays within its note.

What a reader wrote is parsed and only what is understood is written again: paragraphs, lists and
their tasks, quotations, code, tables, emphasis and links. Headings become bold lines, so that they
cannot take part in the document's structure; images become links, so that nothing is loaded; a
footnote becomes a paragraph, since its label could be one of the document's; raw HTML, attributes
and everything else become the characters that they are made of.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefings.export.formats.md.text import code, escape, escape_part, fenced, link
from briefings.export.note_markdown import footnote_mark, parser, take_task
from briefings.text import lines

_LARGEST: Final = 1 << 16
"""Characters; a longer text is written line by line without looking for Markdown in it."""

_DEEPEST: Final = 16
"""Levels of nesting; the parser leaves out without a word what is nested deeper than 20."""

_BAR: Final = re.compile(r"(?<!\\)\|")
"""What would end a cell: within code nothing is escaped."""

_WRAPPERS: Final = {"em": "*", "strong": "**"}


def body(text: str) -> list[str]:
    """Return a note's text as lines of Markdown that can stand in a block quotation."""
    rows = lines(text)
    if sum(map(len, rows)) > _LARGEST:
        return _literal(rows)
    tokens = parser().parse("\n".join(rows))
    if any(_depth(token) > _DEEPEST for token in tokens):
        return _literal(rows)
    return _blocks(SyntaxTreeNode(tokens).children)


def _depth(token: Token) -> int:
    return token.level + max((child.level for child in token.children or ()), default=0)


def _literal(rows: list[str]) -> list[str]:
    return [f"{escape(row)}\\" if row and after else escape(row) for row, after in _pairs(rows)]


def _pairs(rows: list[str]) -> Iterator[tuple[str, str]]:
    yield from zip(rows, [*rows[1:], ""], strict=True)


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> list[str]:
    """Return blocks with a blank line between any two."""
    out: list[str] = []
    for node in nodes:
        rows = _block(node)
        if not rows:
            continue
        if out:
            out.append("")
        out.extend(rows)
    return out


def _block(node: SyntaxTreeNode) -> list[str]:
    match node.type:
        case "bullet_list" | "ordered_list":
            rows = _list(node)
        case "blockquote":
            rows = [f"> {row}".rstrip() for row in _blocks(node.children)]
        case "fence" | "code_block":
            rows = fenced(lines(node.content))
        case "hr":
            rows = ["* * *"]
        case "heading":
            text = _inline(node.children, plain=True).replace("\n", " ")
            rows = [f"**{text}**"] if text else []
        case "paragraph":
            rows = _inline(node.children).split("\n")
        case "table":
            rows = list(_table(node))
        case "footnote":
            rows = f"{escape(footnote_mark(node.info))} {_inline(node.children)}".split("\n")
        case _:
            rows = [escape(row) for row in lines(node.content)]
    return rows


def _list(node: SyntaxTreeNode) -> list[str]:
    first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    out: list[str] = []
    for index, item in enumerate(node.children):
        mark = "-" if first is None else f"{first + index}."
        tasked = take_task(item.to_tokens())
        rows = _blocks(item.children) or [""]
        if tasked is not None:
            rows[0] = f"[{'x' if tasked else ' '}] {rows[0]}"
        # Pandoc wants what belongs to an item at the column where the item's text begins.
        mark = mark.ljust(3) + " " if len(mark) < 4 else f"{mark} "  # noqa: PLR2004
        out.append(f"{mark}{rows[0]}".rstrip())
        out.extend(f"{' ' * len(mark)}{row}".rstrip() for row in rows[1:])
    return out


def _table(node: SyntaxTreeNode) -> Iterator[str]:
    rows = [row for part in node.children for row in part.children]
    for number, row in enumerate(rows):
        words = (_inline(cell.children, plain=number == 0) for cell in row.children)
        cells = [_BAR.sub(r"\\|", cell) for cell in words]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * len(row.children)


def _inline(nodes: Sequence[SyntaxTreeNode], *, plain: bool = False) -> str:
    """Return the text of inline nodes; `plain` leaves emphasis out, where all of it is bold."""
    out = ""
    for node in nodes:
        begins = not out or out.endswith("\n")
        if node.type == "inline":
            out += _inline(node.children, plain=plain)
        elif node.type == "text":
            out += escape_part(node.content, begins=begins)
        elif node.type == "code_inline":
            out += code(node.content)
        elif node.type in ("softbreak", "hardbreak"):
            # A line end that the writer sees as one is one for every reader, Pandoc too.
            out += "\\\n"
        elif node.type in _WRAPPERS:
            inner = _inline(node.children, plain=plain)
            mark = "" if plain else _WRAPPERS[node.type]
            out += f"{mark}{inner}{mark}" if inner.strip() else inner
        elif node.type in ("link", "image"):
            target = str(node.attrs.get("href") or node.attrs.get("src") or "")
            inner = _inline(node.children, plain=plain)
            out += link(inner or escape(target), target)
        else:
            out += escape_part(node.content, begins=begins)
    return out
