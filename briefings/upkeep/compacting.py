"""A library loses what nobody needs: documents that are no use any more, then their revisions."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from briefings.notes.signature import SETTINGS
from briefings.repository import briefings, memory, packaged, proposals, source_files
from briefings.repository.proposals import proposal_key
from briefings.saved_searches.saved_search import TABLE as SAVED_SEARCHES
from briefings.store import JournalDB
from briefings.store.compaction import CompactResult
from briefings.store.long_work import Tell, unheard
from briefings.store.records import document_id

WITHOUT_HISTORY: Final = frozenset({
    proposals.TABLE, memory.TABLE, source_files.TABLE, packaged.TABLE, SETTINGS, SAVED_SEARCHES,
})  # fmt: skip
"""The tables of which nobody ever asks what a document was before."""

_AT_ONCE: Final = 1000


class _Version(msgspec.Struct):
    article: str


class _Head(msgspec.Struct):
    versions: tuple[_Version, ...] = ()
    lens: str | None = None


_decode_head = msgspec.json.Decoder(_Head).decode


class Compacting:
    """Makes a library's log smaller."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db

    def compact(self, tell: Tell = unheard) -> CompactResult:
        """Rewrite the log without what nobody needs; notes and briefings keep their revisions.

        Proposals for articles that no briefing stands on go. Others may read and write meanwhile.

        Raises:
            DamagedError: the log is damaged.
            BriefingsError: it cannot be rewritten, and is as it was.
        """
        dead = iter(list(self._dead_proposals()))
        while doc_ids := list(islice(dead, _AT_ONCE)):
            self._db.table(proposals.TABLE).remove(doc_ids=doc_ids)
        return self._db.compact(WITHOUT_HISTORY, tell)

    def _dead_proposals(self) -> Iterator[int]:
        """Yield the proposals for articles and lenses that no briefing has, removed or not.

        One that comes to be needed meanwhile is made again when it is.
        """
        there = set(self._db.ids(proposals.TABLE))
        if there:
            for _, raw in self._db.each_raw(briefings.TABLE):
                head = _decode_head(raw)
                keys = (proposal_key(each.article, head.lens) for each in head.versions)
                there.difference_update(map(document_id, keys))
        yield from there
