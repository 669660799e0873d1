"""TinyDB as it comes: one JSON file, which each question reads."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec
from tinydb import TinyDB, where

from tests.bench.engines.engine import SCREENFUL, MissingEngineError
from tests.bench.engines.questions import Question, texts

_TIMES: Final = 8
"""It takes so many times the memory that the texts take on the disk."""


class StockTinyDB:
    def __init__(self, folder: Path) -> None:
        self._path = folder / "tinydb.json"

    def build(self, texts_file: Path) -> None:
        needed, free = _TIMES * texts_file.stat().st_size, _free()
        if needed > free:
            raise MissingEngineError(
                f"it would need some {needed >> 30} GB of memory, and {free >> 30} are free"
            )
        self.open()
        self._db.insert_multiple(msgspec.to_builtins(each) for each in texts(texts_file))

    def open(self) -> None:
        self._db = TinyDB(self._path)

    def ask(self, question: Question) -> int | None:
        if question.sort == "fuzzy":
            return None
        found = self._db.search(_test(question))
        return len([each["text"][:160] for each in found[:SCREENFUL]])

    def find_new_note(self, briefing_id: str, word: str) -> int:
        self._db.update(lambda each: each["notes"].append(word), where("id") == briefing_id)
        return len(self._db.search(where("notes").test(lambda notes: word in notes)))


def _test(question: Question) -> Any:
    if question.sort == "number range":
        return where("figures").test(_has_figure(question))
    words = [" ".join(question.words)] if question.sort == "phrase" else question.words
    asked = where("text").test(_has_all([word.lower() for word in words]))
    if question.sort != "field + term":
        return asked
    return asked & where("speakers").test(
        lambda names: any(question.speaker in name for name in names)
    )


def _has_all(words: list[str]) -> Callable[[Any], bool]:
    return lambda text: all(word in text.lower() for word in words)


def _has_figure(question: Question) -> Callable[[Any], bool]:
    return lambda figures: any(
        unit == question.unit and question.low <= value <= question.high for unit, value in figures
    )


def _free() -> int:
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
