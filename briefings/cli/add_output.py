"""What became of what was to be added, as text or as JSON."""

import sys
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from briefings.adding.outcome import Added, Outcome, Refused
from briefings.cli.output import tell, write_json

_WORDS: Final[dict[Outcome, str]] = {
    "added": "Added",
    "updated": "Changed",
    "unchanged": "There already, and the same",
    "restored": "Brought back",
    "left_out": "Removed earlier, and left so",
}

INTERRUPTED: Final = "Interrupted: what is named above is in; the same command goes on from there."


def sentence(added: Added) -> str:
    """Return what became of it, and what is known of it and what not, on one line."""
    lens = f" Lens: {added.lens}." if added.lens else ""
    unknown = f" Unknown: {', '.join(added.unknown)}." if added.unknown else ""
    return f"{_WORDS[added.outcome]}: {added.id}, “{added.title}”.{lens}{unknown}"


def remarks(added: Added) -> Iterator[str]:
    """Yield what there is to say of an article beside what became of it."""
    version_of, others = added.version_of, " and ".join(added.same_text)
    if added.outcome == "left_out":
        yield (
            f"`briefings remove --undo {added.id}` brings it back; `briefings add --update "
            f"{added.id} FILE` does, with this text."
        )
    elif added.outcome == "unchanged" and version_of:
        yield f"It is an earlier version of {version_of}: `briefings versions {version_of}`."
    elif version_of:
        yield (
            f"{added.id} has most sentences of {version_of}: `briefings add --update "
            f"{version_of} FILE` makes it a new version of that."
        )
    if others:
        yield f"{added.id} has much the same text as {others}: they are one source."
    if added.receipt is not None:
        yield f"`briefings receipt {added.id}` says what became of notes and items."


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
            tell(f"{each.id}: {remark}", sys.stderr)
        for remark in remarks(each):
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
