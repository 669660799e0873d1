"""What an engine can do in this comparison."""

from pathlib import Path
from typing import Final, Protocol

from tests.bench.engines.questions import Question

SCREENFUL: Final = 8
"""So many hits with snippets are asked for: what a screen shows."""


class MissingEngineError(Exception):
    """An engine that is not installed; the text says what is needed."""


class Engine(Protocol):
    """One engine with its files in a folder of its own."""

    def build(self, texts: Path) -> None:
        """Index the texts of a file."""

    def open(self) -> None:
        """Make ready to answer."""

    def ask(self, question: Question) -> int | None:
        """Return how many hits were shown, `None` where it cannot answer such a question."""

    def find_new_note(self, briefing_id: str, word: str) -> int:
        """Keep a note that holds a word nobody else has, and return how many hits it has."""
