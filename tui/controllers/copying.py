"""The keys that copy: to the terminal where that may take it, else into a file."""

import os
from collections.abc import Mapping
from functools import partial

from tui.actions.status_text import Template
from tui.controllers.copy_target import to_copy
from tui.controllers.current_reader import current_reader
from tui.reading.tab_pages import SOURCE
from tui.session import Actions, NewestOnly, Session
from tui.system import clipboard
from tui.system.mosh import may_be_between

NOTHING = Template("Nothing to copy here: {move.next_item} goes to the next item.")
NO_WORDS = Template("Nothing of the article here: {move.up} goes up to it.")


class CopyController:
    """Copies what is under the cursor, with its citation; cursor and place stay as they are."""

    environ: Mapping[str, str] = os.environ
    """What tells the terminal, and what lies before it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keep = NewestOnly()
        self.actions: Actions = {
            "copy": partial(self._copy_current, to_file=False),
            "copy.file": partial(self._copy_current, to_file=True),
        }

    def _copy_current(self, *, to_file: bool) -> None:
        """Copy the item, the note or the passage."""
        from briefings.export.citation import cite  # noqa: PLC0415 - reading needs it not

        reader = current_reader(self._session)
        if reader is None:
            return
        chosen = reader.selection.current
        what = to_copy(reader.reading, reader.finding, chosen.span if chosen else None)
        # As vi's yank does: what was chosen stays chosen, and the choosing is over.
        reader.selection.leave()
        if what is None:
            reader.update_status(NO_WORDS if reader.reading.tab == SOURCE else NOTHING)
        else:
            cited = cite(reader.briefing, what)
            self.copy(cited.text, is_private=cited.private, to_file=to_file)

    def copy(self, text: str, *, is_private: bool = False, to_file: bool = False) -> None:
        """Copy a text and report the result; `is_private` marks the text of a private note."""
        session = self._session
        chosen = "file" if to_file else session.config.clipboard
        far, mosh = session.connection.is_far, may_be_between(self.environ)
        plan = clipboard.plan(text, self.environ, chosen, far=far, mosh=mosh)
        if plan.sequence:
            sent = "Private note sent" if is_private else "Sent"
            session.announce(Template(f"{sent}{{}} {{copy.file}}: a file.", (plan.said,)))
            # With the frame that says so: a packet of its own would cost more.
            session.app.call_after_refresh(session.connection.put_aside, plan.sequence)
        else:
            what = "the private note" if is_private else "it"
            said = f"has {what} ({plan.size:,} bytes){plan.said}"
            session.start(partial(self._copy_to_file, text, said), "copy", tell=session.announce)

    async def _copy_to_file(self, text: str, said: str) -> None:
        """Put a text into the file, unless a later one is to be there."""
        from briefings import clipboard_file  # noqa: PLC0415 - reading needs it not

        if path := await self._keep(clipboard_file.keep, text):
            self._session.announce(f"{path} {said}.")
