"""Textual's bindings, made from the key table.

Classes are given the keys that actions have by default; what the user changed lies over them as
Textual's keymap, which holds for every node of an app and for screens that come later.
"""

from typing import Final

from textual.binding import Binding, BindingType

from tui.keys import ACTIONS, Context, changed

_NO_KEY: Final = "<no key>"
"""Textual takes an action without keys for one that keeps its own; this key never comes."""

APP_ACTIONS = frozenset({"leave", "suspend", "redraw"})
"""Actions that the app has; all others belong to the screen or the entry row."""


def bindings(context: Context, node: str = "") -> list[BindingType]:
    """Return the bindings of a context, each under its action's id.

    `node` says whose the actions are: `""` for the node that has the bindings, else `screen.`.
    """
    return [
        Binding(
            ",".join(action.keys),
            f"app.{action.method}" if action.id in APP_ACTIONS else f"{node}{action.method}",
            action.help,
            id=action.id,
            show=False,
        )
        for action in ACTIONS
        if context in action.contexts
    ]


def rebound() -> dict[str, str]:
    """Return Textual's keymap: the keys of the actions that do not go by their own."""
    return {action_id: ",".join(keys) or _NO_KEY for action_id, keys in changed().items()}
