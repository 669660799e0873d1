"""The `briefings` command: the app for a person at a terminal, else the command line."""

import sys

from briefings.cli import run
from tui.front import Terminal


def main() -> None:
    """Run the command line; it opens the app where it is asked for a screen."""
    sys.exit(run(Terminal()))


if __name__ == "__main__":
    main()
