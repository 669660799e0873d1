"""A brief as one page of HTML, which prints on two sides of A4 at most."""

from collections.abc import Iterator
from typing import assert_never

from briefings.export.brief.blocks import (
    Block,
    Brief,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Line,
    Table,
)
from briefings.export.formats.html.markup import Html, element
from briefings.export.formats.html.notes import run_element
from briefings.export.formats.html.shell import style_sheet, whole_page
from briefings.export.formats.html.tables import table_element
from briefings.export.safe_text import inert


def brief_page(brief: Brief) -> Html:
    marking = element("p", brief.marking, class_="marking") if brief.marking else None
    body = element(
        "body",
        element(
            "header",
            marking,
            element("h1", brief.title, lang=brief.content_language, dir=brief.direction),
            element("p", *_line(brief.subtitle), class_="byline") if brief.subtitle else None,
        ),
        element("main", *map(_block, brief.blocks)),
        element("footer", marking, element("p", f"briefings {brief.version}")),
    )
    return whole_page(
        body,
        title=brief.title,
        language=brief.labels.language,
        style=_page_heads(brief) + style_sheet("brief.css"),
        version=brief.version,
        about={"author": brief.author} if brief.author else {},
    )


def _page_heads(brief: Brief) -> str:
    """Return what stands in the margins of each printed page, as strings of CSS."""
    short, mark = _css_string(brief.short_title), _css_string(brief.marking or "")
    return (
        f"@page {{ @top-left {{ content: {short}; }} @top-right {{ content: {mark}; }}\n"
        f"  @bottom-left {{ content: {mark}; }} }}\n"
    )


def _css_string(text: str) -> str:
    """Return a text as a string of CSS; whatever is no letter or digit is named by its number."""
    return (
        '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in inert(text)) + '"'
    )


def _block(block: Block) -> Html:
    match block:
        case Heading():
            return element("h2", block.text)
        case BriefText():
            return element(
                "p", *_line(block.line), class_="muted" if block.muted else None, dir="auto"
            )
        case Bullets():
            return element("ul", *(element("li", *_line(line), dir="auto") for line in block.lines))
        case Framed():
            lines = (element("p", *_line(line), dir="auto") for line in block.lines)
            return element("section", element("h2", block.title), *lines, class_="box")
        case Table():
            return table_element(block)
        case _:
            assert_never(block)


def _line(line: Line) -> Iterator[Html]:
    return map(run_element, line)
