"""The briefings and lenses that a library holds, each a document with a `key`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from tinydb import where

from briefings.curation import briefing_file, lens_file, seeding
from briefings.errors import BriefingsError, DamagedError, NotFoundError
from briefings.folding import fold
from briefings.kinds import KINDS
from briefings.model import Article, Briefing, CatalogueEntry, Lens
from briefings.notes.targets import Outline
from briefings.search.scan import Edition
from briefings.store import JournalDB
from briefings.store.records import Records

_BRIEFINGS: Final = "briefings"
_LENSES: Final = "lenses"

T = TypeVar("T")


class _Briefing(msgspec.Struct):
    lens: str
    article: Article
    curated: dict[str, Any]

    def built(self, lens: Lens) -> Briefing:
        return briefing_file.build(briefing_file.convert(self.curated), self.article, lens)


class _Lens(msgspec.Struct):
    lens: Lens


class _Digest(msgspec.Struct):
    digest: str | None = None


class _Text(msgspec.Struct):
    text: str


class _Names(msgspec.Struct):
    """As much of a briefing's document as says what it has."""

    lens: str
    article: _Text
    curated: dict[str, Any]


class BriefingRepository:
    """Reads the briefings of a database, and takes in those that come with the program."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self._briefings = Records(db, _BRIEFINGS)
        self._lenses = Records(db, _LENSES)

    def __contains__(self, briefing_id: str) -> bool:
        return self._briefings.get(briefing_id, _Digest) is not None

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing.

        Raises:
            NotFoundError: no briefing has this id; the sentence names the nearest ones.
        """
        with self._db.lock:
            stored = self._stored(briefing_id, _Briefing)
            lens = self._lens(stored.lens)
        with self._understood():
            return stored.built(lens)

    def outline(self, briefing_id: str) -> Outline:
        """Return what a note can be on in a briefing, without building it.

        Raises:
            NotFoundError: no briefing has this id.
        """
        with self._db.lock:
            stored = self._stored(briefing_id, _Names)
            topics = [topic.key for topic in self._lens(stored.lens).topics]
        with self._understood():
            panels = {panel["key"] for panel in stored.curated["panels"]}
            items = [item["id"] for kind in KINDS for item in stored.curated.get(kind.plural, ())]
        return Outline(
            briefing_id,
            panels=tuple(key for key in topics if key in panels),
            items=tuple(items),
            length=len(stored.article.text),
        )

    def catalogue(self) -> list[CatalogueEntry]:
        """Return an entry for each briefing, the newest article first."""
        documents = self._db.table(_BRIEFINGS).all()
        with self._understood():
            entries = [_entry(document) for document in documents]
        return sorted(entries, key=lambda e: (e.published, e.id), reverse=True)

    def editions(self) -> list[Edition]:
        """Return what is searched, in the catalogue's order."""
        with self._db.lock:
            documents = self._db.table(_BRIEFINGS).all()
            lenses = {d.get("key"): d.get("digest") for d in self._db.table(_LENSES)}
        with self._understood():
            documents.sort(key=lambda d: (d["article"]["published"], d["key"]), reverse=True)
            return [
                Edition(
                    id=document["key"],
                    mark=(document["digest"], lenses.get(document["lens"])),
                    build=partial(self._build, document),
                )
                for document in documents
            ]

    def lenses(self) -> dict[str, Lens]:
        """Return all lenses by their keys."""
        return {str(d["key"]): self._lens(d["key"]) for d in self._db.table(_LENSES).all()}

    def add_packaged(self) -> list[str]:
        """Take in the lenses and briefings of the program of which no such edition is held.

        Returns a sentence for each that cannot be read.
        """
        known: dict[str, Lens] = {}
        fresh: list[tuple[str, str, str, Callable[[], Mapping[str, Any]]]] = [
            (_LENSES, name, seeding.digest(raw), partial(_new_lens, name, raw, known))
            for name, raw in seeding.lenses()
        ]
        fresh += (
            (_BRIEFINGS, seed.id, seed.digest, partial(self._new_briefing, seed, known))
            for seed in seeding.seeds()
        )
        fresh = [each for each in fresh if self._digest(*each[:2]) != each[2]]
        problems: list[str] = []
        if not fresh:
            return problems
        with self._db.transaction():
            for table, key, digest, make in fresh:
                try:
                    document = {"key": key, "digest": digest, **make()}
                except BriefingsError as error:
                    problems.append(str(error))
                else:
                    self._db.table(table).upsert(document, where("key") == key)
        return problems

    def _digest(self, table: str, key: str) -> str | None:
        records = self._lenses if table == _LENSES else self._briefings
        stored = records.get(key, _Digest)
        return None if stored is None else stored.digest

    def _new_briefing(self, seed: seeding.Seed, known: Mapping[str, Lens]) -> dict[str, Any]:
        """Return what is stored of a seed, once it is certain that it makes a briefing."""
        article, briefing = seeding.decode(seed)
        briefing_file.build(
            briefing, article, known.get(briefing.lens) or self._lens(briefing.lens)
        )
        return {
            "lens": briefing.lens,
            "article": msgspec.to_builtins(article),
            "curated": msgspec.to_builtins(briefing),
        }

    def _build(self, document: Mapping[str, Any]) -> Briefing:
        with self._understood():
            stored = msgspec.convert(document, _Briefing)
        lens = self._lens(stored.lens)
        with self._understood():
            return stored.built(lens)

    def _stored(self, briefing_id: str, kind: type[T]) -> T:
        with self._understood():
            stored = self._briefings.get(briefing_id, kind)
        if stored is None:
            raise NotFoundError(self._no_such(briefing_id))
        return stored

    def _lens(self, key: str) -> Lens:
        with self._understood():
            stored = self._lenses.get(key, _Lens)
        if stored is None:
            raise NotFoundError(f"The lens {key} is not in the library {self._directory}.")
        return stored.lens

    def _no_such(self, briefing_id: str) -> str:
        known = [entry.id for entry in self.catalogue()]
        wanted = fold(briefing_id).text
        near = [i for i in known if wanted in fold(i).text or fold(i).text in wanted]
        hint = f"did you mean {near[0]}?" if near else "`briefings list` names those there are."
        return f"There is no briefing “{briefing_id}”; {hint}"

    @property
    def _directory(self) -> Path:
        return self._db.path.parent

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Turn a document that this edition of the program cannot read into a sentence."""
        try:
            yield
        except (KeyError, TypeError, msgspec.ValidationError) as error:
            raise DamagedError(
                f"The library {self._directory} holds what this program cannot read ({error}): "
                "open it with the program that wrote it."
            ) from None


def _new_lens(name: str, raw: bytes, known: dict[str, Lens]) -> dict[str, Any]:
    lens = known[name] = lens_file.decode(raw, name)
    return {"lens": msgspec.to_builtins(lens)}


def _entry(document: Mapping[str, Any]) -> CatalogueEntry:
    article, written = document["article"], document["curated"]
    return msgspec.convert(
        {
            **{field: article[field] for field in ("id", "title", "publisher", "published")},
            "editor": written["editor"],
            "counts": {kind.tag: len(written.get(kind.plural, ())) for kind in KINDS},
        },
        CatalogueEntry,
    )
