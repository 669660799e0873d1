"""Names of notes: UUIDs of version 7, and the short forms that people type.

RFC 9562, section 5.7: 48 bits of Unix time in milliseconds, then random bits. Ids made in one
program ascend (section 6.2, method 2): within a millisecond the random bits are a number that
grows by a random step. The beginning of such an id is its time, which all notes of an hour
share, and its end is chance; so a note is called by either, and shown by its end.
"""

import datetime as dt
import secrets
import threading
import time
from collections.abc import Iterable
from hashlib import sha256
from typing import Final
from uuid import UUID

from briefings.errors import NotFoundError, UsageError

SHORTEST: Final = 4
"""The fewest characters by which a note may be called."""

_SHOWN: Final = 8
_LISTED: Final = 8
_RANDOM_BITS: Final = 74
_LOW_BITS: Final = 62
_STEP_BITS: Final = 40


class IdMaker:
    """Makes ids that ascend; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._moment = 0
        self._number = 0

    def make(self) -> str:
        """Return a new UUIDv7, greater than every one before."""
        with self._lock:
            now = time.time_ns() // 1_000_000
            if now > self._moment:
                self._moment = now
                self._number = secrets.randbits(_RANDOM_BITS)
            else:
                self._number += 1 + secrets.randbits(_STEP_BITS)
                if self._number >> _RANDOM_BITS:
                    self._moment += 1
                    self._number = secrets.randbits(_RANDOM_BITS)
            return str(_uuid7(self._moment, self._number))


def _uuid7(moment: int, number: int) -> UUID:
    high, low = number >> _LOW_BITS, number & ((1 << _LOW_BITS) - 1)
    return UUID(int=moment << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


new_id = IdMaker().make


def derived_id(at: dt.datetime, what: bytes) -> str:
    """Return the one UUIDv7 that belongs to a time and to bytes, which stand in for chance."""
    moment = max(int(at.timestamp() * 1000), 0)
    number = int.from_bytes(sha256(what).digest()) >> (256 - _RANDOM_BITS)
    return str(_uuid7(moment, number))


def short(note_id: str) -> str:
    """Return the end of an id by which a note is shown."""
    return note_id[-_SHOWN:]


def choose(given: str, known: Iterable[str]) -> str:
    """Return the one id of `known` that begins or ends with `given`; case and hyphens are free.

    Raises:
        UsageError: `given` is shorter than `SHORTEST`, or several ids fit.
        NotFoundError: none fits.
    """
    wanted = given.strip().lower().replace("-", "")
    if len(wanted) < SHORTEST:
        raise UsageError(
            f"“{given}” is too short to name a note: give at least {SHORTEST} characters of the "
            "beginning or the end of its id."
        )
    found = [each for each in known if _fits(wanted, each)]
    if not found:
        raise NotFoundError(
            f"There is no note “{given}”; `briefings note list` names those there are."
        )
    if len(found) > 1:
        raise UsageError(
            f"“{given}” names {len(found)} notes: give more of the one you mean, "
            f"{_listed(sorted(found))}."
        )
    return found[0]


def _fits(wanted: str, note_id: str) -> bool:
    bare = note_id.replace("-", "")
    return bare.startswith(wanted) or bare.endswith(wanted)


def _listed(found: list[str]) -> str:
    more = len(found) - _LISTED
    return ", ".join(found[:_LISTED]) + (f" and {more} more" if more > 0 else "")
