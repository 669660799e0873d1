"""What an export would say, as text that a terminal can show."""

from typing import Final

from briefings.text import TAB, displayable

MOST: Final = 2_000
"""So many lines are shown at most."""

LONGEST: Final = 2_000
"""So many characters of a line are shown at most."""


def lines(data: bytes) -> list[str]:
    """Return the lines of an export in UTF-8, safe to show; what is left out is said."""
    every = data.decode("utf-8-sig", "replace").splitlines()
    shown = [displayable(_short(each.expandtabs(TAB)).rstrip()) for each in every[:MOST]]
    if len(every) > MOST:
        shown.append(f"… {len(every) - MOST:,} more lines are in the file.")
    return shown


def _short(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} …"
