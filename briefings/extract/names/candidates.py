"""Candidates: distinct names of an article with the runs in which they stand."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefings.extract.names.gazetteer import (
    city_size,
    is_common,
    is_country,
    is_first_name,
    key_of,
)
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.name_run import NameRun, is_acronym, is_state_code
from briefings.extract.scanned_text import ScannedText

Candidates = dict[str, list[NameRun]]
"""Runs by their text, in the order of the first."""

_LONGEST_ALIKE: Final = 3
_LONGEST_PART: Final = 6
"""Words of a name that is looked for in a headline."""
_COMMON_ENDINGS: Final = {
    "en": re.compile(r"(?:ings?|tions?|ness|ments?|ously|ally|edly|ities)$"),
    "es": re.compile(r"(?:mente|ciones|ando|iendo|idades|ismos?|amos|aron|ieron|arse|irse|erse)$"),
}


def candidates(scan: ScannedText, lexicon: NameWords, runs: Iterable[NameRun]) -> Candidates:
    """Return what may be a name; words with a capital only from the sentence are left out."""
    found: Candidates = {}
    for run in runs:
        found.setdefault(run.text, []).append(run)
    is_ordinary = _Ordinary(scan, lexicon)
    kept = {
        text: own
        for text, own in found.items()
        if _is_listed_only(text, scan, lexicon) or not is_ordinary(own)
    }
    return dict(_without_headlines(kept))


def is_listed(text: str, lexicon: NameWords) -> bool:
    """Return whether a name stands in the lists of bodies and of places."""
    return (
        text in lexicon.organisations
        or text in lexicon.place_abbreviations
        or text in lexicon.countries
        or is_country(key_of(text))
    )


def _is_listed_only(text: str, scan: ScannedText, lexicon: NameWords) -> bool:
    """Return whether a listed name is no common word too: “Reunión” begins sentences."""
    is_word = not text.isupper() and is_common(key_of(text), scan.language)
    return is_listed(text, lexicon) and not is_word


class _Ordinary:
    """Tells words that are no names by how they are written in the whole text."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._lexicon = lexicon

    def __call__(self, runs: list[NameRun]) -> bool:
        """Return whether a name's runs are those of ordinary words."""
        text = runs[0].text
        words = text.split()
        if len(words) == 1 and self._is_no_word_of_names(text):
            return True
        if self._is_shouted(text, runs):
            return True
        if not all(run.opens or run.in_headline for run in runs):
            return False
        if len(words) == 1:
            return self._is_ordinary(text)
        return all(run.in_headline for run in runs) and all(map(self._is_usual, words))

    def _is_no_word_of_names(self, word: str) -> bool:
        return (
            word in self._lexicon.demonyms
            or word.removesuffix("s") in self._lexicon.demonyms
            or word in self._lexicon.titles
            or word.lower() in self._lexicon.calendar
        )

    def _is_shouted(self, text: str, runs: list[NameRun]) -> bool:
        """Return whether a common word is written in capitals: a heading's or for stress."""
        if not text.isupper() or len(text) == 1:
            return False
        key = key_of(text)
        is_word = all(is_common(word, self._scan.language) for word in key.split())
        return is_word and not any(self._is_bracketed(run) or self._is_state(run) for run in runs)

    def _is_state(self, run: NameRun) -> bool:
        return is_state_code(self._scan.tokens, run.first, self._lexicon.state_codes)

    def _is_bracketed(self, run: NameRun) -> bool:
        text = self._scan.text
        is_opened = run.start > 0 and text[run.start - 1] == "("
        return is_opened and text[run.end : run.end + 1] == ")"

    def _is_ordinary(self, word: str) -> bool:
        key = key_of(word)
        if word.lower() in self._scan.small_words:
            return not (is_acronym(word) and len(word) <= _LONGEST_ALIKE)
        if is_first_name(key) or (word.isupper() and len(word) > 1):
            return False
        if city_size(key):
            return is_common(key, self._scan.language)
        is_formed = bool(_COMMON_ENDINGS[self._scan.language].search(key))
        return is_formed or is_common(key, self._scan.language)

    def _is_usual(self, word: str) -> bool:
        key = key_of(word)
        return is_common(key, self._scan.language) or word.lower() in self._scan.small_words


def _without_headlines(found: Candidates) -> Iterator[tuple[str, list[NameRun]]]:
    """Leave out runs of headlines in which names of the text below stand."""
    below = {text for text, runs in found.items() if not all(run.in_headline for run in runs)}
    for text, runs in found.items():
        is_below = text in below
        if is_below or not any(part in below for part in _parts(text.split())):
            yield text, runs


def _parts(words: list[str]) -> Iterator[str]:
    """Yield the shorter stretches of words that may be names."""
    for length in range(1, min(len(words), _LONGEST_PART + 1)):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])
