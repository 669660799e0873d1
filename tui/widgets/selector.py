"""Has the keys while a passage is being chosen: theirs come before those for reading."""

from textual.widget import Widget

from tui.actions.bindings import bindings


class Selector(Widget, can_focus=True, inherit_bindings=False):
    """Draws nothing; the rows show the passage."""

    DEFAULT_CSS = "Selector { display: none; height: 0; }"
    BINDINGS = bindings("select")

    def take_keys(self) -> None:
        """Take the keys at once, and not in a while."""
        self.display = True
        self.screen.set_focus(self)

    def give_back_keys(self, widget: Widget) -> None:
        """Give the keys to another widget."""
        self.display = False
        self.screen.set_focus(widget)
