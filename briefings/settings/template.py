"""The file as it begins: every setting explained, none set."""

import json
import textwrap
from pathlib import Path

from briefings.errors import BriefingsError
from briefings.settings.fields import KEYS, Setting, fields
from briefings.store.failures import not_written
from briefings.store.files import Files, keep_beside

_WIDTH = 76
_OPENING = (
    "Settings of `briefings`. As the file begins it sets nothing: take the # off a line to set "
    "what the line names. Flags and variables of the environment go before this file. A path "
    "begins with / or ~, or else in this file's folder. `briefings config` shows what holds."
)
EXAMPLES = ('find = "Ctrl-F"', '"move.down" = ["j", "↓", "Ctrl-N"]')


def text() -> str:
    """Return the file: what is in a table stands under its name, all else above."""
    parts = [_comment(_OPENING)]
    table = ""
    for setting in fields().values():
        name = setting.name if setting.name == KEYS else setting.table
        if name != table:
            # Not a comment: whoever takes the # off a line below it need not think of this one.
            parts.append(f"[{name}]")
            table = name
        lines = EXAMPLES if name == KEYS else (f"{setting.short} = {toml(setting.default)}",)
        parts.append("\n#".join([_comment(explained(setting)), *lines]))
    return "\n\n".join(parts) + "\n"


def toml(value: object) -> str:
    """Return a value as it is written in the file."""
    if isinstance(value, dict):
        inside = ", ".join(f"{toml(name)} = {toml(held)}" for name, held in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    # JSON's texts are TOML's too, but for this one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def write(path: Path) -> Path:
    """Write the file, for its owner alone; return its full name.

    Raises:
        BriefingsError: something is there already, which stays as it is, or the system does not
            let it be written.
    """
    target = path.absolute()
    files = Files()
    try:
        files.make_directory(target.parent)
        if keep_beside(files, target, text().encode()):
            return target
    except OSError as error:
        raise not_written(error, path, "; name another file with --config") from None
    raise BriefingsError(
        f"{path} is there already and stays as it is: `briefings config` shows what it says; "
        "to begin anew, move it away first."
    )


def explained(setting: Setting) -> str:
    """Return what a setting is, what it can be, and what else sets it."""
    choices = f" One of {', '.join(map(toml, setting.choices))}." if setting.choices else ""
    also = " and ".join(filter(None, (setting.flag, setting.variable)))
    before = f" {also} {'go' if ' and ' in also else 'goes'} before the file." if also else ""
    return f"{setting.explanation}{choices}{before}"


def _comment(sentence: str) -> str:
    lines = textwrap.wrap(sentence, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"# {line}" for line in lines)
