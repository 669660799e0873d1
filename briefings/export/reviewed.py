"""How much of a briefing somebody has reviewed, and the part of it that somebody has."""

import msgspec

from briefings.labels.labels import Labels
from briefings.model import Briefing, Panel
from briefings.progress import also_proposed, is_open, progress


def reviewed_only(briefing: Briefing) -> Briefing:
    """Return a briefing without what is proposed and nobody has decided about."""
    return msgspec.structs.replace(
        briefing,
        items=tuple(item for item in briefing.items if not is_open(item)),
        panels=tuple(map(_reviewed_panel, briefing.panels)),
        rejected=(),
    )


def _reviewed_panel(panel: Panel) -> Panel:
    items = tuple(item for item in panel.items if not is_open(item))
    if is_open(panel.summary):
        return msgspec.structs.replace(panel, items=items, bottom_line="", evidence=())
    return msgspec.structs.replace(panel, items=items)


def review_note(briefing: Briefing, labels: Labels, *, is_whole: bool) -> tuple[str, ...]:
    """Return sentences on how far the review is; none where nothing was ever proposed.

    `is_whole` says that what nobody has reviewed is in the document too.
    """
    every = (*briefing.items, *briefing.rejected)
    if not any(item.suggestion or is_open(item) for item in every):
        return ()
    done = progress(briefing)
    accepted = sum(item.review == "accepted" for item in briefing.items)
    words = labels.reviewed
    unseen = words.unseen.format(count=accepted) if accepted else ""
    sentence = words.whole if is_whole else words.without
    left = also_proposed(briefing)
    others = words.others.format(count=left) if left else ""
    said = sentence.format(reviewed=done.reviewed, of=done.of, unseen=unseen, others=others)
    return (said,)
