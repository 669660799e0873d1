"""Which lens an article is best read through, by the words of the lenses that stand in it.

A lens of one beat is chosen where its words stand close enough; else a general one. Measured on
134 news articles (10 on drug crops, 1 on a typhoon, 1 on an explosion, the others on politics,
courts, sport and culture), lenses of a beat came out 1.5 to 8.7 where they belonged and up to 1.9,
with few different words, elsewhere.
"""

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import Final, NamedTuple

from briefings.extract.cues import Cue, CueFinder
from briefings.model import Lens

_CLOSE: Final = ((4, 2.5), (8, 1.5))
"""Different words of a lens and their weight in 100 words of text: either pair is enough."""

_FEWEST: Final = 3
"""So many different words of a general lens must be there."""

_SHOWN: Final = 5
"""How many of the words are told."""


class LensChoice(NamedTuple):
    """A lens, and the words for it that stand in the article, the weightiest first."""

    lens: Lens
    words: tuple[str, ...]


class _Weighed(NamedTuple):
    lens: Lens
    found: Counter[Cue]
    weight: float

    @property
    def is_close(self) -> bool:
        return any(len(self.found) >= few and self.weight >= weight for few, weight in _CLOSE)


class LensChooser:
    """Chooses among lenses; it keeps what it looks for, since articles come by the thousand."""

    def __init__(self, lenses: Iterable[Lens]) -> None:
        self._lenses = tuple(lenses)
        self._finders: dict[str | None, list[CueFinder]] = {}

    def choose(self, text: str, language: str | None) -> LensChoice | None:
        """Return the lens that fits best; `None` where none does.

        `language` is a BCP 47 tag, `None` where it is unknown: then words of all languages count.
        """
        spoken = None if language is None else language.split("-")[0].lower()
        if spoken not in self._finders:
            self._finders[spoken] = [CueFinder(lens, spoken) for lens in self._lenses]
        hundreds = max(len(text.split()), 1) / 100
        found = [finder.count(text) for finder in self._finders[spoken]]
        return _best(
            _Weighed(lens, cues, sum(_weight(*each) for each in cues.items()) / hundreds)
            for lens, cues in zip(self._lenses, found, strict=True)
        )


def _best(lenses: Iterable[_Weighed]) -> LensChoice | None:
    weighed = list(lenses)
    beats = [each for each in weighed if not each.lens.general and each.is_close]
    general = [each for each in weighed if each.lens.general and len(each.found) >= _FEWEST]
    best = max(beats or general, key=lambda each: (each.weight, each.lens.key), default=None)
    if best is None:
        return None
    heaviest = sorted(best.found.items(), key=lambda each: (-_weight(*each), each[0].text))
    return LensChoice(best.lens, tuple(cue.text for cue, _ in heaviest[:_SHOWN]))


def _weight(cue: Cue, times: int) -> float:
    """Return what a cue says: a phrase more than a word, and little more when it comes again."""
    return len(cue.words) * (1 + log(times))
