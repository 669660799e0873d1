"""Whether an article that comes in is in the library already, and where."""

from briefings.model import Article
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.source_files import SourceFileRecord


def of_same_text(briefings: BriefingRepository, article: Article) -> BriefingRecord | None:
    """Return the briefing on an article's very text, `None` where there is none.

    One that is in sight goes before one that was removed.
    """
    there = sorted(
        briefings.on_article(article.text_sha256), key=lambda each: each.removed is not None
    )
    return next((r for each in there if (r := briefings.find(each.entry.id))), None)


def of_same_file(
    briefings: BriefingRepository, file: SourceFileRecord | None
) -> list[BriefingRecord]:
    """Return the briefings on all articles of a file; none where one of them is gone."""
    records = [briefings.find(each) for each in file.briefings] if file else []
    return [record for record in records if record] if all(records) else []
