"""Text that is typed or pasted at a terminal's standard input: whole, or refused."""

import json
import os
import pty
import select
import signal
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from tests.terminal.starting import COMMAND, environment
from tests.wire.asleep import is_at_work

END = b"\x04"
PATIENCE = 60.0
ADD = ("note", "add", "vraem-2014", "--author", "Ann", "--body", "-", "--json")


class Typist:
    """Somebody at a terminal whose standard output goes elsewhere."""

    def __init__(self, library: Path, *arguments: str, early: bytes = b"") -> None:
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.shown = b""
        if early:
            os.write(self.master, early)
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=slave,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(library),
            start_new_session=True,
        )
        os.close(slave)
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        with suppress(OSError):  # the program's end is the terminal's
            while seen := os.read(self.master, 65536):
                self.shown += seen

    def wait_until(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def is_waiting(self) -> bool:
        """Return whether the command reads: what is there before that came too early."""
        is_raw = not termios.tcgetattr(self.master)[3] & termios.ICANON
        return is_raw and not is_at_work(self.process.pid)

    def type(self, data: bytes) -> None:
        """Type as fast as the terminal takes it."""
        self.wait_until(self.is_waiting)
        while data and self.process.poll() is None:
            if select.select([], [self.master], [], 0.02)[1]:
                data = data[os.write(self.master, data[:1024]) :]

    def outcome(self) -> tuple[int, str, str]:
        """Return the exit code, what was written to stdout, and what to stderr."""
        out, err = self.process.communicate(timeout=PATIENCE)
        assert termios.tcgetattr(self.master) == self.before, "the terminal has its modes again"
        return self.process.returncode, out.decode(), err.decode()

    def body(self) -> str:
        code, out, err = self.outcome()
        assert (code, err) == (0, "")
        return str(json.loads(out)["content"]["body"])


@pytest.fixture
def sit_down(library: Path) -> Iterator[Callable[..., Typist]]:
    @contextmanager
    def seated(typist: Typist) -> Iterator[Typist]:
        try:
            yield typist
        finally:
            typist.process.kill()
            typist.process.wait()
            os.close(typist.master)

    with ExitStack() as stack:
        yield lambda *arguments, early=b"": stack.enter_context(
            seated(Typist(library, *arguments, early=early))
        )


Seat = Callable[..., Typist]


@pytest.mark.parametrize("length", [4094, 4095, 6003, 100_000])
def test_a_line_of_any_length_is_kept_whole(sit_down: Seat, length: int) -> None:
    line = "".join(f"{number} " for number in range(length))[: length - 1] + "!"
    typist = sit_down(*ADD)
    typist.type(line.encode() + b"\r" + END)
    assert typist.body() == f"{line}\n"


def test_what_is_typed_is_shown_and_can_be_taken_back(sit_down: Seat) -> None:
    typist = sit_down(*ADD)
    typist.type(b"onn" + b"\x7fe \x1b[2J\r" + "海関".encode() + b"\x7f\x7f\x7f\x08two")
    typist.wait_until(lambda: typist.shown.endswith(b"two"))
    assert typist.shown == ("onn\b \be ␛[2J\r\n海関\b \b\b \b\b \b\b \btwo".encode()), (
        "wide characters have two cells, and no escape sequence comes back"
    )
    typist.type(b" gone\x15three four  \x17\x7f" + END + b"\x7fe" + END + END)
    assert typist.body() == "one \x1b[2J\nthree"


def test_the_end_is_ctrl_d_on_an_empty_line(sit_down: Seat) -> None:
    typist = sit_down(*ADD)
    typist.type("caf\u00e9\r".encode() + END + b"not this")
    assert typist.body() == "caf\u00e9\n"


def test_what_came_too_early_to_be_kept_whole_is_refused(sit_down: Seat) -> None:
    typist = sit_down(*ADD, early=b"x" * 6003 + b"\n" + END)
    code, out, err = typist.outcome()
    assert (code, out) == (2, "")
    assert "cut a line after 4,095 bytes" in err
    assert err.count("\n") == 1


def test_a_short_line_that_came_early_is_kept(sit_down: Seat) -> None:
    typist = sit_down(*ADD, early=b"early\n")
    typist.type(b"late\r" + END)
    assert typist.body() == "early\nlate\n"


def test_more_than_a_note_holds_is_refused_and_nothing_is_left_to_run(sit_down: Seat) -> None:
    typist = sit_down(*ADD)
    typist.type(b"rm -rf nothing\r" * (1 << 17))
    code, out, err = typist.outcome()
    assert (code, out) == (2, "")
    assert "1,048,576 bytes" in err


@pytest.mark.parametrize(("key", "code"), [(b"\x03", 1), (b"", -signal.SIGTERM)])
def test_the_terminal_has_its_modes_again_whatever_ends_it(
    sit_down: Seat, key: bytes, code: int
) -> None:
    typist = sit_down(*ADD)
    typist.type(b"half a li")
    if key:
        os.kill(typist.process.pid, signal.SIGINT)
    else:
        typist.process.terminate()
    assert typist.outcome()[0] == code


def test_an_export_is_imported_from_the_terminal(sit_down: Seat, library: Path) -> None:
    first = sit_down(*ADD)
    first.type(b"w" * 5000 + b"\r" + END)
    first.body()
    exported = subprocess.run(
        [*COMMAND, "export", "vraem-2014", "--format", "json", "-o", "-"],
        env=environment(library),
        capture_output=True,
        check=True,
    ).stdout
    line = json.dumps(json.loads(exported)).encode()
    assert len(line) > 100_000
    typist = sit_down("note", "import", "-")
    typist.type(line + b"\r" + END)
    code, out, _ = typist.outcome()
    assert code == 0
    assert "1 unchanged" in out.split(", ")
