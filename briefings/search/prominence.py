"""How prominently a briefing says what is looked for.

All words and phrases stand in its title, or its title, items and notes, or they do not: these are
three steps. Briefings on one step come in the catalogue's order. For an index the words of titles
have a mark before them, and those of items another one; notes are short, so their words need none.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from briefings.search import tokens
from briefings.search.document import SearchDocument
from briefings.search.matcher import holds
from briefings.search.needs import AllOf, AnyOf, IndexToken, Need
from briefings.search.nodes import Node

STEPS: Final = 3


def step(root: Node, document: SearchDocument) -> int:
    """Return on which step a briefing stands of which a query holds, 0 is the first."""
    for number, end in enumerate((document.end_of_titles, document.passages)):
        if holds(root, document, end):
            return number
    return STEPS - 1


def on_step(need: Need, number: int) -> Need:
    """Return what is needed of a briefing that stands on a step."""
    match number:
        case 0:
            return _changed(need, lambda token: _marked(token, tokens.TITLE))
        case 1:
            return _changed(need, lambda token: AnyOf((_marked(token, tokens.ITEM), _noted(token))))
        case _:
            return need


def _changed(need: Need, change: Callable[[IndexToken], Need]) -> Need:
    match need:
        case AllOf(needs):
            return AllOf(tuple(_changed(each, change) for each in needs))
        case AnyOf(needs):
            return AnyOf(tuple(_changed(each, change) for each in needs))
        case IndexToken() if tokens.is_in_text(need.word) and not need.in_note:
            return change(need)
        case _:
            return need


def _marked(token: IndexToken, mark: str) -> Need:
    return msgspec.structs.replace(token, word=mark + token.word)


def _noted(token: IndexToken) -> Need:
    return msgspec.structs.replace(token, in_note=True)
