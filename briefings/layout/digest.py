"""What of a panel stands there at first, and what is folded away: counted, never lost."""

from collections.abc import Iterable
from typing import Final

import msgspec

from briefings.kinds import Kind, sections
from briefings.layout.proposals import is_proposed
from briefings.model import Actor, AnyItem, Briefing, Panel, Place, Statement, Tension
from briefings.progress import band, is_open, progress
from briefings.repeats import repeats
from briefings.weight import WEIGHTY, heaviest_first, is_blanket, marks

FOLDED: Final = "folded"
"""The id of the row that says what is folded away."""


class Folding(msgspec.Struct, frozen=True):
    """What is folded away: what is weak or rejected, and if `is_brief` what weighs little too.

    `says` is said of what is folded away, behind how much that is. `kept` are the ids of rejected
    items that are shown all the same.
    """

    says: str = "`briefings review` lists all."
    is_open: bool = False
    kept: frozenset[str] = frozenset()
    is_brief: bool = False


AS_USUAL: Final = Folding()


class PanelSection(msgspec.Struct, frozen=True):
    """The items of one kind: those with rows of their own, and those of which the name is left."""

    kind: Kind
    items: tuple[AnyItem, ...]
    names: tuple[AnyItem, ...] = ()


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """A panel as it is to be shown.

    `elsewhere` are the ids of what an earlier panel tells in full, with the name of that. `brief`
    are the ids of tensions whose reasoning is folded away, and of statements of which only the
    first words stand here. In what `is_brief` nothing is said twice. `folded` says how much is
    folded away, by what it is.
    """

    sections: tuple[PanelSection, ...]
    elsewhere: dict[str, str]
    brief: frozenset[str]
    is_brief: bool
    folded: tuple[str, ...]


def digest(
    briefing: Briefing,
    panel: Panel,
    folding: Folding = AS_USUAL,
    noted: frozenset[str] = frozenset(),
) -> Digest:
    """Return what of a panel is shown; what has notes always is.

    Where anything was proposed, items stand in the order of the article, so that none of them
    moves when somebody decides about it. Tensions stand in that of their weight.
    """
    shown, counts = _with_proposals(briefing, panel, folding, noted)
    elsewhere = _told_elsewhere(briefing, panel)
    held = noted | briefing.changed
    light: list[AnyItem] = []
    blanket: list[AnyItem] = []
    repeated: frozenset[str] = frozenset()
    reasons: list[AnyItem] = []
    named: list[AnyItem] = []
    short: list[AnyItem] = []
    is_brief = folding.is_brief and not folding.is_open and is_reviewed(briefing)
    if is_brief:
        free = [item for item in shown if item.id not in held and not is_open(item)]
        heavy = {each for each, severity in marks(briefing).items() if severity in WEIGHTY}
        tensions = [item for item in free if isinstance(item, Tension)]
        light = [item for item in tensions if item.severity == "low"]
        blanket = [
            item
            for item in tensions
            if item.id in elsewhere and item not in light and is_blanket(briefing, item)
        ]
        reasons = [t for t in tensions if t.severity == "medium" and t.id not in elsewhere]
        statements = [item for item in free if isinstance(item, Statement)]
        above = [i for i in (panel.summary, *shown) if i.kind in _TOLD_FIRST]
        repeated = repeats(briefing, above, statements)
        short = [i for i in statements if i.id in elsewhere and i.id not in repeated]
        named = [i for i in free if isinstance(i, Actor | Place) and i.id not in heavy]
    names = frozenset(item.id for item in named)
    away = names | repeated | {item.id for item in (*light, *blanket)}
    details = [*reasons, *short, *named]
    counts += [
        (len(repeated), "repeated statement", "repeated statements"),
        (len(light), "low tension", "low tensions"),
        (len(blanket), "told elsewhere", "told elsewhere"),
        (len(details), "item’s details", "items’ details"),
    ]  # fmt: skip
    return Digest(
        sections=tuple(
            PanelSection(
                kind,
                tuple(item for item in items if item.id not in away),
                tuple(item for item in items if item.id in names),
            )
            for kind, items in sections(_in_order(briefing, shown))
            if any(item.id not in away or item.id in names for item in items)
        ),
        elsewhere=elsewhere,
        brief=frozenset(item.id for item in (*reasons, *short)),
        is_brief=is_brief,
        folded=tuple(f"{n} {one if n == 1 else many}" for n, one, many in counts if n),
    )


_TOLD_FIRST: Final = ("bottom_line", "key_point", "figure")


def folded_away(shown: Digest, folding: Folding) -> str:
    """Return how much is folded away, in words; empty for nothing."""
    if not shown.folded:
        return ""
    *others, last = shown.folded
    counts = f"{', '.join(others)} and {last}" if others else last
    return f"{counts} folded away: {folding.says}"


def _with_proposals(
    briefing: Briefing, panel: Panel, folding: Folding, noted: frozenset[str]
) -> tuple[list[AnyItem], list[tuple[int, str, str]]]:
    """Return the items that are neither weak nor rejected, and how many of each others are."""
    if not is_proposed(briefing) or folding.is_open:
        return [*panel.items, *_rejected(briefing, panel)], []
    strong = [item for item in panel.items if item.id in noted or not is_weak(item)]
    rejected = _rejected(briefing, panel)
    kept = [item for item in rejected if item.id in folding.kept]
    weak, turned = len(panel.items) - len(strong), len(rejected) - len(kept)
    return [*strong, *kept], [(weak, "weak", "weak"), (turned, "rejected", "rejected")]


def _in_order(briefing: Briefing, items: Iterable[AnyItem]) -> list[AnyItem]:
    return heaviest_first(sorted(items, key=_place) if is_proposed(briefing) else items)


def _told_elsewhere(briefing: Briefing, panel: Panel) -> dict[str, str]:
    """Return which tensions and statements an earlier panel tells, and what that is called."""
    found: dict[str, str] = {}
    for earlier in briefing.shown_panels:
        if earlier.topic.key == panel.topic.key:
            break
        for item in earlier.items:
            if isinstance(item, Tension | Statement) and panel.topic.key in item.topics:
                found.setdefault(item.id, earlier.topic.short)
    return found


def is_reviewed(briefing: Briefing) -> bool:
    """Return whether nothing is left to decide: until then, no item moves away under a key."""
    return not is_proposed(briefing) or progress(briefing).is_done


def _rejected(briefing: Briefing, panel: Panel) -> list[AnyItem]:
    return [item for item in briefing.rejected if panel.topic.key in item.topics]


def is_weak(item: AnyItem) -> bool:
    return is_open(item) and band(item) == "weak"


def _place(item: AnyItem) -> tuple[int, str]:
    return item.begins, item.id
