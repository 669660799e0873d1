"""What an article that comes in is: a new one, a new version, or one that another paper has too."""

import datetime as dt
from collections.abc import Callable

import msgspec

from briefings.adding.given import Given
from briefings.adding.outcome import Added, Outcome
from briefings.model import Briefing
from briefings.repository.briefing_record import BriefingRecord
from briefings.review.proposing import Proposing
from briefings.versions.kinship import Kin, is_of_one_publisher
from briefings.versions.versions import Versions


class Arrivals:
    """Decides what becomes of an article whose text is no briefing's yet."""

    def __init__(self, versions: Versions, proposing: Proposing) -> None:
        self._versions = versions
        self._proposing = proposing

    def is_copy(self, briefing: Briefing, record: BriefingRecord) -> bool:
        """Return whether another publisher's file has the very text of a briefing."""
        there = self._versions.article(record.key) if record.removed is None else None
        return (
            there is not None
            and there.sha256 != briefing.article.sha256
            and not is_of_one_publisher(briefing, record)
        )

    def take_in(self, briefing: Briefing, given: Given, adopt: Callable[[], Added]) -> Added:
        """Have an article adopted, unless it is an earlier version, or one of what was removed.

        What may be a new version of another briefing is new until somebody says so.
        """
        there = self._versions.with_text(briefing.article.text_sha256)
        if there is not None and not given.as_new:
            return _not_taken(there, "left_out" if there.is_removed else "unchanged")
        kin = self._versions.kinship(briefing)
        versions = () if given.as_new else kin.versions
        if versions and versions[0].is_removed:
            return _not_taken(versions[0], "left_out")
        added = adopt()
        copies = tuple(each.id for each in kin.copies)
        if copies:
            self._versions.link(added.id, copies)
        shown = tuple(each.id for each in kin.copies if not each.is_removed)
        version_of = versions[0].id if versions else None
        return msgspec.structs.replace(added, version_of=version_of, same_text=shown)

    def update(self, briefing_id: str, briefing: Briefing, given: Given, now: dt.datetime) -> Added:
        """Put a briefing on a new version of its article; errors are those of `Versions.update`."""
        source = given.over(self._versions.source(briefing_id, briefing.source))
        receipt = self._versions.update(briefing_id, briefing.article, source, now)
        self._proposing.propose(briefing_id)
        return Added(
            id=briefing_id,
            title=source.title,
            outcome="unchanged" if receipt is None else "updated",
            receipt=receipt.number if receipt else None,
            remarks=tuple(
                f"{each.key} was on this text alone and is part of it now; undoing gives it back."
                for each in (receipt.took if receipt else ())
            ),
        )


def _not_taken(kin: Kin, outcome: Outcome) -> Added:
    return Added(id=kin.id, title=kin.title, outcome=outcome, version_of=kin.id)
