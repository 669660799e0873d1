"""Long forms that run on to the acronym in brackets behind them."""

from collections.abc import Iterable
from typing import Final

from briefings.extract.names.joining import Joining, is_known_place
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.name_run import NameRun, is_acronym
from briefings.extract.scanned_text import ScannedText

_MOST_SMALL_WORDS: Final = 3


def with_long_forms(
    scan: ScannedText, lexicon: NameWords, runs: Iterable[NameRun]
) -> list[NameRun]:
    """Return runs with those joined that are one long form of an acronym.

    “National Commission for Development and Life without Drugs (DEVIDA)” is one name.
    """
    reader = _Reader(scan, lexicon)
    whole: list[NameRun] = []
    for run in runs:
        joined = run
        while whole and reader.is_same(whole[-1], joined) and reader.has_acronym_behind(joined):
            earlier = whole.pop()
            text = scan.text[earlier.start : joined.end]
            joined = earlier._replace(last=joined.last, end=joined.end, text=text)
        whole.append(joined)
    return whole


class _Reader:
    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._tokens = scan.tokens
        self._lexicon = lexicon
        self._small_words = Joining(lexicon, scan.language).small_words

    def has_acronym_behind(self, run: NameRun) -> bool:
        behind = self._tokens[run.last : run.last + 2]
        if len(behind) < 2 or behind[0].text != "(":  # noqa: PLR2004
            return False
        word = behind[1].text
        return is_acronym(word) or (word[0].isupper() and not is_known_place(word))

    def is_same(self, earlier: NameRun, run: NameRun) -> bool:
        """Return whether only small words stand between a body's name and a run."""
        between = self._tokens[earlier.last : run.first]
        return (
            0 < len(between) <= _MOST_SMALL_WORDS
            and all(token.text in self._small_words for token in between)
            and any(
                token.text in self._lexicon.organisation_words
                for token in self._tokens[earlier.first : earlier.last]
            )
        )
