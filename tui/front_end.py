"""What the command line asks of the app."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import briefings
from briefings.cli.byte_progress import READING, byte_progress
from briefings.errors import BriefingsError, UsageError
from briefings.model import Briefing
from tui.arrivals import what_came_in
from tui.line import tty

if TYPE_CHECKING:
    from briefings.config import WireMode
    from briefings.settings.loading import Settings
    from tui.line.probe import Answers
    from tui.startup.appearance import Appearance


class TerminalFrontEnd:
    """The app, for the command line. Textual is imported when a screen is drawn.

    `painted` is the screen that already stands on the terminal, if one does.
    """

    def __init__(self, painted: str | None = None) -> None:
        self._painted = painted

    def problems(self, settings: "Settings") -> tuple[str, ...]:
        """Return a sentence on each of the user's keys and colours that cannot be had."""
        return _appearance(settings).problems

    def theme(self, settings: "Settings") -> tuple[str, str]:
        """Return the theme whose colours an app would have, and why."""
        found = _appearance(settings)
        return found.theme.name, found.why

    def keyed(self, settings: "Settings", text: str) -> str:
        """Put the user's keys where a text has actions' ids in braces."""
        return _appearance(settings).keys.keyed(text)

    def key_table(self, settings: "Settings") -> list[dict[str, str]]:
        """Return the keys of the app, as rows for the command line."""
        keys = _appearance(settings).keys
        return [
            {
                "group": group,
                "keys": action.key_names,
                "help": action.help,
                "contexts": " ".join(action.contexts),
                "id": action.id,
                "default": keys.own_keys(action),
            }
            for group, actions in keys.groups().items()
            for action in actions
        ]

    def wire_report(self, wire: "WireMode") -> list[dict[str, object]]:
        """Return what is known of line and terminal, as rows for the command line."""
        from tui.line import capabilities, line_report  # noqa: PLC0415 - for those who ask for it

        terminal = capabilities.read(os.environ)
        answers = _answers(background=terminal.palette) if terminal.can_be_asked else None
        return [row._asdict() for row in line_report.rows(os.environ, terminal, answers, wire=wire)]

    def open_app(self, settings: "Settings", briefing_id: str | None) -> None:
        """Open the app on a briefing, on the one read last, or on the catalogue.

        Raises:
            BriefingsError: no screen can be drawn here, there is no such briefing, or the app
                broke.
        """
        if fault := self._run(settings, briefing_id):
            from tui.system.faults import sentence  # noqa: PLC0415

            raise BriefingsError(sentence(fault))

    def _run(self, settings: "Settings", briefing_id: str | None) -> Exception | None:
        with _opened(settings, self._painted) as library:
            library.reviews.memory.is_on = settings.config.memory
            added = library.take_in(briefing_id) if briefing_id else None
            meant = library.pages.meant(briefing_id) if briefing_id and not added else None
            briefing = _first(library, added.id if added else meant)
            _check_terminal()

            from tui.startup.launch import Launcher  # noqa: PLC0415 - after what may fail

            appearance = _appearance(settings)
            problems = (*settings.problems, *appearance.problems)
            said = what_came_in([added]) if added else ""
            opening = Launcher(library, briefing, settings, appearance, problems, said)
            opening.paint(self._painted)
            return opening.run()

    def give_back(self) -> None:
        """Leave the terminal as it was, if something stands there that no app has taken over."""
        tty.give_back()


def _opened(settings: "Settings", painted: object) -> "briefings.Library":
    """Open the library, and say how far that is where nothing is on the screen yet."""
    with byte_progress(READING) as reading:
        if painted:
            return briefings.Library(settings.library)
        return briefings.Library(settings.library, reading)


def _appearance(settings: "Settings") -> "Appearance":
    from tui.startup.appearance import appearance_of  # noqa: PLC0415 - most commands need none

    return appearance_of(settings)


def _first(library: "briefings.Library", wanted: str | None) -> Briefing | None:
    """Return the briefing to begin with; `None` where the reader has to choose."""
    chosen = wanted or library.places.last_read()
    if chosen is None and len(there := library.pages.get(0, 2)) == 1:
        chosen = there[0].id
    if chosen is None:
        return None
    with suppress(BriefingsError):  # what is kept already can be read all the same
        library.reviews.propose(chosen)
    return library.get(chosen)


def _check_terminal() -> None:
    from tui.system.terminal import STREAMS, why_not  # noqa: PLC0415 - rich is for those who draw

    # A stream that was closed before the start is `None`.
    streams = zip(STREAMS, (sys.stdin, sys.stdout, sys.stderr), strict=True)
    elsewhere = [name for name, stream in streams if stream is None or not stream.isatty()]
    if reason := why_not(os.environ, elsewhere=elsewhere):
        raise UsageError(reason)


def _answers(*, background: bool) -> "Answers | None":
    """Ask the terminal, where standard input and output are one."""
    if not (os.isatty(0) and os.isatty(1)):
        return None
    from tui.line.probe import ask  # noqa: PLC0415 - not every system has termios

    return ask(0, 1, background=background)
