"""The parts of a Markdown text as a reader sees them: paragraphs, headings, entries, rows."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefings.documents.canonical_text import canonical
from briefings.documents.markup.raw_html import raw_html_words
from briefings.model import BlockRole

_DEEPEST: Final = 100
"""Levels of quotations and lists within each other; what is deeper is left out."""

_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]+\]:\s*")
_FOOTNOTE_MARK: Final = re.compile(r"\[\^[^\]\s]+\]")
_TEMPLATE: Final = re.compile(r"\{%.*?%\}|\{\{[<%].*?[>%]\}\}|\{:[^}]*\}$", re.DOTALL)
"""What a site's program would put something else for, in files that have front matter."""

_BLANK_LINES: Final = re.compile(r"[ \t]*\n\s*")
_CELLS: Final = " | "


class MarkdownPart(NamedTuple):
    """Words of one part, its role, and where it begins in the file's canonical text."""

    words: str
    role: BlockRole
    level: int | None
    offset: int


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return parser.enable(["table", "strikethrough"])


def markdown_parts(source: str, start: int, *, has_front_matter: bool) -> list[MarkdownPart]:
    """Return the parts of what stands in canonical text from `start` on."""
    walk = _Walk(source, start, has_front_matter=has_front_matter)
    return list(walk.parts(_parser().parse(source[start:])))


class _Walk:
    """Goes through the tokens of a text, and knows what it is inside of."""

    def __init__(self, source: str, start: int, *, has_front_matter: bool) -> None:
        self._source = source
        lines = source[start:].split("\n")
        self._lines = list(accumulate((len(line) + 1 for line in lines), initial=start))
        self._has_templates = has_front_matter
        self._quotes = 0
        self._lists = 0
        self._begins_entry = False
        self._heading: int | None = None
        self._row: list[str] | None = None

    def parts(self, tokens: Sequence[Token]) -> Iterator[MarkdownPart]:
        row = tokens[0] if tokens else None
        for token in tokens:
            self._enter(token)
            if token.type == "inline":
                yield from self._paragraph(token)
            elif token.type == "tr_open":
                self._row, row = [], token
            elif token.type == "tr_close":
                yield from self._made(_CELLS.join(self._row or []).strip(" |"), "table", row)
                self._row = None
            elif token.type in {"fence", "code_block"}:
                yield from self._made(token.content, self._role()[0], token)
            elif token.type == "html_block":
                for words, role, level in raw_html_words(token.content):
                    yield from self._made(words, role, token, level)

    def _enter(self, token: Token) -> None:
        """Take note of what begins or ends with a token."""
        if token.type.startswith("blockquote_"):
            self._quotes += token.nesting
        elif token.type.startswith(("bullet_list_", "ordered_list_")):
            self._lists += token.nesting
        elif token.type.startswith("list_item_"):
            self._begins_entry = token.nesting > 0
        elif token.type == "heading_open":
            self._heading = int(token.tag[1:])
        elif token.type == "heading_close":
            self._heading = None

    def _paragraph(self, token: Token) -> Iterator[MarkdownPart]:
        words = _words(token.children or [])
        if self._has_templates:
            words = _TEMPLATE.sub("", words)
        words = _BLANK_LINES.sub("\n", words)
        if self._row is not None:
            self._row.append(" ".join(words.split()))
            return
        role, level = self._role()
        footnote = _FOOTNOTE.match(words) if role == "paragraph" else None
        if footnote is not None:
            yield from self._made(words[footnote.end() :], "footnote", token)
        else:
            yield from self._made(_FOOTNOTE_MARK.sub("", words), role, token, level)

    def _role(self) -> tuple[BlockRole, int | None]:
        begins_entry, self._begins_entry = self._begins_entry, False
        if self._heading is not None:
            return "heading", self._heading
        if begins_entry:
            return "list_item", self._lists
        return ("quote" if self._quotes else "paragraph"), None

    def _made(
        self, words: str, role: BlockRole, token: Token | None, level: int | None = None
    ) -> Iterator[MarkdownPart]:
        words = canonical(words).strip().replace("\0", "\ufffd")
        if words:
            yield MarkdownPart(words, role, level, self._offset(token))

    def _offset(self, token: Token | None) -> int:
        """Return where a token's own words begin: behind the marks of its line."""
        if token is None or token.map is None:
            return self._lines[0]
        line = self._lines[token.map[0]]
        begins = token.content.lstrip().partition("\n")[0] if token.type == "inline" else ""
        found = self._source.find(begins, line) if begins else line
        return found if found >= 0 else line


def _words(tokens: Sequence[Token]) -> str:
    """Return what is read of inline tokens: of links their words, of pictures nothing."""
    words = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            words.append(token.content)
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak" or token.content.lower().startswith("<br"):
            words.append("\n")
    return "".join(words)
