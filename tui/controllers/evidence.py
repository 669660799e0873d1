"""The keys that go there and back: items, evidence, tensions."""

from functools import partial

from briefings.layout.proposals import paragraph_of
from briefings.wording import kind_name, paragraphs, sentence
from tui.actions.status_text import Template
from tui.controllers.peek import PeekController
from tui.controllers.reader_page import ReaderPage
from tui.reading import overview_ways, passages, related_items
from tui.reading.state import lists_of
from tui.reading.tab_pages import SOURCE
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.screens.reader_status import is_filtered
from tui.session import Actions

NO_LIST = Template(
    "Nothing to list: choose a tension, or a passage with {move.next_item} and "
    "{move.previous_item}."
)
NO_WAY_BACK = Template("Nothing to go back to: {quit} quits, {library} lists all.")


class EvidenceController:
    """Goes to items, to their evidence, and back."""

    def __init__(self, page: ReaderPage, peek: PeekController) -> None:
        self._page = page
        self._peek = peek
        self.actions: Actions = {
            "move.next_item": partial(self._step_item, 1),
            "move.previous_item": partial(self._step_item, -1),
            "evidence": self.to_evidence,
            "related": self.to_related,
            "tension": lambda: page.jumped(related_items.to_tension(page.reading)),
            "back": self.back,
        }

    def _step_item(self, direction: int) -> None:
        """Go to the next item; in Source, to the next cited passage."""
        page = self._page
        if page.reading.tab == SOURCE:
            page.jumped(passages.step(page.reading, direction))
        else:
            page.reading.view.step_item(direction)
            page.moved()

    def to_evidence(self) -> None:
        """Go from the item to its evidence; in Source, from a passage to the items that cite it.

        A peek leads to its passage; on a far line a peek comes first. Rows of the overview that
        are no items lead to what they speak of.
        """
        page, reading = self._page, self._page.reading
        if peek := self._peek.current:
            self._peek.leave()
            passages.jump_to(reading, peek.span)
            page.jumped()
        elif action := overview_ways.action_here(reading):
            page.session.run(action)
        elif overview_ways.follow(reading):
            page.jumped()
        elif number := paragraph_of(reading.view.item):
            passages.to_paragraph(reading, number)
            page.jumped()
        elif self._peek.comes_first and self._peek.open():
            return
        elif reading.tab == SOURCE and reading.chosen and not passages.number_in_item(reading)[0]:
            self.to_related()
        else:
            page.jumped(passages.to_evidence(reading))

    def to_related(self) -> None:
        """Go to what is related to the item or passage; a list is shown where there are several."""
        related = related_items.related(self._page.reading)
        if len(related) > 1:
            self._list(
                [Choice(i.id, sentence(i).text, f"{kind_name(i)} {paragraphs(i)}") for i in related]
            )
        elif related:
            self._go_to(related[0].id)
        else:
            is_cited = self._page.reading.spans
            self._page.update_status(NO_LIST if is_cited else passages.NONE_CITED)

    def _list(self, choices: list[Choice]) -> None:
        session = self._page.session
        session.open(ChoiceScreen(session, "What goes with it", choices), self._go_to)

    def _go_to(self, item_id: str | None) -> None:
        if item_id is not None:
            related_items.jump_to(self._page.reading, item_id)
            self._page.jumped()

    def back(self) -> None:
        """Leave the peek, take the filter of Notes away, or go back to where a jump came from."""
        page, reading = self._page, self._page.reading
        if self._peek.leave():
            page.jumped()
        elif is_filtered(reading):
            reading.filter = ""
            reading.lay_out_anew()
            page.jumped("All notes are shown again.")
        elif self._go_back():
            page.jumped()
        elif not self.lists_again():
            page.update_status(NO_WAY_BACK)

    def _go_back(self) -> bool:
        """Go back from a jump, and return whether there was one; with a search's own, that ends.

        A search that no jump is left of, as after a start, ends by itself. A jump that was chosen
        from a list leads back to it.
        """
        finding, reading = self._page.finding, self._page.reading
        ends = finding.ends_with_back()
        list_again = reading.returns[-1].list_again if reading.returns else None
        went = reading.back()
        if ends:
            finding.clear()
        if list_again:
            list_again()
        return went or ends

    def lists_again(self) -> bool:
        """Go back to the list that led here, and return whether one did."""
        while lists_of(self._page.reading):
            is_list = self._page.reading.returns[-1].list_again
            self._go_back()
            if is_list:
                self._page.jumped()
                return True
        if self._page.lists:
            self._page.lists.pop()()
            return True
        return False

    def leaves_something(self) -> bool:
        """Leave the peek, or Source, and return whether there was one to leave."""
        if not (self._peek.leave() or (self._page.reading.tab == SOURCE and self._go_back())):
            return False
        self._page.jumped()
        return True
