"""Whether mosh may lie between this program and its terminal.

mosh says nothing of itself to the programs that it runs. It leaves a variable, which others set as
well and which a login from there does not hand on; and its server is among the processes that this
one descends from, or that a tmux client does, where the system tells of processes (`/proc`, Linux).
What lies farther off, as where somebody logs in here from within mosh, cannot be known.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

VARIABLE: Final = "NCURSES_NO_UTF8_ACS"
"""What mosh's server sets to 1 for what it runs."""

SERVER: Final = "mosh-server"
TMUX_CLIENT: Final = "tmux: client"

PROCESSES: Final = Path("/proc")

DEEPEST: Final = 100
"""So many ancestors are looked at; one process in fact has some ten."""


class _Process(NamedTuple):
    name: str
    parent: int


def may_be_between(
    environ: Mapping[str, str], processes: Path = PROCESSES, pid: int | None = None
) -> bool:
    """Return whether mosh may carry what the process `pid` (this one) writes to its terminal.

    In tmux that goes the way of its clients: one of them is enough.
    """
    if environ.get(VARIABLE) == "1" or _is_served(pid or os.getpid(), processes):
        return True
    clients = _named(TMUX_CLIENT, processes) if environ.get("TMUX") else ()
    return any(_is_served(client, processes) for client in clients)


def _is_served(pid: int, processes: Path) -> bool:
    """Return whether a process descends from mosh's server."""
    for _ in range(DEEPEST):
        found = _process(pid, processes)
        if found is None:
            return False
        if found.name == SERVER:
            return True
        pid = found.parent
    return False


def _named(name: str, processes: Path) -> Iterator[int]:
    try:
        pids = [int(entry.name) for entry in processes.iterdir() if entry.name.isdecimal()]
    except OSError:
        return
    for pid in pids:
        found = _process(pid, processes)
        if found and found.name == name:
            yield pid


def _process(pid: int, processes: Path) -> _Process | None:
    """Return what is known of a process: `stat` begins with `PID (NAME) STATE PARENT`."""
    try:
        said = (processes / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
        # A name may have blanks and parentheses of its own.
        head, _, tail = said.rpartition(")")
        return _Process(head.partition("(")[2], int(tail.split()[1]))
    except (OSError, ValueError, IndexError):
        return None
