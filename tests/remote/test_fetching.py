"""An export fetched from the other host, by the command that the app shows there."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.remote.login import LogIn
from tests.remote.routes import Host
from tests.terminal.starting import is_open

INSTALLED = Path(sys.executable).with_name("briefings")


def test_the_command_that_the_app_shows_brings_the_file(
    log_in: LogIn, host: Host, library: Path, tmp_path: Path
) -> None:
    if not INSTALLED.exists():
        pytest.skip("needs briefings installed beside Python")
    login = log_in("ssh", size=(120, 40))
    window = login.window
    window.send(f"{INSTALLED}; echo left $?\r")
    window.wait_for(is_open)
    window.press("e")
    window.wait_for("HOST is what you call this machine")
    window.press("Y")
    window.wait_for("copied.txt")
    window.press("q")
    window.press("q")
    window.wait_for("left 0")

    copied = library.parent / "state" / "briefings" / "copied.txt"
    host_name, _, command = copied.read_text(encoding="utf-8").strip().partition(" HOST ")
    assert host_name == "ssh"
    assert f"--library {library} export vraem-2014 --format html --depth brief -o - >" in command
    login_here = shlex.join([*host.client(), "127.0.0.1"])
    there = tmp_path / "my machine"
    there.mkdir()
    done = subprocess.run(
        ["sh", "-c", f"{login_here} {command}"], cwd=there, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"No note went along" in done.stderr
    page = (there / "vraem-2014-brief.html").read_bytes()
    assert page.lower().startswith(b"<!doctype html>")
    assert page.rstrip().endswith(b"</html>")
