"""What briefings and notes are found by, read from the library."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

import msgspec

from briefings.anchors.sentences import fingerprints
from briefings.errors import BriefingsError
from briefings.index.articles import TABLE as ARTICLES
from briefings.index.library_index import LibraryIndex, NoWordsError
from briefings.index.text_rows import LAST, Text, TextCount
from briefings.model import Span
from briefings.notes.codec import decode
from briefings.notes.index import TABLE as NOTES
from briefings.notes.model import Note
from briefings.repository.briefings import TABLE, BriefingRepository
from briefings.repository.conditions import condition_of
from briefings.search.document import SearchDocument, document, panel_names, passages
from briefings.search.first_matches import CandidateRow
from briefings.search.needs import Need, briefing_words, figures, note_words, panel_keys
from briefings.search.tokens import PANEL_KEY
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError
from briefings.store.records import Keyed, document_id

_AT_ONCE: Final = 400
"""How many texts are written between two commits."""


FEW: Final = 200
"""So many texts that changed are written into the index before it is asked."""

SOME: Final = 5
"""So many are if there are more, those that changed last; a process writes the others."""


class Following(NamedTuple):
    """How much is still to be written, and whether it is known what all that is.

    So many texts were `written` just now.
    """

    waiting: TextCount
    is_whole: bool
    written: int = 0

    @property
    def has_all(self) -> bool:
        """Whether the index has the words of all that was saved."""
        return self.is_whole and not self.waiting.due


class LibraryTexts:
    """Writes into the index by which words briefings are found."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository, index: LibraryIndex) -> None:
        self._db = db
        self._briefings = briefings
        self._index = index

    def follow(self) -> Following:
        """Tell the index what was saved, and return how far it knows the library.

        Raises:
            NoWordsError: there is none.
            HintFileError: it cannot be read now.
        """
        with self._db.lock:
            is_whole = self._db.keep()
            if not is_whole and not self._index.is_known:
                raise NoWordsError("there is no index")
            return Following(self._index.words(lambda index: index.waiting()), is_whole)

    def catch_up(self) -> Following:
        """Do as `follow`, and write what is waiting as far as that is quickly done."""
        with self._db.lock:
            waiting, is_whole, written = self.follow()
            if due := waiting.due:
                with suppress(HintFileError):
                    written = self.write(FEW if due <= FEW else SOME, newest=True)
            return Following(waiting._replace(due=max(0, due - written)), is_whole, written)

    def write(self, most: int = _AT_ONCE, *, newest: bool = False) -> int:
        """Write at most so many texts of those that are due, and return how many were written.

        Raises:
            HintFileError: they cannot be written.
        """
        with self._db.lock:
            if not self._db.keep():
                raise HintFileError("the index does not follow")
            return self._index.words(lambda each: each.write(self, most, newest=newest))

    def briefing(self, doc_id: int) -> Text:
        try:
            record = self._briefings.records.at(doc_id)
            if record is None or record.removed is not None:
                return Text()
            briefing = self._briefings.built(record)
        except (BriefingsError, msgspec.MsgspecError) as error:
            return Text(problem=str(error))
        texts = document(briefing)
        return Text(
            briefing_words(texts),
            figures(texts),
            article=document_id(record.article),
            sentences=tuple(fingerprints(briefing.article)),
        )

    def note(self, doc_id: int) -> str:
        note = self._db.table(NOTES).get(doc_id=doc_id)
        found = None if note is None else decode(note)
        return "" if found is None or found.deleted else note_words(found)


class LibraryShelf:
    """What a search by the index asks."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        index: LibraryIndex,
        notes_on: Callable[[str], Sequence[Note]],
        stamp: Hashable,
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._index = index
        self._notes_on = notes_on
        self._stamp = stamp

    def candidates(self, need: Need, before: int | None, count: int) -> list[CandidateRow]:
        condition = condition_of(need)
        with self._db.lock:
            at = LAST if before is None else before
            found = self._index.words(lambda index: index.matching(condition, at, count))
            self._db.look_up(TABLE, [row.doc_id for row, _ in found])
            self._db.look_up(ARTICLES, [document_id(listed.article) for _, listed in found])
        return [
            CandidateRow(row.slot, listed.entry.id, listed.article, (row.slot, self._stamp))
            for row, listed in found
        ]

    def rows(self, need: Need, count: int) -> list[int]:
        condition = condition_of(need)
        with self._db.lock:
            return self._index.words(lambda index: index.rows(condition, count))

    def passages(self, article: str) -> str | None:
        with self._db.lock:
            raw = self._briefings.articles.document(document_id(article))
        with suppress(msgspec.MsgspecError):
            if raw is not None and (found := _decode_article(raw)).key == article:
                return passages(found.text, found.blocks)
        return None

    def count(self, need: Need) -> tuple[int, bool]:
        condition = condition_of(need)
        with self._db.lock:
            return self._index.words(lambda index: index.count(condition))

    def document(self, briefing_id: str) -> SearchDocument:
        with self._db.reading():
            briefing = self._briefings.get(briefing_id)
            notes = self._notes_on(briefing_id)
        return document(briefing, notes)

    def panels(self) -> dict[str, tuple[str, ...]]:
        known = {
            topic.key: topic
            for lens in self._briefings.lenses.all().values()
            for topic in lens.topics
        }
        keys = panel_keys(self.beginning(PANEL_KEY))
        return {key: panel_names(known[key]) if key in known else (key,) for key in keys}

    def beginning(self, letters: str) -> Mapping[str, int]:
        with self._db.lock:
            return self._index.words(lambda index: index.beginning(letters))

    def known(self, words: Collection[str]) -> Mapping[str, int]:
        with self._db.lock:
            return self._index.words(lambda index: index.known(words))

    def beginning_with(self, words: Collection[str]) -> Mapping[str, int]:
        with self._db.lock:
            return self._index.words(lambda index: index.beginning_with(words))

    def unread(self) -> Sequence[str]:
        with self._db.lock:
            return self._index.words(lambda index: index.problems())


class _Article(Keyed, frozen=True):
    text: str
    blocks: tuple[Span, ...]


_decode_article = msgspec.json.Decoder(_Article).decode
