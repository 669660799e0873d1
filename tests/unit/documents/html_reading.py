"""What tests of pages share: reading one, and comparing it with its article."""

import re
from collections import Counter

from briefings.documents.document import AS_IT_IS, SourceDocument
from briefings.documents.html import read
from briefings.model import BlockRole
from tests.unit.documents.html_articles import MadeArticle


def page(markup: str | bytes) -> SourceDocument:
    """What comes of a page."""
    raw = markup.encode("utf-8") if isinstance(markup, str) else markup
    (document,) = read(raw, "page.html", AS_IT_IS)
    return document


def blocks(document: SourceDocument) -> list[tuple[BlockRole, str]]:
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def texts(document: SourceDocument) -> list[str]:
    return [text for _, text in blocks(document)]


def of(body: str, title: str = "The title of it all") -> list[str]:
    """The passages of a page with this body, without its title."""
    return texts(page(f"<title>{title}</title><body><h1>{title}</h1>{body}"))[1:]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def share_of_words(document: SourceDocument, article: MadeArticle) -> float:
    """How much of an article's words stand in a document."""
    wanted = Counter(word for _, text in article.paragraphs for word in words(text))
    found = Counter(words(document.text))
    return (wanted & found).total() / wanted.total()


def share_of_paragraphs(document: SourceDocument, article: MadeArticle) -> float:
    """How many of an article's paragraphs stand in a document just so."""
    found = {" ".join(text.split()) for text in texts(document)}
    wanted = [text for _, text in article.paragraphs]
    return sum(text in found for text in wanted) / len(wanted)
