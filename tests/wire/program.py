"""How the program that is measured is started: over which of its two drivers."""

import os
import subprocess
import sys
from functools import cache

from tests.terminal.starting import COMMAND

WIRES = ("plain", "thrift")


@cache
def offers_wire() -> bool:
    """Say whether the program can be told how to draw."""
    answer = subprocess.run(
        [*COMMAND, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "100"},
    )
    return "--wire" in answer.stdout


def wires() -> tuple[str, ...]:
    """Name the ways in which the program can draw; one that cannot be told draws plainly."""
    return WIRES if offers_wire() else ("plain",)


def command(wire: str, starter: str | None = None) -> list[str]:
    """Return the command that opens the app: itself, or a piece of Python that does."""
    begin = list(COMMAND) if starter is None else [sys.executable, "-c", starter]
    return [*begin, "--wire", wire] if offers_wire() else begin
