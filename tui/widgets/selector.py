"""Has the keys while a passage is being chosen: theirs come before those for reading."""

from textual.widget import Widget

from tui.actions.bindings import bindings


class Selector(Widget, can_focus=True, inherit_bindings=False):
    """Draws nothing; the rows show the passage."""

    DEFAULT_CSS = "Selector { display: none; height: 0; }"
    BINDINGS = bindings("select", "screen.")
