"""The briefing file of a briefing in the library, changed and taken up again."""

import msgspec

from briefings.adding.adding import Adding
from briefings.adding.adoption import Submitted
from briefings.adding.given import Given
from briefings.adding.outcome import Added
from briefings.curation import briefing_file, seeding
from briefings.curation.building import build
from briefings.curation.toml_lines import TomlLines
from briefings.export import briefing_writer
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.clock import now
from briefings.store import JournalDB


class Editing:
    """Gives files of briefings out, and takes them up."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository, adding: Adding) -> None:
        self._db = db
        self._briefings = briefings
        self._adoption = adding.adoption
        self._replacing = adding.replacing

    def file(self, briefing_id: str) -> tuple[str, BriefingRecord]:
        """Return a briefing's file, as its editor wrote it if that is kept, and the record.

        Raises:
            NotFoundError: there is no such briefing.
        """
        record = self._briefings.record(briefing_id)
        kept = self._adoption.files.get(record.file) if record.file else None
        return kept or briefing_writer.briefing_text(self._briefings.get(briefing_id)), record

    def describe(self, briefing_id: str, given: Given, *, is_new: bool = False) -> Added:
        """Keep what somebody says of a briefing's article.

        Of one that has only just come in the id, which nobody has used yet, is made anew.

        Raises:
            NotFoundError: it is not there.
            UsageError: its file says what its article is, or its panels are of another lens.
        """
        given = given.checked()
        if given.lens is not None:
            self._briefings.lenses.get(given.lens)
        with self._db.transaction():
            added = self._adoption.describe(self._briefings.record(briefing_id), given)
            if not is_new:
                return added
            return msgspec.structs.replace(added, id=self._replacing.name_anew(briefing_id))

    def take_up(self, record: BriefingRecord, text: str) -> Added:
        """Put what a changed file says in the place of a record.

        Raises:
            FileMistakesError: there are mistakes in the file.
            ConflictError: somebody else has changed the briefing meanwhile.
            BriefingsError: it cannot be taken up for another reason.
        """
        raw = text.encode("utf-8", "surrogatepass")
        article = self._briefings.articles.get(record.article)
        curated = briefing_file.decode(raw, record.key)
        lens = self._briefings.lenses.get(curated.lens) if curated.lens else None
        submitted = Submitted(
            briefing=build(curated, article, lens, TomlLines(text)),
            edition=seeding.edition(article.sha256, seeding.digest(raw)),
            file=text,
        )
        return self._adoption.adopt(submitted, now(), based_on=record)
