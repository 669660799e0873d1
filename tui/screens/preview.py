"""The screen that shows what an export would say."""

from collections.abc import Sequence
from typing import ClassVar

from briefings.layout.page import Page, Sheet
from tui.screens.text import TextScreen
from tui.session import Session
from tui.system.terminal import cells


class PreviewScreen(TextScreen):
    """Shows lines of an export, each wrapped beneath where it begins."""

    HINTS: ClassVar[tuple[str, ...]] = ("move.page_down", "close")

    def __init__(self, session: Session, heading: str, lines: Sequence[str]) -> None:
        super().__init__(session)
        self.HEADING = heading
        self._lines = lines

    def lay_out(self, width: int) -> Page:
        """Lay the lines out, those that are indented with their indentation."""
        sheet = Sheet(width, cells)
        for line in self._lines:
            text = line.lstrip()
            if text:
                sheet.flow(text, "text", x=min(len(line) - len(text), width // 2))
            else:
                sheet.row()
        return sheet.page()
