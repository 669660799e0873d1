"""Notes as asides beneath what they are about."""

import itertools
from collections.abc import Iterable, Iterator

from briefings.export.formats.html.markup import Content, Html, element, together, void
from briefings.export.prose import BREAK, ProseBlock, Run, blocks
from briefings.labels.labels import Labels
from briefings.model import Briefing
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, meta, note_about

DEEPEST = 4
"""Items of lists are set in no further than this, or a narrow page would have no room."""


def asides(notes: Iterable[Placed], labels: Labels, briefing: Briefing | None = None) -> Html:
    """Return notes; with a `briefing` each begins with what it is about."""
    return together(_aside(placed, labels, briefing) for placed in notes)


def _aside(placed: Placed, labels: Labels, briefing: Briefing | None) -> Html:
    note = placed.note
    return element(
        "aside",
        element("p", note_about(briefing, placed, labels), class_="about") if briefing else None,
        together(_body(note.content.body)) if note.content.body.strip() else None,
        element("p", empty_note(placed, labels)) if not note.content.body.strip() else None,
        element("p", meta(note, labels=labels), class_="meta"),
        class_="note",
        role="note",
        dir="auto",
    )


def _body(markdown: str) -> Iterator[Html]:
    for is_list, group in itertools.groupby(blocks(markdown), key=lambda b: b.kind == "item"):
        if is_list:
            yield element("ul", *map(_item, group), class_="plain")
        else:
            yield from map(_block, group)


def _item(block: ProseBlock) -> Html:
    mark = f"{block.mark} " if block.mark else None
    return element("li", mark, *_runs(block), class_=f"in-{min(block.depth, DEEPEST)}")


def _block(block: ProseBlock) -> Html:
    match block.kind:
        case "code":
            return element("pre", element("code", *_lines(block)))
        case "quote":
            return element("blockquote", element("p", *_runs(block)))
        case "table":
            return _table(block)
        case "footnote":
            return element("p", element("small", f"{block.mark} ", *_runs(block)))
        case _:
            return element("p", *_runs(block))


def _lines(block: ProseBlock) -> Iterator[Content]:
    for run in block.runs:
        yield Html("\n") if run.text == BREAK else run.text


def _table(block: ProseBlock) -> Html:
    head, *rows = (
        element("tr", *(element("td" if at else "th", *map(run_element, cell)) for cell in row))
        for at, row in enumerate(block.rows)
    )
    return element("table", element("thead", head), element("tbody", *rows) if rows else None)


def _runs(block: ProseBlock) -> Iterator[Html]:
    return map(run_element, block.runs)


def run_element(run: Run) -> Html:
    """Return words in their look."""
    if run.text == BREAK:
        return void("br")
    html = together((run.text,))
    for name, wanted in (("code", run.code), ("em", run.emphasis), ("strong", run.strong)):
        html = element(name, html) if wanted else html
    return html
