"""What a tagged PDF says its text is: which stretches are one paragraph, heading, cell or note."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, PdfObject

from briefings.model import BlockRole

_MOST_ELEMENTS: Final = 200_000
_DEEPEST: Final = 200

_ROLES: Final[Mapping[str, BlockRole]] = {
    "/P": "paragraph",
    "/H": "heading",
    "/Title": "heading",
    **{f"/H{level}": "heading" for level in range(1, 7)},
    "/LI": "list_item",
    "/Caption": "caption",
    "/TR": "table",
    "/Note": "footnote",
    "/FENote": "footnote",
}


class Element(NamedTuple):
    """The part of a document's structure that a stretch of text belongs to."""

    number: int
    role: BlockRole
    level: int | None = None


Tags = Mapping[tuple[int, int], Element]
"""Elements by page, counted from 0, and by the number that the page's text is marked with."""


def tags_of(catalogue: DictionaryObject, pages: Mapping[int, int]) -> Tags:
    """Return what a document's structure says; `pages` has their numbers by their objects'."""
    root = _resolved(catalogue.get("/StructTreeRoot"))
    if not isinstance(root, DictionaryObject):
        return {}
    names = _resolved(root.get("/RoleMap"))
    walk = _Walk(names if isinstance(names, DictionaryObject) else DictionaryObject(), pages)
    walk.follow(root.get("/K"))
    return walk.found


class _Frame(NamedTuple):
    """A child of the structure that is to be looked at, and what it stands in."""

    child: PdfObject
    element: Element | None
    page: int | None
    depth: int


class _Walk:
    """Goes through the structure without recursion: a hostile one may be as deep as it is long."""

    def __init__(self, names: DictionaryObject, pages: Mapping[int, int]) -> None:
        self.found: dict[tuple[int, int], Element] = {}
        self._names = names
        self._pages = pages
        self._count = 0

    def follow(self, root: PdfObject | None) -> None:
        waiting = [_Frame(child, None, None, 0) for child in reversed(list(_children(root)))]
        while waiting and self._count < _MOST_ELEMENTS:
            self._count += 1
            frame = waiting.pop()
            child = _resolved(frame.child)
            if isinstance(child, NumberObject):
                self._mark(frame.page, child, frame.element)
            elif isinstance(child, DictionaryObject) and frame.depth < _DEEPEST:
                waiting += reversed(list(self._inside(child, frame)))

    def _mark(self, page: int | None, number: PdfObject | None, element: Element | None) -> None:
        if page is not None and element is not None and isinstance(number, NumberObject):
            self.found[page, int(number)] = element

    def _inside(self, node: DictionaryObject, frame: _Frame) -> Iterator[_Frame]:
        page = self._page(node, frame.page)
        if node.get("/Type") == "/MCR":
            self._mark(page, _resolved(node.get("/MCID")), frame.element)
            return
        element = self._element(node, frame.element)
        for child in _children(node.get("/K")):
            yield _Frame(child, element, page, frame.depth + 1)

    def _page(self, node: DictionaryObject, page: int | None) -> int | None:
        reference = node.raw_get("/Pg") if "/Pg" in node else None
        number = getattr(reference, "idnum", None)
        return page if number is None else self._pages.get(number, page)

    def _element(self, node: DictionaryObject, outer: Element | None) -> Element | None:
        name = str(node.get("/S"))
        name = str(self._names.get(name, name))
        role = _ROLES.get(name)
        if role is None or (outer is not None and outer.role in {"table", "footnote"}):
            return outer
        if outer is not None and outer.role == "list_item" and role == "paragraph":
            return outer
        level = int(name[2:]) if name[2:].isdigit() else None
        return Element(self._count, role, level)


def _resolved(value: PdfObject | None) -> PdfObject | None:
    return value.get_object() if value is not None else None


def _children(value: PdfObject | None) -> Iterator[PdfObject]:
    found = _resolved(value)
    if isinstance(found, ArrayObject):
        yield from found
    elif value is not None and found is not None:
        yield value
