"""What a new library starts with: the lenses, articles and briefings of the `seeds` package."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from briefings.curation import briefing_file
from briefings.curation.briefing_file import CuratedBriefing
from briefings.documents.canonical_text import canonical
from briefings.errors import DamagedError, NotFoundError
from briefings.model import Article, Briefing, Lens
from briefings.settings.file import regular

ARTICLE, BRIEFING = "article.txt", "briefing.toml"

LARGEST = 1 << 24
"""Bytes that each of the two files may have; a book of a thousand pages has an eighth of it."""


class Seed(msgspec.Struct, frozen=True):
    """One folder of an article and its briefing, read but not decoded.

    `digest` is the SHA-256 of both files: it tells whether the library holds this edition.
    """

    id: str
    article: bytes
    briefing: bytes

    @property
    def digest(self) -> str:
        """The SHA-256, in hexadecimal, of the two files' own digests."""
        return digest(digest(self.article).encode() + digest(self.briefing).encode())


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
    except OSError as error:
        raise NotFoundError(
            f"{folder} is no briefing's folder: it must hold {ARTICLE} and {BRIEFING} "
            f"({error.strerror})."
        ) from None
    return Seed(folder.name or Path(str(folder)).resolve().name, article, briefing)


def _bytes(file: Traversable) -> bytes:
    """Return the content of a file; a folder that somebody else made may hold anything."""
    # The packaged ones need not be files of their own.
    data = regular(file, LARGEST + 1) if isinstance(file, Path) else file.read_bytes()
    if data is None:
        raise DamagedError(f"{file} is no file: put the text itself there.")
    if len(data) > LARGEST:
        raise DamagedError(f"{file} has more than {LARGEST:,} bytes: it is hardly an article.")
    return data


def decode(seed: Seed) -> tuple[Article, CuratedBriefing]:
    """Turn a folder's files into an article and an editor's briefing.

    The article's text is UTF-8 decoded and made canonical: `briefings.documents.canonical_text`.

    Raises:
        DamagedError: one of the files is not what it should be; the sentence says where.
    """
    briefing = briefing_file.decode(seed.briefing, seed.id)
    try:
        text = canonical(seed.article.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DamagedError(
            f"{ARTICLE} of {seed.id} is not UTF-8 (byte {error.start}): save it as UTF-8."
        ) from None
    if not text.strip():
        raise DamagedError(f"{ARTICLE} of {seed.id} is empty.")
    source = briefing.source
    article = Article(
        id=seed.id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        language=source.language,
        sha256=digest(seed.article),
        text=text,
    )
    return article, briefing


def build_folder(folder: Path, known: dict[str, Lens]) -> Briefing:
    """Build the briefing of an editor's folder, with the lens that it names.

    Raises:
        BriefingsError: as `read_folder`, `decode`, `briefings.curation.briefing_file.build`.
    """
    article, briefing = decode(read_folder(folder))
    if briefing.lens not in known:
        raise NotFoundError(
            f"{folder / BRIEFING} names the lens {briefing.lens}; known are {', '.join(known)}."
        )
    return briefing_file.build(briefing, article, known[briefing.lens])
