"""What a new library starts with: the lenses, articles and briefings of the `seeds` package."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from briefings.curation import briefing_file, lens_file
from briefings.curation.briefing_file import CuratedBriefing
from briefings.curation.building import build
from briefings.curation.toml_lines import TomlLines
from briefings.documents.plain_text import read_article
from briefings.errors import DamagedError, NotFoundError
from briefings.model import Article, Briefing, Lens
from briefings.paths import ARTICLE, BRIEFING, LENS
from briefings.settings.file import regular
from briefings.text import file_name

LARGEST = 1 << 24
"""Bytes that each of the two files may have; a book of a thousand pages has an eighth of it."""


class Seed(msgspec.Struct, frozen=True):
    """One folder of an article and its briefing, read but not decoded.

    `digest` is the SHA-256 of both files: it tells whether the library holds this edition. `lens`
    is the file of the lens that the briefing names, for libraries that have none of that name.
    """

    id: str
    article: bytes
    briefing: bytes
    lens: bytes | None = None

    @property
    def digest(self) -> str:
        """The SHA-256, in hexadecimal, of the two files' own digests."""
        return edition(digest(self.article), digest(self.briefing))


def edition(article: str, briefing: str) -> str:
    """Return the digest of two files with these digests."""
    return digest(article.encode() + briefing.encode())


def digest(raw: bytes) -> str:
    """Return the SHA-256 of `raw` in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def lenses() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each packaged lens file."""
    for entry in sorted(_children(files("seeds") / "lenses"), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            yield entry.name.removesuffix(".toml"), entry.read_bytes()


def seeds() -> Iterator[Seed]:
    """Yield the packaged articles with their briefings, by name."""
    for entry in sorted(_children(files("seeds")), key=lambda e: e.name):
        if (entry / BRIEFING).is_file():
            yield read_folder(entry)


def _children(folder: Traversable) -> list[Traversable]:
    return [entry for entry in folder.iterdir() if not entry.name.startswith(("_", "."))]


def read_folder(folder: Traversable) -> Seed:
    """Read an editor's folder.

    Raises:
        NotFoundError: a file of it is missing.
        DamagedError: one is no plain file, or larger than any article.
    """
    try:
        article = _bytes(folder / ARTICLE)
        briefing = _bytes(folder / BRIEFING)
        lens = _bytes(folder / LENS) if (folder / LENS).is_file() else None
    except OSError as error:
        raise NotFoundError(
            f"{file_name(folder)} is no briefing's folder: it must hold {ARTICLE} and {BRIEFING} "
            f"({error.strerror})."
        ) from None
    return Seed(folder.name or Path(str(folder)).resolve().name, article, briefing, lens)


def _bytes(file: Traversable) -> bytes:
    """Return the content of a file; a folder that somebody else made may hold anything."""
    if isinstance(file, Path) and leads_elsewhere(file, file.parent):
        raise DamagedError(
            f"{file_name(file)} is a link to somewhere else: put the file itself there."
        )
    # The packaged ones need not be files of their own.
    data = regular(file, LARGEST + 1) if isinstance(file, Path) else file.read_bytes()
    if data is None:
        raise DamagedError(f"{file_name(file)} is no file: put the text itself there.")
    if len(data) > LARGEST:
        raise DamagedError(
            f"{file_name(file)} has more than {LARGEST:,} bytes: it is hardly an article."
        )
    return data


def leads_elsewhere(file: Path, folder: Path) -> bool:
    """Return whether a file of a folder is a link to what is not in it: to a private file, say."""
    if not file.is_symlink():
        return False
    target, inside = os.path.realpath(file), os.path.realpath(folder)
    return not Path(target).is_relative_to(inside)


def decode(seed: Seed) -> tuple[Article, CuratedBriefing]:
    """Turn a folder's files into an article and an editor's briefing.

    Raises:
        DamagedError: one of the files is not what it should be; the sentence says where.
    """
    briefing = briefing_file.decode(seed.briefing, seed.id)
    return read_article(seed.article, f"{ARTICLE} of {seed.id}"), briefing


def build_seed(seed: Seed, known: Mapping[str, Lens]) -> Briefing:
    """Build a folder's briefing, with the lens that it names.

    Raises:
        BriefingsError: as `decode`, and `briefings.curation.building.build`.
    """
    article, curated = decode(seed)
    lens = None if curated.lens is None else known.get(curated.lens)
    if lens is None and curated.lens is not None and seed.lens is not None:
        lens = lens_file.decode(seed.lens, curated.lens)
    if lens is None and curated.lens is not None:
        there = ", ".join(sorted(known)) or "none"
        raise NotFoundError(
            f"The briefing file of {seed.id} names the lens {curated.lens}; there are {there}: "
            "`briefings lens add FILE` takes one in."
        )
    lines = TomlLines(seed.briefing.decode("utf-8-sig"))
    return build(curated, article, lens, lines)
