"""What stands in a file of any format, for tests that hold of all of them."""

import io
from zipfile import ZipFile, is_zipfile

from pypdf import PdfReader


def words_of(file: bytes) -> str:
    """Return the words of a file: those of a PDF's pages, of a Zip file's XML, or all there are."""
    if file.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)
    if not is_zipfile(io.BytesIO(file)):
        return file.decode()
    with ZipFile(io.BytesIO(file)) as archive:
        texts = (each for each in archive.namelist() if each.endswith(".xml"))
        return "\n".join(archive.read(each).decode() for each in texts)
