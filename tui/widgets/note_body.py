"""The body of a note, as it is written."""

from rich.text import Text
from textual.widgets import TextArea

from briefings.text import TAB, displayable
from tui.actions.bindings import bindings
from tui.system.safe_width import fitting


class NoteBody(TextArea):
    """Textual's editor for text, except that control characters in the text are only shown.

    The text itself stays as it is: it may come from another program, or from the clipboard. Lines
    break early where terminals may take more columns for a part of them than Textual reckons.
    """

    # Here too, and not only on the screen: a key that the user chose goes before Textual's own.
    BINDINGS = bindings("editor")

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn; tabs are Textual's to expand."""
        return Text(_shown(self.document.get_line(line_index)), end="", no_wrap=True)

    def on_text_area_changed(self) -> None:
        """Leave room for what takes more columns in some terminal."""
        self._leave_room()

    def on_resize(self) -> None:
        self._leave_room()

    def _leave_room(self) -> None:
        # The last column is the cursor's.
        columns = self.container_size.width - 1
        lines = (_shown(line).expandtabs(TAB) for line in self.document.lines)
        room = columns - fitting(lines, columns) if columns > 0 else 0
        if room != self.styles.margin.right:
            self.styles.margin = (0, room, 0, 0)


def _shown(line: str) -> str:
    return "\t".join(map(displayable, line.split("\t")))
