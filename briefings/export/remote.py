"""The command that fetches an export over SSH, for somebody who sits at another machine."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from briefings.errors import UsageError
from briefings.export.document import Options
from briefings.export.saving import default_name
from briefings.paths import own_library

HOST: Final = "HOST"
"""Stands for what the user calls this machine, which nothing here can know."""

NAME: Final = "briefings"

_PLAIN_PATH: Final = "/usr/local/bin:/usr/bin:/bin"
"""Where a command is found that SSH runs without a login."""


def is_remote(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether this session came over SSH."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))


def can_be_sent(command: str) -> bool:
    """Return whether a command is text: names of folders on this side may be any bytes."""
    try:
        command.encode()
    except UnicodeEncodeError:
        return False
    return command.isprintable()


def program() -> str:
    """Return what this program is called in a command that SSH runs: its name, or its path."""
    own = shutil.which(sys.argv[0])
    if own is None:  # run by Python, as a module
        return NAME
    found = shutil.which(NAME, path=_PLAIN_PATH)
    if found and os.path.realpath(found) == os.path.realpath(own):
        return NAME
    return os.path.abspath(own)  # noqa: PTH100 - a link is what the user knows it by


def fetching(
    ids: tuple[str, ...],
    format_name: str,
    suffix: str,
    options: Options,
    *,
    library: Path | None = None,
    name: str = NAME,
) -> str:
    """Return the command for a shell at the other end of the line.

    Args:
        ids: the briefings that are exported.
        format_name: into which format.
        suffix: what the format's files end in.
        options: what goes into the document.
        library: where the briefing is, unless the program finds it there by itself.
        name: what the program is called on this side.
    """
    words = [name]
    # What the environment names here is not in the environment of what SSH runs.
    if library is not None and not _is_own(library):
        words += ["--library", str(library)]
    words += ["export", *ids, "--format", format_name, *_flags(options), "-o", "-"]
    command = shlex.join(words)
    # Two shells read it: what needs quotes on this side needs them around it on the other.
    sent = command if shlex.split(command) == command.split() else shlex.quote(command)
    return f"ssh {HOST} {sent} > {shlex.quote(default_name(ids, suffix, options.depth))}"


def _is_own(library: Path) -> bool:
    try:
        return library == own_library()
    except UsageError:
        return False


def _flags(options: Options) -> Sequence[str]:
    """Return what asks for the same; who prepares a brief, and when, is looked up there."""
    flags = [word for key in options.panels or () for word in ("--panel", key)]
    flags += [] if options.source else ["--no-source"]
    flags += ["--reviewed-only"] if options.reviewed_only else []
    flags += [] if options.depth == "full" else ["--depth", options.depth]
    flags += ["--unreviewed"] if options.unreviewed else []
    flags += ["--marking", options.marking] if options.marking else []
    flags += ["--title", options.title] if options.title else []
    flags += ["--with-private"] if options.with_private else []
    flags += ["--lang", options.language] if options.language else []
    return flags
