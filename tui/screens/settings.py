"""The settings that hold, the file they are in, and how they are changed."""

from briefings.layout.page import Column, Page, Sheet
from briefings.settings.fields import fields
from briefings.settings.template import explained, toml
from tui.screens.text import TextScreen
from tui.session import Session
from tui.system.terminal import cells

NAMES = 16
NO_FILE = "`briefings config --path` names it."
HOW = (
    "Change it in any editor: it is read at the next start. Where it is not there yet, `briefings "
    "config --write` in a shell makes it, with every setting explained; `briefings config` says "
    "what in it does not hold, and `briefings help settings` more about themes and keys."
)


class SettingsScreen(TextScreen):
    """Shows each setting with its value; they are changed in their file, not here."""

    HEADING = "Settings"
    HINTS = ("move.page_down", "close")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        file = session.config_file
        self._file = str(file.absolute()) if file else NO_FILE
        held = {name: setting.value(session.config) for name, setting in fields().items()}
        held["library"] = str(session.library.directory)
        self._settings = [
            (name, toml(held[name]), explained(setting)) for name, setting in fields().items()
        ]

    def lay_out(self, width: int) -> Page:
        sheet = Sheet(width, cells)
        sheet.heading("FILE")
        sheet.flow(self._file, "value")
        sheet.flow(HOW, "text")
        sheet.row()
        sheet.heading("SETTINGS")
        at = min(NAMES, width // 3) + 3
        for name, value, explanation in self._settings:
            named = Column(2, at - 3, name, "name")
            sheet.columns([named, Column(at, width - at, value, "value")], None)
            sheet.flow(explanation, "muted", x=at)
        return sheet.page()
