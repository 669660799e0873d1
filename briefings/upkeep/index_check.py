"""What there is to say of the index of a library, beside which nothing is lost."""

from collections.abc import Iterator

from briefings.index.checksums import DamagedIndexError
from briefings.index.library_index import LibraryIndex
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError


def index_findings(db: JournalDB, index: LibraryIndex) -> Iterator[str]:
    """Yield sentences on what keeps the index from being used whole; all of it is read."""
    with db.lock:
        is_following = db.keep()
        if not index.is_worth_it:
            return
        try:
            index.check()
            if is_following:
                yield from _missing(index)
            else:
                yield "The index does not follow the library, so finding things takes longer."
        except DamagedIndexError as error:
            db.give_up_hints()
            yield f"The index was damaged ({error}), and is made anew."
        except HintFileError as error:
            yield f"The index cannot be used ({error}), so finding things takes longer."


def _missing(index: LibraryIndex) -> Iterator[str]:
    waiting = index.words(lambda words: words.waiting())
    if waiting.due:
        yield (
            f"The index is still being made: the words of {waiting.due:,} texts are missing, and "
            "who searches is told so."
        )
