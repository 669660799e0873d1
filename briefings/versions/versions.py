"""The versions of the articles of a library: listed, read, compared, taken up and undone."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from briefings.anchors.alignment import Alignment
from briefings.anchors.anchor_record import worded
from briefings.anchors.differences import Difference, differences
from briefings.errors import NotFoundError, UsageError
from briefings.model import Article, Briefing, Source, VersionEntry
from briefings.notes.model import Target
from briefings.origin import FILE_NAME, GIVEN
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.receipts import ReceiptRecord
from briefings.store import JournalDB
from briefings.versions.kinship import Kin, Kinship, kinship
from briefings.versions.places import Places
from briefings.versions.reanchoring import is_of, moved
from briefings.versions.updating import Undone, Updating

_OF_AN_ARTICLE: Final = (
    "title", "publisher", "author", "published", "language", "url", "retrieved",
)  # fmt: skip
"""The fields of a source that another version may have anew."""

_WORD: Final = re.compile(r"\w+")


class Versions:
    """Safe between threads and programs."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository, places: Places) -> None:
        self._db = db
        self._briefings = briefings
        self.updating = Updating(db, briefings, places.load)

    # -- reading ----------------------------------------------------------------------------------

    def listed(self, briefing_id: str) -> list[VersionEntry]:
        """Return the versions of a briefing's article, the oldest first.

        Raises:
            NotFoundError: there is no such briefing.
        """
        record = self._briefings.record(briefing_id)
        articles = [self._briefings.articles.get(each.article) for each in record.versions]
        return [
            VersionEntry(
                number=number,
                since=version.since,
                words=len(_WORD.findall(article.text)),
                is_current=number == len(articles),
                **_counts(articles[number - 2], article) if number > 1 else {},
            )
            for number, (version, article) in enumerate(
                zip(record.versions, articles, strict=True), 1
            )
        ]

    def article(self, briefing_id: str, number: int | None = None) -> Article:
        """Return a version of a briefing's article, by default the one it stands on now.

        Errors are those of `listed`, and:

        Raises:
            UsageError: it has no version of this number.
        """
        record = self._briefings.record(briefing_id)
        number = len(record.versions) if number is None else number
        if not 1 <= number <= len(record.versions):
            raise UsageError(
                f"{briefing_id} has no version {number}: choose one from 1 to "
                f"{len(record.versions)}."
            )
        return self._briefings.articles.get(record.versions[number - 1].article)

    def briefing(self, briefing_id: str, number: int) -> Briefing:
        """Return a version of a briefing's article, to be read without items."""
        article = self.article(briefing_id, number)
        source = self._briefings.record(briefing_id).source
        return Briefing(
            id=briefing_id,
            article=article,
            source=msgspec.structs.replace(
                source, evidence=(), interest=None, outside_knowledge=()
            ),
        )

    def compare(
        self, briefing_id: str, one: int | None = None, other: int | None = None
    ) -> list[Difference]:
        """Return what differs between two versions, by default between the last two.

        Raises:
            UsageError: there are no two versions, or none of these numbers.
        """
        count = len(self._briefings.record(briefing_id).versions)
        if count == 1 and one is None:
            raise UsageError(f"There is one version of {briefing_id}, and nothing to compare.")
        one = count - 1 if one is None else one
        old, new = self.article(briefing_id, one), self.article(briefing_id, other)
        return differences(Alignment(old, new))

    def receipt(self, briefing_id: str, number: int | None = None) -> ReceiptRecord:
        """Return what a new version did to all that stood on the one before, by default the last.

        Raises:
            NotFoundError: there is no such briefing or receipt.
        """
        record = self._briefings.record(briefing_id)
        receipts = self.updating.receipts.of(record.key)
        if number is None and receipts:
            return self._worded(receipts[-1])
        if number is not None and 1 <= number <= len(receipts):
            return self._worded(receipts[number - 1])
        there = f"1 to {len(receipts)} are there" if receipts else "no new version has come in"
        raise NotFoundError(f"{briefing_id} has no such receipt: {there}.")

    def receipt_between(self, briefing_id: str, number: int) -> ReceiptRecord | None:
        """Return the receipt by which a version took the place of the one before it."""
        record = self._briefings.record(briefing_id)
        if not 1 < number <= len(record.versions):
            return None
        step = tuple(each.article for each in record.versions[number - 2 : number])
        for receipt in reversed(self.updating.receipts.of(briefing_id)):
            if (receipt.old, receipt.new) == step and receipt.undone is None:
                return self._worded(receipt)
        return None

    def _worded(self, receipt: ReceiptRecord) -> ReceiptRecord:
        old, new = map(self._briefings.articles.get, (receipt.old, receipt.new))
        anchors = tuple(worded(each, old, new) for each in receipt.anchors)
        return msgspec.structs.replace(receipt, anchors=anchors)

    # -- what comes in ----------------------------------------------------------------------------

    def kinship(self, briefing: Briefing) -> Kinship:
        """Return what the article of a briefing that comes in is to those that are there."""
        return kinship(self._briefings, briefing)

    def resembled(self, briefing_id: str) -> str | None:
        """Return the briefing that one may be a new version of, the closest."""
        briefing = self._briefings.get(briefing_id)
        kin = self.kinship(briefing).versions
        return next(
            (each.id for each in kin if each.id != briefing_id and not each.is_removed), None
        )

    def with_text(self, text_sha256: str) -> Kin | None:
        """Return the briefing of which a text is an earlier version."""
        for each in self._briefings.ever_on_article(text_sha256):
            record = self._briefings.find(each.entry.id)
            if record and any(each.article == text_sha256 for each in record.versions[:-1]):
                return Kin.of(record)
        return None

    def update(
        self, briefing_id: str, article: Article, source: Source, now: dt.datetime
    ) -> ReceiptRecord | None:
        """Put a briefing, removed or not, on a new version; `None` where it is on that already.

        Raises:
            NotFoundError: there is no such briefing.
            UsageError: the text is another briefing's, on which something was written.
        """
        with self._db.transaction():
            record = self._briefings.find(briefing_id) or self._briefings.record(briefing_id)
            if record.article == article.text_sha256 and record.removed is None:
                return None
            took = self._take_over(briefing_id, article)
            for each in took:
                source = _with_given(source, each.source)
            return self.updating.update(record, article, source, now, took)

    def join(self, new_id: str, briefing_id: str) -> ReceiptRecord | None:
        """Make the article of a briefing that came in by itself a new version of another's.

        Errors are those of `update`.
        """
        source = self.source(briefing_id, self._briefings.record(new_id).source)
        article = self.article(new_id)
        return self.update(briefing_id, article, source, dt.datetime.now(dt.UTC))

    def source(self, briefing_id: str, new: Source) -> Source:
        """Return what is known of a briefing's article where a new version says `new` of itself.

        What it says goes before what was known, but for what a person has said, or an editor's
        file; a title that is merely a file's name is none.

        Raises:
            NotFoundError: there is no such briefing.
        """
        record = self._briefings.find(briefing_id) or self._briefings.record(briefing_id)
        old = record.source
        said = {
            name: value
            for name in _OF_AN_ARTICLE
            if (value := getattr(new, name)) is not None
            and new.found.get(name) != FILE_NAME
            and (
                new.found.get(name) == GIVEN
                or (record.file is None and old.found.get(name) != GIVEN)
            )
        }
        where = {name: new.found[name] for name in said if name in new.found}
        return msgspec.structs.replace(old, **said, found={**old.found, **where})

    def undo(self, briefing_id: str) -> Undone:
        """Undo the last new version of a briefing; see `Updating.undo`."""
        return self.updating.undo(briefing_id, dt.datetime.now(dt.UTC))

    def link(self, briefing_id: str, others: Sequence[str]) -> None:
        """Say of briefings that they are on much the same text as another one, and of that too."""
        with self._db.transaction():
            for one, more in ((briefing_id, others), *((o, (briefing_id,)) for o in others)):
                record = self._briefings.find(one)
                if record is not None:
                    same = tuple(dict.fromkeys((*record.same_text, *more)))
                    self._briefings.records.put(msgspec.structs.replace(record, same_text=same))

    # -- what is written --------------------------------------------------------------------------

    def target(self, target: Target) -> Target:
        """Return what a note is on, its passage in the version that the briefing stands on now.

        It may have been chosen in an earlier one, which somebody was still reading.
        """
        record = self._briefings.find(target.briefing)
        passage = target.passage
        if passage is None or record is None:
            return target
        current = self._briefings.articles.get(record.article)
        if is_of(passage, current):
            return target
        known = [each.article for each in reversed(record.versions)]
        known += [each.new for each in reversed(self.updating.receipts.of(record.key))]
        for read in map(self._briefings.articles.get, dict.fromkeys(known)):
            if is_of(passage, read):
                there = moved(passage, Alignment(read, current))
                return msgspec.structs.replace(target, passage=there)
        return target

    # -- inside -----------------------------------------------------------------------------------

    def _take_over(self, briefing_id: str, article: Article) -> tuple[BriefingRecord, ...]:
        """Let briefings that came in with this text alone go, and return them."""
        took: list[BriefingRecord] = []
        for each in self._briefings.on_article(article.text_sha256):
            other = self._briefings.find(each.entry.id)
            if other is None or other.key == briefing_id or other.removed is not None:
                continue
            if _is_worked_on(other) or self.updating.has_notes(other.key):
                raise UsageError(
                    f"This text is that of {other.key}, on which something was written: remove "
                    f"{other.key} first if it is to be a version of {briefing_id}."
                )
            self._briefings.drop(other.key)
            took.append(other)
        return tuple(took)


def _with_given(source: Source, other: Source) -> Source:
    """Return a source with what a person has said of another one."""
    given = {name: getattr(other, name) for name in _OF_AN_ARTICLE if _is_given(other, name)}
    return msgspec.structs.replace(
        source, **given, found={**source.found, **dict.fromkeys(given, GIVEN)}
    )


def _is_given(source: Source, name: str) -> bool:
    return source.found.get(name) == GIVEN


def _is_worked_on(record: BriefingRecord) -> bool:
    return bool(record.items or record.panels or len(record.versions) > 1)


def _counts(old: Article, new: Article) -> dict[str, int]:
    found = [each.change for each in differences(Alignment(old, new))]
    return {name: found.count(name) for name in ("added", "removed", "changed", "moved")}
