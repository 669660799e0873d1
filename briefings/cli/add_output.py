"""What became of what was to be added, as text or as JSON."""

import sys
from collections.abc import Sequence
from typing import Final

import msgspec

from briefings.adding.outcome import Added, Outcome, Refused
from briefings.cli.output import tell, write_json

_WORDS: Final[dict[Outcome, str]] = {
    "added": "Added",
    "updated": "Changed",
    "unchanged": "There already, and the same",
    "restored": "Brought back",
}


def sentence(added: Added) -> str:
    return f"{_WORDS[added.outcome]}: {added.id}, “{added.title}”."


def write(
    added: Sequence[Added], refused: Sequence[Refused], unsound: Sequence[str], *, as_json: bool
) -> None:
    """Say what was added on stdout, and what was not, or does not hold, on stderr."""
    if as_json:
        data = {"added": added, "refused": refused, "unsound": unsound}
        write_json(msgspec.to_builtins(data))
    else:
        for each in added:
            tell(sentence(each), sys.stdout)
    for briefing_id in unsound:
        tell(not_sound(briefing_id), sys.stderr)
    for refusal in refused:
        tell(refusal.why, sys.stderr)


def not_sound(briefing_id: str) -> str:
    return f"{briefing_id} is not sound: `briefings verify {briefing_id}` says what does not hold."
