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
    "set aside": "Removed earlier, and left so",
}

INTERRUPTED: Final = "Interrupted: what is named above is in; the same command goes on from there."


def sentence(added: Added) -> str:
    """Return what became of it, and what nobody knows of it, on one line."""
    unknown = f" Unknown: {', '.join(added.unknown)}." if added.unknown else ""
    return f"{_WORDS[added.outcome]}: {added.id}, “{added.title}”.{unknown}"


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
    for each in added:
        for remark in (*each.remarks, *_attached(each)):
            tell(remark, sys.stderr)
    for briefing_id in unsound:
        tell(not_sound(briefing_id), sys.stderr)
    for refusal in refused:
        tell(refusal.why, sys.stderr)


def not_sound(briefing_id: str) -> str:
    """Say that it is in all the same: only evidence that cannot be placed keeps a briefing out."""
    return f"{briefing_id} is in, but not sound: `briefings verify {briefing_id}` says why."


def _attached(added: Added) -> tuple[str, ...]:
    if not added.attachments:
        return ()
    names = ", ".join(added.attachments)
    return (f"Attached to “{added.title}” and not taken in: {names}.",)
