"""Text that comes on standard input: from a file or a pipe, or typed and pasted at a terminal."""

import sys

from briefings.errors import UsageError


def read(most: int) -> bytes:
    """Return what comes until it ends, at most one byte more than `most`: it may never end.

    Raises:
        UsageError: there is no standard input, or a terminal has cut what was pasted too early.
    """
    if sys.stdin is None:  # started with its input closed
        raise UsageError("There is no standard input to read: give it a file or a pipe.")
    if not sys.stdin.isatty():
        return sys.stdin.buffer.read(most + 1)
    from briefings.cli import terminal_input  # noqa: PLC0415 - not every system has termios

    return terminal_input.read(sys.stdin.fileno(), most)


def read_text(most: int) -> str:
    """Return what comes as text of at most `most` bytes.

    Raises:
        UsageError: as `read`; there is more, or it is not UTF-8.
    """
    raw = read(most)
    if len(raw) > most:
        raise UsageError(f"The text on stdin has more than {most:,} bytes: split it.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"The text on stdin is not UTF-8 (byte {error.start + 1}): convert it first."
        ) from None
