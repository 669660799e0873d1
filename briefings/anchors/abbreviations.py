"""Words that end in a full stop and end no sentence, in English and Spanish."""

import re
from typing import Final

_WORDS: Final = frozenset(
    (
        "Adm", "Alm", "Amb", "Arq", "Av", "Avda", "Cap", "Capt", "Cmdr", "Cmte", "Cnel", "Col",
        "Cpl", "Depto", "Dpto", "Dr", "Dra", "Dres", "Fr", "Gen", "Gob", "Gov", "Gral", "Hon",
        "Ing", "Jr", "Lic", "Licda", "Lt", "Ltc", "Maj", "Mgr", "Mons", "Mr", "Mrs", "Ms", "Mt",
        "Mtra", "Mtro", "Pbro", "Pres", "Prof", "Profa", "Profr", "Profra", "Pvt", "Rep", "Reps",
        "Rev", "Sen", "Sens", "Sgt", "Sgto", "Sr", "Sra", "Sres", "Srta", "St", "Sta", "Sto",
        "Supt", "Tte",
        "Jan", "Feb", "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
        "approx", "aprox", "art", "ca", "cf", "núm", "pág", "págs", "vs",
    )
)  # fmt: skip
_LAST_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.$")


def ends_in_abbreviation(text: str) -> bool:
    """Return whether the last word is one: `Gen.`, an initial, or letters as in `U.S.`."""
    found = _LAST_WORD.search(text.rstrip())
    if found is None:
        return False
    word = found[0][:-1]
    return len(word) == 1 or "." in word or word in _WORDS
