"""What an index reads of an article's document."""

from collections.abc import Sequence

import msgspec

from briefings.anchors.sentences import fingerprints
from briefings.model import Article, Block

TABLE = "articles"


class ArticleHead(msgspec.Struct):
    """An article by the SHA-256 of its text, and of the files that it came in."""

    key: str
    sha256: str
    files: tuple[str, ...] = ()

    @property
    def every_file(self) -> tuple[str, ...]:
        return (self.sha256, *self.files)


class _Text(msgspec.Struct):
    text: str
    blocks: tuple[Block, ...]


article_head = msgspec.json.Decoder(ArticleHead).decode
_text = msgspec.json.Decoder(_Text).decode


def document_fingerprints(raw: bytes) -> Sequence[int]:
    """Return the fingerprints of the sentences of an article's document."""
    found = _text(raw)
    return fingerprints(Article(text=found.text, blocks=found.blocks, sha256=""))
