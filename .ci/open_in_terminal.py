"""Run a command that ends in the app, in a real terminal: the briefing must open, `q` must leave.

Usage: open_in_terminal.py FOLDER COMMAND...
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.terminal import emulator
from tests.terminal.starting import is_open

emulator.PATIENCE = 300.0  # installing takes its time


def main() -> None:
    """Do it, and end with an error where the briefing does not open."""
    folder, *command = sys.argv[1:]
    os.chdir(folder)
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        environ |= {name: f"{home}/{name}" for name in ("XDG_DATA_HOME", "XDG_STATE_HOME")}
        environ.pop("BRIEFINGS_LIBRARY", None)
        with emulator.Terminal(command, 80, 24, environ) as terminal:
            terminal.wait_for(is_open)
            terminal.press("q")
            code = terminal.wait_for_end()
            if code or not terminal.is_sane():
                sys.exit(f"ended with {code}, terminal left sane: {terminal.is_sane()}")


if __name__ == "__main__":
    main()
