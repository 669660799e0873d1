"""Textual's bindings, made from the key table.

Classes are given the keys that actions have by default; what the user changed lies over them as
the app's keymap (`Keys.textual_keymap`), which holds for screens that come later too.
"""

from textual.binding import Binding, BindingType

from tui.actions.table import ACTIONS, Context

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
