"""What the command line asks of the app."""

import os
import sys
from typing import TYPE_CHECKING

import briefings
from briefings.errors import BriefingsError, UsageError
from briefings.model import Briefing
from tui.keys import groups, key_names, own_keys
from tui.thrift import boot

if TYPE_CHECKING:
    from briefings.settings.loading import Settings
    from tui.thrift.asking import Answers


class Terminal:
    """The app behind `briefings.cli.Front`. Textual is imported when a screen is drawn.

    `early` is the screen that already stands on the terminal, if one does.
    """

    def __init__(self, early: str | None = None) -> None:
        self._early = early

    def apply(self, settings: "Settings") -> tuple[str, ...]:
        """Let the user's keys and colours hold; return a sentence on each that cannot."""
        from tui import background, keymap, themes  # noqa: PLC0415 - most commands need none

        keys = keymap.read(settings.config.keys)
        keymap.use(keys)
        if settings.config.theme == background.AUTO:
            theme, fallen_back = background.theme_for(background.reckoned().background), None
        else:
            theme, fallen_back = themes.load(settings.config.theme, settings.themes)
        themes.use(theme)
        return (*keys.problems, *([fallen_back] if fallen_back else []))

    def theme(self, settings: "Settings") -> tuple[str, str]:
        """Return the theme whose colours hold after `apply`, and why."""
        from tui import background, themes  # noqa: PLC0415

        is_auto = settings.config.theme == background.AUTO
        return themes.in_use().name, background.reckoned().why if is_auto else "it is set"

    def key_table(self) -> list[dict[str, str]]:
        """Return the keys of the app, as rows for the command line."""
        return [
            {
                "group": group,
                "keys": key_names(action),
                "help": action.help,
                "contexts": " ".join(action.contexts),
                "id": action.id,
                "default": own_keys(action),
            }
            for group, actions in groups().items()
            for action in actions
        ]

    def wire_report(self, wire: str) -> list[dict[str, object]]:
        """Return what is known of line and terminal, as rows for the command line."""
        from tui.thrift import report, terminals  # noqa: PLC0415 - for those who ask for it

        terminal = terminals.read(os.environ)
        answers = _answers(background=terminal.palette) if terminal.can_be_asked else None
        return [row._asdict() for row in report.rows(os.environ, terminal, answers, wire=wire)]

    def open_app(self, settings: "Settings", briefing_id: str | None) -> None:
        """Open the app on a briefing, on the one read last, or on the catalogue.

        Raises:
            BriefingsError: no screen can be drawn here, there is no such briefing, or the app
                broke.
        """
        if fault := self._run(settings, briefing_id):
            from tui.faults import sentence  # noqa: PLC0415

            raise BriefingsError(sentence(fault))

    def _run(self, settings: "Settings", briefing_id: str | None) -> Exception | None:
        with briefings.Library(settings.library) as library:
            briefing = _first(library, briefing_id)
            _check_terminal()

            from tui.opening import Opening  # noqa: PLC0415 - after what may fail

            problems = (*settings.problems, *self.apply(settings))
            opening = Opening(library, briefing, settings, problems)
            opening.paint(self._early)
            return opening.run()

    def give_back(self) -> None:
        """Leave the terminal as it was, if something stands there that no app has taken over."""
        boot.give_back()


def _first(library: "briefings.Library", wanted: str | None) -> Briefing | None:
    """Return the briefing to begin with; `None` where the reader has to choose."""
    chosen = wanted or library.last_read()
    if chosen is None and len(ids := library.ids()) == 1:
        chosen = ids[0]
    return library.get(chosen) if chosen else None


def _check_terminal() -> None:
    from tui.terminal import STREAMS, why_not  # noqa: PLC0415 - rich is for those who draw

    # A stream that was closed before the start is `None`.
    streams = zip(STREAMS, (sys.stdin, sys.stdout, sys.stderr), strict=True)
    elsewhere = [name for name, stream in streams if stream is None or not stream.isatty()]
    if reason := why_not(os.environ, elsewhere=elsewhere):
        raise UsageError(reason)


def _answers(*, background: bool) -> "Answers | None":
    """Ask the terminal, where standard input and output are one."""
    if not (os.isatty(0) and os.isatty(1)):
        return None
    from tui.thrift.asking import ask  # noqa: PLC0415 - not every system has termios

    return ask(0, 1, background=background)
