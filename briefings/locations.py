"""Where the program keeps its files."""

import os
from pathlib import Path

import platformdirs

from briefings.errors import UsageError

VARIABLE = "BRIEFINGS_LIBRARY"


def library_directory(given: str | os.PathLike[str] | None = None) -> Path:
    """Return the library's directory: as given, from `BRIEFINGS_LIBRARY`, or the user's own.

    Raises:
        UsageError: it begins with `~` and a name that no user of this machine has.
    """
    chosen = given or os.environ.get(VARIABLE)
    try:
        return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("briefings")
    except RuntimeError:
        raise UsageError(f"There is no home directory behind {chosen}: write it out.") from None


def log_file() -> Path:
    """Return where the program writes its log of faults; it never holds text of notes."""
    return platformdirs.user_state_path("briefings") / "briefings.log"
