"""Documents are read in processes of their own: whatever a reader does, the next file is read."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.documents.reading import DocumentReaders
from briefings.documents.reading.limits import USUAL_LIMITS, ReadingLimits
from briefings.errors import DamagedError
from briefings.paths import log_file
from tests.unit.documents.strange_child import SOUND, UNSOUND

CHILD = "tests.unit.documents.strange_child"
LIMITS = ReadingLimits(memory=1 << 28, cpu_seconds=1, wall_seconds=30)


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def readers() -> Iterator[DocumentReaders]:
    before = set(children())
    with DocumentReaders(limits=LIMITS, module=CHILD) as made:
        yield made
    assert set(children()) <= before, "nothing is left behind"


def page(word: str) -> bytes:
    return f"<html><body>\n{word}".encode()


def children() -> list[int]:
    """The children of this process, zombies too."""
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(pid) for pid in found.split()]


def text(readers: DocumentReaders, word: str) -> str:
    (document,) = readers.read(page(word), "x.html")
    return document.text


def test_a_document_comes_back_as_the_reader_made_it(readers: DocumentReaders) -> None:
    assert readers.read(page("sound"), "x.html") == (SOUND,)


def test_text_is_read_without_another_process(readers: DocumentReaders) -> None:
    before = set(children())
    assert readers.read(b"Words.\n", "x.txt")[0].kind == "text"
    assert set(children()) <= before


def test_a_process_is_kept(readers: DocumentReaders) -> None:
    assert len({text(readers, "grow_old") for _ in range(5)}) == 1
    with pytest.raises(DamagedError, match="save the article itself"):
        text(readers, "refuse")
    assert len({text(readers, "grow_old") for _ in range(3)}) == 1


def test_a_process_is_replaced_after_two_hundred_files(readers: DocumentReaders) -> None:
    seen = [text(readers, "grow_old") for _ in range(401)]
    assert [seen.index(each) for each in dict.fromkeys(seen)] == [0, 200, 400]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("loop", "takes too long to read"),
        ("loop_in_c", "takes too long to read"),
        ("crash", r"cannot be read, its reader broke \(SIGSEGV\)"),
        ("take_memory", "takes more than 256 MB of memory to read"),
        ("recurse", "is nested too deeply to be read"),
        ("break_down", r"cannot be read, its reader broke \(ZeroDivisionError\)"),
        ("leave", r"cannot be read, its reader broke \(exit 3\)"),
        ("write_a_file", r"cannot be read, its reader broke \(OSError\)"),
        ("claim_a_long_answer", r"cannot be read, its reader broke \(a wrong answer\)"),
        ("answer_nonsense", r"cannot be read, its reader broke \(a wrong answer\)"),
        ("surrogate", r"cannot be read, its reader broke \(UnicodeEncodeError\)"),
        *((word, r"cannot be read, its reader broke \(an unsound answer\)")
          for word in UNSOUND if word != "surrogate"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_and_the_next_file_is_read(
    readers: DocumentReaders, word: str, why: str
) -> None:
    with pytest.raises(DamagedError) as caught:
        text(readers, word)
    assert re.fullmatch(rf"x\.html {why}: save its text and add that\.", str(caught.value))
    assert text(readers, "sound") == "Words."


def test_a_reader_that_waits_is_ended() -> None:
    limits = ReadingLimits(memory=1 << 28, cpu_seconds=9, wall_seconds=2)
    with DocumentReaders(limits=limits, module=CHILD) as readers:
        with pytest.raises(DamagedError, match="takes too long"):
            text(readers, "sleep")
        assert text(readers, "sound") == "Words."


def test_work_is_counted_for_each_file(readers: DocumentReaders) -> None:
    began = time.monotonic()
    while time.monotonic() - began < 3:
        assert text(readers, "sound") == "Words."


def test_what_a_reader_prints_is_no_answer(
    readers: DocumentReaders, capfd: pytest.CaptureFixture[str]
) -> None:
    assert text(readers, "print_words").endswith(".")
    assert capfd.readouterr() == ("", "")


def test_the_log_takes_where_a_reader_broke_and_none_of_its_words(
    readers: DocumentReaders,
) -> None:
    with pytest.raises(DamagedError):
        text(readers, "break_down")
    log = log_file().read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "strange_child.py" in log
    assert "words of the file" not in log


def test_threads_have_a_process_each_up_to_the_number_of_jobs() -> None:
    before = set(children())
    seen: set[str] = set()
    most = 0
    with DocumentReaders(2, limits=LIMITS, module=CHILD) as readers:

        def read() -> None:
            nonlocal most
            for _ in range(20):
                seen.add(text(readers, "grow_old"))
                most = max(most, len(set(children()) - before))

        threads = [threading.Thread(target=read) for _ in range(6)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert 1 <= len(seen) <= 2
    assert most <= 2
    assert set(children()) <= before


def test_a_process_that_somebody_else_has_ended_is_replaced(readers: DocumentReaders) -> None:
    first = text(readers, "grow_old")
    os.kill(int(first.strip(".")), signal.SIGKILL)
    time.sleep(0.1)
    assert text(readers, "grow_old") != first


PARENT = """
import sys, threading, time
from briefings.documents.reading import DocumentReaders
from tests.unit.documents.test_reading import CHILD, LIMITS, page, text
from briefings.documents.reading.limits import ReadingLimits
readers = DocumentReaders(limits=ReadingLimits(memory=1 << 28, cpu_seconds=60, wall_seconds=60),
                          module=CHILD)
print(text(readers, "grow_old"), flush=True)
text(readers, sys.argv[1])
"""


@pytest.mark.parametrize("word", ["loop_in_c", "sleep"])
def test_no_process_outlives_a_program_that_is_killed(word: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, word], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent.stdout:
        child = int(parent.stdout.readline().strip().strip("."))
    time.sleep(0.3)
    assert is_alive(child)
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 5
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_alive(child)


def is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_ctrl_c_does_not_reach_a_reading_process(readers: DocumentReaders) -> None:
    pid = int(text(readers, "grow_old").strip("."))
    assert os.getsid(pid) == pid != os.getsid(0)


def test_a_reading_process_has_nothing_of_the_users_environment(
    readers: DocumentReaders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    pid = int(text(readers, "grow_old").strip("."))
    environment = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"SECRET_TOKEN" not in environment
    assert os.environ["HOME"].encode() not in environment


def test_the_readers_have_room_within_the_usual_limits() -> None:
    """Every library that a reader is made of can be imported, and a file of 6 MB be sent."""
    with DocumentReaders(limits=USUAL_LIMITS, module=CHILD) as readers:
        (document,) = readers.read(page("x" * 6_000_000 + "\nsound"), "x.html")
    assert document == SOUND
