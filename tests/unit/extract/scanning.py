"""Made-up articles, taken apart for the rules."""

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.extract.scanned_text import ScannedText
from briefings.model import Article


def article_of(text: str) -> Article:
    return Article(text=text, blocks=tuple(paragraph_blocks(text)), sha256="")


def scan_of(text: str, language: str = "en") -> ScannedText:
    return ScannedText(article_of(text), language)
