"""What the catalogue knows of a briefing: no more than chooses it."""

import datetime as dt
from collections import Counter

import msgspec

from briefings.folding import folded_text
from briefings.kinds import KINDS
from briefings.layout.catalogue import UNTOUCHED, summary
from briefings.model import Briefing, CatalogueEntry, Source, Standing


class _Source(msgspec.Struct):
    title: str
    publisher: str | None = None
    published: dt.date | None = None


class _Item(msgspec.Struct):
    kind: str


class _Proposed(msgspec.Struct):
    counts: dict[str, int] = {}
    of: int | None = None


class _Version(msgspec.Struct):
    article: str


class _Head(msgspec.Struct):
    """As much of a briefing's document as the catalogue shows."""

    key: str
    source: _Source
    versions: tuple[_Version, ...]
    lens: str | None = None
    editor: str | None = None
    items: tuple[_Item, ...] = ()
    proposed: _Proposed | None = None
    removed: dt.datetime | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A briefing's line, the lens and the articles that it refers to, and when it was removed.

    The last of `articles` is the one it stands on now, by the SHA-256 of its text. `mark` differs
    whenever the briefing was changed. `of` are the items that a review counts, `None` where an
    earlier program has not counted them.
    """

    entry: CatalogueEntry
    articles: tuple[str, ...]
    lens: str | None
    removed: dt.datetime | None
    mark: int
    of: int | None = 0

    @property
    def is_unfinished(self) -> bool:
        """Whether it is in sight, and a review of it has something left to do."""
        standing = self.entry.standing
        return self.removed is None and standing is not None and not standing.is_finished

    @property
    def article(self) -> str:
        return self.articles[-1]


_decode = msgspec.json.Decoder(_Head).decode


def listed(raw: bytes, mark: int) -> Listed:
    """Return what is listed of a briefing's document.

    Raises:
        msgspec.MsgspecError: it is none that this program can read.
    """
    head = _decode(raw)
    if not head.versions:
        raise msgspec.ValidationError("a briefing without an article")
    return Listed(
        entry=_entry(head.key, head.source, head.editor, _counts(head)),
        articles=tuple(version.article for version in head.versions),
        lens=head.lens,
        removed=head.removed,
        mark=mark,
        of=_of(head.proposed),
    )


def entry(briefing: Briefing) -> CatalogueEntry:
    """Return what the catalogue says of a briefing, whether it is in the library or not."""
    counts = Counter(item.kind for item in briefing.items)
    return _entry(briefing.id, briefing.source, briefing.editor, counts)


def catalogue_order(each: Listed) -> tuple[int, str]:
    """Return by what the catalogue is sorted, the last one first: day and id."""
    return (each.entry.published or dt.date.min).toordinal(), each.entry.id


def title_key(title: str) -> str:
    """Return by what a title is found: accents, case and white space tell no two apart."""
    return " ".join(folded_text(title).split())


def filter_text(each: CatalogueEntry) -> str:
    """Return what words are looked for in as they are typed: what the catalogue shows, folded.

    Its stage is found by `is:untouched`, `is:begun`, `is:done` and `is:handed`, the first two by
    `is:unfinished`.
    """
    return folded_text(f"{each.title} {summary(each)}{_stages(each.standing)}")


def _stages(standing: Standing | None) -> str:
    if standing is None:
        return ""
    is_left = "" if standing.is_finished else " is:unfinished"
    stage = UNTOUCHED if standing.stage == "new" else standing.stage.split()[0]
    return f" is:{stage}{is_left}"


def _of(proposed: _Proposed | None) -> int | None:
    return proposed.of if proposed and proposed.counts else 0


def _counts(head: _Head) -> Counter[str]:
    """Return how many items of each kind there are, with those that nobody has decided about."""
    counts = Counter(item.kind for item in head.items)
    counts.update(head.proposed.counts if head.proposed else {})
    return counts


def _entry(
    briefing_id: str,
    source: _Source | Source,
    editor: str | None,
    counts: Counter[str],
) -> CatalogueEntry:
    return CatalogueEntry(
        id=briefing_id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        editor=editor,
        counts={kind.tag: counts[kind.tag] for kind in KINDS},
    )
