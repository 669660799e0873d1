"""The list of saved searches."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from tui.actions.bindings import bindings
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.session import Session
from tui.widgets.prompt import EntryQuestion


class SavedSearchEditor(Protocol):
    """Changes saved searches, each named by its key, and lists them anew."""

    def rename(self, key: str, name: str) -> None: ...

    def delete(self, key: str) -> None: ...

    def restore(self) -> None: ...


class SavedSearchesScreen(ChoiceScreen):
    """Saved searches by their names; it is dismissed with the key of the one chosen."""

    CONTEXT = "saved"
    BINDINGS = bindings("saved")
    HINTS = ("open", "saved.rename", "saved.delete", "search", "close")
    EMPTY = "No search is saved: {search.save} among what was found saves one."

    def __init__(
        self,
        session: Session,
        choices: Sequence[Choice],
        editor: SavedSearchEditor,
        at: str | None,
    ) -> None:
        super().__init__(session, "Saved searches", choices, at=at)
        self._editor = editor
        self.actions |= {
            "saved.rename": self.rename,
            "saved.delete": self.delete,
            "saved.restore": editor.restore,
            "search": partial(_search_anew, self),
        }

    def take(self, choices: Sequence[Choice], at: str | None = None) -> None:
        """Show other choices, the cursor on `at`, or where it is."""
        at = at or self.body.view.item
        self.choices.take(choices)
        self.show_list(keep=at)

    def rename(self) -> None:
        """Ask for another name of the one under the cursor."""
        if (key := self.body.view.item) is None:
            return
        name = next(choice.name for choice in self.choices if choice.id == key)

        def end() -> None:
            self.prompt.end(self.body)
            self.update_status()

        def accepted(said: str) -> None:
            end()
            self._editor.rename(key, said)

        self.prompt.ask(EntryQuestion(accepted, end), "name", name, live=False)

    def delete(self) -> None:
        if key := self.body.view.item:
            self._editor.delete(key)


def _search_anew(screen: SavedSearchesScreen) -> None:
    """Leave the list, and ask for other words."""
    screen.close()
    screen.session.run("search.words")
