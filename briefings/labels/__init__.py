"""The words that documents, the screen and the command line put around what an article says.

A TOML file of this folder is a language, and a new one joins by being there. What analysts write
(bottom lines, items, notes, the topics of a lens) is in none of them and stays as it is.

Nothing is read, and `briefings.labels.labels` is not imported, before words are needed.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from briefings.errors import UsageError

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

ENGLISH: Final = "en"
_SUFFIX: Final = ".toml"
_FOLDER: Final = Path(__file__).parent


@cache
def available() -> tuple[str, ...]:
    """Return the tags of all languages, in order."""
    return tuple(sorted(each.stem for each in _FOLDER.glob(f"*{_SUFFIX}")))


@cache
def labels_of(language: str) -> "Labels":
    """Return the words of a language.

    Raises:
        UsageError: there is no such language.
    """
    from briefings.labels.labels import Labels  # noqa: PLC0415 - it takes milliseconds

    if language not in available():
        choices = ", ".join(available())
        raise UsageError(f"There is no language “{language}”; choose {choices}.")
    text = (_FOLDER / f"{language}{_SUFFIX}").read_text("utf-8")
    return msgspec.convert(tables(text), Labels)


def or_english(labels: "Labels | None") -> "Labels":
    """Return `labels`, English ones where there are none: what the screen speaks."""
    return labels if labels is not None else labels_of(ENGLISH)


def tables(text: str) -> dict[str, Any]:
    """Return what a file of labels says.

    It is TOML of one line for each entry, whose values and quoted keys are JSON, too: read as that
    it takes a tenth of the time, for which whoever opens a panel waits.
    """
    whole: dict[str, Any] = {}
    table = whole
    for line in _entries(text):
        if line.startswith("["):
            table = whole[line[1:-1]] = {}
            continue
        name, _, value = line.partition(" = ")
        key = msgspec.json.decode(name, type=str) if name.startswith('"') else name
        table[key] = msgspec.json.decode(value)
    return whole


def _entries(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line and not line.startswith("#"))
