"""Houses named after somebody: schools, hospitals and shelters, “albergue San Martín”."""

from collections.abc import Sequence

from briefings.extract.names.gazetteer import is_first_name, key_of
from briefings.extract.names.lexicon import NameWords, is_head, singular_in
from briefings.extract.names.name_run import NameRun
from briefings.extract.scanned_text import ScannedText


class Houses:
    """Tells their names from those of the people and places that they are named after."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._tokens = scan.tokens
        self._is_english = scan.language == "en"
        self._lexicon = lexicon

    def is_house(self, run: NameRun, before: Sequence[str], after: Sequence[str]) -> bool:
        """Return whether a name stands right beside its house's kind, in small letters."""
        if not self._is_english:
            is_place = before[-1:] and singular_in(before[-1], self._lexicon.place_nouns)
            return bool(before) and not is_place and singular_in(before[-1], self._lexicon.houses)
        if not after or after[0] not in self._lexicon.houses:
            return False
        words, lexicon = run.text.split(), self._lexicon
        is_saint = words[0].lower() in lexicon.saints
        is_person = len(words) > 1 and (is_saint or is_first_name(key_of(words[0])))
        return is_person and not is_head(words[-1], lexicon)

    def holds(self, words: Sequence[int]) -> bool:
        """Return whether a run is that of a house, so that a title in it is its name's.

        “colegio Fray Luis”, “Centro Fray Luis”, “Queen Mary Hospital”.
        """
        if self._is_english:
            return self._tokens[words[-1]].text.lower() in self._lexicon.houses
        before = self._tokens[words[0] - 1].text if words[0] else ""
        first = self._tokens[words[0]].text.lower()
        return before in self._lexicon.houses or first in self._lexicon.houses
