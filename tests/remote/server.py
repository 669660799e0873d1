"""An SSH server of our own, on the loopback interface, for one test run."""

import grp
import os
import shlex
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Final, Self

PATIENCE: Final = 20.0
"""Seconds in which the server must answer."""

PLACES: Final = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])

CONFIG: Final = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
MaxStartups 100
LogLevel ERROR
"""

# The server must not outlive us, even if we are killed: then this standard input is closed.
KEEPER: Final = '"$@" & server=$!; read -r _; kill "$server"; wait "$server"'

PRIVILEGE_SEPARATION: Final = Path("/run/sshd")
"""Where root's server wants an empty directory; distributions make it when they start theirs."""


def sshd() -> str | None:
    """Return where the server is; it must be started by its whole path."""
    return shutil.which("sshd", path=PLACES)


def missing() -> set[str]:
    """Return what a server of our own needs and is not here."""
    lacking = {name for name in ("ssh", "ssh-keygen") if not shutil.which(name)}
    if sshd() is None:
        lacking.add("sshd")
    if not may_own_terminals():
        lacking.add("root (or a devpts whose terminals are of the group tty)")
    return lacking


def may_own_terminals() -> bool:
    """Say whether a server of ours could give a terminal to the group that it insists on."""
    if os.geteuid() == 0:
        return True
    master, terminal = os.openpty()
    try:
        return os.fstat(terminal).st_gid == grp.getgrnam("tty").gr_gid
    except KeyError:
        return True
    finally:
        os.close(master)
        os.close(terminal)


class Server:
    """Runs in `folder`, with keys that are good for nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in ("host", "user"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        if os.geteuid() == 0:
            PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
        self.port = free_port(socket.SOCK_STREAM)

    def __enter__(self) -> Self:
        config = self._folder / "config"
        config.write_text(CONFIG.format(port=self.port, folder=self._folder))
        log = self._folder / "log"
        command = ["/bin/sh", "-c", KEEPER, "keeper", str(sshd()), "-D", "-f", str(config)]
        with log.open("wb") as output:
            self._keeper = subprocess.Popen(
                [*command, "-E", str(log)], stdin=subprocess.PIPE, stdout=output, stderr=output
            )
        try:
            self._wait(log)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._keeper.stdin:
            self._keeper.stdin.close()
        self._keeper.wait(timeout=PATIENCE)

    def _wait(self, log: Path) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline:
                raise RuntimeError(f"sshd does not start: {log.read_text()}")
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                return connection.recv(4) == b"SSH-"
        except OSError:
            return False

    def client(self, *options: str) -> list[str]:
        """Return the command that logs in, without the host and the command to run there."""
        settings = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR")
        named = [part for setting in settings for part in ("-o", setting)]
        key = str(self._folder / "user")
        return ["ssh", "-F", "/dev/null", "-i", key, "-p", str(self.port), *named, *options]

    def login(self, command: list[str], *options: str) -> list[str]:
        """Return the command that runs another one there, in a terminal."""
        return [*self.client("-tt", *options), "127.0.0.1", "--", shlex.join(command)]


def free_port(kind: socket.SocketKind) -> int:
    """Return a port of the loopback interface that nobody has."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
