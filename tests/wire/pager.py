"""What `less` writes for the rows that the app shows: the measure for pages and jumps."""

import shutil
from pathlib import Path
from typing import NamedTuple

from tests.wire.figures import Answer
from tests.wire.journey import WORDS, Jumps, jumps
from tests.wire.session import Session

_MOST = 400


class Paged(NamedTuple):
    """The answers of `less` to a page down, and to `n` where the hit was off the screen."""

    pages: list[Answer]
    jumps: Jumps


def is_there() -> bool:
    """Say whether `less` is installed."""
    return shutil.which("less") is not None


def page(rows: list[str], size: tuple[int, int], home: Path) -> Paged:
    """Read rows in `less` as they are read in the app."""
    file = home / "rows.txt"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    environ = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "LESSHISTFILE": "-",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }
    with Session(["less", str(file)], *size, environ) as session:
        session.settle(10.0)
        pages = _pages(session)
        found = [_jumps(session, word) for word in WORDS]
        answers = [answer for each in found for answer in each.answers]
        return Paged(pages, Jumps(answers, [size for each in found for size in each.bare]))


def _pages(session: Session) -> list[Answer]:
    answers: list[Answer] = []
    while "(END)" not in session.text[-1]:
        assert len(answers) < _MOST, f"less does not end: {session.text[-1]!r}"
        answers.append(session.press("space"))
    return answers


def _jumps(session: Session, word: str) -> Jumps:
    session.press_all("g", "/", word, "enter")
    found = jumps(session, 0, lambda: "not found" not in session.text[-1])
    session.press("enter")
    return found
