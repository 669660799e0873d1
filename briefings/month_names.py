"""The names of the months in English and Spanish, in small letters."""

from collections.abc import Mapping
from typing import Final

FULL_NAMES: Final[Mapping[str, Mapping[str, int]]] = {
    "en": {
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
        "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    },
    "es": {
        "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
        "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11,
        "diciembre": 12,
    },
}  # fmt: skip
"""Their numbers by language."""

SHORT_NAMES: Final[Mapping[str, Mapping[str, int]]] = {
    "en": {
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
        "oct": 10, "nov": 11, "dec": 12,
    },
    "es": {
        "ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "sept": 9,
        "sep": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12,
    },
}  # fmt: skip
"""The same of short names, which a full stop may follow."""

_ENGLISH_WORDS: Final = frozenset(("set",))
"""Short names in one language that are common words in the other."""

MONTHS: Final[Mapping[str, int]] = {
    name: number
    for names in (*FULL_NAMES.values(), *SHORT_NAMES.values())
    for name, number in names.items()
    if name not in _ENGLISH_WORDS
}
"""The numbers of the months by their names in either language, short ones too."""


def names_of(month: int) -> list[str]:
    """Return a month's full names in all languages."""
    return [
        name for names in FULL_NAMES.values() for name, number in names.items() if number == month
    ]
