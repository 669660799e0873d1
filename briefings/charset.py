"""Which characters the user's terminal has."""

import os
from collections.abc import Mapping


def speaks_utf8(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether the terminal's character set is UTF-8, by the locale's own rules.

    A locale that is not set at all says nothing, and terminals have been UTF-8 for twenty
    years; one that names another character set, or `C`, is believed.
    """
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := environ.get(name):
            return "utf8" in value.lower().replace("-", "")
    return True
