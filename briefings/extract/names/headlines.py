"""Paragraphs in which all words have capitals."""

from typing import Final

from briefings.extract.scanned_text import ScannedText

_LONGEST_HEADLINE: Final = 30
_SHARE_OF_CAPITALS: Final = 0.7
_NEARLY_ALL: Final = 0.9
_MANY: Final = 6
_ENDS: Final = frozenset((".", "”", '"'))
_SHORT: Final = 3
"""Words of so many letters and fewer are small in headlines."""


def is_headline(scan: ScannedText, first: int) -> bool:
    """Return whether the words of a paragraph that begins with a sentence have capitals."""
    if first >= len(scan.sentences):
        return False
    sentence = scan.sentences[first]
    if sentence.last - sentence.first >= _LONGEST_HEADLINE:
        return False
    tokens = scan.words_of(sentence)
    longer = [token for token in tokens if token.text[0].isalpha() and len(token.text) > _SHORT]
    capitals = sum(token.is_capitalised for token in longer)
    return (
        len(longer) > 2  # noqa: PLR2004
        and capitals >= _SHARE_OF_CAPITALS * len(longer)
        and (tokens[-1].text not in _ENDS or _is_all(capitals, len(longer)))
    )


def _is_all(capitals: int, longer: int) -> bool:
    """Return whether so many words have capitals that a full stop ends no sentence but a line."""
    return longer >= _MANY and capitals >= _NEARLY_ALL * longer
