"""A search that is kept under a name."""

from typing import Final

from briefings.folding import folded_text
from briefings.store.records import Keyed

TABLE: Final = "saved_searches"


class SavedSearch(Keyed, frozen=True, kw_only=True):
    """A query under a name; `key` is that of `name_key`.

    Somebody has looked at what it finds up to transaction `seen` of the log.
    """

    name: str
    query: str
    seen: int


def name_key(name: str) -> str:
    """Return the key of a name: accents, case and white space tell no two of them apart."""
    return " ".join(folded_text(name).split())
