"""What the app does to copy: to the terminal where that may take it, else into a file."""

import os
import threading
from collections.abc import Mapping

from textual import work

from briefings.errors import BriefingsError
from tui.keys import keyed
from tui.line.connection import Connection
from tui.messages import CopyWanted
from tui.note_desk import NoteDesk
from tui.system import clipboard
from tui.system.mosh import may_be_between

OTHER_WAY = "{copy.file}: a file."


class CopyDesk(NoteDesk, inherit_bindings=False):
    """Copies what is under the cursor, with its citation."""

    wire: Connection
    environ: Mapping[str, str] = os.environ
    """What tells the terminal, and what lies before it."""

    _copies = 0
    _copying = threading.Lock()

    def on_copy_wanted(self, event: CopyWanted) -> None:
        """Send a text to the terminal, or have it put into the file, and say which."""
        from briefings.citation import cite  # noqa: PLC0415 - reading needs it not

        cited = cite(event.briefing, event.what)
        self.copy(cited.text, is_private=cited.private, to_file=event.to_file)

    def copy(self, text: str, *, is_private: bool = False, to_file: bool = False) -> None:
        """Copy a text, and say what became of it; `is_private` says that it is a private note."""
        chosen = "file" if to_file else self.config.clipboard
        far, mosh = self.wire.is_far, may_be_between(self.environ)
        plan = clipboard.plan(text, self.environ, chosen, far=far, mosh=mosh)
        if plan.sequence:
            self.wire.put_aside(plan.sequence)
            sent = "Private note sent" if is_private else "Sent"
            self.announce(f"{sent}{plan.said} {keyed(OTHER_WAY)}")
        else:
            self._copies += 1
            what = "the private note" if is_private else "it"
            self._copy_to_file(text, f"has {what} ({plan.size:,} bytes){plan.said}", self._copies)

    @work(thread=True, group="copy")
    def _copy_to_file(self, text: str, said: str, number: int) -> None:
        from briefings import copied  # noqa: PLC0415 - reading needs it not

        with self._copying:
            if number != self._copies:
                return  # a later one has been asked for meanwhile, and is the one to stay
            try:
                sentence = f"{copied.keep(text)} {said}."
            except BriefingsError as error:
                sentence = str(error)
        self.call_from_thread(self.announce, sentence)
