"""What a reader does, key by key, in the app: the answers to each sort of key.

The keys are sent one at a time, each when the one before it is answered, so that a figure is
that of a person who waits for the screen.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tests.wire.bare import bare
from tests.wire.figures import Answer
from tests.wire.session import Session

FIRST_SHOWN: Final = "BOTTOM LINE"
"""What the first panel shows, in which the sample was left."""

HEAD: Final = 2
"""Rows above the text: the title and the tabs. Below it is one, the status row."""

WORDS: Final = ("successful", "without", "their", "traffickers", "where")
"""Words of the article whose places lie more than a screen apart."""

TYPED: Final = ("hectares", "shining")
UNFOUND: Final = "qxzvwkjq"
PATH: Final = "~/articles/harbour.txt"
NOTE: Final = "a note that grows at its end"
AUTHOR: Final = "T"

GOES_ON: Final = "z goes on"
ALL_REVIEWED: Final = "All 13 that count are reviewed"
"""What the status row says where a panel is done, and where all of them are."""

MARGIN: Final = 4
"""Cells in which the cursor and the mark of an item stand."""

_LOOK: Final = 0.3
"""Seconds that a reviewer looks at an item; a decision that comes too early is not taken."""

_START_QUIET: Final = 0.5
"""Seconds without a byte after which the app, once it takes keys, counts as started."""

_ESC_QUIET: Final = 0.25
_MOST: Final = 400
"""Keys after which a journey that does not come to its end is given up."""


def is_open(text: str) -> bool:
    """Say whether the app takes keys: what is painted before it can says that it is opening."""
    return "? help" in text and "Opening: " not in text


def start(session: Session) -> Answer:
    """Wait until the app has started and rests; return what that cost."""
    session.wait_for(is_open)
    session.settle(_START_QUIET, _START_QUIET)
    return Answer.of(session.began, session.reads)


def leave(session: Session) -> Answer:
    """Quit, and return what that cost."""
    answer = session.press("ctrl-q", patience=10.0, quiet=2.0)
    code = session.wait_for_end()
    assert code == 0, f"the app ended with {code}"
    return answer


class Reader:
    """Reads the sample article in a `Session` that has started; panel 1 is in front."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.source: list[str] = []
        """The rows of the Source tab, filled by `lines`."""
        self.bare: defaultdict[str, list[int]] = defaultdict(list)
        """The bytes of text alone that came onto the screen with each key of a run."""

    def _press(self, run: str, key: str) -> Answer:
        before = self.session.text
        answer = self.session.press(key)
        self.bare[run].append(bare(before, self.session.text))
        return answer

    def _page(self) -> list[str]:
        return self.session.text[HEAD:-1]

    def _status(self, pattern: str) -> tuple[int, ...]:
        found = re.search(pattern, self.session.text[-1])
        assert found, f"no {pattern!r} in the status row: {self.session.text[-1]!r}"
        return tuple(int(number) for number in found.groups())

    def _to_the_end(self, key: str) -> Iterator[Answer]:
        """Press a key until the page is at its end."""
        for _ in range(_MOST):
            if self._status(r"(\d+)%") == (100,):
                return
            yield self.session.press(key)
        raise AssertionError(f"{key!r} does not come to the end of the page")

    def items(self) -> list[Answer]:
        """Go from item to item to the last one of panel 1."""
        self.session.press_all("1", "g")
        number, count = self._status(r"(\d+)/(\d+)")
        answers = []
        for at in range(number + 1, count + 1):
            answers.append(self._press("next item", "l"))
            assert self._status(r"(\d+)/(\d+)") == (at, count), self.session.text[-1]
        return answers

    def overview(self) -> list[Answer]:
        """Go down the overview line by line."""
        self.session.press_all("O", "g")
        return list(self._to_the_end("j"))

    def panels(self, rounds: int = 3) -> list[Answer]:
        """Go round the panels."""
        self.session.press("1")
        return [self._press("panel switch", key) for key in "2341" * rounds]

    def opening_find(self, times: int = 4) -> list[Answer]:
        """Open the entry row of find; leaving it again does not count."""
        answers = []
        for _ in range(times):
            answers.append(self.session.press("/"))
            assert self.session.text[-1].startswith("/"), "find has not opened"
            self._escape()
        return answers

    def letters(self) -> list[Answer]:
        """Type words that are found, letter by letter."""
        answers = []
        for word in TYPED:
            self.session.press("/")
            answers += self.session.press_all(*word)
            assert self.session.text[-1].startswith(f"/{word}")
            self._escape()
        return answers

    def letters_without_results(self) -> list[Answer]:
        """Type on where nothing is found any more, so that only the letter changes."""
        self.session.press_all("/", *UNFOUND[:2])
        answers = self.session.press_all(*UNFOUND[2:])
        assert self.session.text[-1].startswith(f"/{UNFOUND}")
        self._escape()
        return answers

    def lines(self) -> list[Answer]:
        """Go through the whole article line by line."""
        self.session.press_all("9", "g")
        self.source = self._page()
        answers = []
        for answer in self._to_the_end("j"):
            answers.append(answer)
            self.source.append(self._page()[-1])
        return answers

    def pages(self) -> list[Answer]:
        """Go through the whole article page by page."""
        self.session.press_all("9", "g")
        return list(self._to_the_end("space"))

    def jumps(self) -> list[Answer]:
        """Go from hit to hit in the article; only those count that were off the screen."""
        found = Jumps([], [])
        for word in WORDS:
            self.session.press_all("9", "g", "/", word, "enter")
            more = jumps(self.session, HEAD, self._in_source)
            found.answers.extend(more.answers)
            found.bare.extend(more.bare)
        self.bare["hit off the screen"] = found.bare
        return found.answers

    def _in_source(self) -> bool:
        return set(self._page()) <= set(self.source)

    def path(self) -> list[Answer]:
        """Ask in the catalogue for an article, and type its path."""
        self.session.press_all("L", "I")
        self.session.wait_for("path:")
        answers = self.session.press_all(*PATH)
        assert self.session.text[-1].startswith(f"path: {PATH}")
        self._escape()
        self._escape()
        return answers

    def aside(self) -> list[Answer]:
        """Set the briefing aside and bring it back."""
        self.session.press("L")
        answers = self.session.press_all("x", "u", "x", "u")
        assert "Brought back" in self.session.text[-1]
        self._escape()
        return answers

    def note(self) -> list[Answer]:
        """Write a first note on panel 1 and save it under a name."""
        self.session.press_all("1", "g", "A")
        self.session.wait_for("Note on")
        answers = self.session.press_all(*NOTE)
        assert NOTE in "\n".join(self.session.text)
        self._escape()
        self.session.wait_for("your name")
        self.session.press_all(*AUTHOR, "enter")
        self.session.wait_for(FIRST_SHOWN)
        return answers

    def _escape(self) -> None:
        self.session.press("esc", quiet=_ESC_QUIET)


