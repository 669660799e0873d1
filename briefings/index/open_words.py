"""The words in an index that is open."""

from collections.abc import Callable, Collection

from briefings.index import contents, noted, packing, texts, vocabulary
from briefings.index.conditions import Condition
from briefings.index.database import Database, faults
from briefings.index.listed import Listed
from briefings.index.matching import Count, Matching
from briefings.index.text_rows import LAST, TextCount, TextRow, TextSource


class OpenWords:
    """Which words stand where; whatever reads or writes raises what `faults` says.

    `end` returns the mark of the byte up to which the log is known.
    """

    def __init__(self, db: Database, end: Callable[[], int]) -> None:
        self._db = db
        self._end = end
        self._matching = Matching(db)

    @property
    def are_there(self) -> bool:
        """Whether this SQLite can have any."""
        return self._db.has_words

    def waiting(self) -> TextCount:
        with faults():
            return texts.waiting(self._db)

    def write(self, source: TextSource, most: int, *, newest: bool) -> int:
        """Write at most so many of the texts that are due, and as many notes; see `texts`."""
        with faults():
            notes = noted.write(self._db, source, end := self._end(), most)
            return notes + texts.write(self._db, source, end, most, newest=newest)

    def pack(self) -> None:
        """Make the file as small as it can be."""
        with faults():
            packing.pack(self._db)

    def is_stale(self) -> bool:
        """Return whether most of what is there counts no more."""
        with faults():
            return packing.is_stale(self._db)

    def sweep(self) -> bool:
        """Begin anew where most of what is there counts no more; return whether that is so."""
        with faults():
            return packing.start_over(self._db)

    def matching(
        self, condition: Condition, before: int, count: int
    ) -> list[tuple[TextRow, Listed]]:
        """Return the next briefings in sight of which a condition holds; see `Matching.newest`."""
        with faults():
            found = self._matching.newest(condition, before, count)
            there = contents.several(self._db, [each.doc_id for each in found])
            return [(each, there[each.doc_id]) for each in found if each.doc_id in there]

    def rows(self, condition: Condition, count: int) -> list[int]:
        """Return the first rows of those briefings, without a look at what is listed of them."""
        with faults():
            return [each.slot for each in self._matching.newest(condition, LAST, count)]

    def count(self, condition: Condition) -> Count:
        """Return of how many briefings in sight a condition holds; see `Matching.count`."""
        with faults(), self._db.reading():
            return self._matching.count(condition)

    def beginning(self, letters: str) -> dict[str, int]:
        with faults():
            return vocabulary.beginning(self._db, letters)

    def known(self, words: Collection[str]) -> dict[str, int]:
        with faults():
            return vocabulary.known(self._db, words)

    def beginning_with(self, words: Collection[str]) -> dict[str, int]:
        with faults():
            return vocabulary.beginning_with(self._db, words)

    def problems(self) -> list[str]:
        with faults():
            return texts.problems(self._db)
