"""What is said of figures in their panels, in the light of other briefings."""

import asyncio
from functools import partial
from typing import Final

from briefings.model import Briefing
from tui.screens.reader import ReaderScreen
from tui.session import Session, in_thread

REST: Final = 0.5
"""So many seconds a briefing is read before others are looked through for it."""


class RemarksController:
    """Has a reader show which figures were told before, and which differ."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def look_up(self, reader: ReaderScreen) -> None:
        """Look what others say to the figures of a briefing, if it is still read after a while."""
        work = partial(self._look_up, reader, reader.briefing)
        self._session.start(work, "remarks", exclusive=True, tell=reader.announce)

    async def _look_up(self, reader: ReaderScreen, briefing: Briefing) -> None:
        await asyncio.sleep(REST)
        remarks = await in_thread(self._session.library.comparing.remarks, briefing)
        reading = reader.reading
        if reader.briefing.id != briefing.id or remarks == reading.remarks:
            return
        reading.remarks = remarks
        reading.lay_out_anew()
        if reader.is_laid_out:
            reader.show_all()
