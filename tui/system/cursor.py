"""The terminal's own cursor.

It stays hidden: what is current looks different anyway. But braille displays and magnifiers
follow it all the same, and input methods open beside it.
"""

from textual.geometry import Offset

from tui.type_ahead import TypeAhead


class Cursor(TypeAhead, inherit_bindings=False):
    """Has Textual leave the cursor, after all that it draws, where its screen wants it."""

    @property
    def cursor_position(self) -> Offset:
        """The column and the row, from 0."""
        wanted = getattr(self.screen, "cursor_offset", None)
        return wanted if isinstance(wanted, Offset) else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, offset: Offset) -> None:
        """Pass over what widgets say when they change: in another layout it does not hold."""
