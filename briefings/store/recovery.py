"""Nothing is thrown away: what has to leave the log, or cannot be read in it, is kept beside it."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from briefings.store.failures import explained
from briefings.store.files import Files, keep_beside, read_whole
from briefings.store.format import utc_now
from briefings.store.logfile import LogFile
from briefings.store.scan import Damage

LARGEST_COPY: Final = 1 << 28
"""The most bytes of a copy beside the log that are read: 256 MiB."""

_MOST_TOLD: Final = 5
_KINDS: Final = ("aside-", "damaged-")


class DamageReport(NamedTuple):
    """What is wrong with the log, in a sentence, and whether it was never reported.

    `copy` is the name of the file that has a copy of it, if one could be kept.
    """

    sentence: str
    is_new: bool
    copy: str


def set_aside(files: Files, file: LogFile, end: int, size: int) -> str:
    """Cut an unfinished change off the log, under its lock, once a copy of it is kept."""
    rest = file.read(end, size - end)
    stamp = utc_now().replace(":", "").replace("-", "")
    with explained(file.path):
        attempt = 0
        path = _beside(file.path, f"aside-{stamp}")
        while not keep_beside(files, path, rest):
            attempt += 1
            path = _beside(file.path, f"aside-{stamp}-{attempt}")
    file.cut(end)
    return (
        f"A change to {file.path.name} was never finished, so it was not saved; what there is "
        f"of it was set aside in {path.name}, which you may read and delete."
    )


def quarantine(files: Files, file: LogFile, damage: Iterable[Damage]) -> list[DamageReport]:
    """Keep a copy of what is damaged, where one can be kept, and name each place.

    The copy shows that it was reported: what one holds already is no news.
    """
    there = _damaged_copies(files, file.path)
    spots = [(spot, _what_stands(file, spot)) for spot in damage]
    names = {data: _find(there, data) for _, data in spots}
    fresh = [data for data, name in names.items() if not name]
    if fresh and file.writable:
        names |= dict.fromkeys(fresh, keep_damaged(files, file.path, b"".join(fresh)))
    is_new = frozenset(fresh).__contains__
    return [
        DamageReport(_sentence(file.path.name, spot, names[data]), is_new(data), names[data])
        for spot, data in spots
    ]


def news(name: str, findings: Iterable[DamageReport]) -> list[str]:
    """Return what is to be reported of damage: each new place, or how many there are."""
    fresh = [finding.sentence for finding in findings if finding.is_new]
    if len(fresh) <= _MOST_TOLD:
        return fresh
    return [
        f"{name} is damaged in {len(fresh):,} places, which are skipped: see `briefings "
        "doctor` for each, and look for what is missing in a backup."
    ]


def keep_damaged(files: Files, log: Path, data: bytes) -> str:
    """Keep a copy of damaged bytes; return its name, and nothing where none can be kept."""
    with suppress(OSError):
        for attempt in range(10):
            number = f"-{attempt}" if attempt else ""
            path = _beside(log, f"damaged-{crc32(data):08x}{number}")
            if keep_beside(files, path, data) or _holds(files, path, data):
                return path.name
    return ""


def _holds(files: Files, path: Path, data: bytes) -> bool:
    try:
        return read_whole(files, path, LARGEST_COPY) == data
    except OSError:
        return False


def copies(files: Files, log: Path) -> list[str]:
    """Return the names of what was set aside or copied beside the log: of plain files alone."""
    with explained(log.parent):
        names = [n for n in files.names(log.parent) if n.startswith(_starts(log, *_KINDS))]
        return sorted(name for name in names if files.is_plain(log.with_name(name)))


def _damaged_copies(files: Files, log: Path) -> dict[str, bytes]:
    found = {}
    for name in copies(files, log):
        if name.startswith(_starts(log, "damaged-")):
            with suppress(OSError):
                found[name] = read_whole(files, log.with_name(name), LARGEST_COPY)
    return found


def _starts(log: Path, *kinds: str) -> tuple[str, ...]:
    return tuple(f"{log.name}.{kind}" for kind in kinds)


def _what_stands(file: LogFile, spot: Damage) -> bytes:
    """Return what is kept of a damaged place: its bytes, or what is wrong where none are there."""
    data = file.read(spot.offset, spot.length) if spot.length else f"({spot.what})".encode()
    return data if data.endswith(b"\n") else data + b"\n"


def _find(there: dict[str, bytes], data: bytes) -> str:
    """Return the name of the copy that holds `data` as whole lines."""
    return next((name for name, held in there.items() if b"\n" + data in b"\n" + held), "")


def _sentence(name: str, spot: Damage, copy: str) -> str:
    if not spot.length:
        return (
            f"{name} is damaged before byte {spot.offset} ({spot.what}): look for what is "
            "missing in a backup."
        )
    copied = f", and copied to {copy}" if copy else ""
    return (
        f"{name} is damaged in bytes {spot.offset} to {spot.offset + spot.length}, which are "
        f"skipped{copied}: look for what is missing in a backup."
    )


def _beside(log: Path, suffix: str) -> Path:
    return log.with_name(f"{log.name}.{suffix}")
