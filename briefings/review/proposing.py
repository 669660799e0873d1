"""Proposals are made of articles, and kept until the rules, the lens or the language change."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from briefings.extract import EXTRACTION
from briefings.extract.known_names import KnownNames
from briefings.extract.languages import language_read
from briefings.extract.proposal import Proposal
from briefings.model import AnyItem, Article, Lens
from briefings.repository.briefing_record import BriefingRecord, ProposedCounts
from briefings.repository.briefings import BriefingRepository
from briefings.repository.building import contents_of
from briefings.repository.proposals import PanelProposal, ProposalRecord, proposal_key
from briefings.repository.proposed_items import placed
from briefings.store import JournalDB

Extract = Callable[[Article, str, Lens | None, KnownNames], Proposal]
"""Finds what is proposed for an article, in a language that is read, through a lens."""


def by_rules(article: Article, language: str, lens: Lens | None, known: KnownNames) -> Proposal:
    """Return what the rules propose."""
    from briefings.extract.extraction import extract  # noqa: PLC0415 - most openings need no rules
    from briefings.extract.proposal import propose  # noqa: PLC0415

    return propose(article, extract(article, language, lens, known))


class Reading(NamedTuple):
    """How an article is read: its language, if the rules know it, and its lens."""

    article: Article
    language: str | None
    lens: Lens | None
    lens_digest: str | None

    @property
    def key(self) -> str:
        return proposal_key(self.article.text_sha256, self.lens.key if self.lens else None)

    def is_of(self, record: ProposalRecord) -> bool:
        """Return whether what is proposed was found in this way, by no older rules."""
        return (
            record.extraction >= EXTRACTION
            and record.language == self.language
            and record.lens_digest == self.lens_digest
        )


class Proposing:
    """Makes proposals and keeps them; `known` are the names that readers have confirmed."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        known: Callable[[], KnownNames],
        extract: Extract = by_rules,
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._known = known
        self._extract = extract

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

    def reading(self, record: BriefingRecord) -> Reading:
        """Return how a briefing's article is read."""
        lens = self._briefings.lenses.find(record.lens) if record.lens else None
        return Reading(
            article=self._briefings.articles.get(record.article),
            language=language_read(record.source.language),
            lens=lens.lens if lens else None,
            lens_digest=lens.digest if lens else None,
        )

    def made(self, reading: Reading) -> ProposalRecord | None:
        """Return what is proposed for an article; `None` where the rules do not read it."""
        proposal = self._proposal(reading)
        return None if proposal is None else proposal_record(reading, proposal)

    def found(self, reading: Reading) -> tuple[AnyItem, ...]:
        """Return the items that the rules find in an article, decided about or not."""
        proposal = self._proposal(reading)
        return () if proposal is None else proposal.items

    def _proposal(self, reading: Reading) -> Proposal | None:
        if reading.language is None:
            return None
        return self._extract(reading.article, reading.language, reading.lens, self._known())

    def _keep(self, record: BriefingRecord, reading: Reading, fresh: ProposalRecord) -> None:
        if self._briefings.proposals.get(fresh.key) != fresh:
            self._briefings.proposals.put(fresh)
        self._briefings.records.put(counted(record, reading.article, reading.lens, fresh))


def proposal_record(reading: Reading, proposal: Proposal) -> ProposalRecord:
    """Return what is proposed as it is kept."""
    return ProposalRecord(
        key=reading.key,
        article=reading.article.text_sha256,
        lens=reading.lens.key if reading.lens else None,
        lens_digest=reading.lens_digest,
        language=proposal.language,
        extraction=EXTRACTION,
        made=dt.datetime.now(dt.UTC).replace(microsecond=0),
        panels=tuple(
            PanelProposal(
                topic=panel.topic,
                paragraphs=panel.paragraphs,
                bottom_line=((line.start, line.end),) if (line := panel.bottom_line) else (),
            )
            for panel in proposal.panels
        ),
        items=tuple(map(placed, proposal.items)),
    )


def counted(
    record: BriefingRecord, article: Article, lens: Lens | None, proposal: ProposalRecord | None
) -> BriefingRecord:
    """Return a record that says how many of its proposed items nobody has decided about."""
    if proposal is None or not record.takes_proposals:
        return msgspec.structs.replace(record, proposed=None)
    own = set(record.item_ids)
    items = contents_of(record, article, lens, proposal).items
    counts = Counter(item.kind for item in items if item.id not in own)
    proposed = ProposedCounts(
        extraction=proposal.extraction, lens=proposal.lens, counts=dict(sorted(counts.items()))
    )
    return msgspec.structs.replace(record, proposed=proposed)


def _is_counted(record: BriefingRecord, proposal: ProposalRecord) -> bool:
    known = record.proposed
    return known is not None and (known.extraction, known.lens) == (
        proposal.extraction,
        proposal.lens,
    )
