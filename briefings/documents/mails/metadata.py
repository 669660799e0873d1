"""What a mail's header says of the article that it brings."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Final

from briefings.documents.document import FoundValue, Metadata
from briefings.documents.heads.header_lines import HeaderLines, day_of
from briefings.documents.mails.message import Mail, field
from briefings.documents.mails.names import Sender, plain_subject, sender

_FROM_PROGRAMS: Final = (
    "List-Unsubscribe", "List-Id", "Feedback-ID", "X-Campaign", "X-Mailgun-Sid", "X-SG-EID",
    "X-MC-User", "X-CampaignId",
)  # fmt: skip
_BULK: Final = frozenset({"bulk", "list", "junk"})
_ADDRESS: Final = re.compile(r"<?(https?://[^\s<>]+)>?")
_LIST_NAME: Final = re.compile(r"\s*\"?([^\"<]*?)\"?\s*<[^<>]*>\s*")
_TAG: Final = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_FIRST_YEAR: Final = 1971


def is_bulk(mail: Mail) -> bool:
    """Return whether a program sent a mail to many."""
    precedence = field(mail, "Precedence").casefold()
    return precedence in _BULK or any(mail.get(each) for each in _FROM_PROGRAMS)


def metadata_of(mail: Mail) -> Metadata:
    """Return what a mail says of itself.

    Who writes to a discussion is an author; a newsletter's sender is who publishes it, unless it
    names a person “from” or “via” it.
    """
    who = sender(field(mail, "From"))
    group = _LIST_NAME.fullmatch(field(mail, "List-Id"))
    is_discussion = bool(mail.get("List-Post"))
    if is_bulk(mail) and not is_discussion and who.via is None:
        who = Sender(None, who.name)
    publisher = _found(who.via, "From")
    if publisher is None and is_discussion and group:
        publisher = _found(group[1], "List-Id")
    language = field(mail, "Content-Language")
    address = _ADDRESS.fullmatch(field(mail, "Archived-At"))
    day = _day(field(mail, "Date"))
    return Metadata(
        title=_found(title_of(mail), "Subject"),
        author=_found(who.name, "From"),
        publisher=publisher,
        published=FoundValue(day, "mail header Date") if day else None,
        language=_found(language if _TAG.fullmatch(language) else "", "Content-Language"),
        url=_found(address[1] if address else "", "Archived-At"),
    )


def forwarded_metadata(header: HeaderLines, *, day_first: bool) -> Metadata:
    """Return what the header of a mail says that another one forwards."""
    who = sender(header.fields.get("from", ""))
    day = day_of(header.fields.get("date", ""), day_first=day_first)
    where = "the forwarded mail’s"
    title = plain_subject(header.fields["subject"])
    return Metadata(
        title=FoundValue(title, f"{where} Subject") if title else None,
        author=FoundValue(who.name, f"{where} From") if who.name else None,
        publisher=FoundValue(who.via, f"{where} From") if who.via else None,
        published=FoundValue(day, f"{where} Date") if day else None,
    )


def title_of(mail: Mail) -> str:
    return plain_subject(field(mail, "Subject"), from_list=bool(mail.get("List-Id")))


def _found(value: str | None, name: str) -> FoundValue[str] | None:
    return FoundValue(value, f"mail header {name}") if value else None


def _day(value: str) -> dt.date | None:
    """Return the day on which a mail was sent, in the zone it was sent from."""
    try:
        day = parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    latest = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    return day if day.year >= _FIRST_YEAR and day <= latest else None
