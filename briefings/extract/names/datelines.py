"""Datelines: where a paragraph says first from where it was written."""

from typing import Final

from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.name_run import NameRun
from briefings.extract.neighbours import text_at
from briefings.extract.scanned_text import ScannedText

_DASHES: Final = frozenset("–—-")
_LONGEST: Final = 10
"""Tokens between a place and the dash behind its country, date and agency."""


class Datelines:
    """Tells the names that are such places."""

    def __init__(self, scan: ScannedText, lexicon: NameWords) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon

    def is_dateline(self, run: NameRun) -> bool:
        """Return whether a name opens a paragraph as the place where it was written."""
        following = self._token(run.last)
        is_agency = self._token(run.last + 1) in self._lexicon.agencies
        if is_agency and following in _DASHES | {"("}:
            return True
        paragraph = self._scan.paragraph_at(run.start)
        if run.start != paragraph.start or paragraph.is_heading:
            return False
        sentence = self._scan.sentence_at(run.start)
        is_own_sentence = run.last + 1 == sentence.last < paragraph.last
        return following in _DASHES or is_own_sentence or self._has_date_behind(run)

    def _has_date_behind(self, run: NameRun) -> bool:
        """Return whether only names, a date and an agency stand before a dash: “Lagos, May 3 —”."""
        if self._token(run.last) not in {",", "("}:
            return False
        for at in range(run.last, min(run.last + _LONGEST, len(self._tokens))):
            word = self._tokens[at].text
            if word in _DASHES:
                return True
            is_date = word.isdigit() or word.lower() in self._lexicon.calendar
            is_small = word in {",", "(", ")", "."} or word in self._lexicon.of_prepositions
            if not (is_date or is_small or word[0].isupper()):
                return False
        return False

    def _token(self, at: int) -> str:
        return text_at(self._tokens, at)
