"""What is being written, before it is a note."""

import msgspec

from briefings.notes.model import Content, Note, Target


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """What is being written: a new note on `target`, or `note` as it is known."""

    about: str
    target: Target
    note: Note | None = None
    content: Content = Content()


def tags_of(text: str) -> tuple[str, ...]:
    """Read tags as they are typed: apart from each other by commas or blanks, each once."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def grades_line(content: Content) -> str:
    """Say in a line what tags and grades a note has."""
    parts = [
        "tags: " + (" ".join(content.tags) or "none"),
        f"grade: {content.reliability or '-'}{content.credibility or '-'}",
        content.likelihood or "",
        f"{content.confidence} confidence" if content.confidence else "",
    ]
    return " · ".join(part for part in parts if part)
