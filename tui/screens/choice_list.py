"""Things to choose from, as a list that words can narrow."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from briefings.folding import folded_text
from briefings.layout.page import Column, Page, Sheet
from briefings.text import displayable
from tui.system.terminal import cells

AT: Final = 4
"""The column at which more about a choice begins."""

MARK: Final = "*"
"""Stands before what is marked."""


class Choice(NamedTuple):
    """One thing to choose: what it is called, more about it, and whether it is marked.

    `other_words` are not shown, and narrow the list too.
    """

    id: str
    name: str
    detail: str = ""
    is_marked: bool = False
    other_words: str = ""

    @property
    def sought(self) -> str:
        """All of its words, accents and case folded away."""
        return folded_text(f"{self.name} {self.other_words} {self.detail}")


def filtered(words: str) -> str:
    """Say in the status row what narrows a list."""
    return f"filter {displayable(words)}" if words.strip() else ""


LayOut = Callable[[Sheet, Choice], None]
"""Writes a choice into a sheet."""


def beneath(sheet: Sheet, choice: Choice) -> None:
    """Write a choice with its detail in rows of its own beneath."""
    mark = [Column(2, 1, MARK, "value")] if choice.is_marked else []
    at = 2 + 2 * len(mark)
    sheet.columns([*mark, Column(at, sheet.width - at, choice.name, "name")], choice.id)
    sheet.flow(choice.detail, "muted", x=AT, item=choice.id)


def beside(sheet: Sheet, choice: Choice) -> None:
    """Write a choice with its detail in the other half of its row."""
    at = sheet.width // 2
    name = Column(2, at - 3, choice.name, "text")
    sheet.columns([name, Column(at, sheet.width - at, choice.detail, "muted")], choice.id)


class ChoiceList:
    """Choices, of which those are `shown` that have the words looked for."""

    def __init__(self, choices: Sequence[Choice], lay_out: LayOut) -> None:
        self.shown = self._all = tuple(choices)
        self.words = ""
        self._lay_out = lay_out

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._all)

    def page(self, width: int, nothing: str) -> Page:
        """Lay out the choices shown, or `nothing` where there is none."""
        sheet = Sheet(width, cells)
        for choice in self.shown:
            self._lay_out(sheet, choice)
        if not self.shown:
            sheet.flow(nothing, "muted")
        return sheet.page()

    def narrow(self, words: str) -> None:
        """Show only the choices that have all of `words`, accents and case ignored."""
        self.words = words
        wanted = folded_text(words).split()
        self.shown = tuple(
            choice for choice in self._all if all(word in choice.sought for word in wanted)
        )

    def take(self, choices: Sequence[Choice]) -> None:
        """Hold other choices, narrowed as before."""
        self._all = tuple(choices)
        self.narrow(self.words)

    @property
    def marked(self) -> list[Choice]:
        return [choice for choice in self._all if choice.is_marked]

    def rank(self, words: str) -> None:
        """Put those first that have a word which begins as the first of `words` does."""
        first = (folded_text(words).split() or [""])[0]

        def place(choice: Choice) -> int:
            texts = (choice.name, choice.other_words)
            begins = [f" {first}" in f" {folded_text(text)}" for text in texts]
            return begins.index(True) if any(begins) else len(begins)

        self.shown = tuple(sorted(self.shown, key=place))

    def remove(self, choice_id: str) -> None:
        """Forget a choice, and show all others."""
        self.shown = self._all = tuple(each for each in self._all if each.id != choice_id)
