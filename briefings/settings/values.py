"""From what a file or the environment says to values that hold, and sentences on the others."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

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
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    ((int, float), "a number"),
    (list, "a list"),
    (dict, "a table"),
    ((datetime, date, time), "a time"),
)


class WrongError(Exception):
    """A value that a setting cannot have; the message goes on after `but`."""


def check(table: Mapping[str, object], file: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return the values of a file by the names of their settings, and a sentence on each mistake.

    Folders are taken from the file's own on.
    """
    values: dict[str, object] = {}
    wrong = [
        sentence for name, value in table.items() for sentence in _take(name, value, file, values)
    ]
    if more := len(wrong[MOST:]):
        wrong[MOST:] = [f"{more:,} problems more."]
    return values, tuple(f"{displayable(str(file))}: {sentence}" for sentence in wrong)


def _take(name: str, value: object, file: Path, values: dict[str, object]) -> Iterator[str]:
    """Take a setting or a table of settings in; yield a sentence on what cannot be taken."""
    is_table = name == KEYS or any(name == setting.table for setting in fields().values())
    if is_table and not isinstance(value, dict):
        yield f"{name} is {_shown(value)}, but must be a table, [{name}]; it is left out."
    elif name == KEYS:
        yield from _take_keys(value, values)
    elif is_table and isinstance(value, dict):
        for inner, its_value in value.items():
            yield from _take(f"{name}.{inner}", its_value, file, values)
    elif name not in fields():
        yield _unknown(name)
    else:
        try:
            values[name] = _right(fields()[name], value, file.parent)
        except WrongError as error:
            yield f"{name} is {_shown(value)}, but {error}; it counts as not set."


def _take_keys(table: object, values: dict[str, object]) -> Iterator[str]:
    keys: dict[str, tuple[str, ...]] = {}
    for action, value in _flat(table):
        try:
            written = [value] if isinstance(value, str) else value
            keys[action] = msgspec.convert(written, tuple[str, ...])
        except msgspec.ValidationError:
            yield (
                f"the keys of “{_brief(action)}” are {_shown(value)}, but must be a key in quotes "
                "or a list of such; it keeps its own."
            )
    if keys:
        values[KEYS] = keys


def _flat(table: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield ids and values: `move.down = "n"` without quotes is a table in a table for TOML."""
    if not isinstance(table, dict):
        yield prefix.removesuffix("."), table
        return
    for name, value in table.items():
        yield from _flat(value, f"{prefix}{name}.")


def _right(setting: Setting, value: object, folder: Path | None = None) -> object:
    """Return a value as its setting has it; a path that is not absolute begins in `folder`.

    Raises:
        WrongError: the setting cannot have it.
    """
    with suppress(msgspec.ValidationError):
        right = msgspec.convert(value, setting.type)
        if not setting.choices or right in setting.choices:
            return _path(right, folder) if setting.path and folder and right else right
    if setting.choices:
        *others, last = (f'"{choice}"' for choice in setting.choices)
        raise WrongError(f"must be {', '.join(others)} or {last}")
    kinds = {bool: "true or false", str: "a path in quotes" if setting.path else "a name in quotes"}
    raise WrongError(f"must be {kinds[setting.type]}")


def _path(value: str, folder: Path) -> str:
    if any(ord(char) < 0x20 for char in value):  # noqa: PLR2004 - where printing begins
        raise WrongError("must be a path without control characters")
    try:
        return str(folder / expanded(value))
    except RuntimeError:
        raise WrongError("there is no such home: write it out") from None


def from_variable(setting: Setting, words: str) -> object:
    """Return the value that a variable of the environment gives; yes, no, on and off do as well.

    Raises:
        WrongError: the setting cannot have it; the message is a whole sentence.
    """
    try:
        return _right(setting, _SWITCH.get(words.lower()) if setting.type is bool else words)
    except WrongError as error:
        raise WrongError(f"{setting.variable} is {_shown(words)}, but {error}.") from None


def _unknown(name: str) -> str:
    """Return a sentence: there is no such setting, and which one may be meant."""
    # Late: most files have no mistake in them.
    from difflib import get_close_matches  # noqa: PLC0415

    # Most often a setting is in the wrong table.
    word = name[:_SHOWN].casefold()
    short = word.rpartition(".")[2]
    near = [each.name for each in fields().values() if each.short == short]
    near = near or get_close_matches(word, fields(), 1) or get_close_matches(short, fields(), 1)
    said = f"there is no setting “{_brief(name)}”"
    if not near:
        return f"{said}; there are {', '.join(fields())}."
    meant = fields()[near[0]]
    place = f" in [{meant.table}]" if meant.table else " above the first [table]" * ("." in name)
    return f"{said}; is it {meant.short}{place}?"


def _brief(text: str) -> str:
    """Return what a stranger may have written: on one line, harmless and not too long."""
    return displayable(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def _shown(value: object) -> str:
    """Name a value of a file in a sentence, a text with the quotes that it has there."""
    if isinstance(value, str):
        return f'"{_brief(value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    return next((word for kind, word in _KINDS if isinstance(value, kind)), "something else")
