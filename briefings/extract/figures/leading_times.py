"""The time that a heading, or a line before a list, states for the paragraphs beneath it."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from briefings.extract.figures.time_mention import TimeMention
from briefings.extract.figures.time_words import time_words
from briefings.extract.scanned_text import ScannedText, Sentence, TextParagraph

_LONGEST_ITEM: Final = 240
"""Characters of a paragraph that may be a line of a list."""
_MARK: Final = re.compile(r"[-–—•*·]|(?:\d{1,3}|[a-z])[.)]")
"""What stands before the lines of a list."""
_NEAR: Final = 4
"""Tokens before a date among which the word for its period stands."""


class LeadingTimes:
    """Finds which time stands over a paragraph; `times_of` reads those of a sentence."""

    def __init__(
        self, scan: ScannedText, times_of: Callable[[Sentence], Sequence[TimeMention]]
    ) -> None:
        self._scan = scan
        self._times_of = times_of
        self._words = time_words(scan.language).lists
        self._over = self._read()

    def over(self, paragraph: int) -> str | None:
        """Return the time over a paragraph, which is numbered from 1; `None` if none is."""
        return self._over.get(paragraph)

    def _read(self) -> dict[int, str]:
        over: dict[int, str] = {}
        headed: str | None = None
        listed: str | None = None
        marked = False
        for paragraph in self._scan.paragraphs:
            if paragraph.is_heading and not self._is_item(paragraph):
                headed, listed = self._time_of(paragraph, is_heading=True), None
                continue
            is_marked = self._is_marked(paragraph)
            if paragraph.end - paragraph.start > _LONGEST_ITEM or (marked and not is_marked):
                listed = None
            marked = is_marked
            if iso := listed or headed:
                over[paragraph.number] = iso
            if self._scan.text[paragraph.end - 1] == ":":
                listed = self._time_of(paragraph, is_heading=False)
        return over

    def _is_marked(self, paragraph: TextParagraph) -> bool:
        return _MARK.match(self._scan.text, paragraph.start, paragraph.end) is not None

    def _is_item(self, paragraph: TextParagraph) -> bool:
        """Return whether a line of a list, or one that leads it in, only looks like a heading."""
        text = self._scan.text[paragraph.start : paragraph.end]
        has_time = any(self._times_of(each) for each in self._scan.sentences_of(paragraph))
        has_number = any(character.isdecimal() for character in text)
        return text[-1] == ":" or self._is_marked(paragraph) or (has_number and not has_time)

    def _time_of(self, paragraph: TextParagraph, *, is_heading: bool) -> str | None:
        """Return the only time of a paragraph's last sentence."""
        sentences = self._scan.sentences_of(paragraph)
        if not sentences:
            return None
        times = [each for each in self._times_of(sentences[-1]) if each.iso and not each.is_open]
        if len(times) != 1 or (is_heading and not self._is_named(times[0])):
            return None
        return times[0].iso

    def _is_named(self, time: TimeMention) -> bool:
        """Return whether a word for a span of time stands before a date: no day of publication."""
        before = self._scan.tokens[max(time.first - _NEAR, 0) : time.first]
        is_span = "/" in (time.iso or "")
        return is_span or any(token.lower in self._words.spans for token in before)
