"""From what a file or the environment says to values that hold, and sentences on the others."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path

import msgspec

from briefings.locations import expanded
from briefings.settings.fields import KEYS, TABLE, Setting, fields
from briefings.text import displayable

MOST = 12
"""Sentences said of one file; who reads so many knows that it is the wrong file."""

_SHOWN = 40
"""Characters shown of a name or a value that somebody else may have written."""

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")

_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    ((int, float), "a number"),
    (list, "a list"),
    (dict, "a table"),
    ((datetime, date, time), "a time"),
)


class WrongError(Exception):
    """A value that a setting cannot have; the message says what it is and what it must be."""


class Checked:
    """What a file says, as far as it can be understood.

    `values` are the values by the names of their settings, `problems` a sentence on each other
    thing, beginning with the file's name. Folders are taken from the file's own on.
    """

    def __init__(self, table: Mapping[str, object], file: Path) -> None:
        self.values: dict[str, object] = {}
        self._file = file
        found = [f"{displayable(str(file))}: {sentence}" for sentence in self._read(table)]
        if len(found) > MOST:
            found[MOST:] = [f"{displayable(str(file))}: {len(found) - MOST:,} problems more."]
        self.problems = tuple(found)

    def _read(self, table: Mapping[str, object]) -> Iterator[str]:
        for name, value in table.items():
            if name not in (TABLE, KEYS):
                yield from self._take(name, value)
            elif not isinstance(value, dict):
                yield f"{name} is {shown(value)}, but must be a table, [{name}]; it is left out."
            elif name == KEYS:
                yield from self._take_keys(value)
            else:
                for inner, its_value in value.items():
                    yield from self._take(f"{name}.{inner}", its_value)

    def _take(self, name: str, value: object) -> Iterator[str]:
        setting = fields().get(name)
        if setting is None:
            yield _unknown(name)
            return
        try:
            self.values[name] = converted(setting, value, self._file.parent)
        except WrongError as error:
            yield f"{name} {error}; it counts as not set."

    def _take_keys(self, table: Mapping[str, object]) -> Iterator[str]:
        keys: dict[str, tuple[str, ...]] = {}
        for action, value in _flat(table, ""):
            if isinstance(value, str):
                keys[action] = (value,)
            elif isinstance(value, list) and all(isinstance(key, str) for key in value):
                keys[action] = tuple(value)
            else:
                yield (
                    f"the keys of {quoted(action)} are {shown(value)}, but must be a key in quotes "
                    "or a list of such; it keeps its own."
                )
        if keys:
            self.values[KEYS] = keys


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    """Yield ids and values: `move.down = "n"` without quotes is a table in a table for TOML."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def converted(setting: Setting, value: object, folder: Path) -> object:
    """Return a value as its setting has it; a path that is not absolute begins in `folder`.

    Raises:
        WrongError: the setting cannot have it.
    """
    try:
        right = msgspec.convert(value, setting.type)
    except msgspec.ValidationError:
        right = None
    choices = setting.choices
    if right is None or (choices and right not in choices):
        raise WrongError(f"is {shown(value)}, but must be {allowed(setting)}")
    return _path(right, folder) if setting.path and right else right


def from_words(setting: Setting, words: str) -> object:
    """Return the value that a variable of the environment gives.

    Raises:
        WrongError: the setting cannot have it.
    """
    if setting.type is bool:
        if words.lower() in (*_YES, *_NO):
            return words.lower() in _YES
        raise WrongError(f"is {quoted(words)}, but must be 1 or 0")
    if setting.choices and words not in setting.choices:
        raise WrongError(f"is {quoted(words)}, but must be {either(setting.choices)}")
    return words


def _path(value: str, folder: Path) -> str:
    if any(ord(char) < 0x20 for char in value):  # noqa: PLR2004 - where printing begins
        raise WrongError(f"is {shown(value)}, but must be a path without control characters")
    try:
        return str(folder / expanded(value))
    except RuntimeError:
        raise WrongError(f"is {shown(value)}, but there is no such home: write it out") from None


def allowed(setting: Setting) -> str:
    """Say what a setting can be, as it is written in the file."""
    if setting.choices:
        return either(tuple(f'"{choice}"' for choice in setting.choices))
    if setting.type is bool:
        return "true or false"
    return "a path in quotes" if setting.path else "a name in quotes"


def either(choices: tuple[str, ...]) -> str:
    """Join words as in `a, b or c`."""
    return " or ".join(part for part in (", ".join(choices[:-1]), choices[-1]) if part)


def _unknown(name: str) -> str:
    """Say that there is no such setting, and which one may be meant."""
    meant = _nearest(name[:_SHOWN].casefold())
    if meant is None:
        return f"there is no setting {quoted(name)}; there are {', '.join(fields())}."
    place = f" in [{meant.table}]" if meant.table else " above the first [table]" * ("." in name)
    return f"there is no setting {quoted(name)}; is it {meant.short}{place}?"


def _nearest(word: str) -> Setting | None:
    # Late: most files have no mistake in them.
    from difflib import get_close_matches  # noqa: PLC0415

    # Most often a setting is in the wrong table.
    short = word.rpartition(".")[2]
    same = [setting for setting in fields().values() if setting.short == short]
    near = get_close_matches(word, fields(), 1) or get_close_matches(short, fields(), 1)
    return same[0] if same else fields()[near[0]] if near else None


def quoted(text: str) -> str:
    """Quote what a stranger may have written: on one line, harmless and not too long."""
    return f"“{_brief(text)}”"


def _brief(text: str) -> str:
    return displayable(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def shown(value: object) -> str:
    """Name a value of a file in a sentence, a text with the quotes that it has there."""
    if isinstance(value, str):
        return f'"{_brief(value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    return next((word for kind, word in _KINDS if isinstance(value, kind)), "something else")
