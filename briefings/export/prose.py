"""The part of Markdown that notes are written in, for formats that have type.

Emphasis, code, lists with their tasks, quotations, tables and footnotes are kept. Headings become
bold lines, so that a note cannot break the order of the document it stands in, and HTML stays the
text that it is. Links and images become their words with the address behind them: they read the
same on paper, and nothing in a note calls out from the reader's machine.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from markdown_it.token import Token

from briefings.export.note_markdown import footnote_mark, parser, take_task

BREAK = "\n"
"""A run of this alone ends a line within its block."""

BULLET = "•"
RULE = "* * *"
BETWEEN_CELLS = " | "
TO_DO, DONE = "☐", "☑"

Kind = Literal["paragraph", "item", "quote", "code", "table", "footnote"]


class Run(msgspec.Struct, frozen=True):
    """A stretch of one look."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


class ProseBlock(msgspec.Struct, frozen=True):
    """A paragraph, an item of a list, a quotation, lines of code, a table or a footnote.

    `mark` is what stands before an item or a footnote; an item's second paragraph has none. `depth`
    counts from 1 for the items of a list that is in no other one. `rows` are the cells of a table,
    its heads first; its `runs` say the same in lines, for formats that have no tables there.
    """

    kind: Kind
    runs: tuple[Run, ...]
    mark: str = ""
    depth: int = 0
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()


def blocks(markdown: str) -> tuple[ProseBlock, ...]:
    """Read a note's body. Line breaks stay where they were typed, as the program shows them."""
    reader = _Reader()
    tokens = parser().parse(markdown)
    return tuple(block for token in tokens for block in reader.read(token))


class _Reader:
    """Turns a flat sequence of tokens into blocks; knows which of what holds others are open."""

    def __init__(self) -> None:
        self.lists: list[int | None] = []
        self.quotes = 0
        self.mark = ""
        self.heading = False
        self.footnote = ""
        self.rows: list[list[tuple[Run, ...]]] = []

    def read(self, token: Token) -> Iterator[ProseBlock]:
        self.enter_or_leave(token)
        match token.type:
            case "inline" if self.rows:
                is_head = len(self.rows) == 1
                self.rows[-1].append(tuple(_runs(token.children or (), strong=is_head)))
            case "inline":
                yield self.said(token)
            case "table_close":
                rows = tuple(map(tuple, self.rows))
                self.rows = []
                yield ProseBlock("table", tuple(_in_lines(rows)), depth=len(self.lists), rows=rows)
            case "fence" | "code_block":
                yield ProseBlock("code", tuple(_lines(token.content)), depth=len(self.lists))
            case "hr":
                yield self.block((Run(RULE),))

    def enter_or_leave(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.mark = self.next_mark()
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "heading_open" | "heading_close":
                self.heading = token.nesting > 0
            case "footnote_open" | "footnote_close":
                self.footnote = footnote_mark(token.info) if token.nesting > 0 else ""
            case "tr_open":
                self.rows.append([])

    def next_mark(self) -> str:
        number = self.lists[-1]
        if number is None:
            return BULLET
        self.lists[-1] = number + 1
        return f"{number}."

    def said(self, token: Token) -> ProseBlock:
        if self.mark and (is_done := take_task([token])) is not None:
            self.mark = DONE if is_done else TO_DO
        return self.block(tuple(_runs(token.children or (), strong=self.heading)))

    def block(self, runs: tuple[Run, ...]) -> ProseBlock:
        if self.footnote:
            return ProseBlock("footnote", runs, self.footnote)
        mark, self.mark = self.mark, ""
        if self.lists:
            return ProseBlock("item", runs, mark, len(self.lists))
        return ProseBlock("quote" if self.quotes else "paragraph", runs)


def _runs(tokens: Sequence[Token], *, strong: bool) -> Iterator[Run]:
    writer = _Writer(bold=int(strong))
    for token in tokens:
        yield from writer.write(token)


class _Writer:
    """Turns the tokens of one line of thought into runs; knows which emphases are open."""

    def __init__(self, bold: int) -> None:
        self.bold = bold
        self.italic = 0
        self.links: list[tuple[str, str]] = []
        """The addresses of open links, each with its words so far."""

    def write(self, token: Token) -> Iterator[Run]:
        match token.type:
            case "strong_open" | "strong_close":
                self.bold += token.nesting
            case "em_open" | "em_close":
                self.italic += token.nesting
            case "link_open":
                self.links.append((str(token.attrGet("href") or ""), ""))
            case "link_close":
                yield from self.address(*self.links.pop())
            case "softbreak" | "hardbreak":
                yield Run(BREAK)
            case "image":
                yield from self.words(token.content)
                yield from self.address(str(token.attrGet("src") or ""), token.content)
            case _:
                yield from self.words(token.content, code=token.type == "code_inline")

    def words(self, text: str, *, code: bool = False) -> Iterator[Run]:
        if text:
            self.links = [(address, words + text) for address, words in self.links]
            yield Run(text, self.bold > 0, self.italic > 0, code)

    def address(self, address: str, words: str) -> Iterator[Run]:
        if address and address != words:
            yield from self.words(f" ({address})" if words else address)


def _in_lines(rows: Sequence[Sequence[tuple[Run, ...]]]) -> Iterator[Run]:
    for number, row in enumerate(rows):
        if number:
            yield Run(BREAK)
        for index, cell in enumerate(row):
            if index:
                yield Run(BETWEEN_CELLS)
            yield from cell


def _lines(code: str) -> Iterator[Run]:
    for index, line in enumerate(code.rstrip("\n").split("\n")):
        if index:
            yield Run(BREAK)
        yield Run(line, code=True)
