"""Drafts, in a sentence for whoever lists or exports the notes: they are in neither."""

from collections.abc import Iterable

from briefings.notes.drafts.service import Waiting
from briefings.text import shortened

MOST = 3
"""So many drafts are called by their words."""

WORDS = 30
"""Characters of a draft that are enough to know it by."""


def sentence(waiting: Iterable[Waiting], briefing_id: str | None = None, how: str = "") -> str:
    """Name the drafts on a briefing, or on all, and say how to open them.

    Args:
        waiting: drafts, the one written last first.
        briefing_id: what they are to be on; `None` for any.
        how: what opens them, as the end of a sentence; by default the command that offers them.

    Returns:
        "" where there is none.
    """
    here = [each for each in waiting if briefing_id in (None, each.draft.target.briefing)]
    if not here:
        return ""
    named = ", ".join(map(_named, here[:MOST]))
    more = f" and {len(here) - MOST} more" if len(here) > MOST else ""
    what = "1 draft waits" if len(here) == 1 else f"{len(here)} drafts wait"
    one = "it" if len(here) == 1 else "them"
    opens = how or f"`briefings {here[0].draft.target.briefing}` offers {one}"
    return f"{what}, {named}{more}: {opens}."


def _named(waiting: Waiting) -> str:
    short = shortened(waiting.draft.content.body, WORDS)
    live = " (still open in another window)" if waiting.live else ""
    return f"“{short}”{live}" if short else f"one without text{live}"
