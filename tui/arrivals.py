"""How it reads what came into the library."""

from collections.abc import Sequence
from typing import Final

from briefings import Added, Outcome, Refused

_ONE: Final[dict[Outcome, str]] = {
    "added": "Taken in",
    "updated": "Taken in anew, as it is by now",
    "unchanged": "In the library already",
    "restored": "Brought back, as it had been set aside",
    "left_out": "Left out, since it was set aside",
}


def what_came_in(added: Sequence[Added], refused: Sequence[Refused] = ()) -> str:
    """Return what came in, and the first reason why something did not."""
    return " ".join([*_taken(added), *_not_taken(refused)])


def _taken(added: Sequence[Added]) -> list[str]:
    if not added:
        return []
    if len(added) == 1:
        return [f"{_ONE[added[0].outcome]}: “{added[0].title}”."]
    old = sum(each.outcome == "unchanged" for each in added)
    were = f"{old} {'was' if old == 1 else 'were'} there already"
    if old == len(added):
        return [f"All {old} were there already."]
    return [f"{len(added) - old} taken in, {were}." if old else f"{len(added)} taken in."]


def _not_taken(refused: Sequence[Refused]) -> list[str]:
    if not refused:
        return []
    more = len(refused) - 1
    others = [f"{more} more could not be taken in either."] if more else []
    return [f"Not taken in: {refused[0].why}", *others]
