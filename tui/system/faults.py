"""What is left of a fault in the program: a sentence for the user, its path for us.

The screen is given back and nothing but the sentence is printed. The log gets the names of
the places in the code that the fault went through, and no values: they might be notes.
"""

import traceback
from pathlib import Path

from briefings.fault_log import log_fault


def record(error: BaseException, detail: str = "") -> Path | None:
    """Append where `error` came from to the log; return the log, `None` if it takes nothing.

    `detail` is more to say of it, and must be nothing of the user's.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
    return log_fault(type(error).__name__, places, detail)


def sentence(error: BaseException) -> str:
    """Say to the user that the program broke, and where to read more."""
    path = record(error)
    where = f"; where in the program stands in {path}" if path else ""
    return (
        f"briefings broke ({type(error).__name__}){where}. The library is as it was last saved; "
        "`briefings show ID` reads without the app."
    )
