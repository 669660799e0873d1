"""How far long work is stands in one row, on a terminal alone, and goes when it is done."""

import io
import sys

import pytest

from briefings.cli.byte_progress import byte_progress, megabytes
from briefings.cli.status_row import in_words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("briefings.cli.status_row.time.monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize("is_terminal", [True, False])
def test_bytes_and_the_time_that_is_left(
    clock: list[float], monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool
) -> None:
    seen = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", seen)
    with byte_progress("Reading") as tell:
        tell(1_000_000, 100_000_000)
        assert seen.getvalue() == "", "what is done within a second needs no row"
        clock[0] += 10
        tell(20_000_000, 100_000_000)
        clock[0] += 0.1
        tell(21_000_000, 100_000_000)
        shown = "\rReading: 20%, 40 s left"
        assert seen.getvalue() == (shown if is_terminal else "")
    gone = "\r" + " " * (len(shown) - 1) + "\r"
    assert seen.getvalue() == (shown + gone if is_terminal else "")


def test_sizes_and_times_in_words() -> None:
    assert megabytes(999) == "999 bytes"
    assert megabytes(86_123_355) == "86.1 MB"
    assert in_words(59) == "59 s"
    assert in_words(150) == "2 min"
