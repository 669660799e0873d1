"""What a note may be about."""

from briefings.errors import NotFoundError, UsageError
from briefings.model import Briefing
from briefings.notes.model import Target

_NAMED = 8


def check_form(target: Target) -> None:
    """Refuse a target that is more than one thing.

    Raises:
        UsageError: it names two of panel, item and passage.
    """
    if sum(part is not None for part in (target.panel, target.item, target.passage)) > 1:
        raise UsageError("A note is on one panel, item or passage: choose one of them.")


def check(target: Target, briefing: Briefing) -> None:
    """Make sure that what `target` names is there.

    Raises:
        NotFoundError: the briefing has no such panel or item.
        UsageError: the passage reaches outside of the article.
    """
    panels = [panel.topic.key for panel in briefing.panels]
    if target.panel is not None and target.panel not in panels:
        raise NotFoundError(
            f"{briefing.id} has no panel “{target.panel}”; choose {', '.join(panels)}."
        )
    if target.item is not None and all(item.id != target.item for item in briefing.items):
        raise NotFoundError(_no_item(briefing, target.item))
    passage, length = target.passage, len(briefing.article.text)
    if passage is not None and not 0 <= passage.start < passage.end <= length:
        raise UsageError(
            f"Characters {passage.start} to {passage.end} are no passage of {briefing.id}, "
            f"which has {length}: choose a stretch inside it."
        )


def _no_item(briefing: Briefing, wanted: str) -> str:
    near = [item.id for item in briefing.items if wanted in item.id or item.id in wanted]
    hint = (
        f"did you mean {', '.join(near[:_NAMED])}?"
        if near
        else f"`briefings show {briefing.id} --json` names those there are."
    )
    return f"{briefing.id} has no item “{wanted}”; {hint}"
