"""Plain text files, with paragraphs as `briefings.documents.text.text_blocks` finds them."""

import hashlib
from typing import Final

from briefings.documents.canonical_text import canonical
from briefings.documents.document import AS_IT_IS, ReadOptions, SourceDocument
from briefings.documents.text import mojibake
from briefings.documents.text.encoding import decoded
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.errors import DamagedError
from briefings.model import Article

_MOST_LINES: Final = 100_000
"""A book of a thousand pages has half of it."""


def read_article(raw: bytes, name: str) -> Article:
    """Return the article that a briefing's text file is, which nobody could be asked about.

    Raises:
        DamagedError: it is not UTF-8, or as `read`.
    """
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DamagedError(f"{name} is not UTF-8 (byte {error.start}): save it as UTF-8.") from None
    (document,) = read(raw, name, AS_IT_IS)
    return document.article


def read(raw: bytes, name: str, options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a text file.

    Raises:
        DamagedError: it is no text, or holds nothing to read.
    """
    text, remarks = decoded_text(raw, name, options)
    if text.count("\n") > _MOST_LINES:
        raise DamagedError(
            f"{name} has more than {_MOST_LINES:,} lines: name a file with an article in it."
        )
    blocks = paragraph_blocks(text)
    if not blocks:
        raise DamagedError(f"{name} is empty: name a file with an article in it.")
    sha256 = hashlib.sha256(raw).hexdigest()
    document = SourceDocument(kind="text", text=text, blocks=blocks, sha256=sha256, remarks=remarks)
    return (document,)


def decoded_text(raw: bytes, name: str, options: ReadOptions) -> tuple[str, tuple[str, ...]]:
    """Return a text file's canonical text, and what is to be said of its encoding.

    Raises:
        DamagedError: it is no text.
    """
    found = decoded(raw, name)
    text, remarks = mojibake.examined(found.text, mend=options.mend)
    return canonical(text), (*found.remarks, *remarks)
