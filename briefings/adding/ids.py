"""Ids that the program gives: `2014-02-10-peru-achieves-drug-eradication`."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from briefings.folding import folded_text

_WORDS: Final = 6
_LONGEST: Final = 60
"""Characters of the words, so that an id stays on a line with what belongs to it."""

_WORD: Final = re.compile(r"[^\W_]+")


def new_id(title: str, published: dt.date | None, is_taken: Callable[[str], bool]) -> str:
    """Return an id made of date and title that is not taken, with a number behind it if it must.

    Without a date it begins with `undated`, so that no id is the name of a command.
    """
    words = _WORD.findall(folded_text(title))[:_WORDS]
    date = published.isoformat() if published else "undated"
    id_ = "-".join((date, *words))[: _LONGEST + len(date)].rstrip("-")
    if not is_taken(id_):
        return id_
    number = 2
    while is_taken(f"{id_}-{number}"):
        number += 1
    return f"{id_}-{number}"
