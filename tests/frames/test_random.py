"""Made-up frames: what is sent shows what Textual wrote, on every sort of terminal.

`FRAMES=200000 python -m pytest tests/frames/test_random.py` tries other frames, and more.
"""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frames import vocabulary
from tests.frames.making import FRAMES, made_up
from tests.frames.oracle import Frame, Oracle
from tests.frames.strategies import FRAMES_EACH, Session, sessions
from tests.frames.terminals import TERMINALS, dialects
from tests.frames.thrifty import SPOILT, Thrifty, as_spoken, sent, sent_in_parts
from tui.line.frame_parts import PART

MORE = 1.02
JUMPS = 12
"""What parts may take more than a frame in one go: a share, and bytes for each of them."""


def test_all_cells_are_the_same(oracle: Oracle) -> None:
    seen: Counter[str] = Counter()

    @made_up
    @given(st.sampled_from(list(TERMINALS)), st.data())
    def holds(name: str, data: st.DataObject) -> None:
        terminal = TERMINALS[name]
        dialect = data.draw(st.sampled_from(dialects(terminal)))
        session = data.draw(sessions(max(terminal.colours, 8)))
        spoilt = data.draw(st.sampled_from([(), (0,), (0, FRAMES_EACH // 2)]))
        frames = sent(Thrifty(session.size, terminal), session.frames, spoilt)
        for frame in frames:
            assert not vocabulary.strangers(frame.candidate.removeprefix(SPOILT), terminal)
        verdict = oracle.compare(
            session.size,
            as_spoken(dialect, frames),
            colours=terminal.colours > 0,
            attributes=terminal.attributes,
            cursor=True,
        )
        assert not verdict.differences, _report(verdict.differences[0].frame, frames)
        seen.update(
            frames=len(frames),
            cells=verdict.cells,
            drawn=verdict.drawn,
            written=sum(len(frame.reference.encode()) for frame in frames),
            sent=sum(len(frame.candidate.encode()) for frame in frames),
        )

    holds()
    print(dict(seen))  # noqa: T201 - for those who ask for more
    assert seen["frames"] >= FRAMES // FRAMES_EACH * FRAMES_EACH
    assert seen["drawn"] > seen["cells"] / 4
    assert seen["sent"] < seen["written"] / 2


def test_all_cells_are_the_same_after_parts_of_which_some_were_overtaken(oracle: Oracle) -> None:
    seen: Counter[str] = Counter()

    @made_up
    @given(st.sampled_from(list(TERMINALS)), st.data())
    def holds(name: str, data: st.DataObject) -> None:
        terminal = TERMINALS[name]
        dialect = data.draw(st.sampled_from(dialects(terminal)))
        session = data.draw(sessions(max(terminal.colours, 8)))
        size = data.draw(st.sampled_from([1, 40, PART]))
        each = st.none() | st.integers(0, 3)
        overtaken = data.draw(st.lists(each, min_size=FRAMES_EACH, max_size=FRAMES_EACH))
        frames = sent_in_parts(Thrifty(session.size, terminal), session.frames, size, overtaken)
        verdict = oracle.compare(
            session.size,
            as_spoken(dialect, frames),
            colours=terminal.colours > 0,
            attributes=terminal.attributes,
        )
        assert not verdict.differences, _report(verdict.differences[0].frame, frames)
        seen.update(frames=len(frames), overtaken=FRAMES_EACH - len(frames), cells=verdict.cells)

    holds()
    print(dict(seen))  # noqa: T201 - for those who ask for more
    assert seen["overtaken"] > FRAMES / 4
    assert seen["frames"] > FRAMES / 4


@pytest.mark.parametrize("name", TERMINALS)
def test_parts_are_no_more_than_they_are_together(name: str) -> None:
    @settings(made_up, max_examples=5)
    @given(sessions(sizes=[(80, 24)]))
    def holds(session: Session) -> None:
        whole, parted = (Thrifty(session.size, TERMINALS[name]) for _ in range(2))
        for frame in session.frames:
            once = whole.send(frame)
            parts = parted.send_parts(frame, PART)
            assert len("".join(parts)) <= len(once) * MORE + len(parts) * JUMPS
            assert all(len(part) < 4 * PART for part in parts)

    holds()


def _report(number: int, frames: list[Frame]) -> str:
    return "\n".join(
        f"{each.reference!r}\n  -> {each.candidate!r}" for each in frames[: number + 1]
    )


@pytest.mark.parametrize("name", TERMINALS)
def test_what_has_not_changed_is_not_sent(name: str) -> None:
    @settings(made_up, max_examples=5)
    @given(sessions(sizes=[(40, 12)]))
    def holds(session: Session) -> None:
        thrifty = Thrifty(session.size, TERMINALS[name])
        for frame in session.frames:
            thrifty.send(frame)
            assert thrifty.send(frame) == ""

    holds()
