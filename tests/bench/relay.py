"""A thin and long way between an SSH client and its server, on this machine."""

import socket
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import Final, Self

from tests.wire.link import HEADERS, Link

SLICE: Final = 64
"""Bytes that are handed on at once: what came in one read does not arrive in one moment."""

SEGMENT: Final = 52
"""Bytes of HEADERS that are not SSH's own: those pass the relay and are counted there."""

_CHUNK: Final = 65_536

assert SEGMENT < HEADERS


class Relay:
    """Takes one connection after another on `port` to a server; `down` counts bytes towards here.

    The link's rate holds for what comes from the server, and half its round trip each way.
    """

    def __init__(self, server: int, link: Link) -> None:
        self.down = 0
        self._server = server
        self._link = link
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._server))
                for end in (client, server):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._join(server, client, self._link.bits_per_second)
                self._join(client, server, 0.0)

    def _join(self, source: socket.socket, goal: socket.socket, rate: float) -> None:
        waiting: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
        threading.Thread(target=self._take, args=(source, waiting, rate), daemon=True).start()
        threading.Thread(target=_give, args=(goal, waiting), daemon=True).start()

    def _take(
        self, source: socket.socket, waiting: "SimpleQueue[tuple[float, bytes]]", rate: float
    ) -> None:
        """Say of all that comes when it arrives."""
        idle_at = 0.0
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                if rate:
                    self.down += len(data)
                at = max(time.monotonic(), idle_at) + (8 * SEGMENT / rate if rate else 0.0)
                for start in range(0, len(data), SLICE):
                    part = data[start : start + SLICE]
                    at += 8 * len(part) / rate if rate else 0.0
                    waiting.put((at + self._link.way, part))
                idle_at = at
        waiting.put((idle_at + self._link.way, b""))


def _give(goal: socket.socket, waiting: "SimpleQueue[tuple[float, bytes]]") -> None:
    with suppress(OSError):
        while True:
            at, data = waiting.get()
            time.sleep(max(at - time.monotonic(), 0.0))
            if not data:
                goal.shutdown(socket.SHUT_WR)
                return
            goal.sendall(data)
