"""The Markdown of notes: CommonMark, with tables and footnotes; HTML stays the text that it is."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

FOOTNOTE: Final = "footnote"
FOOTNOTE_MARK: Final = "footnote_mark"
"""The types of tokens that are a footnote, around its text, and a reference to one."""

_DEFINITION: Final = re.compile(r"\[\^([^\[\]\s]{1,40})\]:[ \t]*")
_REFERENCE: Final = re.compile(r"\[\^([^\[\]\s]{1,40})\]")
_TASK: Final = re.compile(r"\[([ xX])\](?=\s)[ \t]*")


@cache
def parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.block.ruler.before("reference", FOOTNOTE, _footnote, {"alt": ["paragraph"]})
    made.block.ruler.at("reference", _link_definition)
    made.inline.ruler.before("link", FOOTNOTE_MARK, _reference)
    return made


def take_task(tokens: Sequence[Token]) -> bool | None:
    """Return whether the task is done that the first text of a list's item is; `None` for none.

    The box that says so is taken from the text.
    """
    text = next((token for token in tokens if token.type == "inline"), None)
    first = text.children[0] if text and text.children else None
    found = _TASK.match(first.content) if first and first.type == "text" else None
    if first is None or found is None:
        return None
    first.content = first.content[found.end() :]
    return found[1] != " "


def footnote_mark(label: str) -> str:
    """Return what a footnote is called, in the text and before its own."""
    return f"[{label}]"


def _footnote(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a footnote: its line, and those that follow up to a blank one or the next footnote."""
    found = _DEFINITION.match(_line(state, first))
    if found is None or state.is_code_block(first):
        return False
    if silent:
        return True
    after = first + 1
    while after < last and not _ends_before(state, after):
        after += 1
    state.env.setdefault(FOOTNOTE, set()).add(found[1])
    state.push(f"{FOOTNOTE}_open", "", 1).info = found[1]
    words = state.push("inline", "", 0)
    rows = [_line(state, number) for number in range(first, after)]
    words.content = "\n".join([rows[0][found.end() :], *rows[1:]]).strip()
    words.children = []
    state.push(f"{FOOTNOTE}_close", "", -1)
    state.line = after
    return True


def _link_definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Read where links lead to; what nearly is a footnote is none, or its words would be lost."""
    return not _line(state, first).startswith("[^") and reference(state, first, last, silent)


def _ends_before(state: StateBlock, number: int) -> bool:
    if state.isEmpty(number) or state.sCount[number] < state.blkIndent:
        return True
    return _DEFINITION.match(_line(state, number)) is not None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a reference to a footnote that there is."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env.get(FOOTNOTE, ()):
        return False
    if not silent:
        state.push(FOOTNOTE_MARK, "", 0).content = footnote_mark(found[1])
    state.pos = found.end()
    return True
