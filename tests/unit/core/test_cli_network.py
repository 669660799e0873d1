"""No network, ever: every command works where sockets cannot be made."""

import socket
from typing import NoReturn

import pytest

from tests.unit.command_line import Command


class RefusedError(Exception):
    """Somebody asked for a socket."""


def refuse(*args: object, **kwargs: object) -> NoReturn:
    raise RefusedError


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["show", "brava-2021"],
        ["show", "brava-2021", "--panel", "source"],
        ["show", "brava-2021", "--json"],
        ["verify"],
        ["verify", "brava-2021", "--json"],
        ["keys"],
        ["--help"],
        ["--version"],
        [],
        ["brava-2021"],
    ],
    ids=" ".join,
)
def test_no_command_makes_a_socket(
    made_up: Command, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)
    with pytest.raises(RefusedError):
        socket.create_connection(("localhost", 80))
    assert made_up.text(*arguments) or not arguments or arguments == ["brava-2021"]
