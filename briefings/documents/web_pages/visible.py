"""Which elements of a page a reader does not see, as far as the page itself says so."""

import re
from typing import Final

from briefings.documents.web_pages.tree import Attributes, Element
from briefings.documents.web_pages.word_sets import word_set

NEVER_SHOWN: Final = word_set(
    "head script style noscript template iframe object embed canvas audio video svg math map "
    "button select option datalist textarea input progress meter param source track area "
    "link meta title base amp-ad amp-sidebar amp-consent amp-analytics amp-social-share amp-list "
    "amp-auto-ads amp-sticky-ad amp-iframe amp-video amp-user-notification amp-pixel "
    "amp-next-page amp-lightbox amp-embed noframes"
)
"""Elements whose content no browser shows as text of the page, and controls to press."""

_HIDING_CLASSES: Final = word_set(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text screen-reader "
    "screen-reader-only sr-text element-invisible assistive-text u-visually-hidden "
    "u-visuallyhidden a11y-hidden visually-hidden-focusable is-visually-hidden hidden-accessible "
    "offscreen off-screen sf-hidden is-hidden u-hidden noprint-hidden print-only only-print "
    "show-for-print show-for-sr visible-print"
)
_HIDDEN_UNLESS: Final = {
    "hidden": re.compile(r"(?:^|\s)[\w-]+:(?:block|flex|grid|inline|contents|table)\S*"),
    "d-none": re.compile(r"(?:^|\s)d-\w+-(?:block|flex|grid|inline|table)\S*"),
}
"""Classes of utility style sheets that hide, unless another one shows it on a wide screen."""

_HIDING_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]*)(\{|\})")
_NAME: Final = re.compile(r"[.#]-?[_a-zA-Z][\w-]*")
_DISPLAY: Final = re.compile(r"(?:^|[;{\s])display\s*:\s*([\w-]+)", re.IGNORECASE)


class HiddenNames:
    """The classes and ids that a page's own style sheets hide in any case.

    Only rules for a single class or id count, outside of conditions, and only for names that no
    other rule shows: a menu that opens is hidden until then, but so is an article that a script
    shows once it has loaded.
    """

    def __init__(self, root: Element) -> None:
        hidden: set[str] = set()
        shown: set[str] = set()
        for style in root.iter("style"):
            self._read(style.text or "", hidden, shown)
        self._names: Final = frozenset(hidden - shown)

    @staticmethod
    def _read(sheet: str, hidden: set[str], shown: set[str]) -> None:
        if "none" not in sheet:
            return
        depth = 0
        selector = ""
        for found in _RULE.finditer(_COMMENT.sub("", sheet)):
            if found[2] == "{":
                depth += 1
                selector = found[1].strip()
                continue
            display = _DISPLAY.search(found[1]) if selector else None
            if display is not None:
                names = selector.split(",")
                if display[1].lower() != "none":
                    shown.update(_NAME.findall(selector))
                elif depth == 1:
                    hidden.update(n for n in map(str.strip, names) if _NAME.fullmatch(n))
            selector = ""
            depth = max(0, depth - 1)

    def hide(self, given: Attributes) -> bool:
        """Return whether an element is named so that the page's style sheets hide it."""
        if not self._names:
            return False
        names = [f".{name}" for name in given.get("class", "").split()]
        names.append(f"#{given.get('id')}")
        return not self._names.isdisjoint(names)


def is_hidden(tag: str, given: Attributes) -> bool:
    """Return whether an element with these attributes says of itself that it is not shown."""
    if "hidden" in given and given["hidden"] != "until-found":
        return True
    style = given.get("style")
    if style and _HIDING_STYLE.search(style):
        return True
    classes = given.get("class")
    if classes:
        names = classes.split()
        if not _HIDING_CLASSES.isdisjoint(names):
            return True
        for name, unless in _HIDDEN_UNLESS.items():
            if name in names and not unless.search(classes):
                return True
    if given.get("role") in ("dialog", "alertdialog"):
        return True
    return given.get("aria-hidden") == "true" and tag not in _INLINE_PARTS


_INLINE_PARTS: Final = word_set("span b i em strong a sup sub small")
"""Parts of a word may be hidden from a screen reader alone, as a large first letter is."""
