"""The look-ups of a library in memory: made by reading it, and kept up by following the log."""

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from itertools import count

import msgspec

from briefings.errors import DamagedError
from briefings.folding import folded_text
from briefings.index import articles
from briefings.index.listed import Listed, catalogue_order, filter_text, listed, title_key
from briefings.index.lookups import MOST_OF_ONE_SENTENCE, MOST_SHARING, SharingArticle
from briefings.index.memory_standing import StandingFollower
from briefings.notes.index import NoteIndex
from briefings.store import JournalDB


class MemoryIndex:
    """Follows briefings and articles, whoever writes them; use it under the database's lock.

    `upgrade` turns the document of a briefing, by its number, into one of today. What was not
    asked for is not read.
    """

    def __init__(self, db: JournalDB, table: str, upgrade: Callable[[int, bytes], bytes]) -> None:
        self._files = _Files(db)
        self._sentences = _Sentences(db)
        self._notes = NoteIndex(db)
        standing = StandingFollower(
            db, table, lambda briefing: self._notes.note_keys(briefing, deleted=True)
        )
        self._briefings = _Briefings(db, table, upgrade, standing)

    def listed(self, *, removed: bool = False) -> list[Listed]:
        return [each for each in self._briefings.every() if (each.removed is not None) == removed]

    def page(self, offset: int, count: int, words: str = "") -> list[Listed]:
        return self._showing(words)[offset : offset + count]

    def count(self, words: str = "", most: int | None = None) -> int:
        count = len(self._showing(words))
        return count if most is None or not words.strip() else min(count, most)

    def first(self, count: int, words: str, most: int) -> tuple[list[Listed], int]:
        found = self._showing(words)
        return found[:count], min(len(found), most)

    def position(self, briefing_id: str, words: str = "") -> int | None:
        ids = [each.entry.id for each in self._showing(words)]
        return ids.index(briefing_id) if briefing_id in ids else None

    def unfinished(self, after: str | None) -> Listed | None:
        every = self.listed()
        known = [each for each in self._briefings.every() if each.entry.id == after]
        here = catalogue_order(known[0]) if known else None
        behind = (e for e in every if here is None or catalogue_order(e) < here)
        return next((each for each in behind if each.is_unfinished), None)

    def beginning(self, start: str, most: int) -> list[Listed]:
        return [each for each in self.listed() if each.entry.id.startswith(start)][:most]

    def near(self, wanted: str) -> str | None:
        known = ((each.entry.id, folded_text(each.entry.id)) for each in self.listed())
        return next((i for i, each in known if wanted in each or each in wanted), None)

    def _showing(self, words: str) -> list[Listed]:
        wanted = folded_text(words).split()
        texts = ((each, filter_text(each.entry) if wanted else "") for each in self.listed())
        return [each for each, text in texts if all(word in text for word in wanted)]

    def onward(self, briefing_id: str, step: int, count: int, words: str = "") -> list[Listed]:
        here = next((catalogue_order(e) for e in self.listed() if e.entry.id == briefing_id), None)
        if here is None:
            return []
        if step > 0:
            return [e for e in self._showing(words) if catalogue_order(e) <= here][:count]
        return [e for e in self._showing(words) if catalogue_order(e) >= here][-count:]

    def on_article(self, text_sha256: str) -> list[Listed]:
        return [each for each in self._briefings.every() if text_sha256 in each.articles]

    def titled(self, title: str) -> list[Listed]:
        wanted = title_key(title)
        return [e for e in self._briefings.every() if title_key(e.entry.title) == wanted]

    def articles_in_file(self, sha256: str) -> list[int]:
        return self._files.holding(sha256)

    def sharing(
        self,
        fingerprints: Collection[int],
        document: Callable[[int], bytes | None],  # noqa: ARG002 - it reads the log
    ) -> list[SharingArticle]:
        return self._sentences.sharing(fingerprints)

    def note_key(self, note_id: str) -> int | None:
        return self._notes.note_key(note_id)

    def note_keys(self, briefing_id: str, *, deleted: bool) -> list[int]:
        return self._notes.note_keys(briefing_id, deleted=deleted)


