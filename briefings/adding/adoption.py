"""A briefing that somebody wrote becomes one of the library's, or changes one."""

import datetime as dt

import msgspec

from briefings.adding.given import Given
from briefings.adding.ids import check_id
from briefings.adding.outcome import Added, Outcome
from briefings.errors import ConflictError, DamagedError, UsageError
from briefings.model import AnyItem, Article, Briefing, bottom_line_id
from briefings.origin import GIVEN
from briefings.repository.briefing_files import BriefingFileRepository
from briefings.repository.briefing_record import (
    BriefingRecord,
    PanelRecord,
    RetiredItem,
    record_of,
)
from briefings.repository.briefings import BriefingRepository
from briefings.repository.decisions import DecisionRepository, decisions
from briefings.review.proposing import Proposing
from briefings.store import JournalDB
from briefings.versions.updating import Updating
from briefings.wording import first_words

_SHARED: float = 0.3
"""So many of its paragraphs an article keeps at least when it is edited."""


class Submitted(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing as it is to be kept.

    `edition` is the digest of what it was read from, `file` the briefing file's text.
    """

    briefing: Briefing
    edition: str
    file: str | None = None


class Adoption:
    """Takes briefings in. Each is one transaction: all of it is kept, or nothing is."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        updating: Updating,
        proposing: Proposing,
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._updating = updating
        self.proposing = proposing
        self.files = BriefingFileRepository(db)
        self.decisions = DecisionRepository(db)

    def adopt(
        self,
        submitted: Submitted,
        now: dt.datetime,
        based_on: BriefingRecord | None = None,
        *,
        replace: bool = False,
    ) -> Added:
        """Keep a briefing. `based_on` is the record that was edited, where one was.

        With `replace`, what comes in takes the place of one that was edited in the library.

        Raises:
            DamagedError: its evidence does not stand in its article.
            UsageError: an item has the id of another one, or the briefing's id is another's.
            ConflictError: somebody else has changed the record meanwhile, or somebody has edited
                in the library what is brought in again.
        """
        briefing = submitted.briefing
        _check_sound(briefing)
        with self._db.transaction():
            earlier = self._briefings.find(briefing.id)
            if based_on is not None and earlier != based_on:
                raise ConflictError(
                    f"{briefing.id} was changed by somebody else meanwhile, and was left as it is."
                )
            if earlier is None:
                check_id(briefing.id)
                record = record_of(briefing, now, submitted.edition)
                outcome: Outcome = "added"
            else:
                self._check_same(earlier, briefing)
                if based_on is None and not replace:
                    _check_unedited(earlier, submitted)
                record = _changed(earlier, submitted, now, is_edit=based_on is not None)
                if earlier.article != record.article:
                    record = self._updating.follow(earlier, record, briefing.article, now)
                outcome = _outcome(earlier, record)
            if outcome == "unchanged":
                self.proposing.propose(record.key)
            else:
                self._keep(record, submitted)
            if earlier is not None:
                self.decisions.add(decisions(earlier, record, now))
        return Added(id=record.key, title=record.source.title, outcome=outcome)

    def describe(self, record: BriefingRecord, given: Given) -> Added:
        """Keep what was said of a briefing's article; bring the briefing back if it was removed.

        Raises:
            UsageError: its panels are those of another lens, or its file says what it is.
        """
        if given.lens and not record.takes_proposals and given.lens != record.lens:
            raise UsageError(
                f"{record.key} has panels of the lens {record.lens}: `briefings edit {record.key}` "
                "changes both."
            )
        source, lens = given.over(record.source), given.lens or record.lens
        if lens is not None and lens != record.lens:
            source = msgspec.structs.replace(source, found={**source.found, "lens": GIVEN})
        if record.file and (source, lens) != (record.source, record.lens):
            raise UsageError(
                f"{record.key} has a briefing file that says what its article is: `briefings edit "
                f"{record.key}` changes it."
            )
        fresh = msgspec.structs.replace(record, source=source, lens=lens, removed=None)
        outcome = _outcome(record, fresh)
        if outcome != "unchanged":
            # It is no longer what it was taken in from.
            fresh = msgspec.structs.replace(fresh, edition=None, file=None)
            self._briefings.records.put(self.proposing.with_proposal(fresh))
        return Added(id=record.key, title=source.title, outcome=outcome)

    def _keep(self, record: BriefingRecord, submitted: Submitted) -> None:
        self._briefings.articles.add(submitted.briefing.article, record.versions[-1].since)
        file = None if submitted.file is None else self.files.add(submitted.file)
        record = msgspec.structs.replace(record, file=file)
        self._briefings.records.put(self.proposing.with_proposal(record))

    def _check_same(self, earlier: BriefingRecord, briefing: Briefing) -> None:
        """Refuse what has a briefing's id and is about another article."""
        if earlier.article == briefing.article.text_sha256:
            return
        there = self._briefings.articles.get(earlier.article)
        if not _is_edition_of(there, briefing.article):
            raise UsageError(
                f"{briefing.id} is the id of “{earlier.source.title}” in this library, which is "
                "another article: give the folder another name."
            )


def _check_unedited(earlier: BriefingRecord, submitted: Submitted) -> None:
    if (
        earlier.is_edited
        and (earlier.panels or earlier.items)
        and earlier.edition != submitted.edition
    ):
        removed = (
            f" It is removed; `briefings remove --undo {earlier.key}` brings it back."
            if earlier.removed
            else ""
        )
        raise ConflictError(
            f"{earlier.key} was edited in the library since it was brought in: `briefings edit "
            f"{earlier.key}` shows how it is there, and `briefings add --replace` takes this in "
            f"its place.{removed}"
        )


def _check_sound(briefing: Briefing) -> None:
    if briefing.problems:
        first, more = briefing.problems[0].rstrip("."), len(briefing.problems) - 1
        others = f" (and {more} more: `briefings verify FOLDER` lists them)" if more else ""
        raise DamagedError(f"{briefing.id} was not taken in: {first}{others}.")


def _is_edition_of(one: Article, other: Article) -> bool:
    """Return whether two articles have enough paragraphs in common to be two versions of one."""
    first, second = _paragraphs(one), _paragraphs(other)
    return len(first & second) >= _SHARED * min(len(first), len(second))


def _paragraphs(article: Article) -> set[str]:
    return {article.text[p.start : p.end] for p in article.paragraphs}


def _changed(
    earlier: BriefingRecord, submitted: Submitted, now: dt.datetime, *, is_edit: bool
) -> BriefingRecord:
    """Return the record that takes an earlier one's place, with its history."""
    fresh = record_of(submitted.briefing, now, submitted.edition)
    is_same_article = earlier.article == fresh.article
    return msgspec.structs.replace(
        fresh,
        versions=earlier.versions if is_same_article else (*earlier.versions, fresh.versions[-1]),
        added=earlier.added,
        taken=earlier.taken or earlier.edition if is_edit else fresh.taken,
        retired=_retired(earlier, fresh),
        changed=_still_changed(earlier, fresh),
        same_text=earlier.same_text,
        file=earlier.file if earlier.edition == fresh.edition else None,
    )


def _still_changed(earlier: BriefingRecord, fresh: BriefingRecord) -> tuple[str, ...]:
    """Return the items whose words a version changed and that nobody has looked at since."""
    there, now = _parts(earlier), _parts(fresh)
    return tuple(each for each in earlier.changed if there.get(each) == now.get(each))


def _parts(record: BriefingRecord) -> dict[str, AnyItem | PanelRecord]:
    """Return items and panels, by the ids of items and of bottom lines."""
    lines = {bottom_line_id(panel.key): panel for panel in record.panels}
    return {**{item.id: item for item in record.items}, **lines}


def _outcome(earlier: BriefingRecord, record: BriefingRecord) -> Outcome:
    if earlier.removed is not None:
        return "restored"
    return "unchanged" if earlier == record else "updated"


def _retired(earlier: BriefingRecord, fresh: BriefingRecord) -> dict[str, RetiredItem]:
    """Return the ids that may not be given again.

    Raises:
        UsageError: one of them was; an item that comes back as it was may have its own.
    """
    there = {item.id: RetiredItem(item.kind, item.text) for item in earlier.items}
    now = {item.id: RetiredItem(item.kind, item.text) for item in fresh.items}
    before = {**earlier.retired, **there}
    for item_id, item in now.items():
        was = before.get(item_id)
        if was is not None and was.kind != item.kind:
            raise UsageError(
                f"{fresh.key} has or had an item {item_id}, {_named(was)}, and notes may be on it: "
                f"give the new {item.kind.replace('_', ' ')} another id."
            )
    return {item_id: item for item_id, item in before.items() if item_id not in now}


def _named(item: RetiredItem) -> str:
    return f"{item.kind.replace('_', ' ')} {first_words(item.text)}"
