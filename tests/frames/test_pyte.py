"""Made-up frames in a second emulator: the text is the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frames.pyte_terminal import PyteTerminal
from tests.frames.strategies import SIZES, Session, sessions
from tests.frames.terminals import TERMINALS
from tests.frames.test_random import made_up
from tests.frames.thrifty import Thrifty

NARROW = ((1, 1), (1, 6))
"""Sizes that xterm.js does not have."""


@settings(made_up, max_examples=made_up.max_examples // 2)
@given(st.sampled_from(list(TERMINALS)), sessions(sizes=[*SIZES, *NARROW]))
def test_all_text_is_the_same(name: str, session: Session) -> None:
    thrifty, terminal = Thrifty(session.size, TERMINALS[name]), PyteTerminal(session.size)
    for raw, page in zip(session.frames, session.pages, strict=True):
        terminal.feed(thrifty.send(raw))
        assert terminal.differences(page) == []
