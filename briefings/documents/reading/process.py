"""A reading process as the program sees it: files go in, documents or sentences come out."""

import contextlib
import os
import signal
import subprocess
import sys
from threading import Timer
from typing import Any, Final

import msgspec

from briefings.documents.reading.frames import (
    LONGEST_ANSWER,
    Answer,
    FrameError,
    ReadingRequest,
    read_frame,
    write_frame,
)
from briefings.documents.reading.limits import ReadingLimits

OWN_CHILD: Final = "briefings.documents.reading.child"

_END: Final = 0.5
"""Seconds in which a process has ended that has closed its output."""


class ReadingProcessError(Exception):
    """The process has ended or gave no answer that can be understood; `why` in a word or two."""

    def __init__(self, why: str, *, took_too_long: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.took_too_long = took_too_long


class ReadingProcess:
    """Starts a reading process and talks to it; `module` is run in it."""

    def __init__(self, limits: ReadingLimits, module: str = OWN_CHILD) -> None:
        self._limits = limits
        self.files = 0
        # Of its own session, Ctrl-C does not reach it; at the root, no file of a folder is taken
        # for a module.
        self._process = subprocess.Popen(  # noqa: S603 - it is this very interpreter
            [sys.executable, "-P", "-m", module, str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            env=_environment(),
            start_new_session=True,
        )

    def read(self, request: ReadingRequest) -> Answer:
        """Have a file read; errors are those of `ask`."""
        answer: Answer = self.ask(request, Answer)
        return answer

    def ask(self, request: msgspec.Struct, answer: object) -> Any:  # noqa: ANN401 - of that kind
        """Send a request, and return its answer, which is of the type `answer`.

        Raises:
            ReadingProcessError: the process did not answer; it is of no use any more.
        """
        self.files += 1
        timer = Timer(self._limits.wall_seconds, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            return msgspec.msgpack.decode(self._talk(request), type=answer)
        except (OSError, FrameError, msgspec.DecodeError):
            fault = self._fault(is_late=not timer.is_alive())
            self.close()
            raise fault from None
        finally:
            timer.cancel()

    def _talk(self, request: msgspec.Struct) -> bytes:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise FrameError
        write_frame(stdin.fileno(), msgspec.msgpack.encode(request))
        frame = read_frame(stdout.fileno(), LONGEST_ANSWER)
        if frame is None:
            raise FrameError
        return frame

    def _fault(self, *, is_late: bool) -> ReadingProcessError:
        try:
            code = self._process.wait(_END)
        except subprocess.TimeoutExpired:
            return ReadingProcessError("a wrong answer")
        if is_late or code == -signal.SIGXCPU:
            return ReadingProcessError("time", took_too_long=True)
        is_signal = -code in signal.valid_signals()
        return ReadingProcessError(signal.Signals(-code).name if is_signal else f"exit {code}")

    @property
    def has_ended(self) -> bool:
        """Whether somebody else has ended the process."""
        return self._process.poll() is not None

    def close(self) -> None:
        """End the process, whatever it does, and wait for its end."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _environment() -> dict[str, str]:
    """Return what the process needs to find its modules, and nothing of the user's."""
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": "/nonexistent",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONUTF8": "1",
        "MALLOC_ARENA_MAX": "2",  # each takes address space, which is limited
    }
