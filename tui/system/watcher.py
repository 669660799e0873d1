"""Looking from time to time whether something has changed, without stirring the event loop."""

import threading
from collections.abc import Callable


class Watcher:
    """Calls `changed` in a thread of its own when `stamp` returns another value than before."""

    def __init__(
        self, stamp: Callable[[], object], changed: Callable[[], object], seconds: float
    ) -> None:
        self._stamp = stamp
        self._changed = changed
        self._seconds = seconds
        self._seen = stamp()
        self._stop = threading.Event()
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.wait(self._seconds):
            now = self._stamp()
            if now != self._seen:
                self._seen = now
                self._changed()
