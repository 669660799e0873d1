"""HTML that is right by the way it is made: text cannot become markup."""

from collections.abc import Iterable
from html import escape
from typing import Final

import msgspec

from briefings.export.safe_text import inert


class Html(msgspec.Struct, frozen=True):
    """Finished markup. Whatever is no `Html` is text, and is made inert and escaped."""

    source: str


_BARE: Final = "checked"
"""An attribute whose name says it all."""

Content = Html | str | None
"""What an element holds; `None` is nothing."""


def element(name: str, /, *content: Content, **attributes: str | None) -> Html:
    """Return an element with its end tag.

    In the names of attributes `_` stands for `-`, and one at the end keeps a name from being a
    word of Python: `class_`, `aria_label`. Those that are `None` are left out.
    """
    return Html(f"<{name}{_attributes(attributes)}>{_source(content)}</{name}>")


def void(name: str, /, **attributes: str | None) -> Html:
    """Return an element that has no content and no end tag: `meta`, `br`."""
    return Html(f"<{name}{_attributes(attributes)}>")


def together(parts: Iterable[Content], between: str = "") -> Html:
    """Return what `parts` are one after the other; `between` is text."""
    return Html(_source((between,)).join(_source((part,)) for part in parts if part is not None))


def _attributes(attributes: dict[str, str | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(inert(value))}"'
        if name != _BARE
        else f" {name}"
        for name, value in attributes.items()
        if value is not None
    )


def _source(content: Iterable[Content]) -> str:
    return "".join(
        part.source if isinstance(part, Html) else escape(inert(part))
        for part in content
        if part is not None
    )
