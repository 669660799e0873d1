"""What the command line asks of the app."""

import os
import sys

import briefings
from briefings.errors import BriefingsError, UsageError
from briefings.model import Briefing
from tui.keys import groups, key_names


class Terminal:
    """The app behind `briefings.cli.Front`. Textual is imported when a screen is drawn."""

    def key_table(self) -> list[dict[str, str]]:
        """Return the keys of the app, as rows for the command line."""
        return [
            {
                "group": group,
                "keys": key_names(action),
                "help": action.help,
                "contexts": " ".join(action.contexts),
                "id": action.id,
            }
            for group, actions in groups().items()
            for action in actions
        ]

    def open_app(self, directory: str | None, briefing_id: str | None) -> None:
        """Open the app on a briefing, on the one read last, or on the catalogue.

        Raises:
            BriefingsError: no screen can be drawn here, there is no such briefing, or the app
                broke.
        """
        with briefings.Library(directory) as library:
            briefing = _first(library, briefing_id)
            _check_terminal()

            from tui.app import BriefingsApp  # noqa: PLC0415 - after what may fail
            from tui.driver import PatientDriver  # noqa: PLC0415
            from tui.faults import sentence  # noqa: PLC0415

            app = BriefingsApp(library, briefing)
            app.run(mouse=False)
            if PatientDriver.gave_up:
                library.close()
                # Python would wait for the output's lock, which a thread on a dead line holds.
                os._exit(1)
            if app.fault:
                raise BriefingsError(sentence(app.fault))


def _first(library: "briefings.Library", wanted: str | None) -> Briefing | None:
    """Return the briefing to begin with; `None` where the reader has to choose."""
    chosen = wanted or library.last_read()
    if chosen is None and len(ids := library.ids()) == 1:
        chosen = ids[0]
    return library.get(chosen) if chosen else None


def _check_terminal() -> None:
    from tui.terminal import why_not  # noqa: PLC0415 - rich is for those who draw

    # Textual reads from the first of these and draws on the last.
    ttys = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if reason := why_not(os.environ, ttys=ttys):
        raise UsageError(reason)
