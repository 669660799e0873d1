"""The screen that the reader will see first, drawn before there is an app to draw it."""

from collections.abc import Iterable

from rich.color import ColorSystem
from rich.segment import Segment

from briefings.model import Briefing, ReadingPlace
from briefings.notes.notebook import NO_NOTES, Notebook
from tui.actions.keys import Keys
from tui.reading.beside import beside, view_beside
from tui.reading.cursor_cell import cell
from tui.reading.state import Reading
from tui.reading.tab_pages import NOTES, OVERVIEW, home_of
from tui.style import chrome
from tui.style.drawing import line, page_row, tab_row
from tui.style.looks import PLAIN, Looks
from tui.system.terminal import cells, encoder

OPENING = " Opening: as it was left"
"""In the status row's place: what is seen may be of the last time, and no key is taken yet."""

BEGINNING = " Opening: the overview"
"""The same where nothing was left: nobody has read here yet, or not on what can be shown."""

BEGINNING_ALONE = " Opening: the article"
"""The same where there are no panels."""


def first_page(
    briefing: Briefing,
    place: ReadingPlace | None,
    screen: tuple[int, int],
    *,
    keys: Keys,
    looks: Looks,
    pane: bool = True,
    notes: Notebook = NO_NOTES,
) -> str:
    """Return a briefing at a place, as Textual would write it, on so many columns and rows.

    `pane` says whether words are wanted beside the page, where there is room.
    Nothing of the reader's own is in it: no note, no words that were looked for. Notes are left
    out even where the place is among them: the briefing's own first page is drawn instead. The
    overview alone has `notes`: it only counts them.
    """
    columns, rows = screen
    size = chrome.page_size(columns, rows, chrome.READER_ROWS, with_pane=pane)
    reading = Reading(briefing, *size, cells)
    if place:
        reading.go_to(place.spot)
    if reading.tab == NOTES:
        reading.open(home_of(briefing))
    if reading.tab == OVERVIEW:
        reading.take_notes(notes)
    is_left = place is not None and reading.tab == place.spot.tab
    beginning = BEGINNING if briefing.shown_panels else BEGINNING_ALONE
    encode = encoder()
    drawn = [
        line(*chrome.title(briefing, columns), columns, looks["title"], encode),
        tab_row(
            chrome.tabs(briefing, keys), reading.tabs.index(reading.tab), columns, encode, looks
        ),
        *(page_row(reading.view, y, encode, looks) for y in range(reading.height)),
        line(OPENING if is_left else beginning, "", columns, PLAIN, encode),
    ]
    written = [_write(y, 0, row) for y, row in enumerate(drawn)]
    if pane and (width := chrome.pane_width(columns)):
        written += [
            _write(y + 2, chrome.body_width(columns), row)
            for y, row in enumerate(_pane(reading, width, looks))
        ]
    x, y = cell(reading.view, cells)
    return "".join([*written, f"\x1b[{y + 3};{x + 1}H"])


def _pane(reading: Reading, width: int, looks: Looks) -> Iterable[list[Segment]]:
    shown = beside(reading)
    if shown is None:
        return ()
    view = view_beside(shown.lay_out(width, cells), reading.height)
    return (page_row(view, y, encoder(), looks) for y in range(reading.height))


def _write(y: int, x: int, segments: list[Segment]) -> str:
    # Colours as the theme has them: what the terminal has not is for whoever sends them.
    system = ColorSystem.TRUECOLOR
    texts = ((s.style or PLAIN).render(s.text, color_system=system) for s in segments)
    return f"\x1b[{y + 1};{x + 1}H{''.join(texts)}"
