"""The body of a note, as it is written."""

from rich.text import Text
from textual.widgets import TextArea

from briefings.text import displayable
from tui.bindings import bindings


class Body(TextArea):
    """Textual's editor for text, except that control characters in the text are only shown.

    The text itself stays as it is: it may come from another program, or from the clipboard.
    """

    # Here too, and not only on the screen: a key that the user chose goes before Textual's own.
    BINDINGS = bindings("editor", "screen.")

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn; tabs are Textual's to expand."""
        line = self.document.get_line(line_index)
        return Text("\t".join(map(displayable, line.split("\t"))), end="", no_wrap=True)
