"""What a page's author calls an element: classes, id and the like, as words."""

import re
from functools import lru_cache
from typing import Final

from briefings.documents.web_pages.tree import Attributes, Element

_ATTRIBUTES: Final = (
     "role", "data-component", "data-testid", "data-test-id", "data-qa", "data-module",
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


def names_of(element: Element, given: Attributes) -> str:
    """Return an element's names as words between hyphens: “-article-body-”.

    An id that is made of a heading's words names nothing.
    """
    names = [given[attribute] for attribute in _ATTRIBUTES if attribute in given]
    classes = given.get("class")
    if classes:
        if element.tag in _FILED_IN or "hentry" in classes:
            classes = " ".join(name for name in classes.split() if not _FILED.match(name))
        names.append(classes)
    label = given.get("aria-label")
    if label and element.tag in _LABELLED and len(label.split()) <= _LABEL_WORDS:
        names.append(label)
    if "id" in given:
        names.append(_id(element, given["id"]))
    joined = " ".join(name[:300] for name in names)
    return _spelled(joined) if joined else ""


def _id(element: Element, name: str) -> str:
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
