"""What the app does to export a briefing."""

from tui.note_desk import NoteDesk


class ExportDesk(NoteDesk, inherit_bindings=False):
    """Asks how a briefing is to be exported, and writes it."""
