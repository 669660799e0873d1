"""Where a saved page is from, and when it was saved, as the program that saved it noted."""

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

from briefings.documents.web_pages.dates import moment_of

_FIRST: Final = 20_000
_SINGLE_FILE: Final = re.compile(
    r"<!--\s*Page saved with SingleFile[^>]*?url:\s*(\S+)(?:[^>]*?saved date:\s*([^\n>]+))?"
)
_BROWSER: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
_HTTRACK: Final = re.compile(
    r"<!--\s*Mirrored from (\S+) by HTTrack[^>]*?,\s*((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[^>]*?)\s*-->"
)
_ARCHIVE: Final = re.compile(
    r"FILE ARCHIVED ON [\d:]+ (\w{3} \d{1,2}, \d{4}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE"
)
_SCRIPTED: Final = re.compile(r"^\w{3} (\w{3} \d{1,2}) (\d{4})\b")
_HTTP: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


@dataclass(frozen=True)
class SavedFrom:
    """A page's address and the day of its saving, and what notes them, in words."""

    where: str
    url: str | None
    day: dt.date | None


def saved_from(markup: str) -> SavedFrom | None:
    """Return what the comment says that SingleFile, a browser or HTTrack has put into a page."""
    if found := _SINGLE_FILE.search(markup, 0, _FIRST):
        return SavedFrom("comment of SingleFile", web_address(found[1]), _scripted(found[2] or ""))
    if found := _BROWSER.search(markup, 0, _FIRST):
        return SavedFrom("comment of the browser", web_address(found[1]), None)
    if found := _HTTRACK.search(markup):
        url = found[1] if "://" in found[1] else f"http://{found[1]}"
        return SavedFrom("comment of HTTrack", web_address(url), mail_day(found[2]))
    if found := _ARCHIVE.search(markup):
        moment = moment_of(found[1])
        return SavedFrom("comment of the Internet Archive", None, moment.day if moment else None)
    return None


def web_address(text: str | None) -> str | None:
    """Return the address of a page on the web, without its fragment; `None` where it is none."""
    text = (text or "").strip()
    return text.partition("#")[0] if _HTTP.fullmatch(text) else None


def mail_day(text: str) -> dt.date | None:
    """Return the day of a date as mail writes it, that of the writer."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _scripted(text: str) -> dt.date | None:
    """Return the day of a date as scripts write it: “Sat May 04 2024 09:12:44 GMT+0200 (…)”."""
    found = _SCRIPTED.match(text.strip())
    moment = moment_of(f"{found[1]} {found[2]}" if found else text)
    return moment.day if moment else None
