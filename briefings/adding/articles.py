"""Articles that were read are kept: each is recognised, described, or new."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Final

import msgspec

from briefings.adding.adoption import Adoption, Submitted
from briefings.adding.arrivals import Arrivals
from briefings.adding.documents import source_of, submitted, unknown
from briefings.adding.file_reading import ReadFile
from briefings.adding.given import Given
from briefings.adding.lens_picking import LensPicker
from briefings.adding.options import AddOptions
from briefings.adding.outcome import Added, Refused
from briefings.adding.read_ahead import jobs_for
from briefings.adding.recognition import of_same_file, of_same_text
from briefings.anchors.copies import FEWEST_SHARED
from briefings.anchors.sentences import fingerprints
from briefings.documents.document import SourceDocument
from briefings.errors import (
    BriefingsError,
    ConflictError,
    NoSpaceError,
    ReadOnlyError,
    UsageError,
)
from briefings.model import Briefing
from briefings.originals import Originals
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.clock import now
from briefings.repository.source_files import SourceFileRepository
from briefings.store import JournalDB
from briefings.versions.versions import Versions

STOPS: Final = (NoSpaceError, ReadOnlyError)
"""What no file after this one would be spared."""

_MEGABYTE: Final = 1_000_000

Results = tuple[list[Added], list[Refused]]


class Articles:
    """Keeps articles, with the files that they came in."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        adoption: Adoption,
        versions: Versions,
        files: SourceFileRepository,
        originals: Originals,
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._adoption = adoption
        self.lenses = LensPicker(briefings.lenses)
        self._arrivals = Arrivals(versions, adoption.proposing)
        self._files = files
        self._originals = originals
        self._fresh: list[str] = []
        """The digests of originals that were put there, and are nobody's yet."""
        self._begun: dict[str, list[str]] = {}
        """The briefings that the open transaction keeps, by the digests of their texts: nobody
        who follows the log has seen them."""

        self._sentences: set[int] = set()
        """The fingerprints of the sentences of those briefings."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all articles and originals of the block, or none if it raises."""
        with self._db.lock:
            self._fresh.clear()
            self._begun.clear()
            self._sentences.clear()
            try:
                with self._db.transaction():
                    yield
            except BaseException:
                for sha256 in self._fresh:
                    with suppress(BriefingsError):
                        self._originals.remove(sha256)
                raise

    def keep(self, file: ReadFile, given: Given, options: AddOptions) -> Results:
        """Keep what a file holds; to be called in a `transaction`.

        Raises:
            BriefingsError: none of it can be kept.
        """
        if file.is_known:
            return self._known(file, given, options), []
        if len(file.documents) > 1 and given.is_of_one:
            raise UsageError(
                f"{file.path} holds {len(file.documents)} articles, and one title or address "
                "cannot be true of all: leave it out."
            )
        added: list[Added] = []
        refused = list(file.refused)
        for document in file.documents:
            try:
                added.append(self._one(document, file, given))
            except BriefingsError as error:
                if len(file.documents) == 1 or isinstance(error, STOPS):
                    raise
                refused.append(Refused(path=file.path, why=str(error)))
        if len(added) == len(file.documents):
            self._files.add(file.sha256, file.name, tuple(each.id for each in added))
        added = self._with_original(added, file, options)
        for inner in file.inside:
            more, not_taken = self.keep(inner, Given(lens=given.lens), options)
            added += more
            refused += not_taken
        return added, refused

    def may_be_kin(self, file: ReadFile) -> bool:
        """Return whether a file shares sentences with what the open transaction keeps."""
        own = {each for document in file.documents for each in fingerprints(document.article)}
        return len(own & self._sentences) >= FEWEST_SHARED

    def prepare(self, file: ReadFile, given: Given, *, beside: bool) -> None:
        """Have proposals made for what a file holds, before a transaction waits for them.

        They are made in other processes if `beside`, or where they are many.
        """
        jobs = jobs_for(len(file.documents))
        prepare = partial(self._prepare, file.name, given, beside=beside or jobs > 1)
        if jobs == 1:
            for document in file.documents:
                prepare(document)
        else:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a mailbox is rare

            with ThreadPoolExecutor(jobs, thread_name_prefix="rules") as pool:
                list(pool.map(prepare, file.documents))
        for inner in file.inside:
            self.prepare(inner, Given(lens=given.lens), beside=beside)

    def _prepare(self, name: str, given: Given, document: SourceDocument, *, beside: bool) -> None:
        source = given.over(source_of(document, name))
        picked = self.lenses.pick(given, document.text, source.language)
        lens = picked.lens if picked else None
        self._adoption.proposing.prepare(document.article, source.language, lens, beside=beside)

    def is_taken(self, briefing_id: str) -> bool:
        return self._briefings.find(briefing_id) is not None

    def _known(self, file: ReadFile, given: Given, options: AddOptions) -> list[Added]:
        """Keep what was said of the articles of a file that was not read again."""
        records = of_same_file(self._briefings, self._files.find(file.sha256))
        if not records:
            raise ConflictError(
                f"{file.path} was removed from the library meanwhile: bring it in again."
            )
        return self._with_original([self._describe(r, file, given) for r in records], file, options)

    def _one(self, document: SourceDocument, file: ReadFile, given: Given) -> Added:
        fresh = submitted(document, file.name, given, self.lenses, self.is_taken)
        there = next(self._there(fresh.briefing), None)
        if given.update is not None:
            added = self._arrivals.update(given.update, fresh.briefing, given, now())
        elif there is not None:
            added = self._describe(there, file, given)
        else:
            added = self._arrivals.take_in(fresh.briefing, given, partial(self._new, fresh))
        self._sentences.update(fingerprints(document.article))
        self._begun.setdefault(document.article.text_sha256, []).append(added.id)
        if file.of_others:
            self._files.add(document.sha256, file.name, (added.id,))
        within = {each.name for each in file.inside}
        left = tuple(a.name for a in document.attachments if a.name not in within)
        remarks = (*added.remarks, *document.remarks)
        return msgspec.structs.replace(added, remarks=remarks, attachments=left)

    def _there(self, briefing: Briefing) -> Iterator[BriefingRecord]:
        """Yield the briefings on an article's very text; another paper's is one of its own."""
        text = briefing.article.text_sha256
        begun = (self._briefings.find(each) for each in self._begun.get(text, ()))
        for record in (*begun, *of_same_text(self._briefings, text)):
            if record is not None and not self._arrivals.is_copy(briefing, record):
                yield record

    def _new(self, fresh: Submitted) -> Added:
        added = self._adoption.adopt(fresh, now())
        lens = fresh.briefing.lens
        return msgspec.structs.replace(
            added, unknown=unknown(fresh.briefing.source), lens=lens.key if lens else None
        )

    def _describe(self, record: BriefingRecord, file: ReadFile, given: Given) -> Added:
        """Keep what was said of an article that is there already."""
        if record.removed is not None and not file.is_named:
            return Added(id=record.key, title=record.source.title, outcome="left_out")
        return self._adoption.describe(record, given)

    def _with_original(
        self, added: list[Added], file: ReadFile, options: AddOptions
    ) -> list[Added]:
        """Keep the file as it came, and say where it is too large for that."""
        is_wanted = options.originals and options.largest_original > 0 and not file.of_others
        if not is_wanted or all(each.outcome == "left_out" for each in added):
            return added
        if len(file.raw) <= options.largest_original * _MEGABYTE:
            if self._originals.keep(file.raw, file.sha256):
                self._fresh.append(file.sha256)
            return added
        first, *others = added
        remark = (
            f"{file.name} has {len(file.raw) / _MEGABYTE:,.0f} MB and is not kept as it came: the "
            f"setting `originals` allows {options.largest_original}."
        )
        return [msgspec.structs.replace(first, remarks=(*first.remarks, remark)), *others]
