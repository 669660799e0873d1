"""What is wrong with a line that is no TOML, in words for who does not know TOML."""

import re
from typing import Final

_PLACE: Final = re.compile(r" \(at line (\d+), column \d+\)$")
_VALUE: Final = re.compile(r"\s*[\w.\"'-]+\s*=\s*(.*)")

_HINTS: Final = (
    (re.compile(r"[-+]?\d{1,3}(,\d{3})+\b"), "write a number without commas, 1200 or 1_200"),
    (re.compile(r"(yes|no|true|false|on|off)\b", re.IGNORECASE), "write true or false"),
    (re.compile("[“”„«‘’]"), 'put text in straight quotation marks, as in "harbour"'),
    (re.compile(r"\d{4}-\d{1,2}-\d{1,2}\b"), "write a date that there is, as in 2014-02-10"),
    (
        re.compile(r"\d[\d.,]*\s*\S"),
        'write a number alone, or text in quotation marks, as in "3 ha"',
    ),
    (re.compile(r"[^\W\d_]"), 'put text in quotation marks, as in "harbour"'),
    (
        re.compile(r'"[^"]*$'),
        'end the text with ", or begin and end text of several lines with """',
    ),
)
"""How a value begins that TOML does not take, and what to write instead."""


def explained(text: str, error: Exception) -> str:
    """Return what TOML's reader says of a text, and what to write in that line instead."""
    what = str(error)
    place = _PLACE.search(what)
    if place is None:
        return what
    number = int(place[1])
    lines = text.split("\n")
    value = _VALUE.match(lines[number - 1]) if number <= len(lines) else None
    hints = (hint for begins, hint in _HINTS if value and begins.match(value[1]))
    hint = next(hints, None)
    return f"line {number}: {hint}" if hint else what
