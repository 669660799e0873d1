"""`rg` over the texts as files, a thousand to a folder."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from tests.bench.engines.engine import MissingEngineError
from tests.bench.engines.questions import Question, texts

_TO_A_FOLDER: Final = 1000


class Ripgrep:
    """What it finds is shown whole: it knows no best hits, so that it always reads everything."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("rg") is None:
            raise MissingEngineError("rg is not installed (Debian: ripgrep)")
        self._folder = folder / "texts"

    def build(self, texts_file: Path) -> None:
        for number, each in enumerate(texts(texts_file)):
            folder = self._folder / f"{number // _TO_A_FOLDER:03}"
            folder.mkdir(parents=True, exist_ok=True)
            said = "".join(f"speaker: {speaker}\n" for speaker in each.speakers)
            notes = "".join(f"note: {note}\n" for note in each.notes)
            text = f"title: {each.title}\n{said}{notes}{each.text}\n"
            (folder / each.id).write_text(text, encoding="utf-8")

    def open(self) -> None:
        """Do nothing: there is nothing to open."""

    def ask(self, question: Question) -> int | None:
        match question.sort:
            case "fuzzy" | "number range":
                return None
            case "AND":
                first, *others = (rf"\b{word}" for word in question.words)
                return self._shown(others[0], self._files(first))
            case "field + term":
                return self._shown(
                    rf"\b{question.words[0]}", self._files(f"^speaker: .*{question.speaker}")
                )
            case "phrase":
                return self._shown(r"\s+".join(question.words))
            case _:
                return self._shown(rf"\b{question.words[0]}")

    def find_new_note(self, briefing_id: str, word: str) -> int:
        (path,) = self._folder.glob(f"*/{briefing_id}")
        with path.open("a", encoding="utf-8") as file:
            file.write(f"note: {word}\n")
        return self._shown(word)

    def _files(self, pattern: str) -> bytes:
        return self._run("--files-with-matches", "--null", pattern, str(self._folder))

    def _shown(self, pattern: str, among: bytes | None = None) -> int:
        command = ("--max-count=3", "--with-filename", pattern)
        if among is None:
            return self._run(*command, str(self._folder)).count(b"\n")
        if not among:
            return 0
        found = subprocess.run(
            ("xargs", "--null", "rg", "--ignore-case", "--no-config", *command),
            input=among, capture_output=True, check=False,
        )  # fmt: skip
        return found.stdout.count(b"\n")

    def _run(self, *arguments: str) -> bytes:
        command = ("rg", "--ignore-case", "--no-config", *arguments)
        return subprocess.run(command, capture_output=True, check=False).stdout
