"""One run of the app: what its controllers and screens have in common."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar, runtime_checkable

from textual.app import App
from textual.screen import Screen
from textual.worker import Worker

from briefings import Library
from briefings.config import Config
from briefings.errors import BriefingsError
from tui.actions.keys import Keys
from tui.actions.status_text import StatusText
from tui.line.connection import Connection
from tui.type_ahead import TypeAhead

P = ParamSpec("P")
T = TypeVar("T")

Then = Callable[[T | None], None] | Callable[[T | None], Awaitable[None]]
"""What is done with the result of a screen."""

Work = Callable[[], Coroutine[Any, Any, None]]

Actions = dict[str, Callable[[], object]]
"""What can be done, by the ids of the key table. A coroutine that is returned is awaited."""


@runtime_checkable
class Announcer(Protocol):
    """A screen that can say a sentence."""

    def announce(self, sentence: StatusText) -> None:
        """Say it until something else is said."""


@dataclass(eq=False)
class Session:
    """The library, the settings, the line, the keys; and how to show, say and look up things.

    Nothing that runs in a thread reads a screen: a coroutine reads it, hands plain values to
    `in_thread`, and shows what comes back.
    """

    app: App[None]
    library: Library
    config: Config
    connection: Connection
    keys: Keys
    type_ahead: TypeAhead
    wants_pane: bool
    """Whether words are wanted beside the page, where there is room."""
    config_file: Path | None = None
    """Where the settings are kept, as far as that is known."""

    def show(self, screen: Screen[T], then: Then[T] | None = None) -> None:
        """Put a screen above the one that is shown; `then` is called with what it ends with."""
        self.app.push_screen(screen, then)

    def open(self, screen: Screen[T], then: Then[T] | None = None) -> None:
        """Show a screen that a key asked for: what is typed from then on is for that."""
        self.type_ahead.hold(self.app.screen)
        self.show(screen, then)

    def announce(self, sentence: StatusText) -> None:
        """Show a sentence in the status row."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, Announcer):
                screen.announce(sentence)
                return

    def run(self, action_id: str) -> None:
        """Do what the key table has under an id, as if its key came next."""
        self.app.call_later(self.app.run_action, f"app.run({action_id!r})")

    def start(
        self,
        work: Work,
        group: str,
        *,
        exclusive: bool = False,
        holds_keys: bool = False,
        tell: Callable[[str], object] | None = None,
    ) -> Worker[None]:
        """Begin some work; `tell` is called with what the library cannot do, by default to show it.

        `exclusive` gives up what runs in the same group. Where it `holds_keys`, what is typed
        meanwhile is for what it shows in the end.
        """

        async def guarded() -> None:
            try:
                await work()
            except BriefingsError as error:
                (tell or self.announce)(str(error))

        worker: Worker[None] = self.app.run_worker(guarded, group=group, exclusive=exclusive)
        if holds_keys:
            self.type_ahead.hold(self.app.screen, worker)
        return worker


class NewestOnly:
    """Calls functions in threads, one at a time; one that a newer call overtakes is left out.

    So what is kept in the end is what was asked for last.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._newest = 0

    async def __call__(
        self, function: Callable[P, T], *args: P.args, **options: P.kwargs
    ) -> T | None:
        """Return what the function returns, `None` where it was left out."""
        self._newest += 1
        number = self._newest
        async with self._turn:
            if number == self._newest:
                return await in_thread(function, *args, **options)
        return None


async def in_thread(function: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
    """Return what a function returns; it is called in a thread, off the event loop."""
    return await asyncio.to_thread(function, *args, **options)
