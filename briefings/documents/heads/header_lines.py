"""The header of a mail that stands in a text as lines: saved, pasted or forwarded."""

import datetime as dt
import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from typing import Final, Literal, NamedTuple

from briefings.documents.heads.written_dates import written_dates

Field = Literal["from", "to", "subject", "date"]

_NAMES: Final[dict[Field, str]] = {
    "from": "from|de|remitente|von|da",
    "to": "to|para|cc|cco|bcc|reply-to|responder a|an|a|message-id|return-path|received"
    "|mime-version|content-type|content-transfer-encoding|x-mailer|organization|list-id"
    "|delivered-to|importance|importancia",
    "subject": "subject|asunto|assunto|betreff|objet|oggetto",
    "date": "date|fecha|sent|enviado|enviado el|enviado em|fecha de envío|datum|data",
}
"""A header's other lines count as its addressees: nothing is read of them."""

_FIELDS: Final = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_LINE: Final = re.compile(r"\W{0,3}([A-Za-zÀ-ÿ-]+(?: [A-Za-zÀ-ÿ]+){0,2})\s*:\W{0,3}(?:\s+(.*))?")
_FOLDED: Final = re.compile(r"[ \t]+\S")
_FEWEST: Final = 2


class HeaderLines(NamedTuple):
    """The fields of a header, and how many lines it has."""

    fields: dict[Field, str]
    lines: int


def is_header_line(line: str) -> bool:
    """Return whether a line may be the first of a header."""
    found = _LINE.fullmatch(line)
    return found is not None and found[1].casefold() in _FIELDS


def header_lines(lines: Sequence[str]) -> HeaderLines | None:
    """Return the header that lines begin with, `None` where they are no mail's."""
    fields: dict[Field, str] = {}
    known = count = 0
    last: Field | None = None
    for line in lines:
        found = _LINE.fullmatch(line)
        field = _FIELDS.get(found[1].casefold()) if found else None
        if found and field:
            known += 1
            fields.setdefault(field, (found[2] or "").strip(" *"))
            last = field
        elif last and _FOLDED.match(line):
            fields[last] += f" {line.strip()}"
        else:
            break
        count += 1
    is_header = known >= _FEWEST and "subject" in fields and ("from" in fields or "date" in fields)
    return HeaderLines(fields, count) if is_header else None


def day_of(written: str, *, day_first: bool) -> dt.date | None:
    """Return the day that a Date field names, in the zone it is written in."""
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        found = next(written_dates(written, day_first=day_first), None)
        return found.day if found else None
