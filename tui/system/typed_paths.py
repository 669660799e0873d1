"""Paths as they are typed: every name can be shown, typed and read back, and completed."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Final, NamedTuple

from briefings.errors import NotFoundError, UsageError
from briefings.text import displayable

LISTED: Final = 200
"""Names that are listed at most; whoever sees more has to type more."""

_MOST: Final = 100_000
"""Names that a folder may have to be looked through."""

_QUOTES: Final = ("'", '"')
_ESCAPE: Final = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))", re.DOTALL)


class Completion(NamedTuple):
    """What was typed, as far as it is certain, and the names that begin so.

    A folder's name ends with a slash. `more` is how many names are not listed.
    """

    text: str
    names: tuple[str, ...] = ()
    more: int = 0


def path_of(text: str) -> str:
    """Return the path that was typed, or pasted as a shell or a terminal quotes it."""
    text = text.strip()
    if len(text) > 1 and text[0] in _QUOTES and text[-1] == text[0]:
        return text[1:-1]
    path = _ESCAPE.sub(_unescaped, text)
    # Where nobody is called so, `~nobody` stays what it is.
    return os.path.expanduser(path) if text.startswith("~") else path  # noqa: PTH111


def is_there(text: str) -> bool:
    """Return whether something stands at a path that was typed."""
    try:
        return bool(text.strip()) and os.path.lexists(path_of(text))
    except ValueError:  # no name has a zero in it
        return False


def typed(name: str) -> str:
    """Return a name as it is shown and typed: what would act or hide is a code, as in `\\x0a`."""
    return "".join("\\\\" if char == "\\" else _shown(char) for char in name)


def complete(text: str) -> Completion:
    """Complete the last name of a path as far as it is certain.

    Names that begin with a dot are left out unless a dot is typed.

    Raises:
        NotFoundError: the folder cannot be listed.
        UsageError: it has too many names.
    """
    text = text.lstrip()
    if text[:1] in _QUOTES:
        text = typed(text[1:].removesuffix(text[0]))
    if text == "~":
        return Completion("~/", ("~/",))
    cut = text.rfind("/") + 1
    head, begun = text[:cut], _ESCAPE.sub(_unescaped, text[cut:])
    folder = path_of(head) if head else "."
    names = sorted(_names(folder, begun))
    if not names:
        return Completion(text)
    if len(names) == 1:
        whole = typed(names[0])
        if _is_folder(folder, names[0]):
            whole += "/"
        elif whole.endswith(" "):
            whole = f"{whole[:-1]}{_code(' ')}"
        return Completion(_begun(head, whole), (whole,))
    listed = (typed(name) + "/" * _is_folder(folder, name) for name in names[:LISTED])
    pairs = zip(names[0], names[-1], strict=False)  # in order: all others have it too
    certain = typed("".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return Completion(_begun(head, certain), tuple(listed), max(len(names) - LISTED, 0))


def _begun(head: str, name: str) -> str:
    """Return a path whose beginning is not taken for something else."""
    return f"./{name}" if not head and name[:1] in ("~", " ", *_QUOTES) else head + name


def _names(folder: str, begun: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for count, entry in enumerate(entries):
                if count >= _MOST:
                    raise UsageError(f"{folder} has more than {_MOST:,} names: type it yourself.")
                name = entry.name
                if name.startswith(begun) and (begun or not name.startswith(".")):
                    yield name
    except OSError as error:
        raise NotFoundError(f"{folder} cannot be listed: {error.strerror}.") from None
    except ValueError:  # no name has a zero in it
        raise NotFoundError(f"There is no {folder}.") from None


def _is_folder(folder: str, name: str) -> bool:
    try:
        return stat.S_ISDIR((Path(folder) / name).stat().st_mode)
    except OSError:
        return False


def _shown(char: str) -> str:
    return char if displayable(char) == char else _code(char)


def _code(char: str) -> str:
    number = ord(char)
    if number < 1 << 8:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 1 << 16 else f"\\U{number:08x}"


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is None:
        return found[4]
    number = int(code, 16)
    return chr(number) if number <= sys.maxunicode else found[0]
