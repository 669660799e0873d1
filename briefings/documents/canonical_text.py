"""An article's canonical text: the one in which all offsets count."""

import re

_BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""All that must end a line by Unicode's rules for line breaking (UAX 14), but LF."""


def canonical(text: str) -> str:
    """Return `text` without a byte order mark before it, every line end LF, nothing else changed.

    CRLF is one line end. Canonical text stays as it is.
    """
    return _LINE_END.sub("\n", text.lstrip(_BYTE_ORDER_MARK))
