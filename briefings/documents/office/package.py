"""The parts of a word processor's file, which is a zip archive: read in memory, within limits."""

import io
import lzma
import struct
import zipfile
import zlib
from typing import Final, Self

from lxml import etree

from briefings.documents.office import safe_xml
from briefings.errors import DamagedError

LARGEST_PART: Final = 50_000_000
"""In bytes of XML: a thousand pages have 15 million."""

_MOST_FILES: Final = 20_000
_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_IN_OLE: Final = "EncryptedPackage".encode("utf-16-le")

_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
)
"""What `zipfile` raises for archives that are damaged, or made to be."""


class OfficePackage:
    """The parts of a file called `name`, by their paths in the archive."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        self._paths = frozenset(archive.namelist())

    @classmethod
    def of(cls, raw: bytes, name: str) -> Self:
        """Open a file's bytes.

        Raises:
            DamagedError: they are no archive, or one that is encrypted or too large.
        """
        if raw.startswith(_OLE):
            raise DamagedError(_said_of_ole(raw, name))
        if raw.count(_DIRECTORY_ENTRY) > _MOST_FILES:
            raise DamagedError(f"{name} holds too many files for a text: save it anew.")
        try:
            return cls(zipfile.ZipFile(io.BytesIO(raw)), name)
        except _FAULTS:
            raise DamagedError(_DAMAGED.format(name)) from None

    def __contains__(self, path: str) -> bool:
        return path in self._paths

    def content(self, path: str) -> bytes:
        """Return a part's bytes.

        Raises:
            DamagedError: it is not there, damaged, encrypted or larger than any text.
        """
        if path not in self._paths:
            raise DamagedError(f"{self.name} has no part {path}: open it and save it anew.")
        try:
            if self._archive.getinfo(path).flag_bits & 1:
                raise DamagedError(_ENCRYPTED.format(self.name))
            with self._archive.open(path) as part:
                # The archive may say less than there is.
                content = part.read(LARGEST_PART + 1)
        except _FAULTS:
            raise DamagedError(_DAMAGED.format(self.name)) from None
        if len(content) > LARGEST_PART:
            raise too_large(self.name)
        return content

    def root(self, path: str) -> etree._Element:
        """Return the root of a part's XML; errors are those of `content` and `safe_xml.root`."""
        return safe_xml.root(self.content(path), self.name)

    def root_if_any(self, path: str | None) -> etree._Element | None:
        return None if path is None or path not in self._paths else self.root(path)


_DAMAGED: Final = "{} is damaged or not all there: fetch it or save it again."
_ENCRYPTED: Final = "{} is encrypted: open it with its password and save it without one."


def encrypted(name: str) -> DamagedError:
    return DamagedError(_ENCRYPTED.format(name))


def too_large(name: str) -> DamagedError:
    return DamagedError(
        f"{name} holds more than {LARGEST_PART // 1_000_000} MB of text: save the pages that you "
        "need as a file of their own."
    )


def _said_of_ole(raw: bytes, name: str) -> str:
    if _ENCRYPTED_IN_OLE in raw:
        return _ENCRYPTED.format(name)
    return f"{name} is a file of an old word processor: open it and save it as .docx or .odt."
