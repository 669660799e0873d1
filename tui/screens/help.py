"""The keys, by what they are for."""

from briefings.folding import fold
from briefings.layout.page import Column, Page, Sheet
from tui.actions.keys import Keys
from tui.actions.table import Action
from tui.host import host
from tui.screens.text import TextScreen
from tui.system.terminal import cells
from tui.widgets.prompt import Entry

KEYS_WIDTH = 17

ABOUT = (
    "A panel shows what the article says on one topic. {evidence} on an item goes to the very "
    "words it stands on; {back} comes back. ! marks items that a tension concerns: {tension} goes "
    "to it. ~ is approximate, > more than; ¶ is the article's paragraph. In Source, the first "
    "word of each cited passage is underlined; {move.next_item} and {move.previous_item} choose a "
    "passage, {evidence} lists the items that stand on it. +2 is two paragraphs more."
)


class HelpScreen(TextScreen):
    """The key table as a text."""

    HEADING = "Help"

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def lay_out(self, width: int) -> Page:
        """Lay out the keys that are wanted."""
        return help_page(width, host(self).keys, self._words)

    def action_filter(self) -> None:
        """Show only the keys that what is typed is about."""
        self.open_prompt("f")

    def on_entry_edited(self, event: Entry.Edited) -> None:
        self._words = event.value
        self.show_text()
        rows = self.body.view.page.rows
        self.prompt.found("" if rows else "no such key")

    def on_entry_accepted(self, event: Entry.Accepted) -> None:
        self._words = event.value
        self.close_prompt()
        self.show_text()

    def on_entry_cancelled(self) -> None:
        self._words = ""
        self.close_prompt()
        self.show_text()


def help_page(width: int, keys: Keys, words: str = "") -> Page:
    """Lay the key table out, or those of its rows that have all of `words`."""
    sheet = Sheet(width, cells)
    wanted = fold(words).text.split()
    if not wanted:
        sheet.flow(keys.keyed(ABOUT), "text", x=1)
    for group, actions in keys.groups().items():
        fitting = [a for a in actions if all(w in _searched(group, a) for w in wanted)]
        if not fitting:
            continue
        sheet.row()
        sheet.heading(group.upper())
        for action in fitting:
            at = KEYS_WIDTH + 3
            sheet.columns(
                [
                    Column(2, KEYS_WIDTH, action.key_names, "value"),
                    Column(at, width - at, _said(keys, action), "text"),
                ],
                None,
            )
    return sheet.page()


def _said(keys: Keys, action: Action) -> str:
    own = keys.own_keys(action)
    return f"{action.help} (by default {own})" if own else action.help


def _searched(group: str, action: Action) -> str:
    return fold(f"{group} {action.key_names} {action.help} {action.id}").text
