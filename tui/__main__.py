"""The `briefings` command: the app for a person at a terminal, else the command line."""

import os
import sys

from tui.line import tty
from tui.startup import boot_screen


def main() -> None:
    """Run the command line; it opens the app where it is asked for a screen."""
    if "_BRIEFINGS_COMPLETE" in os.environ:  # a shell asks, and the terminal is its own
        from briefings.cli.completion import answer  # noqa: PLC0415

        sys.exit(answer(sys.argv[1:], os.environ))
    sys.excepthook = _say
    try:
        painted = boot_screen.paint(sys.argv[1:])

        from briefings.cli import run  # noqa: PLC0415 - what was kept is on the screen by now
        from tui.front_end import TerminalFrontEnd  # noqa: PLC0415

        code = run(TerminalFrontEnd(painted))
    finally:
        tty.give_back()
    sys.exit(code)


def _say(_: object, error: BaseException, __: object) -> None:
    """Say in one sentence what nobody has caught; by then the terminal is given back."""
    from briefings.cli.output import tell  # noqa: PLC0415
    from tui.system.faults import sentence  # noqa: PLC0415

    tell("Stopped." if isinstance(error, KeyboardInterrupt) else sentence(error), sys.stderr)


if __name__ == "__main__":
    main()
