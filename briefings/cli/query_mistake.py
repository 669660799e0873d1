"""Points at what is wrong with a query."""

import sys

from briefings.cli.output import cells, safe, width
from briefings.errors import UsageError
from briefings.search.mistakes import QueryMistake

_INDENT = "  "


def pointed_at(mistake: QueryMistake) -> UsageError:
    """Write the query on stderr with a caret under the place; return the error that says why."""
    shown = mistake.pointer(width() - len(_INDENT), lambda text: safe(text, sys.stderr), cells)
    if sys.stderr is not None:
        sys.stderr.write(f"{_INDENT}{shown.query}\n{_INDENT}{' ' * shown.caret}^\n")
    return UsageError(mistake.sentence)
