"""A folder in which somebody begins a briefing."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from briefings.adding import sources
from briefings.adding.documents import title_of
from briefings.curation import skeleton
from briefings.curation.seeding import ARTICLE, BRIEFING
from briefings.documents import plain_text
from briefings.documents.document import AS_IT_IS
from briefings.errors import UsageError
from briefings.export.saving import save
from briefings.model import Lens


class Made(NamedTuple):
    """The two files of a folder; the article's may have to be put there still."""

    briefing: Path
    article: Path
    has_article: bool


def create(
    folder: Path, *, article: Path | None, lens: Lens | None, editor: str | None, today: dt.date
) -> Made:
    """Write a briefing file that explains itself, and the article's text if `article` has it.

    Raises:
        BriefingsError: a file is there already, or nothing can be written or read.
    """
    made = Made(
        folder / BRIEFING, folder / ARTICLE, article is not None or (folder / ARTICLE).exists()
    )
    if made.briefing.exists():
        raise UsageError(f"{made.briefing} is there already: choose another folder.")
    if article is not None and made.article.exists():
        raise UsageError(f"{made.article} is there already: leave --article out.")
    raw = sources.read_document(article or made.article) if made.has_article else None
    title = "The title" if raw is None else _title(raw, folder.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}.") from None
    if article is not None and raw is not None:
        save(made.article, raw)
    save(made.briefing, skeleton.briefing_text(title, lens, editor, today).encode())
    return made


def _title(raw: bytes, otherwise: str) -> str:
    (document,) = plain_text.read(raw, ARTICLE, AS_IT_IS)
    return title_of(document.article, otherwise)
