"""An interactive shell in a window, and whether a program left it fit for use."""

from collections.abc import Callable
from typing import Final

from tests.remote.window import Window
from tests.terminal.starting import is_open
from tests.wire.screen import PRIVATE

PROMPT: Final = "$"

MANY: Final = 60
"""More lines than a window has: printing them shows whether all of it still scrolls."""


UNCOUNTED: Final = {1049 << PRIVATE, 69 << PRIVATE, 7727 << PRIVATE}
"""Modes that say nothing about what was left behind: the second screen, which is empty by then,
and two that tmux sets when it gets round to it: margins at the sides, and how Esc is sent."""


class Login:
    """A shell that was reached by some route, and shows its prompt.

    `flags` returns what lies between the window and the shell (tmux) knows of its own modes.
    """

    def __init__(self, window: Window, flags: Callable[[], str]) -> None:
        self.window = window
        self._flags = flags
        self._commands = 0
        window.wait_for(lambda shown: shown.strip() == PROMPT)
        self._found = self._state()

    def run(self, command: str) -> list[str]:
        """Run a short command on an empty screen; return the lines that it printed.

        Raises:
            AssertionError: something stood before or in the command as it was typed.
        """
        self._commands += 1
        end = f"end{self._commands}"
        typed = f"clear; {command}; echo end$(({self._commands}))"
        self.window.send(f"{typed}\r")
        self.window.wait_for(lambda shown: shown.rstrip("\n").endswith(f"\n{end}\n{PROMPT}"))
        return self.window.text().rstrip("\n").split("\n")[:-2]

    @property
    def parent(self) -> int:
        """The process that the shell's terminal belongs to: what serves the line."""
        return int(self.run("echo $PPID")[0])

    def open_briefing(self, *options: str) -> None:
        """Start the program; wait for the briefing."""
        self.window.send(" ".join(["briefings", *options, "; echo left $?\r"]))
        self.window.wait_for(is_open)

    def begin_note(self, text: str) -> None:
        """Start the program and write a note, without saving it."""
        self.open_briefing()
        self.window.press("a")
        self.window.wait_for("Note on")
        self.window.send(text)
        self.window.wait_for(text)

    def check(self) -> None:
        """Find the shell as it was: nothing typed into it, echo, settings, modes, margins.

        Raises:
            AssertionError: it is not.
        """
        self._check_line()
        state = self._state()
        assert state == self._found
        rows = self.window.screen.lines - 2
        printed = self.run(f"seq {MANY}")
        assert printed == [str(MANY - rows + n + 1) for n in range(rows)]

    def _check_line(self) -> None:
        self.window.settle()
        self.window.answer_all()
        self.window.send("echo typed$((1+1))\r")
        self.window.wait_for("\ntyped2")
        lines = self.window.text().split("\n")
        typed = next(line for line in lines if "typed$" in line)
        assert typed.startswith(f"{PROMPT} echo typed$((1+1))"), self.window.text()

    def _state(self) -> tuple[object, ...]:
        settings = self.run("stty -a")
        screen = self.window.screen
        style = screen.cursor.attrs._replace(data=" ")
        modes = sorted(screen.mode - UNCOUNTED)
        return settings, modes, screen.margins, screen.cursor.hidden, style, self._flags()

    def leave(self) -> int:
        """End the shell, and with it the way to it; return the command's exit code."""
        self.window.send("exit\r")
        return self.window.wait_for_end()


LogIn = Callable[..., Login]
"""`log_in(route, size=(80, 24), delay=0.0)`: reaches a shell."""
