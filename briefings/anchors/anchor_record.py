"""What became of one passage when a new version of its article came in."""

from typing import Literal

import msgspec

from briefings.anchors.alignment import Fate
from briefings.anchors.passages import Passage
from briefings.model import Article, Span

AnchorOwner = Literal["item", "panel", "source", "note", "place", "mark"]


class AnchorRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a passage that something stood on.

    `owner` is what did, `id` its name: an item's or note's id, a panel's key. `passage` is a note's
    as it was before. What was lost has no `after`. A place and marks have no words of their own:
    theirs are those they are before. The words are in the articles; they are not kept with it.
    """

    owner: AnchorOwner
    id: str
    fate: Fate
    score: float = 1.0
    before: Span
    words_before: str = ""
    after: Span | None = None
    words_after: str | None = None
    passage: Passage | None = None


def worded(anchor: AnchorRecord, old: Article, new: Article) -> AnchorRecord:
    """Return an anchor with its words in both versions."""
    before, after = anchor.before, anchor.after
    return msgspec.structs.replace(
        anchor,
        words_before=old.text[before.start : before.end],
        words_after=new.text[after.start : after.end] if after else None,
    )
