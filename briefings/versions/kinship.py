"""Whether two articles are one: two versions, or what two papers printed of one agency's text.

What they share is counted in sentences, whatever their order. Bounds were set on made-up articles
(`tests/unit/versions/test_kinship.py`): a follow-up repeats a third of what was written before, a
bulletin its standing sentences, and a live story keeps its own while it grows to three times them.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, Self

from briefings.anchors.copies import FEWEST_SHARED, is_copy
from briefings.anchors.sentences import fingerprints
from briefings.folding import folded_text
from briefings.model import Briefing
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository

_OF_BOTH: Final = 1 / 3
"""And so much of both, for a new version: what holds all of a short report is another story."""

_LOOKED_AT: Final = 8
"""So many of the articles that share most sentences are looked at."""


class Kin(NamedTuple):
    """A briefing on much the same text as what comes in, in sight or removed."""

    id: str
    title: str
    publisher: str | None
    is_removed: bool

    @classmethod
    def of(cls, record: BriefingRecord) -> Self:
        source = record.source
        return cls(record.key, source.title, source.publisher, record.removed is not None)


class Kinship(NamedTuple):
    """What an article is to those that are there, the closest first.

    It may be a new version of `versions`; `copies` are from other publishers.
    """

    versions: Sequence[Kin] = ()
    copies: Sequence[Kin] = ()


def kinship(briefings: BriefingRepository, briefing: Briefing) -> Kinship:
    """Return what the article of a briefing that is not there yet is to those that are."""
    own = set(fingerprints(briefing.article))
    versions: list[Kin] = []
    copies: list[Kin] = []
    for other in briefings.sharing(briefing.article)[:_LOOKED_AT]:
        record = briefings.find(other.listed.entry.id) if other.shared >= FEWEST_SHARED else None
        if record is None:
            continue
        # It may be an earlier version that shares them.
        theirs = set(fingerprints(briefings.articles.get(record.article)))
        counts = len(own & theirs), len(own), len(theirs)
        if is_version(*counts) and is_of_one_publisher(briefing, record):
            versions.append(Kin.of(record))
        elif is_copy(*counts) and not is_of_one_publisher(briefing, record):
            copies.append(Kin.of(record))
    return Kinship(versions, copies)


def is_version(shared: int, new: int, old: int) -> bool:
    """Return whether texts of so many sentences that share so many are versions of one."""
    return is_copy(shared, new, old) and shared >= _OF_BOTH * max(new, old)


def is_of_one_publisher(one: Briefing, other: BriefingRecord) -> bool:
    """Return whether two articles may be from one publisher: one that is unknown may be any."""
    names = [one.source.publisher, other.source.publisher]
    known = {" ".join(folded_text(name).split()) for name in names if name}
    return len(known) < 2  # noqa: PLR2004
