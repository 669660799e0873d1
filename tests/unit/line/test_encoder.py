"""What the encoder knows of the terminal, and what it does with that."""

import re
from dataclasses import replace

import pytest

from tui.line.capabilities import VT100, XTERM, Terminal
from tui.line.cells import Grid
from tui.line.encoder import Encoder
from tui.line.output_parser import OutputParser
from tui.line.tty import CLEAR

ANEW = CLEAR.decode()
UNPROVEN = replace(XTERM, repeat=False)


class Page:
    """A grid that is written to as Textual does, and its encoder."""

    def __init__(self, columns: int = 40, rows: int = 8, terminal: Terminal = XTERM) -> None:
        self.grid = Grid(columns, rows)
        self.encoder = Encoder(columns, rows, terminal)
        self._parser = OutputParser(self.grid)

    def send(self, raw: str = "") -> str:
        self._parser.feed(raw)
        return self.encoder.encode(self.grid)


@pytest.fixture
def page() -> Page:
    """A page that the terminal shows."""
    made = Page()
    made.send("".join(f"\x1b[{y};1Hrow number {y} of the page" for y in range(1, 8)))
    return made


def test_the_first_frame_takes_nothing_for_granted() -> None:
    assert Page().send("\x1b[Hwords") == ANEW + "words"


def test_what_is_shown_is_not_sent_again(page: Page) -> None:
    assert page.send() == ""
    assert page.send("\x1b[1;1Hrow number 1 of the page\x1b[7;25H") == ""


def test_only_what_differs_is_sent(page: Page) -> None:
    sent = page.send("\x1b[3;5HX")
    assert sent.endswith("X")
    assert len(sent) <= len("\x1b[3;5HX")


def test_after_forgetting_all_is_painted_anew(page: Page) -> None:
    page.encoder.forget()
    sent = page.send()
    assert sent.startswith(ANEW)
    assert "row number 7" in sent
    assert page.send() == ""


def test_after_a_resize_all_is_painted_anew(page: Page) -> None:
    page.grid.resize(41, 9)
    assert page.send().startswith(ANEW)


def test_an_encoder_that_is_seeded_begins_with_what_is_shown(page: Page) -> None:
    other = Encoder(40, 8, XTERM)
    other.seed(page.grid)
    assert other.encode(page.grid) == ""
    assert other.place == (24, 6), "where the grid's cursor is"


def test_the_place_is_where_the_cursor_is_wanted(page: Page) -> None:
    places = []
    for column in (5, 40):
        page.send(f"\x1b[3;{column}HX")
        places.append(page.encoder.place)
    assert places == [(5, 2), (39, 2)]


def test_the_cursor_is_taken_to_where_it_is_wanted(page: Page) -> None:
    assert page.send("\x1b[3;5H") == "\x1b[3;5H"
    assert page.send("\x1b[3;5HX\x1b[6;2H").endswith("X\x1b[6;2H")
    assert page.encoder.place == (1, 5)


def test_what_is_cheapest_with_the_way_to_the_cursor_is_done(page: Page) -> None:
    assert page.send("\x1b[2;1HA\x1b[5;1HB\x1b[2;1H") == "\x1b[5HB\x1b[2HA\b"


def test_a_page_that_moves_up_by_a_blank_row_is_not_gone_through_to_its_edge() -> None:
    rows = "".join(f"\x1b[{y};1H{y * 1234567}" for y in range(1, 15))
    tall = Page(40, 30)
    tall.send(f"{rows}\x1b[1;1H")
    moved = "".join(f"\x1b[{y};1H\x1b[m{(y + 1) * 1234567:<9}" for y in range(1, 14))
    assert tall.send(f"{moved}\x1b[14;1H{'':9}\x1b[1;1H") == "\x1b[S"


def test_a_cursor_that_a_smaller_screen_has_no_room_for_stands_at_its_edge(page: Page) -> None:
    page.send("\x1b[8;40H")
    page.grid.resize(20, 4)
    page.send()
    assert page.encoder.place == (19, 3)


