"""Where the program keeps its files."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

from briefings.errors import UsageError

ARTICLE: Final = "article.txt"
BRIEFING: Final = "briefing.toml"
LENS: Final = "lens.toml"
"""The files of a briefing's folder."""

LOG_NAME: Final = "library.log"
"""The file that holds all of a library, in its directory."""

VARIABLE = "BRIEFINGS_LIBRARY"
CONFIG_VARIABLE = "BRIEFINGS_CONFIG"


def library_directory(given: str | os.PathLike[str] | None = None) -> Path:
    """Return the library's directory: as given, from `BRIEFINGS_LIBRARY`, or the user's own.

    Raises:
        UsageError: it begins with `~` and a name that no user of this machine has, or it is the
            user's own and their home is not known.
    """
    chosen = given or os.environ.get(VARIABLE)
    return _expanded(chosen) if chosen else own_library()


def own_library() -> Path:
    """Return the directory of the user's own library.

    Raises:
        UsageError: their home is not known.
    """
    _check_home("XDG_DATA_HOME")
    return platformdirs.user_data_path("briefings")


def config_file(given: str | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the file of settings: as given, from `BRIEFINGS_CONFIG`, or the user's own.

    Raises:
        UsageError: it begins with `~` and a name that no user of this machine has, or it is the
            user's own and their home is not known.
    """
    chosen = given or environ.get(CONFIG_VARIABLE)
    if chosen:
        return _expanded(chosen)
    _check_home("XDG_CONFIG_HOME")
    return platformdirs.user_config_path("briefings") / "config.toml"


def log_file() -> Path:
    """Return where the program writes its log of faults; it never holds text of notes.

    Raises:
        UsageError: the user's home is not known.
    """
    return _state() / "briefings.log"


def copied_file() -> Path:
    """Return the file that takes what is copied where no clipboard does; the last copy alone.

    Raises:
        UsageError: the user's home is not known.
    """
    return _state() / "copied.txt"


def expanded(path: str | os.PathLike[str]) -> Path:
    """Return a path with the home directory in the place of a `~` that it begins with.

    Raises:
        RuntimeError: there is no such home, or it has no full path.
    """
    if Path(path).parts[:1] == ("~",) and not _home().startswith("/"):
        raise RuntimeError
    return Path(path).expanduser()


def cache_directory() -> Path:
    """Return where the program keeps what it can make again.

    Raises:
        UsageError: the user's home is not known.
    """
    _check_home("XDG_CACHE_HOME")
    return platformdirs.user_cache_path("briefings")


def choices_file() -> Path:
    """Return the file that has what was chosen by a key in the app."""
    return platformdirs.user_state_path("briefings") / "choices.json"


def _expanded(path: str | os.PathLike[str]) -> Path:
    try:
        return expanded(path)
    except RuntimeError:
        raise UsageError(f"There is no home directory behind {path}: write it out.") from None


def _state() -> Path:
    _check_home("XDG_STATE_HOME")
    return platformdirs.user_state_path("briefings")


def _home() -> str:
    """Return the user's home directory; what is no full path is not one."""
    home = os.environ.get("HOME")
    return os.path.expanduser("~") if home is None else home  # noqa: PTH111 - it may be unknown


def _check_home(instead: str) -> None:
    """Refuse to guess where files go: into the working directory, or into another home.

    Where the variable `instead` names a folder, no home is needed.

    Raises:
        UsageError: the user's home is not known.
    """
    if os.environ.get(instead, "").startswith("/"):
        return
    if not _home().startswith("/"):
        home = os.environ.get("HOME")
        what = "is not set" if home is None else f"is “{home}”"
        raise UsageError(
            f"Your home directory is not known (HOME {what}): set HOME to its full path, or say "
            "which files to use with --library and --config."
        )
