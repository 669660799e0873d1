"""The ways in which a shell is reached: each is the command that a window runs."""

import shlex
import shutil
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.remote.server import Server, free_port, missing

SHELL: Final = ("/bin/sh", "-i")


class Host(NamedTuple):
    """What a route goes through; `folder` holds the socket of tmux and needs a short path."""

    server: Server | None
    folder: Path

    @property
    def socket(self) -> Path:
        """Where a tmux server that runs is reached."""
        return self.folder / "tmux"

    def client(self) -> list[str]:
        """Return the command of the SSH client, without host and command."""
        assert self.server, "a route that is asked for has what it needs"
        return self.server.client()

    def login(self, command: list[str], *options: str) -> list[str]:
        """Return the command that runs another one after a login."""
        assert self.server, "a route that is asked for has what it needs"
        return self.server.login(command, *options)

    def tmux(self, *arguments: str) -> list[str]:
        """Return a tmux command for the server that this host alone has."""
        config = self.folder / "tmux.conf"
        if not config.exists():
            config.write_text("set -g status off\n")
        return ["tmux", "-S", str(self.socket), "-f", str(config), *arguments]


Route = Callable[[Host, list[str]], list[str]]


def direct(host: Host, command: list[str]) -> list[str]:
    """No line at all."""
    return command


def ssh(host: Host, command: list[str]) -> list[str]:
    """A login on another host."""
    return host.login(command)


def compressed(host: Host, command: list[str]) -> list[str]:
    """The same, with what goes over the line compressed."""
    return host.login(command, "-C")


def tmux(host: Host, command: list[str]) -> list[str]:
    """A pane that fills its window."""
    return host.tmux("new-session", *command)


def tmux_there(host: Host, command: list[str]) -> list[str]:
    """tmux on the other host: what survives a dropped line."""
    return host.login(["env", "LC_ALL=C.UTF-8", *host.tmux("new-session", *command)])


def tmux_here(host: Host, command: list[str]) -> list[str]:
    """tmux before the line: what an analyst's desk looks like."""
    return host.tmux("new-session", *host.login(command))


def mosh(host: Host, command: list[str]) -> list[str]:
    """A line that may change its address and sleeps at night."""
    # A server whose client is gone waits for it for ever, unless it is told not to.
    server = "env LC_ALL=C.UTF-8 MOSH_SERVER_NETWORK_TMOUT=60 mosh-server"
    port = str(free_port(socket.SOCK_DGRAM))
    return [
        *("mosh", f"--ssh={shlex.join(host.client())}", f"--server={server}"),
        *("--experimental-remote-ip=local", "-p", port, "127.0.0.1", "--", *command),
    ]


def tmux_in_mosh(host: Host, command: list[str]) -> list[str]:
    """tmux on the other host, over such a line."""
    return mosh(host, ["env", "LC_ALL=C.UTF-8", *host.tmux("new-session", *command)])


ROUTES: Final[Mapping[str, Route]] = {
    "direct": direct,
    "ssh": ssh,
    "ssh-C": compressed,
    "tmux": tmux,
    "tmux-in-ssh": tmux_there,
    "ssh-in-tmux": tmux_here,
    "mosh": mosh,
    "tmux-in-mosh": tmux_in_mosh,
}


def lacking(route: str) -> list[str]:
    """Return what a route needs and is not here."""
    wanted = {name for name in ("tmux", "mosh", "mosh-server") if name.split("-")[0] in route}
    lacks = {name for name in wanted if not shutil.which(name)}
    return sorted(lacks | missing() if "ssh" in route or "mosh" in route else lacks)
