"""How far briefings are: what was decided in them, and whether they were handed on.

A briefing is handed on if it was exported with nothing left to be reviewed, and nothing in it has
changed since. What comes later in the log came later: no clock is asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from typing import Final, Literal, NamedTuple

import msgspec

from briefings.index.listed import Listed
from briefings.model import Review, Stage, Standing
from briefings.notes.index import TABLE as NOTES
from briefings.notes.index import note_head
from briefings.progress import is_open, weighs
from briefings.store.records import Keyed, document_id

HANDED_ON: Final = "handed_on"
REVIEWED: Final = "reviewed"

Document = Callable[[str, int], bytes | None]
"""Returns the JSON of a document by its table and number."""


class _Suggestion(msgspec.Struct):
    weighs: bool = False


class _Whole(msgspec.Struct):
    review: Review = "confirmed"
    suggestion: _Suggestion | None = None


class _Placed(_Whole):
    review: Review = "proposed"


class _Decision(Keyed, frozen=True):
    """As much of a document of what was decided as a count of it takes."""

    rejected: Literal[True] | None = None
    item: _Placed | None = None
    whole: _Whole | None = None
    blank: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it decides about an item that a review counts."""
        item = self.item or self.whole
        if item is None or not weighs(item):
            return False
        return self.rejected is not None or not is_open(item)


class DecidedCount(NamedTuple):
    """How many of the items that a review counts were decided about, if anything was."""

    reviewed: int = 0
    is_begun: bool = False


class LatestPlaces(NamedTuple):
    """Where exports, decisions and notes stand in the log, by the numbers of briefings."""

    exported: Mapping[int, int]
    decided: Mapping[int, int]
    noted: Mapping[int, int]

    def changed(self, briefing: int) -> int:
        """Return where the last decision or note of a briefing stands, -1 where there is none."""
        return max(self.decided.get(briefing, -1), self.noted.get(briefing, -1))

    def may_move(self, briefing: int, there: Listed) -> bool:
        """Return whether a briefing may stand elsewhere now: a note only undoes an export."""
        is_noted_only = briefing not in self.exported and briefing not in self.decided
        return not is_noted_only or is_handed_on(there)


_decode = msgspec.json.Decoder(Keyed).decode
_decode_decision = msgspec.json.Decoder(_Decision).decode


def decided(briefing_id: str, document: Document) -> DecidedCount:
    """Return what was decided about a briefing."""
    return counted(_decisions(briefing_id, document))


def _decisions(briefing_id: str, document: Document) -> Iterator[bytes]:
    for number in count(1):
        raw = document(REVIEWED, document_id(f"{briefing_id}/{number}"))
        if raw is None:
            return
        yield raw


def counted(decisions: Iterable[bytes]) -> DecidedCount:
    found = []
    for raw in decisions:
        # What no program of today can read decides nothing.
        with suppress(msgspec.MsgspecError):
            found.append(_decode_decision(raw))
    return DecidedCount(sum(each.counts for each in found), any(e.blank is None for e in found))


def places(latest: Mapping[str, Mapping[int, int]], document: Document) -> LatestPlaces:
    """Return where what concerns briefings stands last.

    `latest` says where the documents of each table do.
    """

    def of(table: str, briefing: Callable[[bytes], str]) -> dict[int, int]:
        found: dict[int, int] = {}
        for key, place in latest.get(table, {}).items():
            raw = document(table, key)
            with suppress(msgspec.MsgspecError):
                if raw is not None:
                    doc_id = document_id(briefing(raw))
                    found[doc_id] = max(place, found.get(doc_id, place))
        return found

    return LatestPlaces(
        exported=of(HANDED_ON, _key),
        decided=of(REVIEWED, lambda raw: _key(raw).rpartition("/")[0]),
        noted=of(NOTES, lambda raw: note_head(raw).target.briefing),
    )


def _key(raw: bytes) -> str:
    return _decode(raw).key


def standing(each: Listed, done: DecidedCount, *, is_handed_on: bool) -> Listed:
    """Return a briefing with where it stands; one to be reviewed still is, exported or not."""
    now = _stage(each, done)
    if is_handed_on and (now is None or now.stage == "done"):
        now = Standing("handed on", done.reviewed, each.of or 0)
    return msgspec.structs.replace(each, entry=msgspec.structs.replace(each.entry, standing=now))


def _stage(each: Listed, done: DecidedCount) -> Standing | None:
    if each.of == 0:
        return None
    of = each.of
    is_done = of is not None and done.reviewed >= of
    stage: Stage = "new" if not done.is_begun else "done" if is_done else "begun"
    return Standing(stage, done.reviewed, of or 0)


def is_handed_on(each: Listed) -> bool:
    return each.entry.standing is not None and each.entry.standing.stage == "handed on"
