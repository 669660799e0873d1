"""Where the program keeps its files."""

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from briefings.errors import UsageError

VARIABLE = "BRIEFINGS_LIBRARY"
CONFIG_VARIABLE = "BRIEFINGS_CONFIG"


def library_directory(given: str | os.PathLike[str] | None = None) -> Path:
    """Return the library's directory: as given, from `BRIEFINGS_LIBRARY`, or the user's own.

    Raises:
        UsageError: it begins with `~` and a name that no user of this machine has.
    """
    chosen = given or os.environ.get(VARIABLE)
    return _expanded(chosen) if chosen else platformdirs.user_data_path("briefings")


def config_file(given: str | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the file of settings: as given, from `BRIEFINGS_CONFIG`, or the user's own.

    Raises:
        UsageError: it begins with `~` and a name that no user of this machine has.
    """
    chosen = given or environ.get(CONFIG_VARIABLE)
    return (
        _expanded(chosen) if chosen else platformdirs.user_config_path("briefings") / "config.toml"
    )


def log_file() -> Path:
    """Return where the program writes its log of faults; it never holds text of notes."""
    return platformdirs.user_state_path("briefings") / "briefings.log"


def copied_file() -> Path:
    """Return the file that takes what is copied where no clipboard does; the last copy alone."""
    return platformdirs.user_state_path("briefings") / "copied.txt"


def _expanded(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise UsageError(f"There is no home directory behind {path}: write it out.") from None
