"""The words of a piece of HTML that stands in another text, without its tags."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from briefings.model import BlockRole

_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "head"})
_INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr", "img"),
    }
)
_CELLS: Final = frozenset({"td", "th"})
_ROLES: Final[dict[str, BlockRole]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list_item",
    "blockquote": "quote",
    "figcaption": "caption",
    "tr": "table",
}

Words = tuple[str, BlockRole, int | None]
"""Words, their role, and the level of a heading."""


def raw_html_words(source: str) -> Iterator[Words]:
    """Yield the paragraphs of a piece of HTML."""
    parser = _Parser()
    parser.feed(source)
    parser.close()
    parser.end_paragraph()
    yield from parser.found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Words] = []
        self._words: list[str] = []
        self._unseen = 0
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "br":
            self._words.append(" ")
        elif tag not in _INLINE and tag not in _CELLS:
            self.end_paragraph()
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if tag in _CELLS:
            self._words.append(" | ")
        elif tag not in _INLINE and tag != "br":
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)

    def end_paragraph(self) -> None:
        words = " ".join("".join(self._words).split()).removesuffix(" |")
        self._words.clear()
        if words:
            role = _ROLES.get(self._tag, "paragraph")
            level = int(self._tag[1]) if role == "heading" else 1 if role == "list_item" else None
            self.found.append((words, role, level))
        self._tag = ""
