"""Which line of a text's head is its title."""

import re
from collections.abc import Sequence
from typing import Final

from briefings.documents.heads.byline_lines import byline
from briefings.documents.heads.datelines import dateline
from briefings.documents.heads.head_dates import is_date_line
from briefings.documents.heads.head_labels import agency_line, labelled
from briefings.documents.heads.head_lines import HeadLine, TextHead

_LONGEST: Final = 160
_KICKERS: Final = re.compile(
    r"(for immediate release|para (publicación|difusión) inmediata|(press|news|media) release"
    r"|comunicado( de prensa)?|nota de prensa|boletín( de prensa)?|exclusive|exclusiva"
    r"|breaking( news)?|última hora|opinion|opinión|editorial|analysis|análisis|news|noticias"
    r"|home|inicio|portada|advertisement|publicidad|world|mundo|internacional(es)?|nacional(es)?"
    r"|politics|política|economy|economía|business|sociedad|regional(es)?)\W*",
    re.IGNORECASE,
)
_TRAIL: Final = re.compile(r".+ [>»|/] .+")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]{3,}")
_CAPITALS: Final = 0.7
_FEWEST_AFTER_KICKER: Final = 3


def title_line(head: TextHead) -> HeadLine | None:
    """Return the line of a head that reads like a title."""
    for position, line in enumerate(head.lines):
        following = head.lines[position + 1 :]
        if not _is_before_title(line.text, following):
            is_filed = not following and dateline(head.opening) is not None
            reads_so = _reads_like_title(line.text, following, is_filed=is_filed)
            return line if reads_so else None
    return None


def is_about_text(line: str) -> bool:
    """Return whether a line says who wrote the text, when, or where it is from."""
    return bool(byline(line) or labelled(line) or agency_line(line)) or is_date_line(line)


def _is_before_title(line: str, following: Sequence[HeadLine]) -> bool:
    """Return whether a title may still come after a line."""
    next_line = next((each.text for each in following if not is_about_text(each.text)), "")
    if len(next_line.split()) < _FEWEST_AFTER_KICKER:
        return False
    return is_about_text(line) or bool(_KICKERS.fullmatch(line) or _is_trail(line))


def _is_trail(line: str) -> bool:
    """Return whether a line is the way to a page: “World > Americas”."""
    return _TRAIL.fullmatch(line) is not None and len(line.split()) <= _LONGEST // 20


def _reads_like_title(line: str, following: Sequence[HeadLine], *, is_filed: bool) -> bool:
    """Return whether a line may be a title; one that ends as a sentence does needs more to be.

    `is_filed` says that a dateline follows.
    """
    words = _WORD.findall(line)
    if not words or len(line) > _LONGEST or line.endswith((",", ";", ":")) or is_about_text(line):
        return False
    if not line.endswith(".") or line.endswith("..."):
        return True
    in_capitals = sum(each[0].isupper() for each in words) >= _CAPITALS * len(words)
    return in_capitals or is_filed or bool(following and is_about_text(following[0].text))
