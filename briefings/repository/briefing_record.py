"""A briefing as it is kept: by the ids of what it refers to, its evidence placed."""

import datetime as dt

import msgspec

from briefings.kinds import KindItem
from briefings.model import Briefing, Evidence, Source, Wording
from briefings.store.records import Keyed
from briefings.used_names import as_kept


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An article that the briefing stood on from `since`; `article` is its text's SHA-256."""

    article: str
    since: dt.datetime


class PanelRecord(Keyed, frozen=True, kw_only=True):
    """A panel, by its topic's key; `reviewed` where its bottom line was written in a review.

    A `wording` that is `None` is an editor's.
    """

    bottom_line: str
    headline: str | None = None
    evidence: tuple[Evidence, ...] = ()
    wording: Wording | None = None
    paragraphs: tuple[int, ...] | None = None
    reviewed: bool | None = None
    editor: str | None = None
    edited: dt.date | None = None


class ProposedCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many proposed items nobody has decided about, by their kinds.

    `extraction` is the number of the rules that found them, `lens` the one they were found by.
    `of` are the items that a review counts, decided about or not; earlier programs did not count
    them.
    """

    extraction: int
    lens: str | None = None
    counts: dict[str, int]
    of: int | None = None


class RetiredItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item that was taken out: notes may still be on it, so nothing else gets its id.

    `words` are those it stood on, where a new version of the article has none of them.
    """

    kind: str
    text: str
    words: tuple[str, ...] = ()


class BriefingRecord(Keyed, frozen=True, kw_only=True):
    """A briefing by its id, which is `key`.

    The last of `versions` is the article it stands on now. `edition` is the digest of what it says
    now, as far as that was read from files, `taken` that of what was brought in last: where the
    two differ, it was edited in the library since. `changed` are the items and bottom lines whose
    words the last version changed, `same_text` the briefings of other publishers on much the same
    text. `file` is the SHA-256 of the briefing file that
    its editor wrote, which is kept with its comments (`briefings.repository.briefing_files`). A
    briefing that was removed stays as it is, out of sight.

    `rejected` are proposed items that an editor has turned down. Proposed ones that nobody has
    decided about are in no record of a briefing but in one of its article's; the catalogue knows
    them by `proposed`.
    """

    versions: tuple[Version, ...]
    source: Source
    lens: str | None = None
    editor: str | None = None
    edited: dt.date | None = None
    panels: tuple[PanelRecord, ...] = ()
    items: tuple[KindItem, ...] = ()
    retired: dict[str, RetiredItem] = msgspec.field(default_factory=dict)
    added: dt.datetime
    removed: dt.datetime | None = None
    edition: str | None = None
    taken: str | None = None
    file: str | None = None
    changed: tuple[str, ...] = ()
    same_text: tuple[str, ...] = ()
    rejected: tuple[KindItem, ...] = ()
    proposed: ProposedCounts | None = None

    @property
    def takes_proposals(self) -> bool:
        """Whether nobody has written a briefing on the article: what is proposed stands in it."""
        return all(panel.reviewed for panel in self.panels)

    @property
    def article(self) -> str:
        """The SHA-256 of the text of the article that the briefing stands on."""
        return self.versions[-1].article

    @property
    def is_edited(self) -> bool:
        """Whether somebody has edited it in the library after it was brought in."""
        return self.taken is not None and self.edition != self.taken

    @property
    def item_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)


def record_of(briefing: Briefing, since: dt.datetime, edition: str | None) -> BriefingRecord:
    """Return the record of a briefing that comes into a library."""
    return BriefingRecord(
        key=briefing.id,
        versions=(Version(article=briefing.article.text_sha256, since=since),),
        source=briefing.source,
        lens=briefing.lens.key if briefing.lens else None,
        editor=briefing.editor,
        edited=briefing.edited,
        panels=tuple(
            PanelRecord(
                key=p.topic.key,
                bottom_line=p.bottom_line,
                headline=p.headline,
                evidence=p.evidence,
                wording=None if p.wording == "written" else p.wording,
                paragraphs=p.paragraphs or None,
                editor=p.editor,
                edited=p.edited,
            )
            for p in briefing.panels
        ),
        items=tuple(map(as_kept, briefing.items)),
        rejected=briefing.rejected,
        added=since,
        edition=edition,
        taken=edition,
    )
