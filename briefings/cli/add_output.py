"""What became of what was to be added, as text or as JSON."""

import sys
from collections.abc import Sequence
from typing import Final

import msgspec

from briefings.adding.outcome import Added, Outcome, Refused
from briefings.cli.output import tell, write_json

_WORDS: Final[dict[Outcome, str]] = {
    "added": "Added",
    "updated": "Taken up anew",
    "unchanged": "There already, and the same",
    "restored": "Brought back",
}


def sentence(added: Added) -> str:
    return f"{_WORDS[added.outcome]}: {added.id}, “{added.title}”."


def write(added: Sequence[Added], refused: Sequence[Refused], *, as_json: bool) -> None:
    """Say what was added on stdout, and what was not on stderr."""
    if as_json:
        write_json(msgspec.to_builtins({"added": added, "refused": refused}))
    else:
        for each in added:
            tell(sentence(each), sys.stdout)
    for refusal in refused:
        tell(refusal.why, sys.stderr)
