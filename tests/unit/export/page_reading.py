"""A page of HTML read back, as far as the tests look at it."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "br", "col", "input"}


class Page(HTMLParser):
    """The elements of a page in order, and its text; what is not well formed fails at once."""

    def __init__(self, source: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.comments: list[str] = []
        self._open: list[str] = []
        self.feed(source.decode("utf-8"))
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"{tag} has an attribute twice"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, *tags: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the elements of these kinds."""
        return (element for element in self.elements if element[0] in tags)

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def text(self, within: str = "body") -> str:
        """Return the words in all elements of one kind, on one line."""
        return " ".join("".join(t for path, t in self.texts if within in path).split())
