"""The log of faults in the program: which, and where in the code, never anybody's text."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from briefings.errors import UsageError
from briefings.paths import log_file


def log_fault(error: str, places: Iterable[str], detail: str = "") -> Path | None:
    """Append a fault to the log; return the log, `None` if it takes nothing.

    `error` is the name of its class, `detail` more to say of it, which must be nothing of the
    user's.
    """
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [f"{moment} {error} {detail}".rstrip(), *(f"  {place}" for place in places), ""]
    try:
        path = log_file()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            path.chmod(0o600)
            log.write("\n".join(lines))
    except (OSError, UsageError):
        return None
    return path
