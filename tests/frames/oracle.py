"""Two of xterm.js's terminals in a node process, and a judge who compares their cells."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

import pytest

MODULES = "BRIEFINGS_XTERM"
"""The environment variable that names the folder of node's modules."""

NEEDED = "needs node with @xterm/headless (set BRIEFINGS_XTERM)"

ALL_ATTRIBUTES = 1023

Span = tuple[int, int, int]
"""A row, a first column, and the one after the last."""


class Frame(NamedTuple):
    """What the reference writes, what is sent instead, and cells that do not count."""

    reference: str
    candidate: str
    ignored: Sequence[Span] = ()


class Difference(NamedTuple):
    """The first cell of a frame that is not the same.

    A cell is its width, its text, its attributes as a mask, and its two colours, each as
    xterm.js's mode and number; what does not show on a blank cell is left out.
    """

    frame: int
    row: int
    column: int
    reference: tuple[int, str, int, str, str]
    candidate: tuple[int, str, int, str, str]


class Verdict(NamedTuple):
    """How many cells were compared, how many of them were not just empty, and what differed."""

    cells: int
    drawn: int
    differences: tuple[Difference, ...]


class Oracle:
    """A node process that lives through many comparisons. To be used in `with`."""

    def __init__(self, modules: str) -> None:
        self._process = subprocess.Popen(
            ["node", str(Path(__file__).with_name("oracle.js")), modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def compare(
        self,
        size: tuple[int, int],
        frames: Sequence[Frame],
        *,
        reset: bool = True,
        colours: bool = True,
        attributes: int = ALL_ATTRIBUTES,
        cursor: bool = False,
    ) -> Verdict:
        """Send frames to both terminals and compare all cells after each.

        Args:
            size: columns and rows.
            frames: what the one and what the other is sent.
            reset: begin with two new terminals; else the two from before are resized.
            colours: whether colours count.
            attributes: the mask of the attributes that count.
            cursor: whether the cell that the cursor is on counts.
        """
        columns, rows = size
        question = {
            "columns": columns, "rows": rows, "reset": reset, "frames": frames,
            "colours": colours, "attributes": attributes, "cursor": cursor,
        }  # fmt: skip
        answer = self._ask(question)
        differences = (
            Difference(number, each["row"], each["column"],
                       tuple(each["reference"]), tuple(each["candidate"]))
            for number, each in enumerate(answer["differences"]) if each
        )  # fmt: skip
        return Verdict(answer["cells"], answer["drawn"], tuple(differences))

    def shown(self, size: tuple[int, int], sent: str, unicode: str) -> list[str]:
        """Return the rows of a new terminal that knows this version of Unicode: "6" or "11"."""
        columns, rows = size
        question = {
            "columns": columns, "rows": rows, "reset": True, "frames": [Frame("", sent)],
            "unicode": unicode, "text": True,
        }  # fmt: skip
        return list(self._ask(question)["text"])

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise AssertionError(f"node ended with {self._process.wait()}; it says why on stderr")
        answer: dict[str, Any] = json.loads(line)
        return answer


def open_oracle() -> Oracle:
    """Start an oracle, or skip the test where there is none."""
    modules = os.environ.get(MODULES, "")
    if not (shutil.which("node") and Path(modules, "@xterm", "headless").is_dir()):
        pytest.skip(NEEDED)
    return Oracle(modules)
