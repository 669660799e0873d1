"""Threads that ask the library, which may be damaged, full or gone by the time they do."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from textual import work
from textual.worker import Worker

from briefings.errors import BriefingsError
from tui.note_shelf import NoteShelf

Desk = TypeVar("Desk", bound=NoteShelf)
P = ParamSpec("P")


def library_work(
    group: str, *, exclusive: bool = False
) -> Callable[[Callable[Concatenate[Desk, P], None]], Callable[Concatenate[Desk, P], Worker[None]]]:
    """Run a method of the app in a thread; what the library cannot do is said, and no more.

    Without it such an error would end the app. Keys that wait for what does not come are let in.
    `exclusive` gives up what runs in the same group.
    """

    def decorate(
        method: Callable[Concatenate[Desk, P], None],
    ) -> Callable[Concatenate[Desk, P], Worker[None]]:
        @wraps(method)
        def guarded(desk: Desk, *arguments: P.args, **options: P.kwargs) -> None:
            try:
                method(desk, *arguments, **options)
            except BriefingsError as error:
                desk.call_from_thread(desk.tell, str(error))

        return work(thread=True, group=group, exclusive=exclusive)(guarded)

    return decorate
