"""What a note may be about."""

from typing import NamedTuple

from briefings.anchors.passages import check_range
from briefings.errors import NotFoundError, UsageError
from briefings.notes.model import Target

_NAMED = 8


class Outline(NamedTuple):
    """What a briefing has that a note can be on; `length` is that of the article's text."""

    id: str
    panels: tuple[str, ...]
    items: tuple[str, ...]
    length: int


def check_form(target: Target) -> None:
    """Refuse a target that is more than one thing.

    Raises:
        UsageError: it names two of panel, item and passage.
    """
    if sum(part is not None for part in (target.panel, target.item, target.passage)) > 1:
        raise UsageError("A note is on one panel, item or passage: choose one of them.")


def check(target: Target, outline: Outline) -> None:
    """Make sure that what `target` names is there.

    Raises:
        NotFoundError: the briefing has no such panel or item.
        UsageError: the passage reaches outside of the article.
    """
    if target.panel is not None and target.panel not in outline.panels:
        raise NotFoundError(
            f"{outline.id} has no panel “{target.panel}”; choose {', '.join(outline.panels)}."
        )
    if target.item is not None and target.item not in outline.items:
        raise NotFoundError(_no_item(outline, target.item))
    if target.passage is not None:
        check_range(target.passage.start, target.passage.end, outline.id, outline.length)


def _no_item(outline: Outline, wanted: str) -> str:
    near = [item for item in outline.items if wanted in item or item in wanted]
    hint = (
        f"did you mean {', '.join(near[:_NAMED])}?"
        if near
        else f"`briefings show {outline.id} --json` names those there are."
    )
    return f"{outline.id} has no item “{wanted}”; {hint}"
