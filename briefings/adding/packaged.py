"""What comes with the program is taken in once; after that it is the reader's."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial

from briefings.adding.adoption import Adoption, Submitted
from briefings.adding.outcome import Added
from briefings.curation import lens_file, seeding
from briefings.curation.seeding import Seed
from briefings.errors import BriefingsError, NotFoundError
from briefings.repository.briefings import BriefingRepository
from briefings.repository.clock import now
from briefings.repository.packaged import PackagedRecord, packaged
from briefings.store import JournalDB


class Packaged:
    """Takes packaged lenses and briefings in, and remembers what became of them.

    A later edition takes the place of one that nobody has edited. Otherwise it is offered, and
    what was removed stays removed.
    """

    def __init__(self, db: JournalDB, briefings: BriefingRepository, adoption: Adoption) -> None:
        self._db = db
        self._briefings = briefings
        self._adoption = adoption
        self._records = packaged(db)

    def offers(self) -> list[str]:
        """Return the ids of briefings of which the program has a later edition."""
        records = ((key, self._records.get(key)) for key in self._digests)
        return [
            key
            for key, record in records
            if record and record.offered == self._digests[key] and key in self._briefings
        ]

    @cached_property
    def _digests(self) -> dict[str, str]:
        """The editions that come with the program, which are the same as long as it runs."""
        return {seed.id: seed.digest for seed in seeding.seeds()}

    def take_in(self) -> list[str]:
        """Take in what was never seen; return a sentence for each thing that cannot be read."""
        lenses = [
            (name, raw)
            for name, raw in seeding.lenses()
            if self._is_new(_lens_key(name), seeding.digest(raw))
        ]
        seeds = [seed for seed in seeding.seeds() if self._is_new(seed.id, seed.digest)]
        takes = [partial(self._take_lens, *each) for each in lenses]
        takes += [partial(self._take_briefing, seed) for seed in seeds]
        return list(self._problems(takes)) if takes else []

    def take(self, briefing_id: str) -> Added:
        """Take in the program's edition of a briefing, whatever the library has of it.

        Raises:
            NotFoundError: none of this id comes with the program.
        """
        seeds = {seed.id: seed for seed in seeding.seeds()}
        if briefing_id not in seeds:
            raise NotFoundError(
                f"No briefing {briefing_id} comes with the program; there are {', '.join(seeds)}."
            )
        with self._db.transaction():
            return self._adopt(seeds[briefing_id])

    def _is_new(self, key: str, digest: str) -> bool:
        record = self._records.get(key)
        return record is None or digest not in (record.taken, record.offered)

    def _problems(self, takes: Iterable[Callable[[], object]]) -> Iterator[str]:
        with self._db.transaction():
            for take in takes:
                try:
                    take()
                except BriefingsError as error:
                    yield str(error)

    def _take_lens(self, name: str, raw: bytes) -> None:
        key, digest = _lens_key(name), seeding.digest(raw)
        record, there = self._records.get(key), self._briefings.lenses.find(name)
        # An earlier program took in no other lenses, and left no record of it.
        is_ours = there is not None and not record and self._briefings.lenses.is_of_earlier(name)
        if there is None or is_ours or (record and there.digest == record.taken):
            self._briefings.lenses.put(lens_file.decode(raw, name), digest)
            self._records.put(PackagedRecord(key=key, taken=digest))
        else:
            self._records.put(_offered(key, record, digest))

    def _take_briefing(self, seed: Seed) -> None:
        record, there = self._records.get(seed.id), self._briefings.find(seed.id)
        is_unedited = record and there and there.edition == record.taken and not there.removed
        if there is None or is_unedited:
            self._adopt(seed)
        else:
            self._records.put(_offered(seed.id, record, seed.digest))

    def _adopt(self, seed: Seed) -> Added:
        briefing = seeding.build_seed(seed, self._briefings.lenses.all())
        file = seed.briefing.decode("utf-8-sig")
        added = self._adoption.adopt(
            Submitted(briefing=briefing, edition=seed.digest, file=file), now(), replace=True
        )
        self._records.put(PackagedRecord(key=seed.id, taken=seed.digest))
        return added


def _offered(key: str, record: PackagedRecord | None, digest: str) -> PackagedRecord:
    return PackagedRecord(key=key, taken=record.taken if record else "", offered=digest)


def _lens_key(name: str) -> str:
    return f"lens:{name}"
