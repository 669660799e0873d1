"""How a library's log is: what is wrong with it, and what was set aside beside it."""

from typing import Literal

import msgspec

from briefings.store import recovery
from briefings.store.log import Log
from briefings.store.log_reader import LogReader
from briefings.store.long_work import Tell
from briefings.store.scan import Damage

Kind = Literal["unfinished", "damaged", "left by an editor", "no article's"]


class KeptFile(msgspec.Struct, frozen=True):
    """A file with what left the log or could not be read, an editor's own, or nobody's."""

    name: str
    kind: Kind
    size: int


class Health(msgspec.Struct, frozen=True):
    """What there is to say of a log.

    `problems` are sentences on what is wrong now, reported before or not; `mended` are those on
    what was put right at this opening. `changes` is how many there were in all. `index` are
    those on what keeps the index from being used, which can be thrown away: a log is sound all
    the same.
    """

    log: str
    changes: int
    read_only: bool
    problems: tuple[str, ...]
    mended: tuple[str, ...]
    kept: tuple[KeptFile, ...]
    index: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.problems


def find_damage(log: LogReader, tell: Tell) -> list[Damage]:
    """Return what is damaged of all closed transactions, which are read for it."""
    damage: list[Damage] = []
    for step in log.steps():
        damage += step.damage
        tell(step.at, log.end)
    return damage


def examine(log: Log, tell: Tell) -> Health:
    """Read a log anew, whole, and return how it is.

    Raises:
        BriefingsError: its directory cannot be read.
    """
    log.reader.tell_damage(find_damage(log.reader, tell))
    findings = log.reader.findings
    return Health(
        log=str(log.path),
        changes=log.changes,
        read_only=log.refusal is not None,
        problems=(*findings.wrong, *findings.damage),
        mended=tuple(findings.mended),
        kept=tuple(_kept(log, name) for name in recovery.copies(log.files, log.path)),
    )


def _kept(log: Log, name: str) -> KeptFile:
    found = log.files.stat(log.path.with_name(name))
    kind: Kind = "unfinished" if name.startswith(f"{log.path.name}.aside-") else "damaged"
    return KeptFile(name, kind, found.size if found else 0)
