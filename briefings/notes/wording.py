"""How notes read in words: the same on the screen, in exports, in search and in copies."""

from typing import TYPE_CHECKING, Final

from briefings.labels import or_english
from briefings.model import Briefing, LostItem, Span
from briefings.notes.model import Note, Target
from briefings.notes.notebook import Placed
from briefings.text import shortened
from briefings.wording import joined

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

PRIVATE: Final = "private"
"""Notes with this tag leave the library only when they are asked for."""

NAME: Final = 24
"""So many characters of a note are enough to know it by."""


def minutes(note: Note) -> str:
    """Return when a note was last changed, to the minute."""
    return note.modified.strftime("%Y-%m-%d %H:%M UTC")


def meta(note: Note, when: str = "", labels: "Labels | None" = None) -> str:
    """Return who wrote a note, when (by default the day), under which tags and grades."""
    content, spoken = note.content, or_english(labels)
    grade = f"{content.reliability or '-'}{content.credibility or '-'}"
    parts = [
        note.author,
        when or spoken.day(note.modified.date()),
        *(f"#{tag}" for tag in content.tags),
        grade if grade != "--" else "",
        spoken.likelihood.get(content.likelihood, content.likelihood) if content.likelihood else "",
        spoken.confidence[content.confidence].term.lower() if content.confidence else "",
    ]
    return " · ".join(part for part in parts if part)


def about(briefing: Briefing, placed: Placed, labels: "Labels | None" = None) -> str:
    """Return in a few words what a note is about."""
    target = placed.note.target
    if target.passage and placed.span is None:
        words = f"“{shortened(target.passage.quote.exact)}”"
        return or_english(labels).notes.lost.format(words=words)
    return about_target(briefing, target, placed.span, labels)


def about_target(
    briefing: Briefing, target: Target, span: Span | None = None, labels: "Labels | None" = None
) -> str:
    """Return in a few words what a target is; `span` is where its passage stands now."""
    words = or_english(labels).notes
    if target.passage:
        start = span.start if span else target.passage.start
        end = span.end if span else target.passage.end
        number = briefing.article.paragraph_at(start).number
        return f"¶{number} “{shortened(briefing.article.text[start:end])}”"
    if target.item:
        item = next((i for i in briefing.items if i.id == target.item), None)
        return shortened(item.text) if item else _gone(briefing, target.item, labels)
    if target.panel:
        names = {panel.topic.key: panel.topic.name for panel in briefing.panels}
        return words.panel.format(name=names.get(target.panel, target.panel))
    return words.briefing


def _gone(briefing: Briefing, item_id: str, labels: "Labels | None") -> str:
    words = or_english(labels).notes
    for item in briefing.lost:
        if item.id == item_id:
            return words.lost.format(words=lost_item(item, labels))
    return words.gone.format(id=item_id)


def lost_item(item: LostItem, labels: "Labels | None" = None) -> str:
    """Return what an item was that a new version of the article has taken the words of."""
    return f"{or_english(labels).kind(item.kind)} “{shortened(item.text)}”"


def note_name(note: Note) -> str:
    """Name a note by its first words, in a sentence: `the note “ask the ministry”`."""
    if body := note.content.body.strip():
        return f"the note “{shortened(body, NAME)}”"
    words = note.target.passage.quote.exact if note.target.passage else ""
    return f"the highlight “{shortened(words, NAME)}”" if words else "the note without text"


def found(placed: Placed, labels: "Labels | None" = None) -> str:
    """Return what became of a note's passage since it was written; empty where nothing did."""
    words = or_english(labels).notes
    return {"moved": words.moved, "fuzzy": words.fuzzy}.get(placed.how, "")


def note_about(briefing: Briefing, placed: Placed, labels: "Labels | None" = None) -> str:
    """Return what a note is about, for notes that do not stand beneath it."""
    parts = (about(briefing, placed, labels), found(placed, labels))
    return "; ".join(part for part in parts if part)


def empty_note(placed: Placed, labels: "Labels | None" = None) -> str:
    """Return what stands for the body of a note without one."""
    words = or_english(labels).notes
    return words.highlight if placed.note.target.passage else words.no_text


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
