"""A file becomes documents, unless it is known: the part of adding that may run beside others."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Final

import msgspec

from briefings.adding import sources
from briefings.adding.documents import of_file
from briefings.adding.options import AddOptions
from briefings.adding.outcome import Refused
from briefings.adding.recognition import of_same_file
from briefings.adding.sources import FoundSource
from briefings.curation.seeding import LARGEST
from briefings.documents import registry
from briefings.documents.document import Attachment, ReadOptions, SourceDocument
from briefings.documents.kinds.sniffing import PACK_MARK
from briefings.errors import BriefingsError, DamagedError
from briefings.repository.briefings import BriefingRepository
from briefings.repository.source_files import SourceFileRepository
from briefings.text import file_name

ReadDocuments = Callable[[bytes, str, ReadOptions], tuple[SourceDocument, ...]]
"""Reads a file's bytes, of a given name; errors are those of `briefings.documents`."""

_DEEPEST: Final = 4
"""So deep mails may lie in mails for their attachments to be taken in."""


class ReadFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file, and the documents in it; `is_known` says that these were not read again.

    A file `of_others` is not what its documents were made of: a pack has none of their originals.
    `inside` are the attachments that were asked for, `refused` those that cannot be read.
    """

    name: str
    path: str
    raw: bytes
    sha256: str
    is_named: bool = True
    is_known: bool = False
    of_others: bool = False
    documents: tuple[SourceDocument, ...] = ()
    inside: "tuple[ReadFile, ...]" = ()
    refused: tuple[Refused, ...] = ()


class FileReader:
    """Reads files, several at once if need be."""

    def __init__(
        self, briefings: BriefingRepository, files: SourceFileRepository, read: ReadDocuments
    ) -> None:
        self._briefings = briefings
        self._files = files
        self._read = read

    def file(self, found: FoundSource, options: AddOptions, *, known_too: bool) -> ReadFile:
        """Read a file; errors are those of `read`."""
        raw = sources.read_document(found.path)
        file = self.read(raw, found.path.name, options, known_too=known_too)
        return msgspec.structs.replace(file, path=file_name(found.path), is_named=found.is_named)

    def read(
        self, raw: bytes, name: str, options: AddOptions, *, known_too: bool, depth: int = 0
    ) -> ReadFile:
        """Read what a file called `name` holds; one that the library knows only if `known_too`.

        Raises:
            BriefingsError: it cannot be read; the sentence says why.
        """
        sources.check_size(raw, name)
        name = _in_words(name)
        sha256 = hashlib.sha256(raw).hexdigest()
        file = ReadFile(name=name, path=name, raw=raw, sha256=sha256)
        # What is inside is not known by the file that it is in.
        known_too = known_too or options.attachments
        if not known_too and of_same_file(self._briefings, self._files.find(sha256)):
            return msgspec.structs.replace(file, is_known=True)
        documents = self._read(raw, name, ReadOptions(mend=options.mend))
        for each in documents:
            _check_length(each, name)
        of_others = raw.startswith(PACK_MARK)
        if not of_others:
            documents = tuple(of_file(each, sha256) for each in documents)
        inside, refused = [], []
        for attachment in attachments(documents) if options.attachments else ():
            try:
                inside.append(self._attached(attachment, options, depth + 1))
            except BriefingsError as error:
                refused.append(Refused(path=f"{name}: {attachment.name}", why=str(error)))
        return msgspec.structs.replace(
            file,
            documents=documents,
            of_others=of_others,
            inside=tuple(inside),
            refused=tuple(refused),
        )

    def _attached(self, attachment: Attachment, options: AddOptions, depth: int) -> ReadFile:
        if depth > _DEEPEST:
            raise DamagedError(
                f"{attachment.name} lies too deep in other mails: save it, and name the file."
            )
        return self.read(attachment.content, attachment.name, options, known_too=False, depth=depth)


def attachments(documents: tuple[SourceDocument, ...]) -> Iterator[Attachment]:
    """Yield what is inside documents and may be an article by its name: a picture is none."""
    for document in documents:
        for each in document.attachments:
            if PurePath(each.name).suffix.lower() in registry.SUFFIXES:
                yield each


def _check_length(document: SourceDocument, name: str) -> None:
    if len(document.text) > LARGEST:
        raise DamagedError(
            f"{name} has a text of more than {LARGEST:,} characters: it is hardly an article."
        )


def _in_words(name: str) -> str:
    """Return a name without what is no text in it."""
    return name.encode("utf-8", "replace").decode()
