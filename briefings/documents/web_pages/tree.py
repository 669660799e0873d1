"""From a page's bytes to a tree of its elements, whatever the bytes are.

Nothing is ever fetched, no entity of the page's own is expanded, and no script is run.
"""

import html
import re
from itertools import islice
from typing import Any, Final

from lxml import etree

from briefings.documents.web_pages.word_sets import word_set
from briefings.errors import DamagedError

Element = Any
"""An element of lxml, which has no types."""

Attributes = dict[str, str]

_MOST_TAGS: Final = 150_000
"""A page with more tags is no article, and would take too long."""

_MOST_TEXT: Final = 10_000_000
"""Characters, style sheets counted along: more than in several long books."""

_TOO_LARGE: Final = (
    "{} has more than {}, too many for an article: save the part that you want as its own page."
)

_MOST_DEPTH: Final = 500
"""Browsers nest elements no deeper than about this; what is deeper stands beside them."""

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_VOID: Final = word_set("area base br col embed hr img input link meta param source track wbr")
_OPENED: Final = re.compile(r"<(script|svg|canvas)\b[^<>]*>", re.IGNORECASE)
_CLOSED: Final = {
    tag: re.compile(rf"</{tag}\b[^<>]*>", re.IGNORECASE) for tag in ("script", "svg", "canvas")
}
_JSON_LD: Final = re.compile(r"ld\+json", re.IGNORECASE)
_LONG_ATTRIBUTES: Final = etree.XPath("//@*[string-length() > 4000]/..")
_LONGEST_ATTRIBUTE: Final = 4000
_DATA_ADDRESS: Final = re.compile(r"data:[!#-&*-;=?-~]{200,}")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_PROLOG: Final = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
_ROW_END: Final = re.compile(r"</tr>|</pre>|<br>", re.IGNORECASE)
_VIEW_OF_SOURCE: Final = re.compile(
    r"""<body[^>]+id=["']?viewsource\b|<td[^>]*\bclass=["']?line-number\b""", re.IGNORECASE
)
_FIRST: Final = 20_000
_ANY_TAG: Final = re.compile(r"<[^<>]*>")


def tree_of(markup: str, name: str) -> Element:
    """Return the root of a page's tree; `name` is its file's.

    Raises:
        DamagedError: it holds no element, or more than an article can have.
    """
    source = _shown_source(markup)
    lean = _lean(source if source is not None else markup)
    if next(islice(_TAG.finditer(lean), _MOST_TAGS, None), None) is not None:
        raise DamagedError(_TOO_LARGE.format(name, f"{_MOST_TAGS:,} tags"))
    root, is_whole = _parsed(lean)
    if not is_whole:
        root, _ = _parsed(_flattened(lean))
    if root is None:
        raise DamagedError(f"{name} is an empty page: save it again once it has loaded.")
    if sum(map(len, root.itertext())) > _MOST_TEXT:
        raise DamagedError(_TOO_LARGE.format(name, f"{_MOST_TEXT:,} characters"))
    for element in _LONG_ATTRIBUTES(root):
        for attribute, value in element.attrib.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[attribute]
    return root


def _parsed(markup: str) -> tuple[Element | None, bool]:
    """Return the tree, and whether all of the page is in it: too deep a nesting ends it early."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None, True
    return root, not any("depth" in error.message.lower() for error in parser.error_log)


def _lean(markup: str) -> str:
    """Leave out what has no words and much length, before anything looks through it twice."""
    markup = markup.replace("\0", "")
    prolog = _PROLOG.match(markup)
    markup = markup[prolog.end() :] if prolog else markup
    markup = _DOCTYPE.sub("<!DOCTYPE html>", markup, count=1)
    markup = _DATA_ADDRESS.sub("data:,", markup)
    return _without_scripts(markup)


def _without_scripts(markup: str) -> str:
    """Leave out scripts and drawings; the rest of the page, where a script does not end."""
    kept = []
    at = 0
    unclosed: set[str] = set()
    while opened := _OPENED.search(markup, at):
        tag = opened[1].lower()
        kept.append(markup[at : opened.start()])
        at = opened.end()
        closed = None if tag in unclosed else _CLOSED[tag].search(markup, at)
        if _JSON_LD.search(opened[0]) and closed:
            kept.append(markup[opened.start() : closed.end()])
        if closed:
            at = closed.end()
        elif tag == "script":
            return "".join(kept)
        else:
            unclosed.add(tag)
    return "".join([*kept, markup[at:]])


def _shown_source(markup: str) -> str | None:
    """Return the page that a saved view of its source shows, `None` where the page is none."""
    found = _VIEW_OF_SOURCE.search(markup, 0, _FIRST)
    if not found:
        return None
    lines = _ROW_END.sub("\n", markup[found.start() :])
    return html.unescape(_ANY_TAG.sub("", lines)) or None


def _flattened(markup: str) -> str:
    """Leave out the tags of elements that stand too deep; their words stay."""
    open_tags: list[str] = []
    dropped = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal dropped
        closing, tag = found[1], found[2].lower()
        if tag in _VOID:
            return found[0]
        if not closing:
            if len(open_tags) >= _MOST_DEPTH:
                dropped += 1
                return " "
            open_tags.append(tag)
        elif dropped:
            dropped -= 1
            return " "
        elif tag in open_tags:
            while open_tags.pop() != tag:
                pass
        return found[0]

    return _TAG.sub(keep, markup)