class _Briefings:
    def __init__(
        self,
        db: JournalDB,
        table: str,
        upgrade: Callable[[int, bytes], bytes],
        standing: StandingFollower,
    ) -> None:
        self._db = db
        self._table = table
        self._upgrade = upgrade
        self._standing = standing
        self._marks = count(-1, -1)
        self._start_over()

    def _start_over(self) -> None:
        self._follower = self._db.follow(self._table)
        self._listed: dict[int, Listed] = {}
        self._sorted: list[Listed] | None = None

    def every(self) -> list[Listed]:
        """Return all briefings, removed ones too, in the catalogue's order."""
        try:
            self._refresh()
            if self._standing.refresh():
                self._sorted = None
        except BaseException:
            self._start_over()
            raise
        if self._sorted is None:
            every = (self._standing.stands(k, each) for k, each in self._listed.items())
            self._sorted = sorted(every, key=catalogue_order, reverse=True)
        return self._sorted

    def _refresh(self) -> None:
        changed = self._follower.take()
        if changed.anew:
            self._listed.clear()
            self._sorted = None
        for doc_id, raw in changed.documents:
            self._sorted = None
            if raw is None:
                self._listed.pop(doc_id, None)
            else:
                self._listed[doc_id] = self._read(self._upgrade(doc_id, raw))

    def _read(self, raw: bytes) -> Listed:
        try:
            return listed(raw, next(self._marks))
        except msgspec.MsgspecError as error:
            raise DamagedError(
                f"The library holds a briefing that this program cannot read ({error}): open it "
                "with the program that wrote it."
            ) from None


class _ArticleFollower(ABC):
    """Reads the articles that came since it last looked; those that cannot be read count not."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self._start_over()

    def _start_over(self) -> None:
        self._follower = self._db.follow(articles.TABLE)
        self._clear()

    def _refresh(self) -> None:
        try:
            changed = self._follower.take()
            if changed.anew:
                self._clear()
            for doc_id, raw in changed.documents:
                try:
                    self._take(doc_id, raw)
                except msgspec.MsgspecError:
                    continue
        except BaseException:
            self._start_over()
            raise

    @abstractmethod
    def _clear(self) -> None:
        """Forget all that was taken."""

    @abstractmethod
    def _take(self, doc_id: int, raw: bytes | None) -> None:
        """Take a document as it is now, `None` where it is gone."""


class _Files(_ArticleFollower):
    def _clear(self) -> None:
        self._holding: defaultdict[str, list[int]] = defaultdict(list)

    def holding(self, sha256: str) -> list[int]:
        self._refresh()
        return list(self._holding.get(sha256, ()))

    def _take(self, doc_id: int, raw: bytes | None) -> None:
        for sha256 in () if raw is None else articles.article_head(raw).every_file:
            if doc_id not in self._holding[sha256]:
                self._holding[sha256].append(doc_id)


class _Sentences(_ArticleFollower):
    def _clear(self) -> None:
        self._with: defaultdict[int, list[int]] = defaultdict(list)
        self._taken: set[int] = set()

    def sharing(self, fingerprints: Collection[int]) -> list[SharingArticle]:
        self._refresh()
        found: Counter[int] = Counter()
        for each in set(fingerprints):
            found.update(self._with.get(each, [])[-MOST_OF_ONE_SENTENCE:])
        return [SharingArticle(*each) for each in found.most_common(MOST_SHARING)]

    def _take(self, doc_id: int, raw: bytes | None) -> None:
        if raw is not None and doc_id not in self._taken:
            for each in set(articles.document_fingerprints(raw)):
                self._with[each].append(doc_id)
            self._taken.add(doc_id)
