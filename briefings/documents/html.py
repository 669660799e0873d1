"""Web pages as browsers, `curl` and feed readers save them: the article, and what is said of it."""

import hashlib
from typing import Final

from briefings.documents.canonical_text import canonical
from briefings.documents.document import DocumentKind, ReadOptions, SourceDocument
from briefings.documents.web_pages.boxes import page_of
from briefings.documents.web_pages.content import Known, PageContent, content_of
from briefings.documents.web_pages.decoding import decoded
from briefings.documents.web_pages.head import Head
from briefings.documents.web_pages.links import PageLinks, host_of, own_host
from briefings.documents.web_pages.metadata import PageEvidence, metadata_of, titles_of, url_of
from briefings.documents.web_pages.saved_from import SavedFrom, saved_from
from briefings.documents.web_pages.title import letters
from briefings.documents.web_pages.tree import Element, tree_of
from briefings.errors import DamagedError
from briefings.model import Block

_NO_ARTICLE: Final = (
    "No article stands out on this page, which may be one of headlines: look through what came in."
)
_FOR_SUBSCRIBERS: Final = (
    "The page says that its article is for subscribers: this may be only the beginning of it."
)
_FRAMES: Final = "{} is made of frames: open the frame with the article by itself, and save that."
_NO_TEXT: Final = (
    "{} holds no text to read, perhaps since a script fetches it: save the page once it has loaded."
)


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a saved page.

    Raises:
        DamagedError: it holds no text, or is too large for an article.
    """
    markup = decoded(raw)
    return (document_of(markup, name, "html", raw, saved_from(markup)),)


def document_of(
    markup: str, name: str, kind: DocumentKind, raw: bytes, saved: SavedFrom | None
) -> SourceDocument:
    """Return the article of a page; `raw` is the file that it came in, called `name`.

    Raises:
        DamagedError: as `read` does.
    """
    root = tree_of(markup, name)
    head = Head(root)
    content = _content(root, head, saved)
    if all(passage is content.title for passage in content.passages):
        has_frames = next(root.iter("frameset", "frame"), None) is not None
        raise DamagedError((_FRAMES if has_frames else _NO_TEXT).format(name))
    text, blocks = _laid_out(content)
    shown = content.title.text if content.title else None
    return SourceDocument(
        kind=kind,
        text=text,
        blocks=blocks,
        sha256=hashlib.sha256(raw).hexdigest(),
        metadata=metadata_of(PageEvidence(head, saved, shown, content.lines)),
        remarks=tuple(_remarks(content, head)),
    )


def _content(root: Element, head: Head, saved: SavedFrom | None) -> PageContent:
    url = url_of(head, saved)
    address = saved.url if saved and saved.url else url.value if url else None
    site = (
        host_of(address) if address else own_host(link.get("href") or "" for link in root.iter("a"))
    )
    links = PageLinks(address, site)
    known = Known(titles_of(head), letters(head.linked.body or ""))
    content = content_of(page_of(root, links), known)
    if content.passages:
        return content
    return content_of(page_of(root, links, all_shown=True), known)


def _remarks(content: PageContent, head: Head) -> list[str]:
    found = []
    if not content.is_article:
        found.append(_NO_ARTICLE)
    if head.linked.is_free is False:
        found.append(_FOR_SUBSCRIBERS)
    return found


def _laid_out(content: PageContent) -> tuple[str, tuple[Block, ...]]:
    """Return the article's text, with an empty line between its blocks, and where these stand."""
    blocks = []
    texts = []
    at = 0
    for passage in content.passages:
        is_title = passage is content.title
        text = canonical(passage.text)
        blocks.append(
            Block(
                start=at,
                end=at + len(text),
                role="heading" if is_title else passage.role,
                level=1 if is_title else passage.level,
            )
        )
        texts.append(text)
        at += len(text) + 2
    return "\n\n".join(texts) + "\n", tuple(blocks)
