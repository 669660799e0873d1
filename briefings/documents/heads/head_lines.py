"""The lines at a text's beginning and end that say what it is: a head, and a foot."""

from typing import Final, NamedTuple

from briefings.documents.document import SourceDocument
from briefings.documents.heads.datelines import dateline
from briefings.model import Block

_MOST_LINES: Final = 14
_MOST_FOOT_BLOCKS: Final = 4
_PROSE: Final = 180
"""A paragraph of so many characters is the text itself, and the head is over."""

_LONGEST_HEADING: Final = 1_000
_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


class HeadLine(NamedTuple):
    """A line's words, and how one tells somebody which it is; `block` counts blocks from 0."""

    text: str
    where: str
    block: int


class TextHead(NamedTuple):
    """The lines before the text itself, and the paragraph that it begins with (or "")."""

    lines: tuple[HeadLine, ...]
    opening: str


def head_of(document: SourceDocument) -> TextHead:
    lines: list[HeadLine] = []
    for number, block in enumerate(document.blocks):
        words = document.text[block.start : block.end]
        if len(lines) >= _MOST_LINES or _is_prose(words, block):
            return TextHead(tuple(lines[:_MOST_LINES]), " ".join(words.split()))
        for each in filter(str.strip, words.split("\n")):
            lines.append(
                HeadLine(" ".join(each.split()), f"the {_ordinal(len(lines))} line", number)
            )
    return TextHead(tuple(lines), "")


def foot_of(document: SourceDocument) -> tuple[HeadLine, ...]:
    """Return the short lines at the end, the last one first."""
    lines: list[HeadLine] = []
    for back, block in enumerate(reversed(document.blocks[-_MOST_FOOT_BLOCKS:]), 1):
        words = document.text[block.start : block.end]
        number = len(document.blocks) - back
        if number and block.role not in {"table", "caption"} and not _is_prose(words, block):
            for each in reversed(words.split("\n")):
                where = "the last line" if not lines else "a line at the end"
                lines.append(HeadLine(" ".join(each.split()), where, number))
    return tuple(lines)


def _is_prose(words: str, block: Block) -> bool:
    plain = " ".join(words.split())
    longest = _LONGEST_HEADING if block.role in {"heading", "caption"} else _PROSE
    return len(plain) >= longest or dateline(plain) is not None


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number + 1}th"
