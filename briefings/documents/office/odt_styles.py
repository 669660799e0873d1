"""What the styles of an OpenDocument text make of a paragraph, and which words they hide."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from briefings.documents.office.properties import Says
from briefings.documents.office.safe_xml import attribute, child, local
from briefings.model import BlockRole

_NAMED: Final[tuple[tuple[re.Pattern[str], BlockRole], ...]] = (
    (re.compile(r"title|título|título principal|titulo"), "heading"),
    (re.compile(r"quotations?|quote|cita|block text"), "quote"),
    (
        re.compile(r"(table|figure|image)?\s?caption|leyenda|illustration|table|drawing|figure"),
        "caption",
    ),
    (re.compile(r"list (bullet|number)( \d)?( (start|end|cont\.))?"), "list_item"),
)
_SAYING: Final[dict[str, Says]] = {
    "title": "title", "título": "title", "author": "author", "autor": "author", "date": "date",
    "fecha": "date",
}  # fmt: skip
_HEADING: Final = re.compile(r"(?:heading|título|encabezado)\s([1-9]|10)")
_ESCAPED: Final = re.compile(r"_([0-9a-f]{2})_")
_LONGEST_CHAIN: Final = 20
_FAMILIES: Final = frozenset({"paragraph", "text"})


class OdtRole(NamedTuple):
    """What a paragraph is; `says` is what its style is made for saying of the document."""

    role: BlockRole = "paragraph"
    level: int | None = None
    says: Says | None = None


class _Style(NamedTuple):
    name: str
    parent: str | None
    outline: int | None
    hides: bool | None


class OdtStyles:
    """Styles by their family and name, those of the content over those of the whole document."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles = {key: style for root in roots for key, style in _styles(root)}

    def role(self, name: str | None) -> OdtRole:
        chain = [*self._chain("paragraph", name)]
        says = next((_SAYING[each.name] for each in chain if each.name in _SAYING), None)
        for each in chain:
            if found := _HEADING.fullmatch(each.name):
                return OdtRole("heading", int(found[1]), says)
            if each.outline:
                return OdtRole("heading", each.outline, says)
            for pattern, role in _NAMED:
                if pattern.fullmatch(each.name):
                    return OdtRole(role, 1 if role in {"heading", "list_item"} else None, says)
        return OdtRole(says=says)

    def hides(self, family: str, name: str | None) -> bool:
        """Return whether a style hides the words that have it."""
        found = (each.hides for each in self._chain(family, name))
        return next((each for each in found if each is not None), False)

    def _chain(self, family: str, name: str | None) -> Iterator[_Style]:
        """Yield a style and its parents."""
        for _ in range(_LONGEST_CHAIN):
            if not name:
                return
            style = self._styles.get((family, name)) or _undefined(name)
            yield style
            name = style.parent


def _undefined(name: str) -> _Style:
    """Return a style that is used and not in the file: its name says enough."""
    return _Style(_ESCAPED.sub(_unescaped, name).casefold(), None, None, None)


def _styles(root: etree._Element) -> Iterator[tuple[tuple[str, str], _Style]]:
    for group in root.iter("{*}styles", "{*}automatic-styles"):
        for each in group:
            name, family = attribute(each, "name"), attribute(each, "family")
            if local(each.tag) == "style" and name and family in _FAMILIES:
                shown = attribute(each, "display-name") or _ESCAPED.sub(_unescaped, name)
                display = attribute(child(each, "text-properties"), "display")
                yield (
                    (family, name),
                    _Style(
                        shown.casefold(),
                        attribute(each, "parent-style-name"),
                        level_of(attribute(each, "default-outline-level")),
                        None if display is None else display == "none",
                    ),
                )


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def level_of(text: str | None) -> int | None:
    """Return the level that an attribute gives, counted from 1; `None` where it gives none."""
    return int(text) if text and re.fullmatch(r"[1-9]|10", text) else None
