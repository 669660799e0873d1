"""A reading process whose reader does what the file says: it loops, breaks, lies, or reads."""

import ctypes
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from briefings.documents.document import DocumentKind, Reader, ReadOptions, SourceDocument
from briefings.documents.reading.child import serve
from briefings.errors import DamagedError
from briefings.model import Block

SOUND = SourceDocument(
    kind="html", text="Words.", blocks=(Block(start=0, end=6, page=1),), sha256="0" * 64
)


def refuse() -> NoReturn:
    raise DamagedError("x.html has no article in it: save the article itself.")


def loop() -> None:
    while True:
        pass


def loop_in_c() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


def sleep() -> None:
    time.sleep(1000)


def crash() -> None:
    ctypes.string_at(0)


def take_memory() -> None:
    taken = []
    while True:
        taken.append(bytearray(1 << 24))


def recurse() -> None:
    recurse()


def break_down() -> NoReturn:
    raise ZeroDivisionError("words of the file")


def leave() -> NoReturn:
    os._exit(3)


def write_a_file() -> None:
    path = Path(f"/tmp/briefings-{os.getpid()}")
    try:
        path.write_bytes(b"x")
    finally:
        path.unlink()


def print_words() -> None:
    sys.stdout.write("words that are no answer")
    sys.stdout.flush()
    sys.stderr.write("nor are these")


def claim_a_long_answer() -> None:
    for number in range(3, 20):
        try:
            os.write(number, b"\xff" * 8)
        except OSError:
            continue


def answer_nonsense() -> None:
    for number in range(3, 20):
        try:
            os.write(number, (3).to_bytes(8, "big") + b"\xc1\xc1\xc1")
        except OSError:
            continue


def grow_old() -> None:
    """Say which process this is."""


ACTIONS: dict[str, Callable[[], None]] = {
    each.__name__: each
    for each in (
        *(refuse, loop, loop_in_c, sleep, crash, take_memory, recurse, break_down, leave),
        *(write_a_file, print_words, claim_a_long_answer, answer_nonsense, grow_old),
    )
}
UNSOUND: dict[str, dict[str, Any]] = {
    "outside": {"blocks": (Block(start=0, end=7),)},
    "backwards": {"blocks": (Block(start=3, end=6), Block(start=0, end=2))},
    "overlapping": {"blocks": (Block(start=0, end=4), Block(start=3, end=6))},
    "empty_block": {"blocks": (Block(start=2, end=2),)},
    "no_blocks": {"blocks": ()},
    "no_text": {"text": "", "blocks": ()},
    "line_ends": {"text": "Word\r\n"},
    "hash": {"sha256": "../../x"},
    "page": {"blocks": (Block(start=0, end=6, page=0),)},
    "surrogate": {"text": "Word\ud800."},
}


def read(raw: bytes, name: str, options: ReadOptions) -> tuple[SourceDocument, ...]:
    word = raw.split()[-1].decode()
    if word in ACTIONS:
        ACTIONS[word]()
        pid = f"{os.getpid()}."
        return (SourceDocument(kind="html", text=pid, blocks=(Block(start=0, end=len(pid)),),
                               sha256="0" * 64),)  # fmt: skip
    return (msgspec.structs.replace(SOUND, **UNSOUND.get(word, {})),)


def reader_of(kind: DocumentKind) -> Reader:
    return read


if __name__ == "__main__":
    serve(reader_of, int(sys.argv[1]))
