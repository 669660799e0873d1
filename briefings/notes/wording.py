"""How notes read in words: the same on the screen, in exports, in search and in copies."""

from typing import Final

from briefings.model import Briefing, LostItem, Span
from briefings.notes.model import Note, Target
from briefings.notes.notebook import Placed
from briefings.text import shortened
from briefings.wording import joined

PRIVATE: Final = "private"
"""Notes with this tag leave the library only when they are asked for."""

NAME: Final = 24
"""So many characters of a note are enough to know it by."""

EMPTY_HIGHLIGHT: Final = "highlight"
EMPTY_NOTE: Final = "no text"
"""What stands for the body of a note without one, on a passage and on anything else."""

_FOUND: Final = {
    "moved": "the passage stands elsewhere than when this was written",
    "fuzzy": "the passage has changed since this was written",
}


def minutes(note: Note) -> str:
    """Return when a note was last changed, to the minute."""
    return note.modified.strftime("%Y-%m-%d %H:%M UTC")


def meta(note: Note, when: str = "") -> str:
    """Return who wrote a note, when (by default the day), under which tags and grades."""
    content = note.content
    grade = f"{content.reliability or '-'}{content.credibility or '-'}"
    parts = [
        note.author,
        when or note.modified.date().isoformat(),
        *(f"#{tag}" for tag in content.tags),
        grade if grade != "--" else "",
        content.likelihood or "",
        f"{content.confidence} confidence" if content.confidence else "",
    ]
    return " · ".join(part for part in parts if part)


def about(briefing: Briefing, placed: Placed) -> str:
    """Return in a few words what a note is about."""
    target = placed.note.target
    if target.passage and placed.span is None:
        return f"no longer in the article: “{shortened(target.passage.quote.exact)}”"
    return about_target(briefing, target, placed.span)


def about_target(briefing: Briefing, target: Target, span: Span | None = None) -> str:
    """Return in a few words what a target is; `span` is where its passage stands now."""
    if target.passage:
        start = span.start if span else target.passage.start
        end = span.end if span else target.passage.end
        number = briefing.article.paragraph_at(start).number
        return f"¶{number} “{shortened(briefing.article.text[start:end])}”"
    if target.item:
        item = next((i for i in briefing.items if i.id == target.item), None)
        return shortened(item.text) if item else _gone(briefing, target.item)
    if target.panel:
        names = {panel.topic.key: panel.topic.name for panel in briefing.panels}
        return f"panel {names.get(target.panel, target.panel)}"
    return "the briefing"


def _gone(briefing: Briefing, item_id: str) -> str:
    for item in briefing.lost:
        if item.id == item_id:
            return f"no longer in the article: {lost_item(item)}"
    return f"item {item_id}, which is no longer there"


def lost_item(item: LostItem) -> str:
    """Return what an item was that a new version of the article has taken the words of."""
    return f"{item.kind.replace('_', ' ')} “{shortened(item.text)}”"


def note_name(note: Note) -> str:
    """Name a note by its first words, in a sentence: `the note “ask the ministry”`."""
    if body := note.content.body.strip():
        return f"the note “{shortened(body, NAME)}”"
    words = note.target.passage.quote.exact if note.target.passage else ""
    return f"the highlight “{shortened(words, NAME)}”" if words else "the note without text"


def found(placed: Placed) -> str:
    """Return what became of a note's passage since it was written; empty where nothing did."""
    return _FOUND.get(placed.how, "")


def note_about(briefing: Briefing, placed: Placed) -> str:
    """Return what a note is about, for notes that do not stand beneath it."""
    parts = (about(briefing, placed), found(placed))
    return "; ".join(part for part in parts if part)


def empty_note(placed: Placed) -> str:
    """Return what stands for the body of a note without one."""
    return EMPTY_HIGHLIGHT if placed.note.target.passage else EMPTY_NOTE


def note_text(note: Note) -> str:
    """Return a note's body and tags; a highlight's body is the words it stands on."""
    passage = note.target.passage
    body = note.content.body
    if not body.strip() and passage is not None:
        body = f"“{passage.quote.exact}”"
    return joined((body, *(f"#{tag}" for tag in note.content.tags)), " ")


def is_private(note: Note) -> bool:
    """Return whether a note leaves the library only when asked for; `#Private` counts as well."""
    return any(map(is_private_tag, note.content.tags))


def is_private_tag(tag: str) -> bool:
    return tag.lstrip("#").strip().casefold() == PRIVATE
