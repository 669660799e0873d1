"""Places that share a word: “Apurímac, Ene and Mantaro River Valley” is one name."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.names.joining import is_known_place
from briefings.extract.names.lexicon import NameWords, singular_in
from briefings.extract.names.name_run import NameRun
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText

_MOST: Final = 6
"""Names that share a word."""

_PLACE_WORDS: Final = 2
"""A place has to have so many words like “River Valley” to be one with those listed beside it."""


def with_shared_heads(
    scan: ScannedText, lexicon: NameWords, runs: Sequence[NameRun]
) -> list[NameRun]:
    """Return runs with those joined that share a place word before or behind them."""
    reader = _Reader(scan, lexicon)
    joined: list[NameRun] = []
    at = 0
    while at < len(runs):
        last = reader.end_of_list(runs, at)
        whole = reader.whole(runs[at : last + 1]) if last > at else None
        joined.append(whole or runs[at])
        at = last + 1 if whole else at + 1
    return joined


class _Reader:
    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon

    def end_of_list(self, runs: Sequence[NameRun], at: int) -> int:
        """Return the last run of the list that begins with a run; itself where none does."""
        last = at
        while last + 1 < len(runs) and last - at < _MOST:
            between = [
                token.lower for token in self._tokens[runs[last].last : runs[last + 1].first]
            ]
            if len(between) != 1:
                return at
            last += 1
            if between[0] in self._lexicon.and_words:
                return last
            if between[0] != ",":
                return at
        return at

    def whole(self, runs: Sequence[NameRun]) -> NameRun | None:
        """Return the one name that listed runs make; `None` where each is a name of its own."""
        first, last = runs[0], runs[-1]
        if not all(self._is_bare(run) for run in runs[1:-1]):
            return None
        if self._is_bare(first) and self._place_words(last) >= _PLACE_WORDS:
            return self._joined(first.first, first, last)
        if self._is_valley_of_rivers(first, last):
            return self._joined(first.first, first, last)
        if not self._is_bare(last):
            return None
        if self._place_words(first) >= _PLACE_WORDS:
            return self._joined(first.first, first, last)
        start = self._small_head(first)
        return None if start is None else self._joined(start, first, last)

    def _is_valley_of_rivers(self, first: NameRun, last: NameRun) -> bool:
        """Return whether a list is “Valley of the Ene and Mantaro Rivers”."""
        words, end = first.text.split(), last.text.split()[-1]
        places = self._lexicon.place_words
        is_plural = end.endswith("s") and singular_in(end, places)
        return words[0] in places and len(words) > _PLACE_WORDS and is_plural

    def _is_bare(self, run: NameRun) -> bool:
        """Return whether a run is a name of one word that is no well-known place."""
        return run.last - run.first == 1 and not run.titles and not is_known_place(run.text)

    def _place_words(self, run: NameRun) -> int:
        words = run.text.split()
        found = sum(singular_in(word, self._lexicon.place_words) for word in words)
        return found if found < len(words) else 0

    def _small_head(self, run: NameRun) -> int | None:
        """Return where “valle de los ríos” begins before a run."""
        at = run.first - 1
        if at < 1 or not self._is_plural_place(self._tokens[at].text):
            return None
        of = at - 1
        while of > 0 and self._tokens[of].lower in self._lexicon.articles:
            of -= 1
        if of < 1 or self._tokens[of].lower not in self._lexicon.of_prepositions:
            return None
        return of - 1 if lower_at(self._tokens, of - 1) in self._lexicon.place_nouns else None

    def _is_plural_place(self, word: str) -> bool:
        nouns = self._lexicon.place_nouns
        return word.islower() and word.endswith("s") and singular_in(word, nouns)

    def _joined(self, start: int, first: NameRun, last: NameRun) -> NameRun:
        begin = self._tokens[start].start
        return first._replace(
            first=start,
            last=last.last,
            start=begin,
            end=last.end,
            text=self._scan.text[begin : last.end],
            is_possessive=last.is_possessive,
        )
