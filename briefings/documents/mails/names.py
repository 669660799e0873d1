"""What a mail's subject and sender say, freed of what programs put around them."""

import re
from email.utils import parseaddr
from typing import Final, NamedTuple

_PREFIX: Final = re.compile(
    r"(?:re|r|aw|antw|sv|vs|fwd?|fw|wg|tr|rv|reenv|enc|i|ref)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*",
    re.IGNORECASE,
)
_ANSWER: Final = re.compile(r"\s*(?:re|r|aw|antw|sv|vs|res)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_TAG: Final = re.compile(r"\[[^\[\]]{1,40}\]\s*(?=\S)")
_WARNING: Final = re.compile(r"\[(?:ext|external|externo|spam|bulk)\]\s*(?=\S)", re.IGNORECASE)
_VIA: Final = re.compile(
    r"(?P<who>.+?)\s+(?:via|vía|por medio de|from|de parte de)\s+(?P<where>.+)", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+")
_LONGEST: Final = 200


class Sender(NamedTuple):
    """Who a mail is from, and through whom or for whom, where it says so."""

    name: str | None
    via: str | None = None


def plain_subject(subject: str, *, from_list: bool = False) -> str:
    """Return a subject without “Re:”, “Fwd:” and, where a list sent it, the list's tag."""
    words = " ".join(subject.split())
    is_answer = False
    while True:
        found = _PREFIX.match(words) or _WARNING.match(words)
        is_answer = is_answer or found is not None
        found = found or (_TAG.match(words) if from_list or is_answer else None)
        if found is None or found.end() == len(words):
            return words
        words = words[found.end() :]


def is_answer(subject: str) -> bool:
    return _ANSWER.match(subject) is not None


def sender(value: str) -> Sender:
    """Return who the value of a From header names; an address alone is nobody's name."""
    name = " ".join(parseaddr(value)[0].split()).strip(" '\"")
    if not name and "<" in value:
        name = " ".join(value[: value.rindex("<")].split()).strip(" '\"")
    if not name and "@" not in value:
        name = " ".join(value.split()).strip(" '\"")
    if not name or _ADDRESS.fullmatch(name) or len(name) > _LONGEST:
        return Sender(None)
    found = _VIA.fullmatch(name)
    return (
        Sender(found["who"].strip(" '\""), found["where"].strip(" '\"")) if found else Sender(name)
    )
