"""Proposals are made of articles, and kept until the rules, the lens or the language change."""

from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from briefings.extract import EXTRACTION
from briefings.extract.known_names import KnownNames
from briefings.extract.languages import language_read
from briefings.fault_log import log_fault
from briefings.model import Article, Briefing, Lens
from briefings.progress import progress_of
from briefings.repository.briefing_record import BriefingRecord, ProposedCounts, record_of
from briefings.repository.briefings import BriefingRepository
from briefings.repository.building import contents_of, proposed_items, undecided
from briefings.repository.clock import now
from briefings.repository.proposals import PackedParts, ProposalRecord, proposal_key
from briefings.review.rules import Rules, by_rules, parts_or_fault
from briefings.store import JournalDB

if TYPE_CHECKING:
    from briefings.review.extracting.extractors import Extractors

_PREPARED: Final = 4096
"""So many proposals wait at most for their articles to be kept: a mailbox is kept as a whole."""

LONG: Final = 100_000
"""Characters of an article from which on it is read in another process, which has limits."""


class ArticleReading(NamedTuple):
    """How an article is read: its language, if the rules know it, and its lens."""

    article: Article
    language: str | None
    lens: Lens | None
    lens_digest: str | None

    @property
    def key(self) -> str:
        return proposal_key(self.article.text_sha256, self.lens.key if self.lens else None)

    @property
    def way(self) -> "_Way":
        """All but the article, which its key tells."""
        return self.language, self.lens, self.lens_digest

    def is_of(self, record: ProposalRecord) -> bool:
        """Return whether what is proposed was found in this way, by no older rules."""
        return (
            record.extraction >= EXTRACTION
            and record.language == self.language
            and record.lens_digest == self.lens_digest
        )


_Way = tuple[str | None, Lens | None, str | None]


