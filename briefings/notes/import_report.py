"""What taking in a file of another program came to."""

import msgspec

from briefings.notes.importer import Imported
from briefings.notes.received import NotPlaced


class ListedChange(msgspec.Struct, frozen=True, kw_only=True):
    """Words that somebody put into the text or took out of it; nothing in the article changes.

    `kind` is `inserted`, `deleted`, `moved away` or `moved here`. `after` are the words before
    them. `paragraph` is the article's, `None` where it is not in the article. `author` and `date`
    are as the file says them.
    """

    kind: str
    author: str
    date: str
    text: str
    after: str
    paragraph: int | None


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What came in, by the briefings that it is on, and what stayed out.

    `changed` are the ids of notes whose words the article has otherwise by now. `settled` are
    those that were marked there as done. `elsewhere` are pages of a collection that are not in the
    file.
    """

    imported: tuple[Imported, ...]
    not_placed: tuple[NotPlaced, ...]
    changed: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    changes: tuple[ListedChange, ...] = ()
    elsewhere: tuple[str, ...] = ()
