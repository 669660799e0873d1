"""How HTML begins, and how it is told from XML, from Markdown and from text that speaks of it."""

import re
from typing import Final

SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml"})

_AHEAD: Final = re.compile(r"(?:[\s\ufeff]+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
"""What may stand before the first tag: blanks, comments, the prolog of XML."""

_DOCUMENT: Final = re.compile(
    r"(<!doctype\s+html\b[^>]*>|<(?:html|head|body|frameset)\b[^>]*>)\s*(?:<|\Z)"
    r"|<title\b[^>]*>[^<]*</title\s*>|<(?:meta|link|base)\s[^>]*>\s*<",
    re.IGNORECASE,
)
"""A tag that only whole pages begin with; in a text that speaks of it words come next."""

_PART: Final = re.compile(
    r"<(?:html|body|article|main|section|div|p|h[1-6]|table|ul|ol|blockquote|figure|header|span|a|b|i|em"
    r"|strong|center|font|style|script|img|br|hr|iframe|time)\b[^>]*>",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(r"</(?:p|div|article|section|table|ul|ol|h[1-6])\s*>", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!doctype", re.IGNORECASE)
_FEWEST_CLOSING: Final = 2

_XML_ROOT: Final = re.compile(r"<(?:!DOCTYPE\s+)?([A-Za-z_][\w.:-]*)[^<>]*>\s*<")
_KNOWN_ROOTS: Final = {
    "rss": "a news feed (RSS)",
    "rdf:RDF": "a news feed (RSS)",
    "feed": "a news feed (Atom)",
    "svg": "a drawing (SVG)",
    "plist": "a list of properties",
    "opml": "a list of feeds (OPML)",
}


def is_page(text: str, suffix: str) -> bool:
    """Return whether a text is HTML: it begins as whole pages do, or is called so and has tags."""
    start = _start(text)
    return _DOCUMENT.match(text, start) is not None or (
        suffix in SUFFIXES and _ANY_TAG.search(text) is not None and _other(text, start) is None
    )


def is_part(text: str, *, is_whole: bool) -> bool:
    """Return whether a text is a part of a page; `is_whole` says that it is not cut short."""
    if _PART.match(text, _start(text)) is None or (is_whole and not text.rstrip().endswith(">")):
        return False
    return len(_CLOSING.findall(text)) >= _FEWEST_CLOSING


def is_flat_odt(text: str) -> bool:
    """Return whether a text is an OpenDocument text in one XML file."""
    root = _XML_ROOT.match(text, _start(text))
    return root is not None and root[1] == "office:document"


def other_xml(text: str) -> str | None:
    """Return which other XML a text is and what to do, as “is …: do …”; `None`: none."""
    what = _other(text, _start(text))
    return what and f"is {what}: save the article itself, as HTML or as text"


def _start(text: str) -> int:
    ahead = _AHEAD.match(text)
    return ahead.end() if ahead else 0


def _other(text: str, start: int) -> str | None:
    root = _XML_ROOT.match(text, start)
    if root is None:
        return None
    known = _KNOWN_ROOTS.get(root[1])
    if known:
        return known
    has_prolog = text.lstrip("\ufeff \t\r\n").startswith("<?xml ")
    is_other = has_prolog and root[1].lower() != "html"
    return f"XML (its root is <{root[1][:40]}>)" if is_other else None
