"""What the encoder knows of the terminal, and what it does with that."""

import re
from dataclasses import replace

import pytest

from tui.thrift.boot import CLEAR
from tui.thrift.cells import Grid
from tui.thrift.encoder import Encoder
from tui.thrift.parser import Parser
from tui.thrift.terminals import VT100, XTERM, Terminal

ANEW = CLEAR.decode()
UNPROVEN = replace(XTERM, repeat=False)


class Page:
    """A grid that is written to as Textual does, and its encoder."""

    def __init__(self, columns: int = 40, rows: int = 8, terminal: Terminal = XTERM) -> None:
        self.grid = Grid(columns, rows)
        self.encoder = Encoder(columns, rows, terminal)
        self._parser = Parser(self.grid)

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
    assert page.send("\x1b[1;1Hrow number 1 of the page") == ""


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
    assert other.place == (None, None)


def test_the_place_is_where_the_pen_was_left(page: Page) -> None:
    places = []
    for column in (5, 40):
        page.send(f"\x1b[3;{column}HX")
        places.append(page.encoder.place)
    assert places == [(5, 2), (None, 2)]


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
    assert barred.encoder.repeat_proven(39)
    assert barred.send() == ""
    assert "█\x1b[24b" in barred.send(f"\x1b[4;1H{'█' * 25}")


@pytest.mark.parametrize("column", [36, 37, 38, 0])
def test_what_is_not_is_not_and_its_row_is_written_anew(barred: Page, column: int) -> None:
    barred.encoder.proof_of_repeat()
    assert not barred.encoder.repeat_proven(column)
    mended = barred.send()
    assert mended.endswith("\x1b[K")
    assert "█" not in mended, "only the row of the proof"
    assert "█" * 25 in barred.send(f"\x1b[4;1H{'█' * 25}")
