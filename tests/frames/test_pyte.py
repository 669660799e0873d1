"""Made-up frames in a second emulator: the text is the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frames.making import made_up
from tests.frames.pyte_terminal import PyteTerminal
from tests.frames.strategies import SIZES, Session, sessions
from tests.frames.terminals import TERMINALS
from tests.frames.thrifty import Thrifty
from tui.line.capabilities import XTERM
from tui.line.terminal_modes import anew

NARROW = ((1, 1), (1, 6))
"""Sizes that xterm.js does not have."""


@settings(made_up, max_examples=made_up.max_examples // 2)
@given(st.sampled_from(list(TERMINALS)), sessions(sizes=[*SIZES, *NARROW]))
def test_all_text_is_the_same(name: str, session: Session) -> None:
    thrifty, terminal = Thrifty(session.size, TERMINALS[name]), PyteTerminal(session.size)
    for raw, page in zip(session.frames, session.pages, strict=True):
        terminal.feed(thrifty.send(raw))
        assert terminal.differences(page) == []


def test_modes_that_somebody_else_has_left_on_do_not_spoil_what_is_painted_anew() -> None:
    thrifty, terminal = Thrifty((10, 4), XTERM), PyteTerminal((10, 4))
    terminal.feed(thrifty.send("\x1b[1;1Hone\x1b[2;1Htwo\x1b[4;1Hfour"))
    before = terminal.text()
    terminal.feed("\x1b[2;3r\x1b[?6h\x1b[4hspoilt")
    assert terminal.text() != before
    thrifty.forget()
    terminal.feed(anew(XTERM) + thrifty.send(""))
    assert terminal.text() == before
    terminal.feed(thrifty.send("\x1b[1;1H1\x1b[4;2H4"))
    assert terminal.text() == ["1ne       ", "two       ", " " * 10, "f4ur      "]
