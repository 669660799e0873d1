"""The blocks of a mail's text, each with how many mails it is quoted from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from briefings.documents.block_text import UnplacedBlock
from briefings.documents.text.text_blocks import paragraph_blocks

_QUOTED: Final = re.compile(r"(?:> ?)+")
_SIGNATURE: Final = "--"
_SIGNATURE_LINES: Final = 15
_FORWARDED: Final = re.compile(
    r"\W*(?:begin )?(?:forward|reenvia|inicio del mensaje)", re.IGNORECASE
)
_ADDED_ADDRESS: Final = re.compile(r"\s?[<(\[]\s*(?:https?://|mailto:)[^\s<>()\[\]]+\s*[>)\]]")
_PICTURE: Final = re.compile(r"\[(?:image|cid|imagen)[^\]\n]*\]", re.IGNORECASE)


class MailBlock(NamedTuple):
    """A block, and its depth: 0 is the mail's own, 1 what it quotes, 2 what that quotes."""

    block: UnplacedBlock
    depth: int = 0

    @property
    def text(self) -> str:
        return self.block.text


class _QuotedLine(NamedTuple):
    text: str
    depth: int


def plain_blocks(text: str, *, is_flowed: bool, deletes_space: bool) -> list[MailBlock]:
    """Return the blocks of a plain text.

    `is_flowed` says that lines ending in a blank go on in the next (RFC 3676), and
    `deletes_space` that the blank is none of the text.
    """
    lines: Iterable[_QuotedLine] = map(_unquoted, _without_signature(text.split("\n")))
    if is_flowed:
        lines = _flowed(lines, deletes_space=deletes_space)
    blocks: list[MailBlock] = []
    for depth, group in groupby(lines, key=lambda line: line.depth):
        words = "\n".join(line.text for line in group)
        blocks += (
            MailBlock(UnplacedBlock(words[each.start : each.end]), depth)
            for each in paragraph_blocks(words)
        )
    return blocks


def without_addresses(blocks: Iterable[MailBlock]) -> list[MailBlock]:
    """Leave out the addresses that programs put behind each link's words, and pictures' names."""
    return [
        each._replace(
            block=each.block._replace(text=_PICTURE.sub("", _ADDED_ADDRESS.sub("", each.text)))
        )
        for each in blocks
    ]


def _without_signature(lines: Sequence[str]) -> Iterator[str]:
    """Leave out a signature: what follows the line `-- `, up to a mail forwarded below it."""
    in_signature = False
    for number, line in enumerate(lines):
        if line.rstrip() == _SIGNATURE and not in_signature:
            is_short = len(lines) - number <= _SIGNATURE_LINES
            in_signature = line == f"{_SIGNATURE} " or is_short
        elif in_signature and (line.startswith(">") or _FORWARDED.match(line)):
            in_signature = False
        if not in_signature:
            yield line


def _unquoted(line: str) -> _QuotedLine:
    found = _QUOTED.match(line)
    if found is None:
        return _QuotedLine(line, 0)
    return _QuotedLine(line[found.end() :], found[0].count(">"))


def _flowed(lines: Iterable[_QuotedLine], *, deletes_space: bool) -> Iterator[_QuotedLine]:
    parts: list[str] = []
    depth = 0
    for line in lines:
        text = line.text.removeprefix(" ")
        if parts and line.depth != depth:
            yield _QuotedLine("".join(parts), depth)
            parts = []
        depth = line.depth
        if text.endswith(" ") and text != f"{_SIGNATURE} ":
            parts.append(text[:-1] if deletes_space else text)
        else:
            yield _QuotedLine("".join([*parts, text]), depth)
            parts = []
    if parts:
        yield _QuotedLine("".join(parts), depth)
