"""Clusters that terminals do not agree on: all else stands where it should."""

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from tests.frames import clusters
from tests.frames.making import FRAMES, made_up
from tests.frames.oracle import Frame, Oracle, Span
from tests.frames.page import Cluster, Page, Row
from tests.frames.pyte_terminal import PyteTerminal
from tests.frames.strategies import Session, sessions
from tests.frames.terminals import TERMINALS
from tests.frames.textual_bytes import whole
from tests.frames.thrifty import Thrifty

disagreed = sessions(pools=[clusters.DISAGREED, clusters.DISAGREED, clusters.WIDE])


def test_all_cells_around_them_are_the_same_in_xterm(oracle: Oracle) -> None:
    seen = {"ignored": 0}

    @made_up
    @given(st.sampled_from([name for name in TERMINALS if TERMINALS[name].colours]), disagreed)
    def holds(name: str, session: Session) -> None:
        terminal = TERMINALS[name]
        thrifty = Thrifty(session.size, terminal)
        frames: list[Frame] = []
        for raw, page in zip(session.frames, session.pages, strict=True):
            frames.append(Frame(whole(_plainly(page)), thrifty.send(raw), spans(page)))
            seen["ignored"] += len(spans(page))
        verdict = oracle.compare(
            session.size,
            frames,
            colours=terminal.colours >= 256,
            attributes=terminal.attributes,
        )
        assert not verdict.differences

    holds()
    assert seen["ignored"] > FRAMES, "there were some"


@made_up
@given(st.sampled_from(list(TERMINALS)), disagreed)
def test_all_text_around_them_is_the_same_in_pyte(name: str, session: Session) -> None:
    thrifty, terminal = Thrifty(session.size, TERMINALS[name]), PyteTerminal(session.size)
    for raw, page in zip(session.frames, session.pages, strict=True):
        terminal.feed(thrifty.send(raw))
        assert terminal.differences(page, spans(page)) == []


def spans(page: Page) -> list[Span]:
    """Return where the clusters stand that terminals do not agree on, with what they may push on.

    That is all up to where there are so many blanks that they make up for it.
    """
    found = []
    for y, row in enumerate(page):
        end = 0
        for x, place in enumerate(row):
            if x >= end and isinstance(place, Cluster) and place.text in _DISAGREED:
                end = _end(row, x)
                found.append((y, x, end))
    return found


def _end(row: Row, start: int) -> int:
    owed = 0
    x = start
    while x < len(row):
        place = row[x]
        texts = [place.text if isinstance(place, Cluster) else "" for place in row[x:]]
        blanks = len(list(takewhile(" ".__eq__, texts)))
        if owed and blanks and (blanks > owed or x + blanks == len(row)):
            return min(x + owed, len(row))
        width = place.width if isinstance(place, Cluster) else 1
        owed += clusters.MOST.get(texts[0], width) - width
        x += blanks or width
        if not owed:
            return x
    return len(row)


_DISAGREED = frozenset(cluster.text for cluster in clusters.DISAGREED)


def _plainly(page: Page) -> Page:
    """Put narrow characters where these clusters are, so that all else stands as it should."""
    left_out = {(y, x) for y, start, end in spans(page) for x in range(start, end)}
    return tuple(
        tuple(
            Cluster("?", style=place.style) if (y, x) in left_out else place
            for x, place in enumerate(row)
        )
        for y, row in enumerate(page)
    )
