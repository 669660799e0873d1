"""Keys by their names: as people write them, as Textual calls them, as keyboards have them.

What a terminal sends is less than what a keyboard has: Ctrl-I is Tab, Alt is an Esc before the
key, and most keys with two modifiers arrive as the same bytes without one of them. A key that
cannot arrive is refused with the reason, instead of being a key that does nothing.
"""

import re
import unicodedata
from typing import Final

from briefings.text import displayable

_SHOWN: Final = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "tab": "Tab", "backspace": "Backspace",
    "insert": "Ins", "delete": "Del", "down": "↓", "up": "↑", "left": "←", "right": "→",
    "home": "Home", "end": "End", "pagedown": "PgDn", "pageup": "PgUp",
}  # fmt: skip
"""The keys that write nothing, and the space, by Textual's names."""

_ALSO: Final = {
    "esc": "escape", "return": "enter", "ret": "enter", "spacebar": "space", "ins": "insert",
    "del": "delete", "pgdn": "pagedown", "pgdown": "pagedown", "pgup": "pageup",
    "arrowdown": "down", "arrowup": "up", "arrowleft": "left", "arrowright": "right",
    "↓": "down", "↑": "up", "←": "left", "→": "right",
}  # fmt: skip
"""What else people call them."""

_MODIFIERS: Final = {
    "ctrl": "ctrl", "control": "ctrl", "c": "ctrl", "alt": "alt", "meta": "alt", "option": "alt",
    "m": "alt", "shift": "shift", "s": "shift",
}  # fmt: skip
_MODIFIER: Final = re.compile(rf"({'|'.join(_MODIFIERS)})\s*[-+]\s*(?=\S)", re.IGNORECASE)
_FUNCTION: Final = re.compile(r"f([1-9]|1[0-9]|2[0-4])")

_MOVES: Final = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_SHIFTED: Final = _MOVES | {"delete", "tab"}
_CTRL: Final = _MOVES | {"delete"}
_CTRL_CHARACTERS: Final = {
    "space": "ctrl+@", "@": "ctrl+@", "\\": "ctrl+backslash", "]": "ctrl+right_square_bracket",
    "^": "ctrl+circumflex_accent", "_": "ctrl+underscore",
}  # fmt: skip
_SAME_BYTE: Final = {"i": "tab", "m": "enter", "h": "backspace", "[": "escape"}
"""With Ctrl, these are other keys' bytes."""

_RENAMED: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at",
    "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""The characters that Textual does not call by their Unicode names."""

_CHARACTERS: Final = {
    name: unicodedata.lookup(unicode.replace("_", " ").replace("hyphen ", "hyphen-"))
    for unicode, name in _RENAMED.items()
}
"""Characters by Textual's names, as far as they cannot be had from the name: Textual makes one
underscore of blank and hyphen alike. What has been read once is added."""
_LONGEST: Final = 40
"""Characters of a wrong name that are repeated to whoever wrote it."""


class UnusableKeyError(ValueError):
    """No key is called so, or no terminal sends it; the words say which, as half a sentence."""


def read_key(written: str) -> str:
    """Return Textual's name of a key as people write it: `Ctrl-F`, `^F`, `F5`, `?`, `Esc`, `é`.

    Raises:
        UnusableKeyError: there is no such key, or it cannot arrive over a terminal.
    """
    # One character is the one that arrives, whatever else it may be written as.
    text = written if len(written) == 1 else unicodedata.normalize("NFC", written)
    if text == " ":
        return "space"
    text = text.strip()
    modifiers: set[str] = set()
    rest = text
    if len(text) == 2 and text[0] == "^":  # noqa: PLR2004 - as control characters are written
        modifiers, rest = {"ctrl"}, text[1]
    while found := _MODIFIER.match(rest):
        modifiers.add(_MODIFIERS[found[1].lower()])
        rest = rest[found.end() :]
    base = _base(rest)
    if base is None:
        shown = displayable(written[:_LONGEST])
        raise UnusableKeyError(f"no key is called “{shown}”: write it like j, Ctrl-F, F5 or Esc")
    return _modified(frozenset(modifiers), base)


