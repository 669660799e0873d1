"""How several of a noun are written that is in no table: by the endings of its language."""

import re
from typing import TYPE_CHECKING, Final

from briefings.labels import labels_of

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

_SYMBOL: Final = re.compile(r"[^\W\d_aeiouyáéíóúü]+|[^\W\d_]{1,2}|.*[\d²³°%$€/.].*", re.IGNORECASE)
"""What is no word: `km`, `ha`, `km²`, `sq.`."""

_SPANISH: Final = re.compile(r".*[áéíóúüñ].*|.*(?:z|[ao])")
_HEAD_ENDS: Final = re.compile(r" (?=(?:de|del|of|per|por)\b)")
"""Before what only belongs to a noun: a ton of coal, tons of coal."""


def plural(noun: str, labels: "Labels") -> str:
    """Return several of a noun. Symbols stay as they are; in Spanish adjectives go along."""
    head, *rest = _HEAD_ENDS.split(noun, maxsplit=1)
    words = head.split()
    if any(_SYMBOL.fullmatch(word) for word in words):
        return noun
    if all(_SPANISH.fullmatch(word) for word in words):
        spanish = labels_of("es")
        several = " ".join(_ended(word, spanish) for word in words)
    elif labels.plurals.words == "every":
        several = " ".join(_ended(word, labels) for word in words)
    else:
        several = " ".join((*words[:-1], _ended(words[-1], labels)))
    return " ".join((several, *rest))


def _ended(word: str, labels: "Labels") -> str:
    for ending, several in labels.plurals.endings:
        if re.search(ending, word):
            return re.sub(ending, several, word, count=1)
    return word
