"""The reading process: `python -m briefings.documents.reading.child MEMORY`.

It reads what comes on standard input, file by file, until there is no more. When the program that
has started it ends in whatever way, the system ends it too, also in the middle of a file.
"""

import fcntl
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial

import msgspec

from briefings.documents.document import DocumentKind, Reader, ReadOptions
from briefings.documents.reading.frames import (
    BrokenAnswer,
    ReadAnswer,
    ReadingRequest,
    RefusedAnswer,
    read_frame,
    write_frame,
)
from briefings.documents.reading.limits import limit_process, limit_work
from briefings.documents.registry import reader_of
from briefings.errors import BriefingsError


def serve(reader_of_kind: Callable[[DocumentKind], Reader], memory: int) -> None:
    """Read files that are asked for on standard input until it ends, within `memory` bytes."""
    serve_frames(partial(_read, reader_of_kind), memory)


def serve_frames(answered: Callable[[bytes], bytes], memory: int) -> None:
    """Answer what comes on standard input until it ends, within `memory` bytes."""
    limit_process(memory)
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):  # what a reader prints is no answer
        os.dup2(nothing, standard)
    while (frame := read_frame(requests)) is not None:
        _end_with_parent(requests, at_once=True)
        answer = answered(frame)
        del frame
        _end_with_parent(requests, at_once=False)
        write_frame(answers, answer)


def _read(reader_of_kind: Callable[[DocumentKind], Reader], frame: bytes) -> bytes:
    """Return the answer, encoded; what cannot be encoded is a fault like any other."""
    request = msgspec.msgpack.decode(frame, type=ReadingRequest)
    limit_work(request.cpu_seconds)
    try:
        read = reader_of_kind(request.kind)
        documents = read(request.raw, request.name, ReadOptions(mend=request.mend))
        return msgspec.msgpack.encode(ReadAnswer(documents))
    except BriefingsError as error:
        return msgspec.msgpack.encode(RefusedAnswer(str(error)))
    except Exception as error:  # noqa: BLE001 - other people's readers raise what they like
        return msgspec.msgpack.encode(broken(error))


def broken(error: Exception) -> BrokenAnswer:
    """Return what is told of a fault of the program."""
    frames = traceback.extract_tb(error.__traceback__)[-20:]
    places = tuple(f"{each.filename}:{each.lineno} in {each.name}" for each in frames)
    return BrokenAnswer(type(error).__name__, places)


def _end_with_parent(requests: int, *, at_once: bool) -> None:
    """Have the system end this process when nobody can write requests any more."""
    fcntl.fcntl(requests, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(requests, fcntl.F_GETFL)
    changed = flags | os.O_ASYNC if at_once else flags & ~os.O_ASYNC
    fcntl.fcntl(requests, fcntl.F_SETFL, changed)
    if at_once:
        waiting = select.poll()
        waiting.register(requests, 0)
        if waiting.poll(0):  # it had ended before
            sys.exit(1)


if __name__ == "__main__":
    serve(reader_of, int(sys.argv[1]))
