"""Whether an index knows by itself of which briefings a query holds.

Where it does they are counted without a look into their texts. It does for words and their
beginnings, forms and slips, for dates and amounts, and for what filters ask that is one word; of
phrases and of numbers, which are written in many ways, it knows no more than that their words are
there.
"""

import re
from typing import Final

from briefings.extract.number_patterns import number_pattern
from briefings.folding import folded_text
from briefings.search.nodes import All, Amount, Dated, Either, Filter, InDraft, Node, Phrase, Word
from briefings.search.tokens import LETTER

_ONE_WORD: Final = re.compile(f"{LETTER}+")


def is_exact(node: Node) -> bool:
    """Return whether what is needed for a condition (`needs`) is all that it asks."""
    match node:
        case All(nodes) | Either(nodes):
            return all(map(is_exact, nodes))
        case Word(text, field=None) | Phrase(text, field=None):
            needle = folded_text(text).strip()
            return _is_one_word(needle) and number_pattern(needle) is None
        case Filter(name, value):
            return name in ("kind", "has") or (
                name == "speaker" and _is_one_word(folded_text(value).strip())
            )
        case Amount(over=False, under=False) | Dated() | InDraft():
            return True
        case _:
            return False


def _is_one_word(folded: str) -> bool:
    return _ONE_WORD.fullmatch(folded) is not None
