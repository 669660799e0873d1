"""What a Word file's styles and lists make of a paragraph: its role, its level, whether it is seen.

Word keeps the names of its own styles in English in every language (`heading 1`), their ids not.
Programs that write such files take either for the other, and translate both.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, Self

from lxml import etree

from briefings.documents.office.properties import Says
from briefings.documents.office.safe_xml import attribute, child, local
from briefings.model import BlockRole

_HEADING: Final = re.compile(
    r"(?:heading|título|titulo|encabezado|titre|überschrift|titolo|cabeçalho|kop)\s*([1-9])"
)
_TITLE: Final = re.compile(r"title|título|titulo|puesto|titre|titel|titolo")
_SAYING: Final[dict[Says, re.Pattern[str]]] = {
    "title": _TITLE,
    "author": re.compile(r"authors?|autor(?:es)?|byline"),
    "date": re.compile(r"date|fecha"),
}
_LIST: Final = re.compile(
    r"(?:list (?:bullet|number)|lista con viñetas|lista con números)\s*([1-9]?)"
)
_QUOTE: Final = re.compile(r"(?:intense )?quote|block text|quotations|cita(?: destacada)?")
_CAPTION: Final = re.compile(r"(?:table |image )?caption|descripción|epígrafe|leyenda")
_CONTENTS: Final = re.compile(r"toc [1-9]|toc heading|contents heading|contents [1-9]")
_BODY_LEVEL: Final = 9
"""An outline level of the body's text; headings have 0 to 8."""

_LONGEST_CHAIN: Final = 20
_OFF: Final = frozenset({"0", "false", "off"})


class DocxRole(NamedTuple):
    """What a paragraph is; `says` is what its style is made for saying of the document."""

    role: BlockRole = "paragraph"
    level: int | None = None
    says: Says | None = None
    is_hidden: bool = False
    is_contents: bool = False


class _Style(NamedTuple):
    name: str
    based_on: str | None
    properties: etree._Element | None
    runs: etree._Element | None


class DocxStyles:
    """The styles of a document, by their ids, and which levels of its lists have a mark."""

    def __init__(self, styles: dict[str, _Style], marked: dict[str, frozenset[int]] | None) -> None:
        self._styles = styles
        self._marked = marked

    @classmethod
    def of(cls, styles: etree._Element | None, numbering: etree._Element | None) -> Self:
        """Read the roots of a document's parts; it may have neither."""
        return cls(_styles(styles), None if numbering is None else _marked_levels(numbering))

    def role(self, properties: etree._Element | None) -> DocxRole:
        """Return what a paragraph of these properties (`w:pPr`) is."""
        chain = list(self._chain(_value(properties, "pStyle")))
        names = [each.name for each in chain]
        all_properties = [properties, *(each.properties for each in chain)]
        role, level = _by_name(names)
        if role == "paragraph" and (outline := _outline(all_properties)) is not None:
            role, level = "heading", outline
        if role == "paragraph" and (depth := self._list_level(all_properties)) is not None:
            role, level = "list_item", depth
        return DocxRole(
            role,
            level,
            next(filter(None, map(_said_by, names)), None),
            is_hidden=_is_hidden([each.runs for each in chain]),
            is_contents=any(_CONTENTS.fullmatch(each) for each in names),
        )

    def is_hidden(self, runs: etree._Element | None, *, otherwise: bool) -> bool:
        """Return whether words of these properties (`w:rPr`) are hidden.

        Where neither they nor their style say it, it is as with the others of the paragraph.
        """
        chain = [each.runs for each in self._chain(_value(runs, "rStyle"))]
        return _is_hidden([runs, *chain], otherwise=otherwise)

    def _chain(self, identity: str | None) -> Iterator[_Style]:
        """Yield a style and those it is based on."""
        for _ in range(_LONGEST_CHAIN):
            if not identity:
                return
            style = self._styles.get(identity)
            # What is used and not in the file has a name that says enough.
            style = style or _Style(identity.casefold(), None, None, None)
            yield style
            identity = style.based_on

    def _list_level(self, all_properties: list[etree._Element | None]) -> int | None:
        """Return the level of a list's item, `None` for one that has no mark."""
        for properties in all_properties:
            numbering = child(properties, "numPr")
            number = _value(numbering, "numId")
            if number is not None:
                level = _whole(_value(numbering, "ilvl")) or 0
                return level + 1 if self._has_mark(number, level) else None
        return None

    def _has_mark(self, number: str, level: int) -> bool:
        if number == "0":
            return False
        return self._marked is None or level in self._marked.get(number, frozenset())


def _by_name(names: list[str]) -> tuple[BlockRole, int | None]:
    for name in names:
        if heading := _HEADING.fullmatch(name):
            return "heading", int(heading[1])
        if _TITLE.fullmatch(name):
            return "heading", 1
        if bulleted := _LIST.fullmatch(name):
            return "list_item", int(bulleted[1] or 1)
        if _QUOTE.fullmatch(name):
            return "quote", None
        if _CAPTION.fullmatch(name):
            return "caption", None
    return "paragraph", None


def _said_by(name: str) -> Says | None:
    return next((says for says, pattern in _SAYING.items() if pattern.fullmatch(name)), None)


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    return {
        identity: _Style(
            (_value(style, "name") or identity).casefold().strip(),
            _value(style, "basedOn"),
            child(style, "pPr"),
            child(style, "rPr"),
        )
        for style in ([] if root is None else root)
        if local(style.tag) == "style" and (identity := attribute(style, "styleId"))
    }


def _marked_levels(root: etree._Element) -> dict[str, frozenset[int]]:
    """Return by each list's number which of its levels show a bullet or a number."""
    abstract = {
        attribute(each, "abstractNumId"): frozenset(
            _whole(attribute(level, "ilvl")) or 0
            for level in each
            if local(level.tag) == "lvl" and _shows_mark(level)
        )
        for each in root
        if local(each.tag) == "abstractNum"
    }
    return {
        number: abstract.get(_value(each, "abstractNumId"), frozenset())
        or _levels_of_linked(root, each)
        for each in root
        if local(each.tag) == "num" and (number := attribute(each, "numId"))
    }


def _levels_of_linked(root: etree._Element, number: etree._Element) -> frozenset[int]:
    """Return all levels where a list's look is that of a style (`w:numStyleLink`)."""
    wanted = _value(number, "abstractNumId")
    linked = any(
        child(each, "numStyleLink") is not None
        for each in root
        if local(each.tag) == "abstractNum" and attribute(each, "abstractNumId") == wanted
    )
    return frozenset(range(_BODY_LEVEL)) if linked else frozenset()


def _shows_mark(level: etree._Element) -> bool:
    if _value(level, "numFmt") == "none":
        return False
    shown = child(level, "lvlText")
    return shown is None or bool((attribute(shown, "val") or "").strip())


def _outline(all_properties: list[etree._Element | None]) -> int | None:
    for properties in all_properties:
        level = _whole(_value(properties, "outlineLvl"))
        if level is not None:
            return level + 1 if level < _BODY_LEVEL else None
    return None


def _is_hidden(all_runs: list[etree._Element | None], *, otherwise: bool = False) -> bool:
    for runs in all_runs:
        vanish = child(runs, "vanish")
        if vanish is not None:
            return is_on(vanish)
    return otherwise


def is_on(switch: etree._Element | None) -> bool:
    """Return whether a property that is there or not there is on."""
    return switch is not None and (attribute(switch, "val") or "1").casefold() not in _OFF


def _value(element: etree._Element | None, name: str) -> str | None:
    return attribute(child(element, name), "val")


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < _BODY_LEVEL else None
