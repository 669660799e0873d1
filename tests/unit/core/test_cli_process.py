"""The command in a process of its own: pipes, locales, full disks, terminals."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefings import Library

LONG = ["show", "{id}"]
COMMANDS = [["list"], ["keys"], ["--help"], LONG, [*LONG, "--json"], ["verify"]]


@pytest.fixture
def environment(seeded_directory: Path, tmp_path: Path) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH",) if key in os.environ}
    return {
        **kept,
        "BRIEFINGS_LIBRARY": str(seeded_directory),
        "HOME": str(tmp_path),
        "PYTHONIOENCODING": "utf-8",
    }


def argv(arguments: list[str], briefing_id: str) -> list[str]:
    return [sys.executable, "-m", "tui", *(a.format(id=briefing_id) for a in arguments)]


@pytest.fixture
def briefing_id(seeded_directory: Path) -> str:
    with Library(seeded_directory) as library:
        return library.ids()[0]


def test_the_command_as_a_user_runs_it(environment: dict[str, str], briefing_id: str) -> None:
    ran = subprocess.run(
        argv(LONG, briefing_id), env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""
    assert "BOTTOM LINE" in ran.stdout
    assert "\x1b" not in ran.stdout
    failed = subprocess.run(
        argv(["show", "elsewhere"], ""),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.startswith("There is no briefing “elsewhere”")
    assert failed.stderr.count("\n") == 1


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_reader_that_has_seen_enough_gets_no_traceback(
    environment: dict[str, str], briefing_id: str, arguments: list[str], unbuffered: str
) -> None:
    environment |= {"PYTHONUNBUFFERED": unbuffered}
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        argv(arguments, briefing_id),
        env=environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_head_reads_one_line(environment: dict[str, str], briefing_id: str) -> None:
    with subprocess.Popen(
        argv(LONG, briefing_id), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as shown:
        assert shown.stdout is not None
        assert shown.stderr is not None
        assert shown.stdout.readline().strip()
        shown.stdout.close()
        assert shown.stderr.read() == b""
    assert shown.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", [["list"], [*LONG, "--json"]], ids=" ".join)
def test_a_full_disk_is_told_in_a_sentence(
    environment: dict[str, str], briefing_id: str, arguments: list[str], unbuffered: str
) -> None:
    environment |= {"PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            argv(arguments, briefing_id),
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert re.fullmatch(r"The output cannot be .*: No space left on device\.\n", ran.stderr)


ASCII = [
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    {"PYTHONIOENCODING": "latin-1"},
]


@pytest.mark.parametrize("locale", ASCII, ids=["ascii", "C", "latin-1"])
def test_without_utf_8_the_output_is_ascii(
    environment: dict[str, str], briefing_id: str, locale: dict[str, str]
) -> None:
    environment |= locale
    for arguments in (LONG, [*LONG, "--panel", "source"], ["keys"], ["--help"], ["show", "ñé海"]):
        ran = subprocess.run(
            argv(arguments, briefing_id), env=environment, capture_output=True, check=False
        )
        text = (ran.stdout + ran.stderr).decode("ascii")
        assert text.strip()
        assert "Traceback" not in text
        assert "\x1b" not in text


def on_a_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    """Return what a command writes on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        arguments, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as shown:
        os.close(theirs)
        written = b""
        while part := _read(ours):
            written += part
    os.close(ours)
    assert shown.returncode == 0
    return written.decode()


def _read(fd: int) -> bytes:
    try:
        return os.read(fd, 1 << 16)
    except OSError:  # Linux says so when the other side is closed
        return b""


SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("columns", [40, 80])
def test_on_a_terminal_the_text_is_the_same_and_only_coloured(
    environment: dict[str, str], briefing_id: str, columns: int
) -> None:
    environment |= {"TERM": "xterm-256color", "COLUMNS": str(columns)}
    command = argv(LONG, briefing_id)
    piped = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    styled = on_a_terminal(command, environment).replace("\r\n", "\n")
    assert SGR.search(styled)
    assert SGR.sub("", styled) == piped.stdout
    plain = on_a_terminal(command, {**environment, "NO_COLOR": "1"}).replace("\r\n", "\n")
    colours = {code for sgr in SGR.findall(plain) for code in re.findall(r"\d+", sgr)}
    assert not {code for code in colours if 30 <= int(code) <= 49}
    dumb = on_a_terminal(command, {**environment, "TERM": "dumb"}).replace("\r\n", "\n")
    assert dumb == piped.stdout
