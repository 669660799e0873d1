"""Textual's bindings, made from the key table.

Classes are given the keys that actions have by default; what the user changed lies over them as
the app's keymap (`Keys.textual_keymap`), which holds for screens that come later too.
"""

from textual.binding import Binding, BindingType

from tui.actions.table import ACTIONS, Context


def bindings(context: Context) -> list[BindingType]:
    """Return the bindings of a context, each under its action's id: the app runs all of them."""
    return [
        Binding(
            ",".join(action.keys),
            f"app.run({action.id!r})",
            action.help,
            id=action.id,
            show=False,
        )
        for action in ACTIONS
        if context in action.contexts
    ]
