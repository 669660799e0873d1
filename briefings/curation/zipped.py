"""A briefing's folder in a Zip file, as `briefings export --format toml` writes it."""

import zipfile
from pathlib import Path
from typing import Final

from briefings.curation.seeding import LARGEST, Seed
from briefings.errors import DamagedError
from briefings.paths import ARTICLE, BRIEFING, LENS
from briefings.text import file_name

_MOST_FILES: Final = 100


def is_packed(path: Path) -> bool:
    """Return whether a file is a Zip file with a briefing's folder."""
    try:
        with zipfile.ZipFile(path) as file:
            return _name(file) is not None
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def unpacked(path: Path) -> Seed:
    """Read the briefing's folder in a Zip file; nothing is written.

    Raises:
        DamagedError: it cannot be read, or is larger than any article.
    """
    try:
        with zipfile.ZipFile(path) as file:
            name = _name(file)
            if name is None:
                raise DamagedError(f"{file_name(path)} holds no briefing's folder.")
            files = {each: _read(file, f"{name}/{each}") for each in (ARTICLE, BRIEFING, LENS)}
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError) as error:
        raise DamagedError(f"{file_name(path)} cannot be unpacked ({error}).") from None
    article, briefing = files[ARTICLE], files[BRIEFING]
    if article is None or briefing is None:
        raise DamagedError(f"{file_name(path)} must hold {name}/{ARTICLE} and {name}/{BRIEFING}.")
    return Seed(name, article, briefing, files[LENS])


def _name(file: zipfile.ZipFile) -> str | None:
    """Return the name of the only folder with a briefing."""
    names = file.namelist()
    found = [name.removesuffix(f"/{BRIEFING}") for name in names if name.endswith(f"/{BRIEFING}")]
    is_one = len(names) <= _MOST_FILES and len(found) == 1 and "/" not in found[0]
    return found[0] if is_one else None


def _read(file: zipfile.ZipFile, name: str) -> bytes | None:
    if name not in file.namelist():
        return None
    with file.open(name) as member:
        data = member.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DamagedError(f"{name} has more than {LARGEST:,} bytes: it is hardly an article.")
    return data