class Proposing:
    """Makes proposals and keeps them; `known` are the names that readers have confirmed."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        known: Callable[[], KnownNames],
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._known = known
        self.extract: Rules = by_rules
        self.extractors: Extractors | None = None
        self._lock = Lock()
        self._prepared: dict[str, tuple[_Way, ProposalRecord | None]] = {}

    def propose(self, briefing_id: str) -> bool:
        """Have a proposal for a briefing that nobody wrote, of the rules and the lens of today.

        Returns whether there is one: the rules may not read its language.

        Raises:
            NotFoundError: there is no such briefing.
        """
        with self._db.lock:
            record = self._briefings.record(briefing_id)
            if not record.takes_proposals:
                return False
            there = self._briefings.proposed(record)
            reading = self.reading(record)
            is_read = reading.language is not None
            is_done = there is not None and reading.is_of(there) and _is_counted(record, there)
            if not is_read or is_done or self._db.read_only:
                return there is not None
        fresh = there if there and reading.is_of(there) else self.made(reading)
        with self._db.transaction():
            record = self._briefings.record(briefing_id)
            if fresh is not None and self.reading(record).key == fresh.key:
                self._keep(record, reading, fresh)
        return fresh is not None

    def with_proposal(self, record: BriefingRecord) -> BriefingRecord:
        """Keep what is proposed for a record that is put next; return it with what that counts."""
        reading = self.reading(record)
        if not record.takes_proposals or reading.language is None:
            return record
        there = self._briefings.proposed(record)
        fresh = there if there and reading.is_of(there) else self.made(reading)
        if fresh is None:
            return record
        if fresh != there:
            self._briefings.proposals.put(fresh)
        return counted(record, reading.article, fresh)

    def previewed(self, briefing: Briefing) -> Briefing:
        """Return a briefing that is not in the library with what is proposed for its article."""
        record = record_of(briefing, now(), None)
        if not record.takes_proposals:
            return briefing
        language = language_read(briefing.source.language)
        proposal = self._made(
            ArticleReading(briefing.article, language, briefing.lens, None), beside=False
        )
        if proposal is None:
            return briefing
        there = contents_of(record, briefing.article, briefing.lens, proposal)
        return msgspec.structs.replace(briefing, items=there.items, panels=there.panels)

    def reading(self, record: BriefingRecord) -> ArticleReading:
        """Return how a briefing's article is read."""
        lens = self._briefings.lenses.find(record.lens) if record.lens else None
        return ArticleReading(
            article=self._briefings.articles.get(record.article),
            language=language_read(record.source.language),
            lens=lens.lens if lens else None,
            lens_digest=lens.digest if lens else None,
        )

    def prepare(
        self, article: Article, language: str | None, lens: Lens | None, *, beside: bool
    ) -> None:
        """Have a proposal ready for an article that is kept next, in another process if `beside`.

        Several threads may do so at once.
        """
        digest = self._briefings.lenses.digest(lens.key) if lens else None
        reading = ArticleReading(article, language_read(language), lens, digest)
        there = self._briefings.proposals.get(reading.key)
        if there is not None and reading.is_of(there):
            return
        made = self._made(reading, beside=beside)
        with self._lock:
            self._prepared[reading.key] = reading.way, made
            while len(self._prepared) > _PREPARED:
                del self._prepared[next(iter(self._prepared))]

    def made(self, reading: ArticleReading) -> ProposalRecord | None:
        """Return what is proposed for an article; `None` where the rules do not read it."""
        with self._lock:
            prepared = self._prepared.pop(reading.key, None)
        if prepared is not None and prepared[0] == reading.way:
            return prepared[1]
        return self._made(reading, beside=False)

    def close(self) -> None:
        """End the processes that read for it."""
        with self._lock:
            extractors, self.extractors = self.extractors, None
        if extractors is not None:
            extractors.close()

    def _beside(self) -> "Extractors":
        from briefings.review.extracting.extractors import Extractors  # noqa: PLC0415 - it is rare

        with self._lock:
            self.extractors = self.extractors or Extractors()
            return self.extractors

    def _made(self, reading: ArticleReading, *, beside: bool) -> ProposalRecord | None:
        if reading.language is None:
            return None
        article, lens, known = reading.article, reading.lens, self._known()
        if self.extract is by_rules and (beside or len(article.text) > LONG):
            parts = self._beside().extract(article, reading.language, lens, known)
        else:
            found = parts_or_fault(self.extract, article, reading.language, lens, known)
            parts = None if isinstance(found, Exception) else found
            if isinstance(found, Exception):
                _log(found)
        return None if parts is None else _record(reading, reading.language, parts)

    def _keep(self, record: BriefingRecord, reading: ArticleReading, fresh: ProposalRecord) -> None:
        if self._briefings.proposals.get(fresh.key) != fresh:
            self._briefings.proposals.put(fresh)
        self._briefings.records.put(counted(record, reading.article, fresh))


def _record(reading: ArticleReading, language: str, parts: PackedParts) -> ProposalRecord:
    return ProposalRecord(
        key=reading.key,
        article=reading.article.text_sha256,
        lens=reading.lens.key if reading.lens else None,
        lens_digest=reading.lens_digest,
        language=language,
        extraction=EXTRACTION,
        made=now(),
        packed=parts.packed,
        counts=parts.counts,
    )


def counted(
    record: BriefingRecord, article: Article, proposal: ProposalRecord | None
) -> BriefingRecord:
    """Return a record that says how many of its proposed items nobody has decided about."""
    if proposal is None or not record.takes_proposals:
        return msgspec.structs.replace(record, proposed=None)
    decided = (*record.items, *record.rejected)
    left = list(undecided(proposed_items(proposal, article), decided))
    done = progress_of((*record.items, *left), record.rejected)
    counts = Counter(item.kind for item in left)
    proposed = ProposedCounts(
        extraction=proposal.extraction,
        lens=proposal.lens,
        counts=dict(sorted(counts.items())),
        of=done.of,
    )
    return msgspec.structs.replace(record, proposed=proposed)


def _log(fault: Exception) -> None:
    from briefings.documents.reading.child import broken  # noqa: PLC0415 - it is rare

    told = broken(fault)
    log_fault(told.error, told.places)


def _is_counted(record: BriefingRecord, proposal: ProposalRecord) -> bool:
    known = record.proposed
    return (
        known is not None
        and known.of is not None
        and (known.extraction, known.lens) == (proposal.extraction, proposal.lens)
    )
