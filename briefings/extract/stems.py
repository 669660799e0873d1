"""Words without their endings, so that one form finds the others; a rule of thumb, no grammar."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

import msgspec

from briefings.extract.languages import LANGUAGES, words

_SHORTEST: Final = 4
_SHORTEST_SINGULAR: Final = 3
"""So many letters of a word are left; without the `s` of a plural one less."""


class _Endings(msgspec.Struct, forbid_unknown_fields=True):
    endings: tuple[str, ...]


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return what takes the ending off a folded word; of other languages only a plural's `s`."""
    known = ("s",)
    if language in LANGUAGES:
        known = words(language, "stems", _Endings).endings
    endings = tuple(sorted(known, key=len, reverse=True))

    @lru_cache(maxsize=20_000)
    def stem(word: str) -> str:
        for ending in endings:
            least = _SHORTEST_SINGULAR if ending == "s" else _SHORTEST
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word[: -len(ending)]
        return word

    return stem
