"""What somebody is said to have said."""

from collections.abc import Sequence

import msgspec

from briefings.extract.findings import FoundClaim, FoundName, FoundQuote, Place
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.scanned_text import ScannedText


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Statements in order; `marked` are all places within quotation marks, speech or not."""

    quotes: tuple[FoundQuote, ...] = ()
    claims: tuple[FoundClaim, ...] = ()
    marked: tuple[Place, ...] = ()


def find_speech(
    scan: ScannedText, names: Sequence[FoundName], known: KnownNames = NOBODY_KNOWN
) -> Speech:
    """Return the statements of a text."""
    return Speech()
