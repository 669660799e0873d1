"""The library's own search."""

import os
from pathlib import Path

from briefings import Content, Library, Target
from briefings.paths import LOG_NAME
from briefings.repository import text_builder
from briefings.search.request import SearchRequest
from tests.bench.engines.engine import SCREENFUL
from tests.bench.engines.questions import Question


class OwnSearch:
    """Searches a copy of the library."""

    def __init__(self, folder: Path) -> None:
        self._lib = folder / "lib"
        os.environ["XDG_CACHE_HOME"] = str(folder / "index")

    def build(self, texts: Path) -> None:
        text_builder.build(self._lib / LOG_NAME)

    def open(self) -> None:
        self._library = Library(self._lib)

    def ask(self, question: Question) -> int | None:
        return self._search(_query(question))

    def find_new_note(self, briefing_id: str, word: str) -> int:
        self._library.notes.add(Target(briefing=briefing_id), Content(body=word), "Ana")
        return self._search(word)

    def _search(self, query: str) -> int:
        return len(self._library.search(SearchRequest(query, SCREENFUL)).matches)


def _query(question: Question) -> str:
    words = " ".join(question.words)
    match question.sort:
        case "phrase":
            return f'"{words}"'
        case "fuzzy":
            return f"{words}~"
        case "field + term":
            return f"speaker:{question.speaker} {words}"
        case "number range":
            return f"{question.unit}:{question.low:f}..{question.high:f}"
        case _:
            return words
