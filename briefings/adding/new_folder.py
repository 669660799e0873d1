"""A folder in which somebody begins a briefing."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from briefings.adding import sources
from briefings.adding.documents import title_of
from briefings.curation import skeleton
from briefings.documents.plain_text import read_article
from briefings.errors import UsageError
from briefings.export.saving import save
from briefings.model import Briefing, Lens, Source
from briefings.paths import ARTICLE, BRIEFING


class Made(NamedTuple):
    """The two files of a folder; the article's may have to be put there still."""

    briefing: Path
    article: Path
    has_article: bool


def create(
    folder: Path,
    *,
    article: Briefing | None,
    lens: Lens | None,
    editor: str | None,
    today: dt.date,
) -> Made:
    """Write a briefing file that explains itself, and the text and the source of an `article`.

    Raises:
        BriefingsError: a file is there already, or nothing can be written.
    """
    made = Made(
        folder / BRIEFING, folder / ARTICLE, article is not None or (folder / ARTICLE).exists()
    )
    if made.briefing.exists():
        raise UsageError(f"{made.briefing} is there already: choose another folder.")
    if article is not None and made.article.exists():
        raise UsageError(f"{made.article} is there already: leave --article out.")
    source = article.source if article else _source(made, folder.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}.") from None
    if article is not None:
        save(made.article, article.article.text.encode("utf-8", "surrogatepass"))
    save(made.briefing, skeleton.briefing_text(source, lens, editor, today).encode())
    return made


def _source(made: Made, otherwise: str) -> Source:
    if not made.has_article:
        return Source(title="The title")
    article = read_article(sources.read_document(made.article), ARTICLE)
    return Source(title=title_of(article, otherwise))
