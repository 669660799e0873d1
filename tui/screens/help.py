"""The keys, by what they are for."""

from briefings.folding import folded_text
from briefings.layout.page import Page, Sheet
from tui.actions.keys import Keys
from tui.actions.table import Action
from tui.screens.text import TextScreen
from tui.session import Session
from tui.system.terminal import cells
from tui.widgets.prompt import EntryQuestion

KEYS_WIDTH = 17

ABOUT = (
    "A panel shows what the article says on one topic. {evidence} on an item goes to the very "
    "words it stands on; {back} comes back. ! marks items that a tension concerns: {tension} goes "
    "to it. ~ is approximate, > more than; ¶ is the article's paragraph. In Source, the first "
    "word of each cited passage is underlined; {move.next_item} and {move.previous_item} choose a "
    "passage, {evidence} lists the items that stand on it. +2 is two paragraphs more. At the left, "
    "? is proposed and sure, ?? to be checked, ??? weak, * accepted unseen, x rejected; what has "
    "none of these, a person stands by. Names may stay undecided. {search} takes words, OR, -word, "
    "fields and figures (ha>20k): briefings help search."
)


class HelpScreen(TextScreen):
    """The key table as a text."""

    HEADING = "Help"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words = ""

    def lay_out(self, width: int) -> Page:
        return help_page(width, self.session.keys, self._words)

    def filter(self) -> None:
        """Show only the keys whose rows contain the words typed."""
        question = EntryQuestion(self._end, lambda: self._end(""), self._narrow)
        self.prompt.ask(question, "f")

    def _narrow(self, words: str) -> None:
        self._words = words
        self.show_text()
        self.prompt.found("" if self.body.view.page.rows else "no such key")

    def _end(self, words: str) -> None:
        self._words = words
        self.prompt.end(self.body)
        self.show_text()


def help_page(width: int, keys: Keys, words: str = "") -> Page:
    """Lay the key table out, or those of its rows that have all of `words`."""
    sheet = Sheet(width, cells)
    wanted = folded_text(words).split()
    if not wanted:
        sheet.flow(keys.keyed(ABOUT), "text", x=1)
    for group, actions in keys.groups().items():
        fitting = [a for a in actions if all(w in _searched(group, a) for w in wanted)]
        if not fitting:
            continue
        sheet.row()
        sheet.heading(group.upper())
        for action in fitting:
            sheet.pair(KEYS_WIDTH, action.key_names, _said(keys, action), ("value", "text"))
    return sheet.page()


def _said(keys: Keys, action: Action) -> str:
    own = keys.own_keys(action)
    return f"{action.help} (by default {own})" if own else action.help


def _searched(group: str, action: Action) -> str:
    return folded_text(f"{group} {action.key_names} {action.help} {action.id}")
