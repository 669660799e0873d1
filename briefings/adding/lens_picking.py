"""The lens that an article is read through: the one that was said, or the one of its words."""

import hashlib
from typing import Final, NamedTuple

from briefings.adding.given import Given
from briefings.extract.lens_choice import LensChooser
from briefings.model import Lens
from briefings.origin import GIVEN
from briefings.repository.lenses import LensRepository

_KEPT: Final = 64
"""So many articles are remembered with their lenses: each is asked about twice, soon after."""


class PickedLens(NamedTuple):
    """A lens, and in words why it is this one."""

    lens: Lens
    why: str


class LensPicker:
    """Picks lenses of a library."""

    def __init__(self, lenses: LensRepository) -> None:
        self._lenses = lenses
        self._known: dict[str, str | None] = {}
        self._chooser = LensChooser(())
        self._picked: dict[tuple[bytes, str | None], PickedLens | None] = {}

    def check(self, given: Given) -> None:
        """Refuse a lens that is not there.

        Raises:
            NotFoundError: it is not.
        """
        if given.lens is not None:
            self._lenses.get(given.lens)

    def pick(self, given: Given, text: str, language: str | None) -> PickedLens | None:
        """Return the lens for an article; `None` where none fits."""
        if given.lens is not None:
            return PickedLens(self._lenses.get(given.lens), GIVEN)
        known = self._lenses.digests()
        if known != self._known:
            self._chooser, self._known = LensChooser(self._lenses.all().values()), known
            self._picked = {}
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        picked, asked = self._picked, (digest, language)
        if asked not in picked:
            choice = self._chooser.choose(text, language)
            picked[asked] = choice and PickedLens(
                choice.lens, f"its words: {', '.join(choice.words)}"
            )
            for oldest in list(picked)[:-_KEPT]:
                picked.pop(oldest, None)
        return picked.get(asked)
