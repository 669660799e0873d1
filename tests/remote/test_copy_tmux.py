"""Copying through what lies between: tmux's own buffer, GNU screen, and lines of several sorts."""

import base64
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.export.citation import cite
from briefings.notes.model import Content, Target
from briefings.notes.notebook import notebook
from tests.remote.login import LogIn
from tests.remote.program import ROOT, assignments
from tests.remote.routes import ROUTES, Host, lacking
from tests.remote.window import OpenWindow, Window
from tests.terminal.emulator import PATIENCE
from tests.terminal.starting import environment, is_open
from tui.system.clipboard import MOSH_LIMIT, TMUX_FOR_MOSH

SEQUENCE = re.compile(rb"\x1b\]52;[^;]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")
CITED = "“Peru achieves drug eradication milestone in the VRAEM”, Dialogo, 10 February 2014"
TITLE = f"“Peru achieves drug eradication milestone in the VRAEM”\n{CITED}, ¶1"


def buffer(host: Host) -> str:
    """Return what tmux would paste; empty where it has nothing."""
    command = host.tmux("show-buffer")
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def wait_until(holds: Callable[[], bool], window: Window) -> None:
    """Read on until something holds.

    Raises:
        AssertionError: it does not come to hold.
    """
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, window.text()
        window.settle()


def copies(window: Window) -> list[str]:
    """Return the texts that have arrived at the window for its clipboard."""
    return [base64.b64decode(each[1]).decode() for each in SEQUENCE.finditer(window.raw)]


def set_clipboard(host: Host, value: str) -> None:
    command = host.tmux("set-option", "-g", "set-clipboard", value)
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.parametrize("route", ["tmux", "tmux-in-ssh"])
def test_tmux_takes_a_copy_as_a_buffer(log_in: LogIn, host: Host, route: str) -> None:
    login = log_in(route)
    set_clipboard(host, "on")
    login.open_briefing()
    login.window.send("y")
    login.window.wait_for("taken if set-clipboard is on")
    wait_until(lambda: buffer(host).startswith("Bottom line: "), login.window)
    login.window.send("9y")
    wait_until(lambda: buffer(host) == TITLE, login.window)
    login.window.press("q", "q")
    login.window.wait_for("left 0")
    login.check()


def test_tmux_that_is_set_to_take_none_shows_nothing_of_it(log_in: LogIn, host: Host) -> None:
    login = log_in("tmux")
    set_clipboard(host, "external")
    login.open_briefing()
    login.window.settle()
    before = login.window.text().split("\n")[:-1]
    login.window.send("y")
    login.window.wait_for("taken if set-clipboard is on")
    assert login.window.text().split("\n")[:-1] == before
    assert buffer(host) == ""


def test_a_login_from_tmux_reaches_its_buffer(log_in: LogIn, host: Host) -> None:
    """`TERM` alone comes along, and says no more than that it may be tmux or screen."""
    login = log_in("ssh-in-tmux")
    set_clipboard(host, "on")
    login.open_briefing()
    login.window.send("9y")
    login.window.wait_for("Sent to tmux")
    wait_until(lambda: buffer(host) == TITLE, login.window)


@pytest.mark.parametrize("route", ["direct", "ssh", "mosh"])
def test_a_copy_arrives_at_the_terminal_of_a_login(log_in: LogIn, route: str) -> None:
    login = log_in(route)
    login.open_briefing()
    login.window.send("9y")
    login.window.wait_for("Sent (151 bytes)")
    wait_until(lambda: TITLE in copies(login.window), login.window)


# -- mosh --------------------------------------------------------------------------------------


def kept(library: Path) -> Path:
    """The file that takes what the clipboard does not."""
    return library.parent / "state" / "briefings" / "copied.txt"


def write_note(library: Path, body: str) -> str:
    """Write a note; return the text that it is copied as."""
    with Library(library) as opened:
        opened.notes.set_author("Ann")
        briefing = opened.get("vraem-2014")
        note = opened.notes.add(Target(briefing=briefing.id), Content(body=body))
        (placed,) = notebook(briefing, [note]).notes
        return cite(briefing, placed).text


def write_long_note(library: Path, size: int) -> str:
    """Write a note that is copied as `size` bytes; return those."""
    around = len(write_note(library.with_name("another"), "x").encode()) - 1
    text = write_note(library, "x" * (size - around))
    assert len(text.encode()) == size
    return text


def test_mosh_hands_on_the_longest_copy_that_is_sent_whole(log_in: LogIn, library: Path) -> None:
    login = log_in("mosh")
    text = write_long_note(library, MOSH_LIMIT)
    login.open_briefing()
    login.window.send("0y")
    login.window.wait_for(f"Sent ({MOSH_LIMIT:,} bytes)")
    wait_until(lambda: bool(copies(login.window)), login.window)
    assert copies(login.window) == [text]


