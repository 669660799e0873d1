"""Plain text files: UTF-8, paragraphs as `briefings.documents.text_blocks` finds them."""

import hashlib

from briefings.documents.canonical_text import canonical
from briefings.documents.document import AS_IT_IS, ReadOptions, SourceDocument
from briefings.documents.text_blocks import paragraph_blocks
from briefings.errors import DamagedError
from briefings.model import Article


def read_article(raw: bytes, name: str) -> Article:
    """Return the article that a text file called `name` is; errors are those of `read`."""
    (document,) = read(raw, name, AS_IT_IS)
    return document.article


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a text file.

    Raises:
        DamagedError: it is not UTF-8, or holds nothing to read.
    """
    if raw.startswith(b"%PDF-"):
        raise DamagedError(f"{name} is a PDF: make text of it first, as `pdftotext` does.")
    try:
        text = canonical(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DamagedError(f"{name} is not UTF-8 (byte {error.start}): save it as UTF-8.") from None
    if "\0" in text:
        raise DamagedError(f"{name} is no text (it holds zero bytes): save its text as UTF-8.")
    if not text.strip():
        raise DamagedError(f"{name} is empty.")
    sha256 = hashlib.sha256(raw).hexdigest()
    blocks = paragraph_blocks(text)
    return (SourceDocument(kind="text", text=text, blocks=blocks, sha256=sha256),)
