"""Documents made by other programs, kept by what they were made of: making them takes seconds."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import platformdirs
import pytest

FOLDER = Path(platformdirs.user_cache_dir("briefings-tests")) / "made"


def needs(program: str) -> str:
    """The path of a program; the test is skipped where it is not installed."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"needs {program}")
    return path


def made(name: str, source: bytes, make: Callable[[], bytes]) -> bytes:
    """What `make` makes of `source`, or has made of the same before; `name` is for its kind."""
    digest = hashlib.sha256(name.encode() + b"\0" + source).hexdigest()
    kept = FOLDER / f"{digest[:32]}-{name}"
    if kept.exists():
        return kept.read_bytes()
    data = make()
    FOLDER.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(f".{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(kept)
    return data


def by_pandoc(source: str, to: str, tmp_path: Path, *, standalone: bool = True) -> bytes:
    """What pandoc makes of Markdown in one of its formats."""
    pandoc = needs("pandoc")

    def make() -> bytes:
        out = tmp_path / "made"
        command = [pandoc, "-f", "markdown", "-t", to, "-o", str(out)]
        command += ["-s"] if standalone else []
        subprocess.run(command, input=source.encode(), check=True, timeout=60)
        return out.read_bytes()

    return made(f"{to}{'-s' * standalone}", source.encode(), make)


def snapshot(page: str, tmp_path: Path) -> bytes:
    """The web archive (MHTML) that Chromium saves of a page."""
    chromium = needs("chromium")

    def make() -> bytes:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        with _Browser(chromium, tmp_path) as browser:
            return browser.snapshot(path.as_uri())

    return made("snapshot.mhtml", page.encode(), make)


def evaluated(pages: Iterable[Path], script: str, asked: str, tmp_path: Path) -> list[Any]:
    """What `asked`, an expression of JavaScript, comes to in each page, after a script has run."""
    with _Browser(needs("chromium"), tmp_path) as browser:
        return [browser.evaluate(path.as_uri(), script, asked) for path in pages]


class _Browser:
    """Chromium without a window, spoken to through its pipe for debuggers."""

    def __init__(self, chromium: str, folder: Path) -> None:
        commands, self._write = os.pipe()
        self._read, answers = os.pipe()
        commands, answers = _out_of_the_way(commands), _out_of_the_way(answers)
        self._process = subprocess.Popen(
            [
                "bash",
                "-c",
                f'exec "$0" "$@" 3<&{commands} 4>&{answers}',
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder / 'profile'}",
                "--remote-debugging-pipe",
            ],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._received = b""
        self._count = 0

    def __enter__(self) -> "_Browser":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(20)
        os.close(self._write)
        os.close(self._read)

    def evaluate(self, address: str, script: str, asked: str) -> Any:
        session = self._open(address)
        self._call("Runtime.evaluate", {"expression": script}, session)
        params = {"expression": asked, "awaitPromise": True, "returnByValue": True}
        return self._call("Runtime.evaluate", params, session)["result"]["value"]

    def snapshot(self, address: str) -> bytes:
        data: str = self._call("Page.captureSnapshot", {}, self._open(address))["data"]
        return data.encode()

    def _open(self, address: str) -> str:
        """Open a page and return the session that it is spoken to in."""
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})
        session: str = attached["sessionId"]
        self._call("Page.enable", {}, session)
        self._call("Page.navigate", {"url": address}, session)
        self._receive(lambda message: message.get("method") == "Page.loadEventFired")
        return session

    def _call(self, method: str, params: dict[str, Any], session: str | None = None) -> Any:
        self._count += 1
        number = self._count
        message = {"id": number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._receive(lambda answer: answer.get("id") == number)["result"]

    def _receive(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message, end, rest = self._received.partition(b"\0")
            if not end:
                data = os.read(self._read, 65536)
                assert data, "the browser has ended"
                self._received += data
                continue
            self._received = rest
            answer: dict[str, Any] = json.loads(message)
            if wanted(answer):
                return answer


def _out_of_the_way(end: int) -> int:
    """Move a pipe's end from where the browser looks for its pipes: it would close the other."""
    moved = fcntl.fcntl(end, fcntl.F_DUPFD, 20)
    os.close(end)
    return moved