def _base(text: str) -> str | None:
    """Return the character, or Textual's name of another key; `None` if there is no such key."""
    if text == " ":
        return "space"
    if len(text) == 1:
        is_key = text.isprintable() and not unicodedata.combining(text)
        return _ALSO.get(text, text if is_key else None)
    name = re.sub(r"[\s_-]", "", text.lower())
    name = _ALSO.get(name, name)
    if name in _SHOWN or _FUNCTION.fullmatch(name):
        return name
    return _character(text.lower())


def _modified(modifiers: frozenset[str], base: str) -> str:
    if "alt" in modifiers:
        raise UnusableKeyError("Alt arrives as Esc and then the key: choose one without Alt")
    number = _FUNCTION.fullmatch(base)
    if number and "shift" in modifiers and int(number[1]) <= 12:  # noqa: PLR2004
        # Terminals count on: Shift and F1 is F13.
        base, modifiers = f"f{int(number[1]) + 12}", modifiers - {"shift"}
    if not modifiers:
        return _name(base)
    if modifiers == {"shift"}:
        return _shifted(base)
    if modifiers == {"ctrl"}:
        return _controlled(base)
    if base in _CTRL:
        return f"ctrl+shift+{base}"
    shown = key_name(_name(base))
    raise UnusableKeyError(
        f"a terminal does not tell Ctrl-Shift-{shown.upper() if len(shown) == 1 else shown} "
        "from other keys: choose one with one modifier"
    )


def _shifted(base: str) -> str:
    if base in _SHIFTED:
        return f"shift+{base}"
    if len(base) == 1:
        upper = base.upper()
        if len(upper) == 1 and upper != base.lower():
            return upper
        raise UnusableKeyError(f"Shift and {base} make another character: write that one")
    raise UnusableKeyError(f"a terminal does not tell Shift-{key_name(base)} from other keys")


def _controlled(base: str) -> str:
    letter = base.lower()
    if letter in _SAME_BYTE:
        same = _SAME_BYTE[letter]
        raise UnusableKeyError(
            f"a terminal sends the same for Ctrl-{letter.upper()} as for {_SHOWN[same]}: "
            f"write {same}"
        )
    if letter in _CTRL_CHARACTERS:
        return _CTRL_CHARACTERS[letter]
    is_letter = len(letter) == 1 and letter.isascii() and letter.isalpha()
    if is_letter or base in _CTRL or _FUNCTION.fullmatch(base):
        return f"ctrl+{letter}"
    raise UnusableKeyError(f"a terminal does not tell Ctrl-{key_name(_name(base))} from other keys")


def _name(base: str) -> str:
    """Return Textual's name of a character; other keys have theirs already."""
    if len(base) != 1 or base.isalnum():
        return base
    try:
        name = unicodedata.name(base).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return base
    name = _RENAMED.get(name, name)
    _CHARACTERS[name] = base
    return name


def _character(key: str) -> str | None:
    """Return the character that Textual's name of a key stands for, if it stands for one."""
    if len(key) == 1:
        return key
    if key in _CHARACTERS:
        return _CHARACTERS[key]
    try:
        found = unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return None
    return found if len(found) == 1 and found.isprintable() and not found.isalnum() else None


def writes(key: str) -> bool:
    """Return whether a key writes a character where there is text to write in."""
    return key == "space" or _character(key) is not None


def key_name(key: str) -> str:
    """Name a key as it stands on the keyboard: `Ctrl-D`, `Esc`, `?`."""
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    shown = _SHOWN.get(base) or (_character(base) if base != "@" else "Space") or base
    if _FUNCTION.fullmatch(base) or (modifiers and len(shown) == 1):
        shown = shown.upper()
    return "-".join([*(modifier.capitalize() for modifier in modifiers), shown])
