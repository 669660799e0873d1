"""How a document's parts read as plain text: what all formats say in the same words.

Nothing here is escaped for a format. Texts come as they were written, and `line` and `lines`
make of them what is safe to hand on: a format sends everything through one of the two.
"""

from typing import Final

from briefings.export.document import Document
from briefings.layout.figures import reading
from briefings.layout.notebook import Placed, about
from briefings.layout.panel import label, said, speaker
from briefings.model import Actor, AnyItem, Briefing, Evidence, Figure, Place, Statement, Tension
from briefings.text import TAB, exportable

BOTTOM_LINE: Final = "Bottom line"
NOTES_ON_BRIEFING: Final = "Notes on the briefing"
NOTES_ON_PANEL: Final = "Notes on this panel"
NOTES_ON_PASSAGES: Final = "Notes on passages"
SOURCE: Final = "Source text"
SOURCE_NOTE: Final = "Source note"
NOTES_ELSEWHERE: Final = "Notes on what is not in this document"
ABOUT: Final = "About this document"
REASONING_AT: Final = "Reasoning: see "
"""Comes before the name of the panel that has it, where a tension is told a second time."""

_FOUND = {
    "moved": "the passage stands elsewhere than when this was written",
    "fuzzy": "the passage has changed since this was written",
}


def line(text: str) -> str:
    """Return `text` as one line that is safe to hand on."""
    return " ".join(exportable(text).split())


def lines(text: str) -> list[str]:
    """Return the lines of `text`, each safe to hand on, without blank ones at either end."""
    shown = [each.rstrip() for each in exportable(text).expandtabs(TAB).split("\n")]
    while shown and not shown[-1]:
        shown.pop()
    while shown and not shown[0]:
        shown.pop(0)
    return shown


def heading(item: AnyItem) -> str:
    """Return what an item begins with: its value, its speaker, its name; else its text."""
    match item:
        case Figure():
            return reading(item)
        case Statement():
            return speaker(item)
        case _:
            return item.text


def detail(item: AnyItem) -> str:
    """Return what follows the heading in the same sentence; may be empty."""
    match item:
        case Figure():
            return _figure(item)
        case Statement():
            return said(item)
        case Actor() | Place():
            return _named(item)
        case Tension():
            return f"{item.type}, {item.severity}"
        case _:
            return ""


def remark(item: AnyItem) -> str:
    """Return what a reader must know before using an item; mostly empty."""
    return "proposed by the program, not confirmed" if item.wording == "extracted" else ""


def item_line(item: AnyItem) -> str:
    """Return a whole item in one line: heading, detail and remark."""
    joint = " · " if isinstance(item, Figure) else ": " if isinstance(item, Statement) else " - "
    whole = joint.join(part for part in (heading(item), detail(item)) if part)
    return f"{whole} [{remark(item)}]" if remark(item) else whole


def _named(item: Actor | Place) -> str:
    others = f"also {', '.join(item.names)}" if item.names else ""
    return f"{item.role} ({others})" if item.role and others else item.role or others


def _figure(figure: Figure) -> str:
    parts = (
        figure.what,
        figure.scope,
        figure.period,
        figure.status,
        figure.source,
        f"“{figure.text}”",
    )
    return " · ".join(part for part in parts if part)


def citation(evidence: Evidence) -> str:
    """Return where a piece of evidence stands, and its very words."""
    return f"¶{evidence.paragraph} “{evidence.text}”"


def concerns(briefing: Briefing, tension: Tension) -> str:
    """Name the items that a tension concerns; empty where it names none."""
    items = {item.id: item for item in briefing.items}
    return ", ".join(label(items[each]) for each in tension.items if each in items)


def found(placed: Placed) -> str:
    """Say what became of a note's passage since the note was written; empty where nothing did."""
    return _FOUND.get(placed.how, "")


def note_about(briefing: Briefing, placed: Placed) -> str:
    """Say what a note is about, for notes that do not stand beneath it."""
    parts = (about(briefing, placed), found(placed))
    return "; ".join(part for part in parts if part)


def empty_note(placed: Placed) -> str:
    """Return what stands for the body of a note without one."""
    return "highlight" if placed.note.target.passage else "no text"


def byline(briefing: Briefing) -> str:
    """Return publisher and date of the article."""
    return f"{briefing.article.publisher} · {briefing.article.published.isoformat()}"


def footer(document: Document) -> tuple[tuple[str, str], ...]:
    """Return labels and values by which this document can be told from any other.

    Nothing here says whether notes were left out.
    """
    article = document.briefing.article
    return (
        ("Briefing", document.briefing.id),
        ("Article (SHA-256)", article.sha256),
        ("Article text (SHA-256)", article.text_sha256),
        ("Notes", ", ".join(document.note_ids) or "none"),
        ("Written by", f"briefings {document.version}"),
    )
