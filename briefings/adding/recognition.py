"""Whether an article that comes in is in the library already, and where."""

from collections.abc import Iterator

from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.source_files import SourceFileRecord


def of_same_text(briefings: BriefingRepository, text_sha256: str) -> Iterator[BriefingRecord]:
    """Yield the briefings on a text; those in sight go before those that were removed."""
    there = sorted(briefings.on_article(text_sha256), key=lambda each: each.removed is not None)
    return (record for each in there if (record := briefings.find(each.entry.id)))


def of_same_file(
    briefings: BriefingRepository, file: SourceFileRecord | None
) -> list[BriefingRecord]:
    """Return the briefings on all articles of a file; none where one of them is gone."""
    records = [briefings.find(each) for each in file.briefings] if file and not file.again else []
    return [record for record in records if record] if all(records) else []
