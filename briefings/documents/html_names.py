"""What a page's author calls an element: classes, id and the like, as words."""

import re
from functools import lru_cache
from typing import Final

from briefings.documents.html_tree import Element

_ATTRIBUTES: Final = (
    "class", "role", "data-component", "data-testid", "data-test-id", "data-qa", "data-module",
    "data-type", "data-block", "itemtype",
)  # fmt: skip
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")
_FILED: Final = re.compile(
    r"^(?:tag|category|cat|topic|section|term|author|has|is|no|with|without|not|js|single|page|post"
    r"|format|type|status|theme|layout|template)[-_].+"
)
"""A class that says how an article is filed, or how the page is, not what the element is."""

_FILED_IN: Final = frozenset(("html", "body", "article", "main"))


_LABELLED: Final = frozenset(("div", "section", "nav", "ul", "ol", "aside", "form"))
_LABEL_WORDS: Final = 4
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def names_of(element: Element) -> str:
    """Return an element's names as words between hyphens: “-article-body-”.

    An id that is made of a heading's words names nothing.
    """
    if not len(element.attrib):
        return ""
    given = [element.get(attribute) or "" for attribute in _ATTRIBUTES]
    if given[0] and (element.tag in _FILED_IN or "hentry" in given[0]):
        given[0] = " ".join(name for name in given[0].split() if not _FILED.match(name))
    label = element.get("aria-label") or ""
    if element.tag in _LABELLED and len(label.split()) <= _LABEL_WORDS:
        given.append(label)
    given.append(_id(element))
    joined = " ".join(name[:300] for name in given if name)
    return _spelled(joined) if joined else ""


def _id(element: Element) -> str:
    name: str = element.get("id") or ""
    if not name or element.tag in _HEADINGS:
        return ""
    first = element[0] if len(element) else None
    if first is not None and first.tag in _HEADINGS:
        heading = _NOT_A_WORD.sub("", "".join(first.itertext()).lower())
        if _NOT_A_WORD.sub("", name.lower()) == heading:
            return ""
    return name


@lru_cache(maxsize=4096)
def _spelled(names: str) -> str:
    return f"-{_NOT_A_WORD.sub('-', _CAMEL.sub('-', names).lower()).strip('-')}-"
