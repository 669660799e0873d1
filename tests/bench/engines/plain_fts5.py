"""SQLite's full-text search as its documentation shows it: `bm25`, `snippet`, nothing else."""

import sqlite3
from pathlib import Path

from tests.bench.engines.engine import SCREENFUL
from tests.bench.engines.questions import Question, texts


class PlainFts5:
    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.sqlite"

    def build(self, texts_file: Path) -> None:
        self.open()
        run = self._db.execute
        run("CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, title, text, speakers, notes)")
        run("CREATE TABLE figure(doc INTEGER, unit TEXT, value REAL)")
        run("CREATE INDEX figure_value ON figure(unit, value)")
        with self._db:
            for number, each in enumerate(texts(texts_file), 1):
                run(
                    "INSERT INTO docs(rowid, id, title, text, speakers, notes)"
                    " VALUES(?, ?, ?, ?, ?, ?)",
                    (
                        number, each.id, each.title, each.text,
                        "\n".join(each.speakers), "\n".join(each.notes),
                    ),
                )  # fmt: skip
                self._db.executemany(
                    "INSERT INTO figure VALUES(?, ?, ?)", ((number, *f) for f in each.figures)
                )

    def open(self) -> None:
        self._db = sqlite3.connect(self._path)

    def ask(self, question: Question) -> int | None:
        words = " ".join(f'"{word}"' for word in question.words)
        match question.sort:
            case "fuzzy":
                return None
            case "number range":
                return self._of_figures(question)
            case "phrase":
                return self._match(f'"{" ".join(question.words)}"')
            case "prefix as typed":
                return self._match(f"{words}*")
            case "field + term":
                return self._match(f'speakers:"{question.speaker}" AND {words}')
            case _:
                return self._match(words)

    def find_new_note(self, briefing_id: str, word: str) -> int:
        with self._db:
            self._db.execute(
                "UPDATE docs SET notes = notes || char(10) || ? WHERE rowid ="
                " (SELECT rowid FROM docs WHERE id = ? LIMIT 1)",
                (word, briefing_id),
            )
        return self._match(f'"{word}"')

    def _match(self, expression: str) -> int:
        found = self._db.execute(
            "SELECT id, title, snippet(docs, -1, '[', ']', '…', 24) FROM docs"
            " WHERE docs MATCH ? ORDER BY bm25(docs) LIMIT ?",
            (expression, SCREENFUL),
        )
        return len(found.fetchall())

    def _of_figures(self, question: Question) -> int:
        found = self._db.execute(
            "SELECT id, title, substr(text, 1, 160) FROM docs WHERE rowid IN (SELECT doc FROM"
            " figure WHERE unit = ? AND value BETWEEN ? AND ?) LIMIT ?",
            (question.unit, question.low, question.high, SCREENFUL),
        )
        return len(found.fetchall())
