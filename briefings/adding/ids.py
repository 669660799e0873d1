"""Ids that the program gives: `2014-02-10-peru-achieves-drug-eradication`."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from briefings.errors import UsageError
from briefings.folding import folded_text
from briefings.text import file_name

_WORDS: Final = 6
_LONGEST: Final = 60
"""Characters of the words, so that an id stays on a line with what belongs to it."""

_MOST_BYTES: Final = 200
"""Files are named by ids, with something behind them; a name may have 255 bytes."""

_WORD: Final = re.compile(r"[^\W_]+")


def check_id(briefing_id: str) -> None:
    """Refuse what cannot name a briefing in commands and in files.

    Raises:
        UsageError: it cannot.
    """
    raw = briefing_id.encode("utf-8", "surrogatepass")
    fits = (
        briefing_id.isprintable()
        and briefing_id.strip() == briefing_id
        and not briefing_id.startswith(("-", "."))
        and 0 < len(raw) <= _MOST_BYTES
    )
    if not fits:
        raise UsageError(
            f"“{file_name(briefing_id)[:_LONGEST]}” cannot be a briefing's id: name the folder "
            f"with letters and digits, {_MOST_BYTES} bytes of them at most."
        )


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
