"""From what a file or the environment says to values that hold, and sentences on the others."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path

import msgspec

from briefings.locations import expanded
from briefings.settings.fields import KEYS, Setting, fields
from briefings.text import displayable

MOST = 12
"""Sentences said of one file; who reads so many knows that it is the wrong file."""

_SHOWN = 40
"""Characters shown of a name or a value that somebody else may have written."""

_SWITCH = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}

_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, ""),
    ((int, float), "a number"),
    (list, "a list"),
    (dict, "a table"),
    ((datetime, date, time), "a time"),
    (object, "something else"),
)


class WrongError(Exception):
    """What a file or a variable says does not hold; the message is the sentence that says so."""


def check(table: Mapping[str, object], file: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return the values of a file by the names of their settings, and a sentence on each mistake.

    Folders are taken from the file's own on.
    """
    values: dict[str, object] = {}
    keys: dict[str, tuple[str, ...]] = {}
    wrong: list[str] = []
    for name, value in _settings(table):
        try:
            if name.startswith(f"{KEYS}."):
                action = name.removeprefix(f"{KEYS}.")
                keys[action] = _keys(action, value)
            else:
                values[name] = _value(name, value, file.parent)
        except WrongError as error:
            wrong.append(str(error))
    if more := len(wrong) - MOST if len(wrong) > MOST else 0:
        wrong[MOST:] = [f"{more:,} problems more."]
    named = tuple(f"{displayable(str(file))}: {sentence}" for sentence in wrong)
    return {**values, KEYS: keys} if keys else values, named


def _settings(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield names and values, those of tables with the table's name before a full stop."""
    for name, value in table.items():
        if not isinstance(value, dict) or name not in _tables():
            yield name, value
        elif name == KEYS:
            yield from _flat(value, f"{KEYS}.")
        else:
            yield from ((f"{name}.{inner}", its_value) for inner, its_value in value.items())


def _tables() -> set[str]:
    return {KEYS, *(setting.table for setting in fields().values())} - {""}


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    """Yield ids and values: `move.down = "n"` without quotes is a table in a table for TOML."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _keys(action: str, value: object) -> tuple[str, ...]:
    written = [value] if isinstance(value, str) else value
    try:
        return msgspec.convert(written, tuple[str, ...])
    except msgspec.ValidationError:
        raise WrongError(
            f"the keys of {_quoted(action)} are {_shown(value)}, but must be a key in quotes or a "
            "list of such; it keeps its own."
        ) from None


def _value(name: str, value: object, folder: Path) -> object:
    """Return a value as its setting has it; a path that is not absolute begins in `folder`.

    Raises:
        WrongError: there is no such setting, or it cannot have that value.
    """
    if name in _tables():
        raise WrongError(
            f"{name} is {_shown(value)}, but must be a table, [{name}]; it is left out."
        )
    setting = fields().get(name)
    if setting is None:
        raise WrongError(_unknown(name))
    try:
        right = msgspec.convert(value, setting.type)
    except msgspec.ValidationError:
        right = None
    must = _allowed(setting) if right is None or right not in (setting.choices or (right,)) else ""
    if setting.path and right:
        if any(ord(char) < 0x20 for char in right):  # noqa: PLR2004 - where printing begins
            must = "a path without control characters"
        try:
            right = str(folder / expanded(right))
        except RuntimeError:
            raise WrongError(
                f"{name} is {_shown(value)}, but there is no such home: write it out; it counts "
                "as not set."
            ) from None
    if must:
        raise WrongError(f"{name} is {_shown(value)}, but must be {must}; it counts as not set.")
    return right


def from_variable(setting: Setting, words: str) -> object:
    """Return the value that a variable of the environment gives.

    Raises:
        WrongError: the setting cannot have it.
    """
    right: object = _SWITCH.get(words.lower()) if setting.type is bool else words
    if right is None or (setting.choices and words not in setting.choices):
        allowed = _either(setting.choices or ("1", "0"))
        raise WrongError(f"{setting.variable} is {_quoted(words)}, but must be {allowed}.")
    return right


def _allowed(setting: Setting) -> str:
    """Say what a setting can be, as it is written in the file."""
    if setting.choices:
        return _either(tuple(f'"{choice}"' for choice in setting.choices))
    if setting.type is bool:
        return "true or false"
    return "a path in quotes" if setting.path else "a name in quotes"


def _either(choices: tuple[str, ...]) -> str:
    """Join words as in `a, b or c`."""
    return " or ".join(part for part in (", ".join(choices[:-1]), choices[-1]) if part)


def _unknown(name: str) -> str:
    """Say that there is no such setting, and which one may be meant."""
    # Late: most files have no mistake in them.
    from difflib import get_close_matches  # noqa: PLC0415

    # Most often a setting is in the wrong table.
    word = name[:_SHOWN].casefold()
    short = word.rpartition(".")[2]
    near = [each.name for each in fields().values() if each.short == short]
    near = near or get_close_matches(word, fields(), 1) or get_close_matches(short, fields(), 1)
    if not near:
        return f"there is no setting {_quoted(name)}; there are {', '.join(fields())}."
    meant = fields()[near[0]]
    place = f" in [{meant.table}]" if meant.table else " above the first [table]" * ("." in name)
    return f"there is no setting {_quoted(name)}; is it {meant.short}{place}?"


def _quoted(text: str) -> str:
    """Quote what a stranger may have written: on one line, harmless and not too long."""
    return f"“{_brief(text)}”"


def _brief(text: str) -> str:
    return displayable(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def _shown(value: object) -> str:
    """Name a value of a file in a sentence, a text with the quotes that it has there."""
    if isinstance(value, str):
        return f'"{_brief(value)}"'
    word = next(word for kind, word in _KINDS if isinstance(value, kind))
    return word or str(value).lower()