class Decision(NamedTuple):
    """The answer to a key of a review.

    `is_near` is true where the next item to be decided about was on the screen, and still stands in
    its row.
    """

    key: str
    answer: Answer
    is_near: bool


class Reviewer:
    """Reviews an article with proposals in a `Session` that has started."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def review(self, *, with_evidence: bool = False) -> list[Decision]:
        """Confirm all that is to be decided about, reject each fourth; return what each key cost.

        With evidence, the words that an item stands on go along from item to item.
        """
        self.session.press("z")
        if with_evidence:
            self.session.press("p")
        keys: list[Decision] = []
        while not self._is_done():
            status = self.session.text[-1]
            key = "z" if GOES_ON in status else "x" if len(keys) % 4 == 3 else "c"
            before = self._beginnings()
            answer = self.session.press(key, quiet=_LOOK)
            is_near = key != "z" and GOES_ON not in self.session.text[-1]
            is_near = is_near and not self._is_done() and before == self._beginnings()
            keys.append(Decision(key, answer, is_near))
            assert len(keys) < _MOST, "the review does not come to its end"
        return keys

    def _is_done(self) -> bool:
        return ALL_REVIEWED in self.session.text[-1]

    def _beginnings(self) -> list[str]:
        """Return the rows without their margins, and without the words beneath them."""
        return [row[MARGIN:] for row in self.session.text[:-3]]


class Jumps(NamedTuple):
    """Answers to going to a hit off the screen, and the bytes of text alone that each brought."""

    answers: list[Answer]
    bare: list[int]

    @property
    def over_text(self) -> float:
        """How many bytes were written for each byte of text."""
        return sum(answer.size for answer in self.answers) / sum(self.bare)


def jumps(session: Session, head: int, goes_on: Callable[[], bool]) -> Jumps:
    """Press `n` while `goes_on`; return what it took to go to hits off the screen.

    Those are the ones after which no row of the text, which begins below `head` rows, is one
    that was shown before.
    """
    found = Jumps([], [])
    for _ in range(_MOST):
        before = session.text[head:-1]
        answer = session.press("n")
        if not goes_on():
            return found
        after = session.text[head:-1]
        if set(filter(None, before)).isdisjoint(after):
            found.answers.append(answer)
            found.bare.append(bare(before, after))
    raise AssertionError("n does not come to the last hit")
