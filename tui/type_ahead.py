"""Keys typed ahead go to what the keys before them open.

A slow line delivers keys in bursts. Textual hands each one to whatever has the focus when it
arrives, before the one before it has done anything: of `/vraem` in one packet, `v` and `a` would
be commands. So a key waits here until the one before it has been dealt with, and while a screen
is opening all keys wait for it.
"""

import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker

PATIENCE: Final = 2.0
"""Seconds after which keys no longer wait for a screen that does not come."""


class TypeAhead:
    """Has an app take keys and pastes one at a time, in the order in which they were typed.

    `deliver` hands one to whatever has the focus.
    """

    def __init__(self, app: App[None], deliver: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._typed: deque[events.Key | events.Paste] = deque()
        self._in_flight = False
        self._ahead: Iterator[MessagePump] = iter(())
        self._opening = False
        self._patience: Timer | None = None
        self._asker: Screen[Any] | None = None
        self._worker: Worker[Any] | None = None
        self._forgotten_before = 0.0
        self.typed_at = 0.0
        """When the key came that was let in last, in seconds of a monotonic clock."""

    async def take(self, event: events.Key | events.Paste) -> None:
        """Let one key in; those behind it wait."""
        self._typed.append(event)
        await self._next()

    async def _next(self) -> None:
        if self._in_flight or self._opening:
            return
        while self._typed and self._typed[0].time < self._forgotten_before:
            self._typed.popleft()
        if not self._typed:
            return
        event = self._typed.popleft()
        self._in_flight = True
        target = self._app.focused or self._app.screen
        self.typed_at = event.time
        await self._deliver(event)
        # The key goes up from its target to the app; this follows it through the same queues.
        path = [*target.ancestors_with_self, self._app]
        # What an entry says of the key goes up behind it, and may take the focus away.
        self._ahead = iter([*(path * 2 if isinstance(target, Input) else path), self._app])
        await self._follow()

    async def _follow(self) -> None:
        """Go on to the queue of the next node that takes anything; at the end the key is done."""
        # Of a function that is bound to arguments Textual looks up anew each time what it takes.
        if not any(node.post_message(events.Callback(self._follow)) for node in self._ahead):
            self._in_flight = False
            await self._next()

    def hold(self, asker: Screen[Any], worker: Worker[Any] | None = None) -> None:
        """Let no key in until `ready`: `asker` wants what is not there yet.

        That is a screen, or what a `worker` shows in the end.
        """
        self._stop_waiting()
        self._asker, self._worker = asker, worker
        self._opening = True
        self._patience = self._app.set_timer(PATIENCE, self.ready)

    def is_waiting_beyond(self, screen: Screen[Any]) -> bool:
        """Return whether keys wait for what `screen` has asked for.

        At the start that may be before anybody has heard that the screen itself is there.
        """
        return self._opening and self._asker is screen

    def is_waiting_for(self, worker: Worker[Any] | None) -> bool:
        """Return whether keys wait for what a worker shows."""
        return self._opening and worker is not None and worker is self._worker

    async def ended(self, worker: Worker[Any]) -> None:
        """Let the keys in if they wait for this worker; a screen that it has shown does so."""
        if self.is_waiting_for(worker) and self._app.screen is self._asker:
            await self.ready()

    async def ready(self) -> None:
        """Let the keys in: what they are for has the focus."""
        self._stop_waiting()
        self._opening = False
        await self._next()

    async def drop(self) -> None:
        """Forget the keys that were held: what they were meant for is over."""
        self._typed.clear()
        await self.ready()

    def forget_unread(self) -> None:
        """Forget keys from now on, at most for a while: nobody has seen yet what is asked."""
        self.forget_before(time.monotonic() + PATIENCE)

    def forget_before(self, shown: float) -> None:
        """Forget only the keys that were typed before: what is asked is to be read since."""
        self._forgotten_before = shown

    def _stop_waiting(self) -> None:
        if self._patience:
            self._patience.stop()
            self._patience = None
