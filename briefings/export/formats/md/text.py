"""Text that means in Markdown what it says, for Pandoc and for CommonMark alike."""

import json
import re
from typing import Final
from urllib.parse import quote

from briefings.text import one_line

_MARKUP: Final = re.compile(r"[\\`*_\[\]{}<>|~^$@#&]")
_TYPOGRAPHY: Final = re.compile(
    r"\"|(?<![^\W\d_])'|'(?![^\W\d_])|-(?=-)|\.(?=\.\.)|=(?==)|%(?=%)|:(?=//)|(?<=[Ww]{3})\."
)
"""What Pandoc would turn into other characters; URLs, which some readers make links of; and what
Obsidian takes for a marker or a comment (`==`, `%%`).

An apostrophe between letters stays plain, to be read well as it is. It can open no quotation, and
all that Pandoc ever makes of it is the curved apostrophe, unless told `-f markdown-smart`.
"""

_BLOCK: Final = re.compile(r"[-+=:%]")
_ENUMERATED: Final = re.compile(r"(\(?\w+)([.)])(?=\s|$)")

_LIVE: Final = re.compile(r"[`*_\[\]{}<>|~^$@#&]|=(?==)|%(?=%)|:(?=//)|(?<=[Ww]{3})\.")
"""What could act in front matter that is read as a paragraph, in a string of JSON."""

_IN_URL: Final = "/:?#@!&+,;=%-.~"
_SCHEMES: Final = ("http://", "https://", "mailto:")


def escape(text: str) -> str:
    """Return `text` on one line, so that every character of it stands for itself.

    It may stand at the beginning of a line.
    """
    return _escape_start(_TYPOGRAPHY.sub(r"\\\g<0>", _escape_markup(one_line(text))))


def front_string(text: str) -> str:
    """Return `text` as a string of YAML for front matter, on one line.

    Pandoc reads such strings as Markdown, other programs as text; so only markup is escaped for it,
    and what those show stays as readable as it can be. Readers that know no front matter take it
    for a paragraph, in which YAML's `\\\\<` would set `<` free: markup is named by its number.
    """
    plain = json.dumps(_escape_start(_escape_markup(one_line(text))), ensure_ascii=False)
    return _LIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def escape_part(text: str, *, begins: bool) -> str:
    """Return a part of a line; its outer spaces stay. `begins` says whether the line does here."""
    inner = _TYPOGRAPHY.sub(r"\\\g<0>", _escape_markup(one_line(text)))
    if not inner:
        return " " if text else ""
    if begins:
        inner = _escape_start(inner)
    if inner.endswith("!"):  # with a link behind it, it would make an image
        inner = f"{inner[:-1]}\\!"
    before = " " if text[0].isspace() and not begins else ""
    return f"{before}{inner}{' ' if text[-1].isspace() else ''}"


def code(text: str) -> str:
    """Return `text` as code within a line."""
    plain = one_line(text)
    fence = "`" * (_longest_run("`", plain) + 1)
    padding = " " if plain[:1] == "`" or plain[-1:] == "`" else ""
    return f"{fence}{padding}{plain}{padding}{fence}" if plain else ""


def fenced(rows: list[str]) -> list[str]:
    """Return lines that are safe to show as a block of code."""
    fence = "~" * max(3, _longest_run("~", "\n".join(rows)) + 1)
    return [fence, *rows, fence]


def link(text: str, url: str) -> str:
    """Return escaped `text` as a link, or alone where `url` is none that may be followed."""
    if not url.casefold().startswith(_SCHEMES):
        return text
    return f"[{text}]({quote(url, safe=_IN_URL)})"


def _escape_markup(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _escape_start(text: str) -> str:
    if _BLOCK.match(text):
        return f"\\{text}"
    return _ENUMERATED.sub(r"\1\\\2", text, count=1) if _ENUMERATED.match(text) else text


def _longest_run(char: str, text: str) -> int:
    return max(map(len, re.findall(f"{re.escape(char)}+", text)), default=0)
