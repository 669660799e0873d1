"""Keys typed ahead go to what the keys before them open.

A slow line delivers keys in bursts. Textual hands each one to whatever has the focus when it
arrives, before the one before it has done anything: of `/vraem` in one packet, `v` and `a` would
be commands. So a key waits here until the one before it has been dealt with, and while a screen
is opening all keys wait for it.
"""

from collections import deque
from collections.abc import Sequence
from typing import Final, cast

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

PATIENCE: Final = 2.0
"""Seconds after which keys no longer wait for a screen that does not come."""


class TypeAhead(App[None], inherit_bindings=False):
    """Takes keys and pastes one at a time, in the order in which they were typed."""

    _in_flight = False
    _opening = False
    _patience: Timer | None = None
    _asker: Screen[str | None] | None = None

    def __init__(self, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._typed: deque[events.Key | events.Paste] = deque()

    async def on_event(self, event: events.Event) -> None:
        """Let one key in; those behind it wait."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        await self._next()

    async def _next(self) -> None:
        if self._in_flight or self._opening or not self._typed:
            return
        self._in_flight = True
        target = self.focused or self.screen
        await super().on_event(self._typed.popleft())
        # The key goes up from its target to the app; this follows it through the same queues.
        path = [*target.ancestors_with_self, self]
        # What an entry says of the key goes up behind it, and may take the focus away.
        self._follow(path * 2 if isinstance(target, Input) else path)

    def _follow(self, nodes: Sequence[MessagePump]) -> None:
        if not nodes or not nodes[0].call_later(self._follow, nodes[1:]):
            self.call_later(self._landed)

    async def _landed(self) -> None:
        self._in_flight = False
        await self._next()

    def hold_keys(self, asker: Screen[str | None]) -> None:
        """Let no key in until `keys_ready`: `asker` wants a screen that is not there yet."""
        self._stop_waiting()
        self._asker = asker
        self._opening = True
        self._patience = self.set_timer(PATIENCE, self.keys_ready)

    def is_waiting_beyond(self, screen: Screen[str | None]) -> bool:
        """Say whether keys wait for what `screen` has asked for.

        At the start that may be before anybody has heard that the screen itself is there.
        """
        return self._opening and self._asker is screen

    async def keys_ready(self) -> None:
        """Let the keys in: what they are for has the focus."""
        self._stop_waiting()
        self._opening = False
        await self._next()

    async def drop_keys(self) -> None:
        """Forget the keys that were held: what they were meant for is over."""
        self._typed.clear()
        await self.keys_ready()

    def _stop_waiting(self) -> None:
        if self._patience:
            self._patience.stop()
            self._patience = None


def ask(screen: Screen[str | None], message: Message) -> None:
    """Have a screen ask its app for another one; keys that follow are for what comes."""
    cast("TypeAhead", screen.app).hold_keys(screen)
    screen.post_message(message)
