"""The keys of one app: the key table, with the user's own keys in place of some."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tui.actions.names import key_name
from tui.actions.table import ACTIONS, Action, Context

_DEFAULT: Final = {action.id: action for action in ACTIONS}
_TOPICS: Final = tuple(f"tab.{n}" for n in range(1, 9))
_ID: Final = re.compile(r"\{([a-z_.0-9]+)\}")
_NO_KEY: Final = "<no key>"
"""Textual takes an action without keys for one that keeps its own; this key never comes."""


class Keys:
    """Which action goes by which keys. It does not change; whoever has none takes `Keys()`.

    `changed` has the keys of those actions that do not go by their own, by id, in Textual's
    names. `tui.actions.keymap` sees to it that no key does two things in a context.
    """

    def __init__(self, changed: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> None:
        self.changed = {i: keys for i, keys in changed.items() if keys != _DEFAULT[i].keys}
        self._actions = {a.id: a._replace(keys=self.changed.get(a.id, a.keys)) for a in ACTIONS}

    def action(self, action_id: str) -> Action:
        """Return the action of that id, its help with keys in place of ids."""
        found = self._actions[action_id]
        return found._replace(help=self.keyed(found.help))

    def going_by(self, key: str) -> list[Action]:
        """Return the actions of all contexts that a key stands for, by its name in Textual."""
        return [self.action(a.id) for a in self._actions.values() if key in a.keys]

    def key_of(self, action_id: str) -> str:
        """Name the first key of an action; without one, how the list of actions has it."""
        keys = self._actions[action_id].keys
        if keys:
            return key_name(keys[0])
        lists = self._actions["palette"].keys
        return f"{key_name(lists[0])} {action_id}" if lists else action_id

    def keyed(self, sentence: str) -> str:
        """Put keys where a sentence has actions' ids in braces: `{mark.list} lists the marks.`

        What is no action's id stays, braces and all.
        """
        return _ID.sub(
            lambda found: self.key_of(found[1]) if found[1] in self._actions else found[0],
            sentence,
        )

    def hint(self, action_id: str) -> str:
        """Name an action's first key and what it does, for a status row: `Enter evidence`.

        What it does just there may stand behind the id: `peek next`. An action without a key has
        no place there: "".
        """
        name, _, label = action_id.partition(" ")
        named = self.action(name)
        if not named.keys:
            return ""
        return f"{key_name(named.keys[0])} {label or named.label or named.help}"

    def in_context(self, context: Context) -> tuple[Action, ...]:
        """Return the actions whose keys work in `context`."""
        return tuple(self.action(a.id) for a in ACTIONS if context in a.contexts)

    def own_keys(self, action: Action) -> str:
        """Name the keys that an action has by default, if the user gave it others; else ""."""
        return _DEFAULT[action.id].key_names if action.id in self.changed else ""

    def groups(self) -> dict[str, list[Action]]:
        """Return all actions by group, the eight topic tabs as one.

        Topics whose keys the user has changed stand each in a row of its own.
        """
        is_one = self.changed.keys().isdisjoint(_TOPICS)
        found: dict[str, list[Action]] = {}
        for a in map(self.action, self._actions):
            if is_one and a.id in _TOPICS[1:]:
                continue
            if is_one and a.id == _TOPICS[0]:
                a = a._replace(keys=("1-8",), help="the lens's topics")  # noqa: PLW2901
            found.setdefault(a.group, []).append(a)
        return found

    def textual_keymap(self) -> dict[str, str]:
        """Return the changes as Textual takes them, for `App.set_keymap`."""
        return {action_id: ",".join(keys) or _NO_KEY for action_id, keys in self.changed.items()}
