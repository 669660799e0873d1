"""How much memory the app holds once it has started (Linux)."""

from pathlib import Path

from tests.terminal.emulator import Terminal
from tests.terminal.starting import COMMAND, environment
from tests.wire import journey


def resident(library: Path, size: tuple[int, int]) -> float:
    """Return the resident memory in MB of the app on a briefing."""
    with Terminal(COMMAND, *size, environment(library)) as terminal:
        terminal.wait_for(journey.is_open)
        status = Path(f"/proc/{terminal.process.pid}/status").read_text(encoding="ascii")
    return next(int(row.split()[1]) / 1024 for row in status.splitlines() if row[:5] == "VmRSS")
