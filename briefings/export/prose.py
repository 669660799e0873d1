"""The part of Markdown that notes are written in, for formats that have type.

Emphasis, code, lists and quotations are kept. Headings become bold lines, so that a note cannot
break the order of the document it stands in, and HTML stays the text that it is. Links and images
become their words with the address behind them: they read the same on paper, and nothing in a
note calls out from the reader's machine.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

BREAK = "\n"
"""A run of this alone ends a line within its block."""

BULLET = "•"
RULE = "* * *"

Kind = Literal["paragraph", "item", "quote", "code"]


class Run(msgspec.Struct, frozen=True):
    """A stretch of one look."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


class ProseBlock(msgspec.Struct, frozen=True):
    """A paragraph, an item of a list, a quotation or lines of code.

    `mark` is what stands before an item; an item's second paragraph has none. `depth` counts
    from 1 for the items of a list that is in no other one.
    """

    kind: Kind
    runs: tuple[Run, ...]
    mark: str = ""
    depth: int = 0


def blocks(markdown: str) -> tuple[ProseBlock, ...]:
    """Read a note's body. Line breaks stay where they were typed, as the program shows them."""
    reader = _Reader()
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return tuple(block for token in tokens for block in reader.read(token))


class _Reader:
    """Turns a flat sequence of tokens into blocks; knows which lists and quotations are open."""

    def __init__(self) -> None:
        self.lists: list[int | None] = []
        self.quotes = 0
        self.mark = ""
        self.heading = False

    def read(self, token: Token) -> Iterator[ProseBlock]:
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
            case "inline":
                yield self.block(tuple(_runs(token.children or (), strong=self.heading)))
            case "fence" | "code_block":
                yield ProseBlock("code", tuple(_lines(token.content)), depth=len(self.lists))
            case "hr":
                yield self.block((Run(RULE),))

    def next_mark(self) -> str:
        number = self.lists[-1]
        if number is None:
            return BULLET
        self.lists[-1] = number + 1
        return f"{number}."

    def block(self, runs: tuple[Run, ...]) -> ProseBlock:
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


def _lines(code: str) -> Iterator[Run]:
    for index, line in enumerate(code.rstrip("\n").split("\n")):
        if index:
            yield Run(BREAK)
        yield Run(line, code=True)
