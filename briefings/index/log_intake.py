"""What the log says anew is taken into the rows of briefings, articles, texts and notes."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Final

import msgspec

from briefings.index import articles, contents, noted, places, standing, texts
from briefings.index.contents import Counts
from briefings.index.database import Database
from briefings.index.listed import Listed, listed
from briefings.index.noted import KeptNotes
from briefings.index.places import FilledRows
from briefings.index.standing import LatestPlaces
from briefings.notes.index import TABLE as NOTES
from briefings.store.hint_file import HintFileError, News
from briefings.store.records import document_id
from briefings.store.scan import LogEntry

LENSES: Final = "lenses"
PROPOSALS: Final = "proposals"


class _Proposal(msgspec.Struct):
    article: str


_decode_proposal = msgspec.json.Decoder(_Proposal).decode


class LogIntake:
    """The lines of the log since a byte; `table` is that of the briefings.

    What was decided is read once, though it counts for several rows.
    """

    def __init__(
        self, db: Database, news: News, since: int, *, table: str, generation: int
    ) -> None:
        self._db = db
        self._table = table
        self._generation = generation
        self._entries = [each for each in news.entries if each.offset >= since]
        self._closings = [each for each in news.closings if each.offset >= since]
        self._marks = _latest(self._entries, generation)
        self._read = news.document
        self._document = cache(news.document)

    def take(self, counts: Counts, filled: FilledRows) -> None:
        """Let all rows but those of notes be as the log says now."""
        places.add(self._db, filled, self._entries, self._closings)
        for line, *_ in self._entries:
            if line.op == "drop" and line.t in {self._table, articles.TABLE, NOTES}:
                raise HintFileError("a table of the library was dropped")
        where = standing.places(self._marks, self._document)
        self._take_briefings(counts, where)
        for doc_id in self._marks[articles.TABLE]:
            contents.put_article(self._db, doc_id, self._read(articles.TABLE, doc_id))
        self._make_due(where)

    def take_notes(self, known: KeptNotes, filled: FilledRows, *, anew: bool) -> KeptNotes:
        """Return what is known of notes now; with `anew`, the rows are made of all of them."""
        changed = self._marks[NOTES]
        if anew:
            known = noted.begin_anew(self._db)
            lines = places.all_lines(self._db, filled, NOTES)
            changed = {key: places.mark(self._generation, line.offset) for key, line in lines}
        if changed:
            noted.follow(self._db, known, changed, lambda key: self._document(NOTES, key))
        return known

    def _take_briefings(self, counts: Counts, where: LatestPlaces) -> None:
        heads = self._marks[self._table]
        for doc_id, mark in heads.items():
            raw = self._read(self._table, doc_id)
            now = None if raw is None else self._stands(_listed(raw, mark), doc_id, where)
            contents.put_briefing(self._db, counts, doc_id, now, mark)
        for doc_id in {*where.exported, *where.decided, *where.noted} - {*heads}:
            there = contents.one(self._db, doc_id)
            if there and where.may_move(doc_id, there):
                now = self._stands(there, doc_id, where)
                contents.put_listed(self._db, counts, doc_id, now)

    def _stands(self, each: Listed, doc_id: int, where: LatestPlaces) -> Listed:
        """Return what is listed of a briefing with where it stands."""
        exported, changed = where.exported.get(doc_id, -1), where.changed(doc_id)
        is_handed_on = exported > max(each.mark, changed)
        if exported < 0 and changed < 0 and (there := contents.one(self._db, doc_id)):
            is_handed_on = standing.is_handed_on(there) and there.mark == each.mark
        done = standing.decided(each.entry.id, self._document)
        return standing.standing(each, done, is_handed_on=is_handed_on)

    def _make_due(self, where: LatestPlaces) -> None:
        """Have the texts written anew that are made with lenses, proposals and decisions."""
        for doc_id, mark in self._marks[LENSES].items():
            texts.make_due_of_lens(self._db, doc_id, mark)
        for doc_id, mark in self._marks[PROPOSALS].items():
            raw = self._read(PROPOSALS, doc_id)
            with suppress(msgspec.MsgspecError):
                if raw is not None:
                    article = document_id(_decode_proposal(raw).article)
                    texts.make_due_on_article(self._db, article, mark)
        for doc_id, mark in where.decided.items():
            texts.make_due_again(self._db, doc_id, mark)


def _latest(entries: Iterable[LogEntry], generation: int) -> defaultdict[str, dict[int, int]]:
    """Return the documents that changed, by their tables, and the mark of the last line of each."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for line, offset, _ in entries:
        if line.op is None and line.t is not None and line.k is not None:
            found[line.t][line.k] = places.mark(generation, offset)
    return found


def _listed(raw: bytes, mark: int) -> Listed:
    try:
        return listed(raw, mark)
    except msgspec.MsgspecError as error:
        # Reading the library says what is wrong with it.
        raise HintFileError(str(error)) from error
