"""Nothing is thrown away: what has to leave the log, or cannot be read in it, is kept beside it."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from briefings.errors import DamagedError
from briefings.store.failures import explained
from briefings.store.files import Files, keep_beside
from briefings.store.logfile import LogFile
from briefings.store.record import FORMAT, OPENING, VERSION, Header, decode_header, utc_now
from briefings.store.scan import Damage

_LONGEST_HEADER = 4096


def read_header(file: LogFile) -> tuple[Header | None, int]:
    """Return the log's header and where the line after it begins.

    The place is 0 where the log is new or its creation was cut short. No header with a later
    place is a log whose first line is damaged. Any other file, and a newer log, is refused.
    """
    first = file.read(0, _LONGEST_HEADER)
    line, newline, _ = first.partition(b"\n")
    header = decode_header(line)
    if header is not None and header.version > VERSION:
        raise DamagedError(
            f"{file.path} was written by a newer version of this program (format "
            f"{header.version}, this one reads {VERSION}): upgrade to open it."
        )
    if newline and header is not None:
        return header, len(line) + 1
    begun = first.startswith(OPENING) or OPENING.startswith(first) or not first.strip(b"\0")
    if begun and not newline and len(first) < _LONGEST_HEADER:
        return None, 0
    if newline and (begun or b'"%s"' % FORMAT.encode() in line):
        return None, len(line) + 1
    raise DamagedError(
        f"{file.path} is not a briefings library and was left as it is: name another file, or "
        "move this one away."
    )


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


def quarantine(files: Files, file: LogFile, damage: Iterable[Damage]) -> list[str]:
    """Keep a copy of what is damaged, where one can be kept, and name each place."""
    name = file.path.name
    damage = list(damage)
    lines = [file.read(spot.offset, spot.length) for spot in damage if spot.length]
    copied = ""
    if lines and file.writable:
        data = b"".join(line if line.endswith(b"\n") else line + b"\n" for line in lines)
        path = _beside(file.path, f"damaged-{crc32(data):08x}")
        with suppress(OSError):
            keep_beside(files, path, data)
            copied = f", and copied to {path.name}"
    return [
        f"{name} is damaged in bytes {spot.offset} to {spot.offset + spot.length}, which are "
        f"skipped{copied}: look for what is missing in a backup."
        if spot.length
        else f"{name} is damaged before byte {spot.offset} ({spot.what}): look for what is "
        "missing in a backup."
        for spot in damage
    ]


def _beside(log: Path, suffix: str) -> Path:
    return log.with_name(f"{log.name}.{suffix}")
