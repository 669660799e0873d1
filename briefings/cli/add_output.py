"""What became of what was to be added, as text or as JSON."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from briefings.adding.outcome import Added, Outcome, Refused
from briefings.cli.output import tell, write_json

if TYPE_CHECKING:
    from briefings.repository.comparing import Arrival

_WORDS: Final[dict[Outcome, str]] = {
    "added": "Added",
    "updated": "Changed",
    "unchanged": "There already, and the same",
    "restored": "Brought back",
    "left_out": "Removed earlier, and left so",
}


class AddResults(NamedTuple):
    """What came in, what did not, what does not hold, and what others say to figures, by id."""

    added: Sequence[Added]
    refused: Sequence[Refused]
    unsound: Sequence[str]
    arrivals: Mapping[str, "Arrival"]


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


def write(results: AddResults, *, as_json: bool) -> None:
    """Say what was added on stdout, and what was not, or does not hold, on stderr."""
    added, arrivals = results.added, results.arrivals
    if as_json:
        counts = {each: arrival.counts for each, arrival in arrivals.items() if arrival.counts}
        data = {
            "added": added,
            "refused": results.refused,
            "unsound": results.unsound,
            **({"figures": counts} if counts else {}),
        }
        write_json(msgspec.to_builtins(data))
    else:
        for each in added:
            arrival = arrivals.get(each.id)
            told = f" {arrival.sentence}" if arrival and arrival.sentence else ""
            tell(sentence(each) + told, sys.stdout)
    for each in added:
        for remark in (*each.remarks, *_attached(each)):
            tell(f"{each.id}: {remark}", sys.stderr)
        for remark in remarks(each):
            tell(remark, sys.stderr)
    for briefing_id in results.unsound:
        tell(not_sound(briefing_id), sys.stderr)
    for refusal in results.refused:
        tell(refusal.why, sys.stderr)


def not_sound(briefing_id: str) -> str:
    """Say that it is in all the same: only evidence that cannot be placed keeps a briefing out."""
    return f"{briefing_id} is in, but not sound: `briefings verify {briefing_id}` says why."


def _attached(added: Added) -> tuple[str, ...]:
    if not added.attachments:
        return ()
    names = ", ".join(added.attachments)
    return (f"Attached to “{added.title}” and not taken in: {names}.",)
