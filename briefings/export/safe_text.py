"""Text that somebody else wrote, as it may stand in a file that others open."""

import re

from briefings.text import exportable

_BREAK = re.compile(r"\s*\n\s*")


def inert(text: str) -> str:
    """Return `text` on one line, with everything visible that would act.

    It is still text: what writes it into markup escapes it for that markup.
    """
    return _BREAK.sub(" ", exportable(text))
