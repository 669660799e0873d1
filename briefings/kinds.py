"""The one table of item kinds: every list of kinds in the program is read off it.

To add a kind, write its struct in `briefings.model` and its row here. A struct that derives from
`PlainItem` is then read from briefing files, shown, searched, counted, verified and exported. One
that derives from `Item` joins `AnyItem`, and mypy names the places that must say how it reads.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Union

import msgspec

from briefings.model import (
    Actor,
    AnyItem,
    Figure,
    KeyPoint,
    OpenQuestion,
    Place,
    Statement,
    Tension,
)


class Kind(msgspec.Struct, frozen=True):
    """A kind of item.

    `plural` is the field that holds its items in what is stored. Sections of a panel stand in the
    order of `place`. The catalogue tells how many items a briefing has of a `counted` kind.
    """

    struct: type[AnyItem]
    plural: str
    place: int = 100
    counted: bool = True

    @property
    def tag(self) -> str:
        """What the kind is called in files, in queries and in JSON: `key_point`."""
        return str(self.struct.__struct_config__.tag)

    @property
    def name(self) -> str:
        """What a reader calls it: `key point`."""
        return self.tag.replace("_", " ")

    @property
    def heading(self) -> str:
        """The heading of its section: `Key points`."""
        return self.plural.replace("_", " ").capitalize()

    def heading_in(self, labels: "Labels") -> str:
        """The heading of its section in a language that may not know the kind."""
        return labels.heading(self.tag, self.heading)


KINDS: Final = (
    Kind(KeyPoint, "key_points", place=10, counted=False),
    Kind(Figure, "figures", place=20),
    Kind(Statement, "statements", place=30),
    Kind(Actor, "actors", place=50, counted=False),
    Kind(Place, "places", place=60, counted=False),
    Kind(Tension, "tensions", place=40),
    Kind(OpenQuestion, "open_questions", place=70),
)
"""In the order in which a briefing's items are stored. Bottom lines are parts of their panels."""

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

    KindItem = AnyItem
else:
    KindItem = Union[tuple(kind.struct for kind in KINDS)]  # noqa: UP007 - made of a list
"""An item of any kind, as msgspec reads it from what is stored: by the tag in `kind`."""

SECTIONS: Final = tuple(sorted(KINDS, key=lambda kind: kind.place))
"""In the order of a panel's sections."""


def sections(items: Iterable[AnyItem]) -> Iterator[tuple[Kind, list[AnyItem]]]:
    """Yield the items of each kind there is, in the order of a panel's sections."""
    every = list(items)
    for kind in SECTIONS:
        if found := [item for item in every if type(item) is kind.struct]:
            yield kind, found
