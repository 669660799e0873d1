"""Speech after a dash, as Spanish writes dialogue: “—No sé —dijo Juan—. Mañana vuelvo”."""

import re
from collections.abc import Iterator
from typing import Final

from briefings.extract.speech.marks import MarkedText
from briefings.extract.speech.vocabulary import Vocabulary

_OPENING: Final = re.compile(r"\s*[—–―]\s?(?=[^\W\d_]|[¿¡\"“«])")
_DASH: Final = re.compile(r"\s[—–―](?=\w)|[—–―](?=[\s.,;:]|$)")
_FIRST_WORDS: Final = re.compile(r"[^\W\d_]+")
_WORDS_OF_INSERT: Final = 3
"""Words of an insertion among which its verb stands: “le dijo Juan”."""


def dashed_in(text: str, start: int, end: int, words: Vocabulary) -> list[MarkedText]:
    """Return what is said in a paragraph that begins with a dash and says who speaks."""
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return []
    parts = list(_parts(text, opening.end(), end))
    if not any(_is_insertion(text, *part, words) for part in parts[1::2]):
        return []
    return [MarkedText(first, last, first, last) for first, last in parts[::2] if last > first]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between the dashes: speech and insertions in turn."""
    at, is_speech = start, True
    for dash in _DASH.finditer(text, start, end):
        yield _trimmed(text, at, dash.start(), after_insertion=is_speech)
        at, is_speech = dash.end(), not is_speech
    yield _trimmed(text, at, end, after_insertion=is_speech)


def _trimmed(text: str, start: int, end: int, *, after_insertion: bool) -> tuple[int, int]:
    while start < end and (text[start].isspace() or (after_insertion and text[start] in ".,;:")):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_insertion(text: str, start: int, end: int, words: Vocabulary) -> bool:
    first = _FIRST_WORDS.findall(text[start:end].lower())[:_WORDS_OF_INSERT]
    return any(word in words.verbs for word in first)
