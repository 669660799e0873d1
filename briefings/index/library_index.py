"""`LibraryIndex`: the derived SQLite file of one library, made when the library is worth it.

It is made, resumed and brought up to date by the same code, `save`: what the log says behind the
place up to which it was read goes in together with the new place. Another program may have done
so meanwhile; so the place is read again once nobody else can write. Of an index that is damaged,
or tells of another log, nothing is believed: it is thrown away, and made anew.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, TypeVar

from briefings.errors import BriefingsError
from briefings.index.checksums import DamagedIndexError
from briefings.index.files import IndexFiles
from briefings.index.listed import Listed
from briefings.index.lookups import SharingArticle
from briefings.notes.index import TABLE as NOTES
from briefings.store.format import Header
from briefings.store.hint_file import HintFileError, KeptLine, KeptState, News, Rewritten
from briefings.store.index import LogPosition
from briefings.store.long_work import Tell, unheard

if TYPE_CHECKING:
    from briefings.index.open_index import OpenIndex
    from briefings.index.open_words import OpenWords

LEAST: Final = 1 << 20
"""A log of fewer bytes is read sooner than SQLite is loaded."""

_Found = TypeVar("_Found")


class NoWordsError(HintFileError):
    """There are no words, and none to be expected soon: this SQLite has no full-text search."""


class LibraryIndex:
    """The hint file of a log, and the library's look-ups; use it under the database's lock.

    `table` is that of the briefings. Whatever cannot be done raises `HintFileError`; nothing is
    lost then, and `MemoryIndex` answers the same. `tell` hears how much of a long log is known.
    """

    def __init__(self, table: str, tell: Tell = unheard) -> None:
        self.tell = tell
        self._table = table
        self._size = 0
        self._files: IndexFiles | None = None
        self._generation = 0
        self._open: OpenIndex | None = None
        self.is_known = False

    # -- the log -----------------------------------------------------------------------------------

    def load(self, header: Header, size: int) -> KeptState | None:
        """Return what is known of the log with this header, and clear away what is outdated."""
        self.close()
        self._generation = header.generation
        try:
            self._files = IndexFiles(header)
            self._size, is_large = size, size >= LEAST
            path = self._files.newest() if is_large else None
            if is_large or header.generation:
                self._files.clean(path)
        except (OSError, BriefingsError) as error:
            self._files = None
            raise HintFileError(str(error)) from error
        state = None if path is None else self._ask(lambda index: index.state())
        self.is_known = state is not None and self._ask(lambda index: index.has_notes)
        return state

    def lines(self, table: str, keys: Sequence[int]) -> dict[int, list[KeptLine]]:
        return self._ask(lambda index: index.lines(table, keys))

    def all_lines(self, table: str) -> list[tuple[int, KeptLine]]:
        return self._ask(lambda index: index.all_lines(table))

    def closing(self, offset: int) -> LogPosition | None:
        return self._ask(lambda index: index.closing(offset))

    def save(self, state: KeptState, news: News) -> None:
        if max(state.end, self._size) < LEAST:
            raise HintFileError("the library is small")
        numbers = state.tables.get(self._table)
        if numbers and numbers.counted:
            raise HintFileError("briefings of an earlier program are there")
        self._ask(lambda index: index.save(state, news))
        self.is_known = True
        if state.end < self._size:
            self.tell(state.end, self._size)

    def hand_over(self, header: Header, rewritten: Rewritten) -> None:
        if not rewritten.purged <= {NOTES}:
            raise HintFileError("the words of what was purged are in it")

        def copy(index: "OpenIndex") -> None:
            try:
                index.hand_over(IndexFiles(header).next(), header.generation, rewritten)
            except OSError as error:
                raise HintFileError(str(error)) from error

        self._ask(copy)

    def discard(self) -> None:
        """Let the next number be the one to use."""
        self.close()
        if self._files is not None:
            with suppress(OSError):
                self._files.next()

    @property
    def is_worth_it(self) -> bool:
        """Whether the log is so long that it has an index."""
        return self._size >= LEAST

    def check(self) -> None:
        """Read all of it.

        Raises:
            DamagedIndexError: it is not as it was written; it is to be given up.
        """
        try:
            self._opened().check()
        except BriefingsError as error:
            raise HintFileError(str(error)) from error

    def close(self) -> None:
        self.is_known = False
        if self._open is not None:
            self._open.close()
            self._open = None

    # -- look-ups ----------------------------------------------------------------------------------

    def listed(self, *, removed: bool = False) -> list[Listed]:
        return self._ask(lambda index: index.listed(removed=removed))

    def page(self, offset: int, count: int, words: str = "") -> list[Listed]:
        return self._ask(lambda index: index.page(offset, count, words))

    def count(self, words: str = "", most: int | None = None) -> int:
        return self._ask(lambda index: index.count(words, most))

    def first(self, count: int, words: str, most: int) -> tuple[list[Listed], int]:
        return self._ask(lambda index: index.first(count, words, most))

    def position(self, briefing_id: str, words: str = "") -> int | None:
        return self._ask(lambda index: index.position(briefing_id, words))

    def unfinished(self, after: str | None) -> Listed | None:
        return self._ask(lambda index: index.unfinished(after))

    def beginning(self, start: str, most: int) -> list[Listed]:
        return self._ask(lambda index: index.beginning(start, most))

    def near(self, wanted: str) -> str | None:
        return self._ask(lambda index: index.near(wanted))

    def onward(self, briefing_id: str, step: int, count: int, words: str = "") -> list[Listed]:
        return self._ask(lambda index: index.onward(briefing_id, step, count, words))

    def on_article(self, text_sha256: str) -> list[Listed]:
        return self._ask(lambda index: index.on_article(text_sha256))

    def titled(self, title: str) -> list[Listed]:
        return self._ask(lambda index: index.titled(title))

    def articles_in_file(self, sha256: str) -> list[int]:
        return self._ask(lambda index: index.articles_in_file(sha256))

    def sharing(
        self, fingerprints: Collection[int], document: Callable[[int], bytes | None]
    ) -> list[SharingArticle]:
        return self._ask(lambda index: index.sharing(fingerprints, document))

    def note_key(self, note_id: str) -> int | None:
        return self._ask(lambda index: index.note_key(note_id))

    def note_keys(self, briefing_id: str, *, deleted: bool) -> list[int]:
        return self._ask(lambda index: index.note_keys(briefing_id, deleted=deleted))

    # -- words -------------------------------------------------------------------------------------

    def words(self, question: Callable[["OpenWords"], _Found]) -> _Found:
        """Return the answer to a question about words, which not every SQLite can answer."""

        def ask(index: "OpenIndex") -> _Found:
            if not index.words.are_there:
                raise NoWordsError("this SQLite has no full-text search")
            return question(index.words)

        return self._ask(ask)

    @contextmanager
    def building(self) -> Iterator[bool]:
        """Say whether nobody else writes all words while the block runs."""
        if self._files is None:
            yield False
            return
        with self._files.alone() as is_alone:
            yield is_alone

    def _ask(self, question: Callable[["OpenIndex"], _Found]) -> _Found:
        try:
            return question(self._opened())
        except DamagedIndexError as error:
            self.discard()
            raise HintFileError(str(error)) from error
        except BriefingsError as error:
            raise HintFileError(str(error)) from error

    def _opened(self) -> "OpenIndex":
        if self._open is None:
            if self._files is None:
                raise HintFileError("there is no place for it")
            try:
                # SQLite takes as long to load as a small library to read.
                from briefings.index.open_index import OpenIndex  # noqa: PLC0415

                path = self._files.newest() or self._files.next()
                if not self._files.is_ours(path):
                    raise HintFileError(f"{path} is no plain file")
                self._open = OpenIndex(path, self._table, self._generation)
            except (OSError, ImportError) as error:
                raise HintFileError(str(error)) from error
        return self._open
