"""From the first painted cell to the app, and from its last one to what the next start paints."""

import os

from briefings import Library, choices
from briefings.model import Briefing, ReadingPlace
from briefings.notes.notebook import Notebook, notebook
from briefings.paths import library_directory
from briefings.settings.loading import Settings
from tui.line import first_paint, kept_screen, tty
from tui.line.capabilities import read
from tui.line.connection import Connection, mode_for
from tui.startup import boot_screen
from tui.startup.appearance import Appearance
from tui.startup.first_page import first_page
from tui.style.background import AUTO, from_environment
from tui.style.looks import looks_of
from tui.style.themes import MONO
from tui.system import background_file


class Launcher:
    """Runs the app on a briefing (`None`: the catalogue), its first screen painted before it.

    `problems` are sentences on what does not hold of the settings, `arrival` is what there is
    to say of how the briefing came to be there.
    """

    def __init__(
        self,
        library: Library,
        briefing: Briefing | None,
        settings: Settings,
        appearance: Appearance,
        problems: tuple[str, ...] = (),
        arrival: str = "",
    ) -> None:
        self._library = library
        self._briefing = briefing
        self._settings = settings
        self._appearance = appearance
        self._problems = problems
        self._arrival = arrival
        # Textual takes variables out of the environment that decide how the screen looks.
        self._environ = dict(os.environ)
        self._connection = Connection(mode_for(settings.config.wire), read(self._environ))
        self._asks = (
            self._connection.mode == "thrift"
            and settings.config.theme == AUTO
            and from_environment(self._environ) is None
            and self._connection.terminal.palette
            and "NO_COLOR" not in self._environ
        )
        self._connection.asks_background = self._asks
        self._size = tty.terminal_size()
        self._files = (str(settings.path), str(settings.theme_file))
        self._edited = boot_screen.stamps(self._files)

    def paint(self, before: str | None) -> None:
        """Paint the first screen, unless one of last time stands there already."""
        terminal = self._connection.terminal
        if self._size:
            self._connection.was_far = boot_screen.is_far(*self._size, self._environ)
        if self._connection.mode != "thrift" or self._size is None:
            tty.give_back()
        elif self._briefing is None:
            if before:
                tty.give_back()
        elif before:
            self._connection.painted = first_paint.taken_up(before, *self._size, terminal)
        else:
            place = self._library.places.load(self._briefing.id)
            notes = notebook(self._briefing, self._library.notes.list(self._briefing.id))
            screen = self._screen(self._briefing, place, self._size, notes)
            far, asks = self._connection.sends_parts, self._connection.asks_background
            self._connection.painted = first_paint.paint(
                screen, *self._size, terminal, far=far, asks_background=asks
            )

    def _screen(
        self,
        briefing: Briefing,
        place: ReadingPlace | None,
        size: tuple[int, int],
        notes: Notebook,
    ) -> str:
        pane = choices.shows_evidence(setting=self._settings.config.evidence)
        theme = MONO if "NO_COLOR" in self._environ else self._appearance.theme
        looks = looks_of(theme)
        keys = self._appearance.keys
        return first_page(briefing, place, size, keys=keys, looks=looks, pane=pane, notes=notes)

    def run(self) -> Exception | None:
        """Run the app; return what broke it, if anything did."""
        if not self._settings.config.boot:
            boot_screen.forget()
        # Late: importing Textual takes longer than all else, and the screen is painted.
        from tui.app import BriefingsApp  # noqa: PLC0415

        app = BriefingsApp(
            self._library,
            self._briefing,
            self._connection,
            self._settings.config,
            self._problems,
            keys=self._appearance.keys,
            theme=self._appearance.theme,
        )
        app.session.config_file = self._settings.path
        app.arrival = self._arrival
        app.run(mouse=False)
        # The terminal may have said that its background is another one.
        self._appearance = self._appearance._replace(theme=app.theme_in_use)
        if app.background_theme.background and self._settings.config.boot:
            background_file.write(app.background_theme.background)
        if app.fault is None and app.left_at:
            self._keep(*app.left_at)
        return app.fault

    def _keep(self, briefing: Briefing, place: ReadingPlace, notes: Notebook) -> None:
        """Keep the screen for the next start, as far as that is wanted and there is one line."""
        if self._connection.mode != "thrift" or not self._is_as_usual():
            return
        if boot_screen.stamps(self._files) != self._edited:
            # Changed while it was open: the next start may look different.
            return
        if (size := tty.terminal_size()) is None:
            return
        screen = self._screen(briefing, place, size, notes)
        far, asks = self._connection.sends_parts, self._asks
        parts = first_paint.sequence(
            screen, *size, self._connection.terminal, far=far, asks_background=asks
        )
        key = boot_screen.key(briefing.id, str(self._library.log), self._files, self._environ)
        kept_screen.keep(boot_screen.kept_at(*size), key, [part.encode() for part in parts], screen)

    def _is_as_usual(self) -> bool:
        """Return whether the next start will do the same without being told, and is to paint."""
        usual = self._settings.usual
        return (
            usual is not None
            and usual.boot
            and mode_for(usual.wire) == "thrift"
            and library_directory(usual.library) == self._library.directory
        )
