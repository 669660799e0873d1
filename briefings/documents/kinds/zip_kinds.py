"""What a zip file holds: documents of Word and of OpenDocument are zip files too."""

import io
import zipfile
import zlib
from typing import Final

from briefings.documents.document import DocumentKind
from briefings.documents.kinds.foreign_files import foreign_zip
from briefings.errors import DamagedError

_ENTRY: Final = b"PK\x01\x02"
"""What each entry of the list of contents begins with."""

_MOST_ENTRIES: Final = 10_000
_LONGEST_TYPE: Final = 100
_ENCRYPTED: Final = 1
"""The bit of an entry's flags that says so."""

_ODT: Final = "application/vnd.oasis.opendocument.text"
_PARTS_OF_ODT: Final = {"content.xml", "META-INF/manifest.xml"}


def zip_kind(raw: bytes, name: str) -> DocumentKind:
    """Return which kind of document a zip file is; only its list of contents is read.

    Raises:
        DamagedError: none, or it is damaged or encrypted.
    """
    if raw.count(_ENTRY) > _MOST_ENTRIES:
        raise DamagedError(f"{name} is an archive (zip) of thousands of files: unpack it first.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            entries = package.infolist()
            mimetype = _mimetype(package, entries)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError):
        raise DamagedError(
            f"{name} is a damaged zip file, as documents of Word and OpenDocument are too: "
            "get it once more from where it is from."
        ) from None
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise DamagedError(f"{name} is an encrypted zip file: unpack it and add what it holds.")
    names = [entry.filename for entry in entries]
    if mimetype.startswith(_ODT) or (not mimetype and {*names} >= _PARTS_OF_ODT):
        return "odt"
    has_words = any(each.startswith("word/") and each.endswith(".xml") for each in names)
    if has_words and "[Content_Types].xml" in names:
        return "docx"
    raise DamagedError(f"{name} {foreign_zip(names, mimetype)}.")


def _mimetype(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> str:
    """Return what the package of an OpenDocument or an e-book says that it is, else ""."""
    for entry in entries:
        if entry.filename == "mimetype" and not entry.flag_bits & _ENCRYPTED:
            with package.open(entry) as file:
                return file.read(_LONGEST_TYPE).decode("ascii", "replace").strip()
    return ""
