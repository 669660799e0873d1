"""What an article was before: its versions as a list, each to be read and compared."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from briefings.anchors.anchor_record import AnchorRecord
from briefings.anchors.differences import Difference
from briefings.layout.page import Page
from briefings.layout.source import source_page
from briefings.layout.versions import differences_page, version_about, version_name
from briefings.model import Briefing, VersionEntry
from tui.actions.bindings import bindings
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.screens.text import TextScreen
from tui.session import Session
from tui.system.terminal import cells

UNDO = "undo"
"""What the list of versions is dismissed with where the last one is to be taken back."""

ONLY_ONE = "There is no other version to compare it with."
NOT_THE_LAST = "Only the last version can be taken back: go to that."


class VersionsScreen(ChoiceScreen):
    """Lists versions, the newest first; `read` and `compare` are called with a version's number."""

    CONTEXT = "versions"
    BINDINGS = bindings("versions")
    HINTS = ("open read", "version.compare", "version.undo", "close")

    def __init__(
        self,
        session: Session,
        versions: Sequence[VersionEntry],
        read: Callable[[int], None],
        compare: Callable[[int], None],
    ) -> None:
        choices = [
            Choice(str(each.number), version_name(each), version_about(each))
            for each in reversed(versions)
        ]
        super().__init__(session, "Versions", choices)
        self._read = read
        self._compare = compare
        self._last = str(len(versions))
        self.actions |= {"version.compare": self.compare, "version.undo": self.undo}

    def choose(self, choice_id: str) -> None:
        """Show the text of a version."""
        self._read(int(choice_id))

    def compare(self) -> None:
        """Show what changed in the version under the cursor; in the first one, what came after."""
        chosen = self.body.view.item
        if self._last == "1":
            self.update_status(ONLY_ONE)
        elif chosen:
            self._compare(max(int(chosen), 2))

    def undo(self) -> None:
        """Have the last version taken back."""
        chosen = self.body.view.item
        if self._last == "1":
            self.update_status(ONLY_ONE)
        elif chosen == self._last:
            self.dismiss(UNDO)
        elif chosen:
            self.update_status(NOT_THE_LAST)


class VersionTextScreen(TextScreen):
    """Shows the text of a version, to be read."""

    HINTS: ClassVar[tuple[str, ...]] = ("move.page_down", "close")

    def __init__(self, session: Session, version: Briefing, number: int) -> None:
        super().__init__(session)
        self.HEADING = f"Version {number}"
        self._version = version

    def lay_out(self, width: int) -> Page:
        return source_page(self._version, width, cells)


class DifferencesScreen(TextScreen):
    """Shows what changed in a version, and what became of what stood on the words before."""

    HINTS: ClassVar[tuple[str, ...]] = ("move.page_down", "close")

    def __init__(
        self,
        session: Session,
        number: int,
        differences: Sequence[Difference],
        anchors: Sequence[AnchorRecord] | None,
    ) -> None:
        super().__init__(session)
        self.HEADING = f"Version {number}, against version {number - 1}"
        self._differences = differences
        self._anchors = anchors

    def lay_out(self, width: int) -> Page:
        return differences_page(self._differences, width, cells, "WHAT CHANGED", self._anchors)
