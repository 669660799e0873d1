"""From a document's bytes to a briefing without panels."""

from collections.abc import Callable
from typing import Final

from briefings.adding.adoption import Submitted
from briefings.adding.given import Given
from briefings.adding.ids import new_id
from briefings.documents import registry
from briefings.documents.document import SourceDocument
from briefings.model import Briefing, Lens, Source

_LONGEST_TITLE: Final = 160


def read(
    raw: bytes, name: str, given: Given, lens: Lens | None, is_taken: Callable[[str], bool]
) -> Submitted:
    """Return the briefing of a document called `name`; `is_taken` says which ids are.

    Raises:
        BriefingsError: it cannot be read; the sentence says why.
    """
    name = name.encode("utf-8", "replace").decode()
    (document,) = registry.read(raw, name)
    source = given.over(Source(title=title_of(document, name)))
    briefing = Briefing(
        id=new_id(source.title, source.published, is_taken),
        article=document.article,
        source=source,
        lens=lens,
    )
    return Submitted(briefing=briefing, edition=briefing.article.text_sha256)


def title_of(document: SourceDocument, name: str) -> str:
    """Return a document's first line where that reads like a title, else the name of its file."""
    first = document.blocks[0]
    words = " ".join(document.text[first.start : first.end].split())
    is_title = len(words) <= _LONGEST_TITLE and not words.endswith((".", ",", ";", ":"))
    return words if is_title else name
