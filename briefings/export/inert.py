"""Text that somebody else wrote, as it may stand in a file that others open."""

import re

from briefings.text import displayable

_BREAK = re.compile(r"\s*\n\s*")
_NOT_CHARACTERS = dict.fromkeys(
    (
        *range(0xFDD0, 0xFDF0),
        *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
    ),
    "�",
)
"""Code points that are no characters: XML forbids two of them, and no font shows any."""


def inert(text: str) -> str:
    """Return `text` on one line, with everything visible that would act or hide.

    It is still text: what writes it into markup escapes it for that markup.
    """
    return displayable(_BREAK.sub(" ", text)).translate(_NOT_CHARACTERS)