def test_where_no_cursor_is_wanted_none_is_taken_anywhere() -> None:
    grid = Grid(10, 2)
    encoder = Encoder(10, 2, XTERM)
    assert encoder.encode(grid) == ANEW


def test_rows_that_move_are_scrolled(page: Page) -> None:
    moved = "".join(f"\x1b[{y};1Hrow number {y + 1} of the page" for y in range(1, 8))
    sent = page.send(moved)
    assert "\n" in sent
    assert "number 5" not in sent


def test_without_margins_nothing_is_scrolled() -> None:
    page = Page(terminal=replace(XTERM, region=False))
    page.send("".join(f"\x1b[{y};1Hrow number {y} of the page" for y in range(1, 8)))
    sent = page.send("".join(f"\x1b[{y};1Hrow number {y + 1} of the page" for y in range(1, 8)))
    assert not re.search(r"\x1b\[\d*;\d*r|\x1b\[\d*[ST]|\x1bM", sent)
    assert page.send() == ""


def test_another_page_is_painted_on_a_cleared_screen() -> None:
    page = Page()
    page.send("".join(f"\x1b[{y};1H{'full ' * 8}" for y in range(1, 9)))
    sent = page.send("".join(f"\x1b[{y};1H{'':20}other{'':15}" for y in range(1, 9)))
    assert sent.count("\x1b[J") == 1
    assert "\x1b[K" not in sent
    assert sent.count("other") == 8


def test_another_terminal_is_painted_in_its_own_colours(page: Page) -> None:
    assert "\x1b[36m" in page.send("\x1b[1;1H\x1b[36mcyan")
    page.encoder.drive(VT100)
    sent = page.send()
    assert sent.startswith(ANEW)
    assert "36" not in sent


# -- REP ----------------------------------------------------------------------------------------


@pytest.fixture
def barred() -> Page:
    """A page with a bar, on a terminal of which nothing is proven."""
    made = Page(terminal=UNPROVEN)
    assert "█" * 30 in made.send(f"\x1b[2;1H{'█' * 30}")
    return made


def test_a_bar_wishes_for_rep_and_words_do_not(barred: Page) -> None:
    assert barred.encoder.wishes_repeat
    plain = Page(terminal=UNPROVEN)
    plain.send("\x1b[Hwords and words")
    assert not plain.encoder.wishes_repeat


def test_the_proof_repeats_a_blank_on_blanks(barred: Page) -> None:
    proof = barred.encoder.proof_of_repeat()
    assert proof.endswith(" \x1b[2b")
    assert barred.encoder.place == (39, 0)


def test_where_there_are_no_blanks_there_is_no_proof() -> None:
    full = Page(6, 2, UNPROVEN)
    full.send("\x1b[1;1H██████\x1b[2;1H██████")
    assert full.encoder.proof_of_repeat() == ""


def test_what_is_proven_is_used(barred: Page) -> None:
    barred.encoder.proof_of_repeat()
    barred.encoder.point(barred.grid)
    assert barred.encoder.repeat_proven(39)
    assert barred.send() == ""
    assert "█\x1b[24b" in barred.send(f"\x1b[4;1H{'█' * 25}")


@pytest.mark.parametrize("column", [36, 37, 38, 0])
def test_what_is_not_is_not_and_its_row_is_written_anew(barred: Page, column: int) -> None:
    barred.encoder.proof_of_repeat()
    assert barred.encoder.point(barred.grid) == "\n\x1b[31G", "from no known column"
    assert not barred.encoder.repeat_proven(column)
    mended = barred.send()
    assert mended == "\x1b[H\x1b[K\n\x1b[30C"
    assert "█" not in mended, "only the row of the proof"
    assert "█" * 25 in barred.send(f"\x1b[4;1H{'█' * 25}")
