"""The saved searches of a library: one reader's list, for every program on the library."""

from collections.abc import Sequence
from typing import Final

import msgspec

from briefings.errors import DamagedError, NotFoundError, UsageError
from briefings.notes.validation import checked_line
from briefings.repository.briefings import BriefingRepository
from briefings.repository.searching import Searching
from briefings.saved_searches.new_matches import MOST, NewMatches, NewMatchFinder, last_transaction
from briefings.saved_searches.saved_search import TABLE, SavedSearch, name_key
from briefings.search.query import parse
from briefings.store import JournalDB
from briefings.store.records import Records, document_id

LONGEST_NAME: Final = 200


class SavedSearches:
    """Keeps searches under names, and tells what is new for each; safe between threads."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository, searching: Searching) -> None:
        self._db = db
        self._records = Records(db, TABLE, SavedSearch)
        self._news = NewMatchFinder(db, briefings, searching)

    def all(self) -> Sequence[SavedSearch]:
        """Return them all by their names."""
        with self._db.lock:
            documents = self._db.table(TABLE).all()
        try:
            found = [msgspec.convert(each, SavedSearch) for each in documents]
        except msgspec.ValidationError as error:
            raise self._not_understood(error) from error
        return sorted(found, key=lambda each: each.key)

    def get(self, name: str) -> SavedSearch:
        """Return the one of a name.

        Raises:
            NotFoundError: there is none.
        """
        found = self._find(name)
        if found is None:
            names = ", ".join(f"“{each.name}”" for each in self.all()) or "none"
            raise NotFoundError(f"No search is saved as “{name}”; there are {names}.")
        return found

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name; what it finds now is not new.

        Raises:
            UsageError: the name cannot be one or is taken, or the query asks nothing or is wrong.
        """
        name = checked_line(name, "The name of a search", LONGEST_NAME)
        parsed = parse(query)
        if parsed.mistake or not parsed.root.nodes:
            why = parsed.mistake.sentence if parsed.mistake else "it is empty."
            raise UsageError(f"This search cannot be saved: {why}")
        seen = last_transaction(self._db)
        saved = SavedSearch(key=name_key(name), name=name, query=query, seen=seen)
        with self._db.transaction():
            self._check_free(saved)
            self._records.put(saved)
        return saved

    def rename(self, name: str, new_name: str) -> SavedSearch:
        """Give one another name.

        Raises:
            NotFoundError: there is none of the name.
            UsageError: the new name cannot be one, or is taken.
        """
        new_name = checked_line(new_name, "The name of a search", LONGEST_NAME)
        with self._db.transaction():
            saved = self.get(name)
            renamed = msgspec.structs.replace(saved, key=name_key(new_name), name=new_name)
            if renamed.key != saved.key:
                self._check_free(renamed)
                self._remove(saved)
            self._records.put(renamed)
        return renamed

    def delete(self, name: str) -> SavedSearch:
        """Forget one, and return what it was: `restore` brings it back.

        Raises:
            NotFoundError: there is none of the name.
        """
        with self._db.transaction():
            saved = self.get(name)
            self._remove(saved)
        return saved

    def restore(self, saved: SavedSearch) -> None:
        """Bring one back that was deleted.

        Raises:
            UsageError: its name was given to another one since.
        """
        with self._db.transaction():
            self._check_free(saved)
            self._records.put(saved)

    def news(self, saved: SavedSearch, limit: int = MOST) -> NewMatches:
        """Return what it finds and did not when it was last looked at; see `NewMatchFinder`."""
        return self._news.of(saved, limit)

    def settle(self, saved: SavedSearch, upto: int) -> None:
        """Let nothing be new that was there when transaction `upto` was closed.

        Nothing is written where nothing has changed, or another program has looked further.
        """
        with self._db.transaction():
            now = self._find(saved.name)
            if now is not None and now.query == saved.query and now.seen < upto:
                self._records.put(msgspec.structs.replace(now, seen=upto))

    def _find(self, name: str) -> SavedSearch | None:
        try:
            return self._records.get(name_key(name))
        except msgspec.ValidationError as error:
            raise self._not_understood(error) from error

    def _check_free(self, saved: SavedSearch) -> None:
        there = self._find(saved.name)
        if there is not None and there != saved:
            raise UsageError(f"Another search is saved as “{there.name}”: choose another name.")

    def _remove(self, saved: SavedSearch) -> None:
        self._db.table(TABLE).remove(doc_ids=[document_id(saved.key)])

    def _not_understood(self, error: msgspec.ValidationError) -> DamagedError:
        return DamagedError(
            f"The library {self._db.path.parent} holds a saved search that this program cannot "
            f"read ({error}): open it with the program that wrote it."
        )
