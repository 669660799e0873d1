"""The `briefings` command: the app for a person at a terminal, else the command line."""

import os
import sys

from tui import early


def main() -> None:
    """Run the command line; it opens the app where it is asked for a screen."""
    if "_BRIEFINGS_COMPLETE" in os.environ:  # a shell asks, and the terminal is its own
        from briefings.cli.completing import answer  # noqa: PLC0415

        sys.exit(answer(sys.argv[1:], os.environ))
    painted = early.paint(sys.argv[1:])

    from briefings.cli import run  # noqa: PLC0415 - what was kept is on the screen by now
    from tui.front import Terminal  # noqa: PLC0415

    front = Terminal(painted)
    try:
        code = run(front)
    finally:
        front.give_back()
    sys.exit(code)


if __name__ == "__main__":
    main()