def test_what_mosh_would_cut_goes_into_the_file(log_in: LogIn, library: Path) -> None:
    login = log_in("mosh")
    text = write_long_note(library, MOSH_LIMIT + 1)
    login.open_briefing()
    login.window.send("0y")
    login.window.wait_for("mosh may be between")
    assert kept(library).read_text("utf-8") == f"{text}\n"
    assert not copies(login.window)


def configure(host: Host, *lines: str) -> None:
    """Let tmux begin with these lines."""
    lines = ("set -g status off", "set -g set-clipboard on", *lines)
    (host.folder / "tmux.conf").write_text("\n".join((*lines, "")))


def test_mosh_takes_copies_from_tmux_that_is_told_so(log_in: LogIn, host: Host) -> None:
    configure(host, TMUX_FOR_MOSH)
    login = log_in("tmux-in-mosh")
    login.open_briefing()
    login.window.send("9y")
    login.window.wait_for("Sent to tmux (151 bytes)")
    assert TMUX_FOR_MOSH in " ".join(line.strip() for line in login.window.text().split("\n"))
    wait_until(lambda: TITLE in copies(login.window), login.window)


def test_a_tmux_that_is_attached_to_over_mosh_is_found(
    host: Host, open_window: OpenWindow, library: Path
) -> None:
    """Its own environment says nothing: it was begun on another line."""
    if lacks := lacking("tmux-in-mosh"):
        pytest.skip(f"needs {' and '.join(lacks)}")
    configure(host)
    begun = host.tmux(
        *("new-session", "-d", "-x", "80", "-y", "24"),
        *("env", *assignments(environment(library)), sys.executable, "-m", "tui"),
    )
    subprocess.run(begun, check=True, env=environment(library), cwd=ROOT)
    attached = ["env", "LC_ALL=C.UTF-8", *host.tmux("attach-session")]
    window = open_window(ROUTES["mosh"](host, attached))
    window.wait_for(is_open)
    window.send("y")
    window.wait_for("set -as")


# -- GNU screen --------------------------------------------------------------------------------


@pytest.fixture
def in_screen(open_window: OpenWindow) -> Iterator[Callable[..., Window]]:
    """Run the program in GNU screen: `in_screen("TERM=screen")` sets a variable in it."""
    if not shutil.which("screen"):
        pytest.skip("needs screen")
    # Sockets have short names only, and screen wants a folder of its own.
    with tempfile.TemporaryDirectory(prefix="screen-") as folder:
        config = Path(folder) / "rc"
        config.write_text("startup_message off\nautodetach off\ndefutf8 on\nhardstatus off\n")
        place = ["env", f"SCREENDIR={folder}", "screen", "-c", str(config), "-S", "copy"]

        def begin(*more: str) -> Window:
            program = ["env", *more, sys.executable, "-m", "tui"]
            window = open_window([*place, "-U", *program])
            window.wait_for(is_open)
            window.settle()
            return window

        yield begin
        subprocess.run([*place, "-X", "quit"], check=False, capture_output=True)


def test_screen_hands_on_a_copy_that_is_longer_than_it_takes(
    in_screen: Callable[..., Window],
) -> None:
    window = in_screen()
    before = window.text().split("\n")[:-1]
    window.send("y")
    window.wait_for("Sent through screen (")
    wait_until(lambda: bool(copies(window)), window)
    (text,) = copies(window)
    assert text.startswith("Bottom line: ")
    assert text.endswith(f"{CITED}, ¶5, ¶6, ¶11")
    assert window.text().split("\n")[:-1] == before, "nothing of it is printed"


def test_a_login_from_screen_reaches_the_terminal(in_screen: Callable[..., Window]) -> None:
    window = in_screen("-u", "STY", "TERM=screen")
    window.send("9")
    window.wait_for("By Dialogo")
    window.settle()
    before = window.text().split("\n")[:-1]
    window.send("y")
    window.wait_for("Sent to tmux or screen (151 bytes)")
    wait_until(lambda: bool(copies(window)), window)
    assert copies(window) == [TITLE]
    assert window.text().split("\n")[:-1] == before, "nothing of it is printed"


def test_what_screen_would_print_goes_into_the_file(
    in_screen: Callable[..., Window], library: Path
) -> None:
    window = in_screen("-u", "STY", "TERM=screen")
    window.send("y")
    window.wait_for("copied.txt has it (")
    assert not copies(window)
    kept = library.parent / "state" / "briefings" / "copied.txt"
    assert kept.read_text("utf-8").startswith("Bottom line: ")
