"""The user's keys: the table `[keys]` of the settings, held against the key table.

`read` makes of it what can be used and says what cannot. Nothing here needs a screen.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from briefings.text import displayable
from tui.actions.names import UnusableKeyError, key_name, read_key, writes
from tui.actions.table import ACTIONS, Action, Context

ESSENTIAL: Final = (
    "leave",
    "close",
    "search.close",
    "editor.save",
    "prompt.accept",
    "prompt.cancel",
)
"""The ways out. Each of them always has a key."""

_WRITING: Final = frozenset({"editor", "prompt"})
_DEFAULT: Final = {action.id: action for action in ACTIONS}
_PLACES: Final[dict[Context, str]] = {
    "read": "in a briefing",
    "review": "on an item to be decided about",
    "select": "while a passage is chosen",
    "item": "in the fields of an item",
    "catalogue": "in the catalogue",
    "list": "in lists",
    "search": "among what a search found",
    "saved": "among the saved searches",
    "marks": "in the marks",
    "revisions": "in the revisions of a note",
    "versions": "in the versions of an article",
    "export": "in an export",
    "editor": "while a note is written",
    "prompt": "in the entry row",
}
_NEAR: Final = 0.5
"""How alike an unknown id and a known one are, from 0 to 1, where the one may be meant."""


class Keymap(NamedTuple):
    """Which actions go by other keys than their own, and what could not be done as it was asked.

    `keys` has Textual's names of keys by action id; `problems` are whole sentences.
    """

    keys: Mapping[str, tuple[str, ...]] = {}
    problems: tuple[str, ...] = ()


def read(keys: Mapping[str, tuple[str, ...]]) -> Keymap:
    """Return what is to be used of the user's keys by action id. It never raises.

    Where two actions want a key in one place, a key that the user gave goes before one that was
    there, and of the user's own the first. A way out that would be left without a key keeps
    its own, before all others. An action of which no key can be used keeps its own too.
    """
    problems: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for action_id, written in keys.items():
        if action_id not in _DEFAULT:
            problems.append(_unknown(action_id))
            continue
        usable = tuple(dict.fromkeys(_usable(_DEFAULT[action_id], written, problems)))
        if usable or not written:
            wanted[action_id] = usable
    kept, shares = _settle(wanted)
    problems += [
        f"[keys] {action_id}: there must be a key for it ({_DEFAULT[action_id].help}), so that "
        f"it keeps {_named(_DEFAULT[action_id].keys)}."
        for action_id in kept
    ]
    problems += _clashes(shares, wanted, kept)
    changed = {i: got for i, got in shares.given.items() if got != _DEFAULT[i].keys}
    return Keymap(changed, tuple(problems))


def _unknown(action_id: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for those who have mistyped

    shown = displayable(action_id[:60])
    near = get_close_matches(action_id.lower()[:60], _DEFAULT, 1, _NEAR)
    meant = f"did you mean {near[0]}?" if near else "`briefings keys --json` has all ids."
    return f"[keys] {shown}: there is no such action; {meant}"


def _usable(action: Action, written: Iterable[str], problems: list[str]) -> Iterable[str]:
    for text in written:
        try:
            key = read_key(text)
        except UnusableKeyError as error:
            problems.append(f"[keys] {action.id}: {error}.")
            continue
        if reason := _why_not(action, key):
            problems.append(f"[keys] {action.id}: {reason}.")
        else:
            yield key


def _why_not(action: Action, key: str) -> str | None:
    """Return why an action cannot have a key: where one writes, keys that write are for writing."""
    if not _WRITING.issuperset(action.contexts):
        return None
    for context in action.contexts:
        if writes(key) or key == "backspace" or (key, context) == ("enter", "editor"):
            return f"{key_name(key)} is needed for the text {_PLACES[context]}: choose another key"
    return None


class _Clash(NamedTuple):
    """A key that two actions want in one place."""

    key: str
    winner: str
    loser: str
    context: Context


class _Shares(NamedTuple):
    """Which action has which keys, and where one of them got less than it wanted."""

    given: dict[str, tuple[str, ...]]
    clashes: list[_Clash]


def _settle(wanted: Mapping[str, tuple[str, ...]]) -> tuple[list[str], _Shares]:
    """Share the keys out; return also the ways out that had to be kept."""
    kept: list[str] = []
    while True:
        shares = _share(wanted, kept)
        lost = [i for i in ESSENTIAL if not shares.given[i]]
        if not lost:
            return kept, shares
        kept += lost


def _share(wanted: Mapping[str, tuple[str, ...]], kept: list[str]) -> _Shares:
    owners: dict[tuple[Context, str], str] = {}
    shares = _Shares({}, [])
    for action_id in dict.fromkeys((*kept, *wanted, *_DEFAULT)):
        action = _DEFAULT[action_id]
        keys = action.keys if action_id in kept else wanted.get(action_id, action.keys)
        given = []
        for key in keys:
            places = [(context, key) for context in action.contexts]
            taken = next((place for place in places if place in owners), None)
            if taken:
                shares.clashes.append(_Clash(key, owners[taken], action_id, taken[0]))
            else:
                owners |= dict.fromkeys(places, action_id)
                given.append(key)
        shares.given[action_id] = tuple(given)
    return shares


def _clashes(
    shares: _Shares, wanted: Mapping[str, tuple[str, ...]], kept: list[str]
) -> Iterable[str]:
    """Yield who keeps what both want, one sentence for any two actions.

    That an action gives one of its own keys to another, and has others, is not worth a word.
    """
    pairs: dict[tuple[str, str], list[_Clash]] = {}
    for clash in shares.clashes:
        pairs.setdefault((clash.winner, clash.loser), []).append(clash)
    last = {loser: winner for winner, loser in pairs}
    for (winner, loser), between in pairs.items():
        if winner in kept:
            why = "it is a way out"
        elif loser in wanted:
            why = "it comes first"
        else:
            why = "you gave it"
        is_bare = last[loser] == winner and not shares.given[loser]
        if not is_bare and winner not in kept and loser not in wanted:
            continue  # as it was asked for, and nothing is lost: the key table shows it
        end = f" {loser} is left without a key." if is_bare else ""
        yield (
            f"[keys] {_named(clash.key for clash in between)}: {winner} and {loser} both have it "
            f"{_PLACES[between[0].context]}; {winner} keeps it, since {why}.{end}"
        )


def _named(keys: Iterable[str]) -> str:
    return ", ".join(map(key_name, keys))
