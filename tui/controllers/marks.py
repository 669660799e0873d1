"""The keys that set marks and list them."""

from briefings.model import Briefing, Spot
from briefings.text import flowing
from briefings.wording import kind_name
from tui.actions.status_text import Template
from tui.controllers.reader_page import ReaderPage
from tui.controllers.reading_place import PlaceController
from tui.reading.tab_pages import OVERVIEW, SOURCE
from tui.screens.choice import MarksScreen
from tui.screens.choice_list import Choice
from tui.session import Actions


class MarksController:
    """Sets marks in a briefing, lists them, and goes to them."""

    def __init__(self, page: ReaderPage, place: PlaceController) -> None:
        self._page = page
        self._place = place
        self.actions: Actions = {"mark.set": self.set_mark, "mark.list": self.list_marks}

    def set_mark(self) -> None:
        page, reading = self._page, self._page.reading
        spot = reading.spot()
        if spot in reading.marks:
            page.update_status(Template("There is a mark here already: {mark.list} lists them."))
            return
        reading.marks.append(spot)
        reading.removed = [mark for mark in reading.removed if mark != spot]
        self._place.keep_soon()
        number = len(reading.marks)
        page.update_status(Template(f"Mark {number} set: {{mark.list}} lists them."))

    def list_marks(self) -> None:
        page, session = self._page, self._page.session
        spots = tuple(page.reading.marks)
        if not spots:
            page.update_status(Template("No mark set yet: {mark.set} sets one."))
            return
        choices = [_choice(page.reading.briefing, n, spot) for n, spot in enumerate(spots)]

        def go(number: str | None) -> None:
            if number is not None:
                page.reading.remember()
                page.reading.go_to(spots[int(number)])
                page.jumped()

        def remove(number: str) -> None:
            page.reading.remove_mark(spots[int(number)])
            self._place.keep_soon()

        session.open(MarksScreen(session, choices, remove), go)


def _choice(briefing: Briefing, number: int, spot: Spot) -> Choice:
    if spot.tab == SOURCE:
        offset = spot.offset or 0
        paragraph = briefing.article.paragraph_at(offset)
        words = flowing(briefing.article.text[offset : paragraph.end][:60])
        return Choice(str(number), words, f"Source ¶{paragraph.number}")
    topics = {panel.topic.key: panel.topic.name for panel in briefing.panels}
    topics[OVERVIEW] = "Overview"
    items = {item.id: item for item in briefing.items}
    item = items.get(spot.item or "")
    name = item.text if item else "top of the page"
    kind = kind_name(item) if item else ""
    return Choice(str(number), name, f"{topics.get(spot.tab, spot.tab)} {kind}".strip())
