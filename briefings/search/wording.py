"""Items and notes as the one text in which they are searched and shown as hits."""

from collections.abc import Iterable

from briefings.layout.figures import reading
from briefings.layout.panel import reasoning
from briefings.model import Actor, AnyItem, Figure, Place, Statement, Tension
from briefings.notes.model import Note


def item_text(item: AnyItem) -> str:
    """Return all that a panel shows of an item, in one line of text."""
    match item:
        case Figure():
            about = (item.what, item.period, item.scope, item.source, item.status)
            return _joined((*_value(item), *about), " · ")
        case Statement():
            said = f"“{item.text}”" if item.direct else item.text
            return f"{said} - {_joined((item.speaker, item.role), ', ')} ({item.cue})"
        case Tension():
            return f"{item.text} {reasoning(item)}"
        case Actor() | Place():
            names = f"({', '.join(item.names)})" if item.names else None
            return _joined((_joined((item.text, names), " "), item.role), " - ")
        case _:
            return item.text


def note_text(note: Note) -> str:
    """Return a note's body and tags; a highlight's body is the words it stands on."""
    passage = note.target.passage
    body = note.content.body
    if not body.strip() and passage is not None:
        body = f"“{passage.quote.exact}”"
    return _joined((body, *(f"#{tag}" for tag in note.content.tags)), " ")


def _value(figure: Figure) -> tuple[str, ...]:
    """Return how a figure reads and how the article puts it, or the one that says both."""
    value = reading(figure)
    if value in figure.text:
        return (figure.text,)
    return (value,) if figure.text in value else (value, figure.text)


def _joined(parts: Iterable[str | None], between: str) -> str:
    return between.join(dict.fromkeys(part for part in parts if part))
