"""From what a file or the environment says to values that hold, and sentences on the others."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from briefings.paths import expanded
from briefings.settings.fields import KEYS, Setting, fields
from briefings.text import displayable

MOST = 12
"""Sentences said of one file; who reads so many knows that it is the wrong file."""

_SHOWN = 40
"""Characters shown of a name or a value that somebody else may have written."""

_SWITCH = {"1": True, "true": True, "yes": True, "on": True} | dict.fromkeys(
    ("0", "false", "no", "off"), False
)
_KINDS = {int: "a number", float: "a number", list: "a list", dict: "a table"}


class WrongError(Exception):
    """A value that a setting cannot have; the message is a sentence without its end."""

    def __init__(self, name: str, value: object, why: str) -> None:
        super().__init__(f"{_brief(name)} is {_shown(value)}, but {why}")


def check(table: Mapping[str, Any], file: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return the values of a file by the names of their settings, and a sentence on each mistake.

    Folders are taken from the file's own on.
    """
    values: dict[str, Any] = {}
    wrong = []
    for name, value in _flat(table):
        try:
            if name.startswith(f"{KEYS}."):
                values.setdefault(KEYS, {})[name.removeprefix(f"{KEYS}.")] = _keys(name, value)
            elif name in fields() or name in _tables():
                values[name] = _right(name, value, fields().get(name), file.parent)
            else:
                wrong.append(_unknown(name))
        except WrongError as error:
            wrong.append(f"{error}; it counts as not set.")
    if more := len(wrong[MOST:]):
        wrong[MOST:] = [f"{more:,} problems more."]
    return values, tuple(f"{displayable(str(file))}: {sentence}" for sentence in wrong)


def from_variable(setting: Setting, words: str) -> object:
    """Return the value that a variable of the environment gives; yes, no, on and off do as well.

    Raises:
        WrongError: the setting cannot have it.
    """
    value = _SWITCH.get(words.lower(), words) if setting.type is bool else words
    return _right(setting.variable, value, setting)


def _tables() -> set[str]:
    return {KEYS, *(setting.table for setting in fields().values() if setting.table)}


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield names and values: `move.down = "n"` without quotes is a table in a table for TOML."""
    for short, value in table.items():
        name = prefix + short
        if isinstance(value, dict) and (name in _tables() or prefix.startswith(KEYS)):
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _keys(name: str, value: object) -> tuple[str, ...]:
    try:
        return msgspec.convert([value] if isinstance(value, str) else value, tuple[str, ...])
    except msgspec.ValidationError:
        raise WrongError(name, value, "must be a key in quotes or a list of such") from None


def _right(name: str, value: object, setting: Setting | None, folder: Path | None = None) -> object:
    """Return a value as its setting has it; a path that is not absolute begins in `folder`.

    Raises:
        WrongError: the setting cannot have it, or `name` is a table's.
    """
    if setting is None or setting.name == KEYS:
        raise WrongError(name, value, f"must be a table, [{name}]")
    with suppress(msgspec.ValidationError):
        right = msgspec.convert(value, setting.type)
        if not setting.choices or right in setting.choices:
            return _path(name, right, folder) if setting.is_path and folder and right else right
    *others, last = (f'"{choice}"' for choice in setting.choices or ("",))
    if others:
        wanted = f"{', '.join(others)} or {last}"
    elif setting.type is bool:
        wanted = "true or false"
    else:
        wanted = f"a {'path' if setting.is_path else 'name'} in quotes"
    raise WrongError(name, value, f"must be {wanted}")


def _path(name: str, value: str, folder: Path) -> str:
    if any(ord(char) < 0x20 for char in value):  # noqa: PLR2004 - where printing begins
        raise WrongError(name, value, "must be a path without control characters")
    try:
        return str(folder / expanded(value))
    except RuntimeError:
        raise WrongError(name, value, "there is no such home: write it out") from None


def _unknown(name: str) -> str:
    """Return a sentence: there is no such setting, and which one may be meant."""
    # Late: most files have no mistake in them.
    from difflib import get_close_matches  # noqa: PLC0415

    said = f"there is no setting “{_brief(name)}”"
    word = name[:_SHOWN].casefold()
    short = word.rpartition(".")[2]
    # Most often a setting is in the wrong table.
    near = [each.name for each in fields().values() if each.short == short]
    near = near or get_close_matches(word, fields(), 1) or get_close_matches(short, fields(), 1)
    return f"{said}; is it {near[0]}?" if near else f"{said}; there are {', '.join(fields())}."


def _brief(text: str) -> str:
    """Return what a stranger may have written: on one line, harmless and not too long."""
    return displayable(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def _shown(value: object) -> str:
    """Name a value of a file in a sentence, a text with the quotes that it has there."""
    if isinstance(value, str):
        return f'"{_brief(value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    return _KINDS.get(type(value), "a time")
