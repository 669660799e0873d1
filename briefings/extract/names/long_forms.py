"""Long forms that run on to the acronym in brackets behind them."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefings.extract.names.joining import Joining, is_known_place
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.name_run import NameRun, is_acronym
from briefings.extract.scanned_text import ScannedText, Token

_MOST_SMALL_WORDS: Final = 3
_LONGEST: Final = 40
"""Words of a long form."""

_MOST_ENCLOSED: Final = 5
"""Words between two parts of a long form that begin and end with “of”: “de todas las formas de”."""


def with_long_forms(
    scan: ScannedText, lexicon: NameWords, runs: Iterable[NameRun]
) -> list[NameRun]:
    """Return runs with those joined that are one long form of an acronym.

    “National Commission for Development and Life without Drugs (DEVIDA)” is one name.
    """
    reader = _Reader(scan, lexicon)
    whole: list[NameRun] = []
    for run in runs:
        begin = reader.begin(whole, run) if reader.has_acronym_behind(run) else len(whole)
        if begin < len(whole):
            earlier = whole[begin]
            del whole[begin:]
            text = scan.text[earlier.start : run.end]
            whole.append(earlier._replace(last=run.last, end=run.end, text=text))
        else:
            whole.append(run)
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

    def begin(self, runs: Sequence[NameRun], last: NameRun) -> int:
        """Return the run before `last` that begins its body's name; their number where none."""
        begin, following = len(runs), last
        for at in range(len(runs) - 1, -1, -1):
            earlier = runs[at]
            if last.last - earlier.first > _LONGEST or not self._is_joint(earlier, following):
                break
            if self._is_body(earlier):
                begin = at
            following = earlier
        return begin

    def _is_body(self, run: NameRun) -> bool:
        heads = self._lexicon.organisation_words
        return any(token.text in heads for token in self._tokens[run.first : run.last])

    def _is_joint(self, earlier: NameRun, run: NameRun) -> bool:
        """Return whether only small words stand between two runs."""
        between = self._tokens[earlier.last : run.first]
        is_joined = len(between) <= _MOST_SMALL_WORDS and all(
            token.text in self._small_words for token in between
        )
        return bool(between) and (is_joined or self._is_enclosed(between))

    def _is_enclosed(self, between: Sequence[Token]) -> bool:
        of = self._lexicon.of_prepositions
        return (
            2 < len(between) <= _MOST_ENCLOSED  # noqa: PLR2004
            and between[0].text in of
            and between[-1].text in of
            and all(token.text.isalpha() and token.text.islower() for token in between)
        )
