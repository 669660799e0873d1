"""What the app does to copy."""

from tui.note_desk import NoteDesk


class CopyDesk(NoteDesk, inherit_bindings=False):
    """Copies what is under the cursor, with its citation."""
