"""Lines put together to paragraphs: which hyphen at a line's end is a word's own."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

_HYPHENS: Final = "-\u2010\u2011\u00ad"
_WORD: Final = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_BROKEN: Final = re.compile(r"([^\W_]+(?:[-\u2010\u2011][^\W_]+)*)([-\u2010\u00ad])$")
_FIRST: Final = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_SHORT: Final = frozenset(
    [
        "a",
        "al",
        "ante",
        "bajo",
        "con",
        "contra",
        "de",
        "del",
        "desde",
        "e",
        "el",
        "en",
        "entre",
        "es",
        "fue",
        "ha",
        "la",
        "las",
        "le",
        "lo",
        "los",
        "mas",
        "me",
        "mi",
        "muy",
        "no",
        "o",
        "para",
        "pero",
        "por",
        "que",
        "se",
        "si",
        "sin",
        "so",
        "su",
        "sus",
        "te",
        "tu",
        "un",
        "una",
        "y",
        "ya",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "do",
        "for",
        "from",
        "go",
        "had",
        "has",
        "he",
        "her",
        "his",
        "if",
        "in",
        "is",
        "it",
        "its",
        "me",
        "my",
        "not",
        "of",
        "off",
        "on",
        "or",
        "our",
        "out",
        "over",
        "the",
        "to",
        "up",
        "us",
        "was",
        "we",
        "ar",
        "er",
        "ed",
        "ing",
        "ion",
        "os",
        "ado",
        "ada",
        "ente",
        "mente",
        "ism",
        "able",
    ]
)
"""Words and endings that often are a syllable of others."""

_FIRST_OF_TWO: Final = frozenset(
    [
        "well",
        "self",
        "long",
        "longer",
        "short",
        "high",
        "higher",
        "low",
        "lower",
        "far",
        "left",
        "right",
        "full",
        "half",
        "hard",
        "mid",
    ]
)
_SECOND_OF_TWO: Final = frozenset(
    [
        "term",
        "running",
        "based",
        "related",
        "led",
        "backed",
        "made",
        "year",
        "years",
        "old",
        "wing",
        "scale",
        "level",
        "range",
        "style",
        "wide",
        "free",
        "fire",
        "trafficking",
        "known",
        "called",
        "speaking",
        "looking",
        "lasting",
        "reliance",
        "owned",
        "sized",
    ]
)
"""Words that mostly stand in compounds that keep their hyphen."""

_HYPHEN: Final = re.compile("[-\u2010\u2011]")
_DASHES: Final = "-\u2010–—"
_OPENING: Final = re.compile(r"(?:^|[\s(])([–—-])(?=\w)")
"""A dash that belongs to the word behind it."""

_USUAL_ENDS: Final = 0.3
"""So many hyphens stand at line ends for one inside a line, at most, where no word is parted."""

_ASIDE: Final = 2


class Joiner:
    """Puts lines together, judging hyphens by the words of the whole document."""

    def __init__(self, paragraphs: Iterable[Sequence[str]]) -> None:
        self._words: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()
        self._opens_with: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        for lines in paragraphs:
            for line in lines:
                inside.update(char for char in line[:-1] if char in _HYPHENS)
                self._opens_with.update(_OPENING.findall(line))
            for line, following in pairwise([*lines, ""]):
                self._count(line, following)
        self._inside = inside
        # A document that parts words at line ends has far more hyphens there than in its lines.
        self._parts_words = sum(self._ends.values()) > 1 + _USUAL_ENDS * sum(inside.values())

    def _count(self, line: str, following: str) -> None:
        broken = _BROKEN.search(line)
        if broken and following:
            self._ends[broken[2]] += 1
            line = line[: broken.start()]
        first = _FIRST.match(line)
        found = [word.lower() for word in _WORD.findall(line)]
        # The first word of a line may be the rest of one: it counts for less.
        self._words.update(found[1:] if first else found)
        for word in found:
            self._words.update(part for part in _HYPHEN.split(word) if part != word)

    def joined(self, lines: Sequence[str]) -> str:
        """Return the text of a paragraph's lines, without soft hyphens."""
        text = ""
        for line in lines:
            text = self._added(text, line) if text else line
        return text.replace("\u00ad", "")

    def _added(self, text: str, line: str) -> str:
        broken, first = _BROKEN.search(text), _FIRST.match(line)
        if broken is None or first is None:
            return text + ("" if self._is_glued(text, line) else " ") + line
        if self._is_broken(broken[1], first[0], broken[2]):
            return text[:-1] + line
        hyphen = "-" if broken[2] == "\u00ad" else broken[2]
        return text[:-1] + hyphen + line

    def _is_glued(self, text: str, line: str) -> bool:
        """Return whether a line goes on without a space: behind a dash, or inside an address."""
        if _is_in_address(text):
            return True
        if not line[:1].isalnum() or text[-1] not in _DASHES:
            return False
        return not text[-2:-1].isspace() or self._opens_with[text[-1]] > 0

    def _is_broken(self, before: str, after: str, hyphen: str) -> bool:
        """Return whether a hyphen was put in because the line was full."""
        if hyphen == "\u00ad":
            return True
        if before[-1].isdigit() or after[0].isdigit() or after[0].isupper() > before.isupper():
            return False
        if hyphen == "\u2010" and self._inside["-"] and not self._inside["\u2010"]:
            return True
        if hyphen == "-" and self._ends["\u2010"] > self._ends["-"]:
            return False
        return self._makes_word(before.lower(), after.lower())

    def _makes_word(self, before: str, after: str) -> bool:
        """Return whether the two parts are one word, by what the document has elsewhere."""
        last, first = _HYPHEN.split(before)[-1], _HYPHEN.split(after)[0]
        words = self._words
        whole, hyphened = words[last + first], words[f"{last}-{first}"] + words[f"{before}-{after}"]
        if whole or hyphened:
            return whole >= hyphened
        is_compound = "-" in before or last in _FIRST_OF_TWO or first in _SECOND_OF_TWO
        if is_compound or not self._parts_words:
            return False
        is_short = last in _SHORT or first in _SHORT or min(len(last), len(first)) <= _ASIDE
        return is_short or not (words[last] and words[first])


def _is_in_address(text: str) -> bool:
    """Return whether a line ends inside an address of the web."""
    last = text.rsplit(" ", 1)[-1]
    return last.startswith(("http://", "https://", "www.")) and last.endswith(tuple("/=?&_"))
