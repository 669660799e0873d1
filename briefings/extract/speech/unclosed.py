"""Where a quotation ends whose closing mark is missing: before its cue."""

import re
from collections.abc import Sequence
from typing import Final

from briefings.extract.speech.marks import MarkedText
from briefings.extract.speech.vocabulary import Vocabulary

_COMMA: Final = re.compile(r"[,!?]\s+|\s[—–-]\s?")
_WORD: Final = re.compile(r"[^\W_]+")
_MOST_COMMAS: Final = 30
_BESIDE: Final = 4
"""Words after a comma among which the cue stands: “, the mayor later said”."""

_REACH: Final = 80
"""Characters after a comma in which these words are looked for."""


def without_cue(text: str, marked: MarkedText, words: Vocabulary) -> MarkedText:
    """Return a quotation that is not closed, its cue and what follows that left out."""
    for number, comma in enumerate(_COMMA.finditer(text, marked.start, marked.end)):
        if number == _MOST_COMMAS:
            break
        reach = min(comma.end() + _REACH, marked.end)
        beside = _WORD.findall(text, comma.end(), reach)[:_BESIDE]
        if _has_cue(beside, words):
            end = comma.start() + (not text[comma.start()].isspace())
            return marked._replace(end=end, outer_end=end) if end > marked.start else marked
    return marked


def _has_cue(beside: Sequence[str], words: Vocabulary) -> bool:
    """Return whether a cue stands among words, its subject beside it."""
    for at, word in enumerate(beside):
        if not any(
            form.form == "finite" and form.kind in ("saying", "quoting") and (len(form.words) == 1)
            for form in words.verbs.get(word, ())
        ):
            continue
        if at == 0:
            follows = beside[1] if len(beside) > 1 else ""
            return words.language == "es" or follows.istitle() or _is_determiner(follows, words)
        is_subject = beside[0].istitle() or _is_determiner(beside[0], words)
        return is_subject or words.pronoun(beside[0]) in ("male", "female", "plural")
    return False


def _is_determiner(word: str, words: Vocabulary) -> bool:
    return word.lower() in words.grammar.determiners
