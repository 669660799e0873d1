"""What a shell is told when it asks what may follow; `completions/` holds the scripts that ask.

A script calls the program with `_BRIEFINGS_COMPLETE` set to the shell's name and with the words of
the command line, as they were typed, up to the cursor: the last one is the beginning of what is
wanted, and may be empty. The answer is a line for each word that may follow, with a description
where the shell shows one, and `:file` or `:dir` where the shell is to offer its own.

Titles and notes are somebody else's text, and this ends up in the middle of somebody's prompt. So
a word that a shell would have to quote is not offered at all, a description is one line without
control characters, and whatever goes wrong goes without a word.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from click.shell_completion import CompletionItem, ShellComplete, split_arg_string

from briefings.cli.completion_command import SHELLS
from briefings.cli.output import safe

VARIABLE = "_BRIEFINGS_COMPLETE"

_PLAIN = re.compile(r"-{0,2}\w[\w.-]*")
_LONGEST = 78
"""Characters of a description; the shells cut off what does not fit beside the word."""


def answer(words: Sequence[str], environ: Mapping[str, str]) -> int:
    """Write what may follow `words` and return the exit code; nothing is written in vain."""
    try:
        found = [f"{line}\n" for line in replies(environ[VARIABLE], words)]
        sys.stdout.write("".join(found))
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - a traceback would stand in the middle of a prompt
        return 1
    return 0


def replies(shell: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the answer to a shell.

    Raises:
        KeyError: the shell is not known.
    """
    from briefings.cli.commands import briefings  # noqa: PLC0415 - it imports this package

    if shell not in SHELLS:
        raise KeyError(shell)
    *before, current = [_unquoted(word) for word in _whole(words or [""])]
    option = current[: current.index("=") + 1] if re.match("--[^=]+=", current) else ""
    # An option without its value yet keeps click from reading the arguments.
    click = ShellComplete(briefings, {"obj": before}, "briefings", VARIABLE)
    shells_own = set()
    for item in click.get_completions(before, current):
        if item.type != "plain":
            shells_own.add(f":{item.type}")
        elif _is_inert(item.value, current):
            yield _written(shell, f"{option}{item.value}", _description(item))
    yield from sorted(shells_own)


def _whole(words: Sequence[str]) -> Iterator[str]:
    """Yield the words without the `=` that bash makes a word of in `--panel=security`."""
    *before, current = words
    for last, word in pairwise(["", *before]):
        if word != "=" or not last.startswith("--"):
            yield word
    yield "" if current == "=" else current


def _unquoted(word: str) -> str:
    """Return what the shell would make of a word, except for what it would put in."""
    return next(iter(split_arg_string(word)), "")


def _is_inert(word: str, current: str) -> bool:
    """Return whether a word means itself in every shell, and is an option only where one begins."""
    is_plain = _PLAIN.fullmatch(word) is not None and safe(word, sys.stdout) == word
    return is_plain and (current.startswith("-") or not word.startswith("-"))


def _description(item: CompletionItem) -> str:
    begun = (item.help or "")[: 4 * _LONGEST]  # a note may be long, and there may be many
    words = safe(" ".join(begun.split()), sys.stdout)
    return words if len(words) <= _LONGEST else safe(f"{words[: _LONGEST - 1]}…", sys.stdout)


def _written(shell: str, word: str, description: str) -> str:
    """Return the line that a shell's script makes a word and its description of."""
    if shell == "bash" or not description:
        return word
    escaped = description.replace("\\", r"\\")
    return f"{word}\t{description}" if shell == "fish" else f"{word}:{escaped}"
