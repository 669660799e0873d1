"""What an editor decides about what was proposed, or makes beside it."""

import msgspec

from briefings.model import AnyItem, Span


class Confirm(msgspec.Struct, frozen=True):
    """They have seen an item, or a bottom line, and stand by it."""

    item: str


class Accept(msgspec.Struct, frozen=True):
    """An item that the program is sure of is accepted unseen."""

    item: str


class Reject(msgspec.Struct, frozen=True):
    """An item is none, or a bottom line; no panel shows it any more."""

    item: str


class Edit(msgspec.Struct, frozen=True):
    """An item has these fields now, and is confirmed; its evidence's places count, not its texts.

    `was` is the item as the editor saw it: where it is there, nobody else may have changed it.
    """

    item: AnyItem
    was: AnyItem | None = None


class Recast(msgspec.Struct, frozen=True):
    """An item is of another kind, one of `KIND_WORDS`, and is confirmed as that."""

    item: str
    kind: str


class Make(msgspec.Struct, frozen=True):
    """There is an item more, made from a selection; the library gives it another id."""

    item: AnyItem


class Move(msgspec.Struct, frozen=True):
    """An item stands in the panels of these topics."""

    item: str
    topics: tuple[str, ...]


class Merge(msgspec.Struct, frozen=True):
    """A name is another name of what `into` names."""

    item: str
    into: str


class Split(msgspec.Struct, frozen=True):
    """One of the other names of an item is that of something else."""

    item: str
    name: str


class Summarise(msgspec.Struct, frozen=True):
    """A panel has this bottom line, which stands on `spans`; an empty one gives the quoted back."""

    panel: str
    text: str
    spans: tuple[Span, ...] = ()


Decision = Confirm | Accept | Reject | Edit | Recast | Make | Move | Merge | Split | Summarise
