"""Which lens an article is best read through, by the words of the lenses that stand in it.

A lens of one beat is chosen where its words stand close enough; else a general one. On 134 news
articles (10 on drugs, 2 on disasters, the others on politics, courts, sport and culture) the words
of a beat's lens weighed 3.5 to 15.7 in 100 where it belonged, and up to 2.3 elsewhere where four of
them or more were there.
"""

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import Final, NamedTuple

from briefings.extract.cues import Cue, CueFinder, FoldedWords
from briefings.model import Lens

_FEWEST_CLOSE: Final = 4
_CLOSE: Final = 3.0
"""So many different words of a beat's lens, and so much weight in 100 words of text, are enough."""

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
        return len(self.found) >= _FEWEST_CLOSE and self.weight >= _CLOSE


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
        hundreds = max(len(text.split()), 1) / 100
        found = self._found(text, spoken)
        return _best(
            _Weighed(lens, cues, sum(_weight(*each) for each in cues.items()) / hundreds)
            for lens, cues in zip(self._lenses, found, strict=True)
        )

    def _found(self, text: str, language: str | None) -> list[Counter[Cue]]:
        """Return the cues of each lens; words of a general one say nothing of a beat."""
        if language not in self._finders:
            self._finders[language] = [CueFinder(lens, language) for lens in self._lenses]
        written = FoldedWords(text)
        found = [finder.count_in(written) for finder in self._finders[language]]
        pairs = list(zip(self._lenses, found, strict=True))
        common = {cue.words for lens, cues in pairs if lens.general for cue in cues}
        return [
            cues
            if lens.general
            else Counter({cue: n for cue, n in cues.items() if cue.words not in common})
            for lens, cues in pairs
        ]


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
