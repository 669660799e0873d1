"""A brief as one page of HTML, which prints on two sides of A4 at most."""

from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import chain
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
from briefings.export.formats.html.markup import Html, element, together, void
from briefings.export.formats.html.page import POLICY
from briefings.export.formats.html.tables import table_element
from briefings.export.prose import Run
from briefings.export.safe_text import inert


def brief_page(brief: Brief) -> Html:
    marking = element("p", brief.marking, class_="marking") if brief.marking else None
    body = element(
        "body",
        marking,
        element(
            "header",
            element("h1", brief.title, lang=brief.content_language, dir=brief.direction),
            element("p", *_line(brief.subtitle), class_="byline") if brief.subtitle else None,
        ),
        element("main", *map(_block, brief.blocks)),
        marking,
        element("footer", element("p", f"briefings {brief.version}")),
    )
    return together(
        (
            Html("<!doctype html>\n"),
            element("html", _head(brief), body, lang=brief.labels.language),
            Html("\n"),
        )
    )


def _head(brief: Brief) -> Html:
    style = resources.files(__package__).joinpath("brief.css").read_text("utf-8")
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="generator", content=f"briefings {brief.version}"),
        void("meta", name="author", content=brief.author) if brief.author else None,
        element("title", brief.title),
        element("style", Html(f"\n{_page_heads(brief)}{style}")),
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
    return chain.from_iterable(map(_run, line))


def _run(run: Run) -> Iterable[Html]:
    html = together((run.text,))
    for name, wanted in (("code", run.code), ("em", run.emphasis), ("strong", run.strong)):
        html = element(name, html) if wanted else html
    yield html
