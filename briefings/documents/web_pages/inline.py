"""Text within a line of a page: white space as a browser shows it, line breaks, links."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

NOT_A_WORD: Final = re.compile(r"[\W_]*")
"""A rule of dashes, arrows, dots: nothing to read."""

_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffc\ue000-\uf8ff]"
)
"""What no reader sees: soft hyphens, characters without width, overrides of direction, pictures
in a font's private use. The
marks that join letters or give a direction stay, since scripts need them."""

_NARROW: Final = re.compile(r"(?<!\d)[\u00a0\u2007]|[\u00a0\u2007](?![\d%€$°])")
_ODD_ENDS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile(" {2,}")
_AROUND_BREAK: Final = re.compile(r"[ \u00a0\u3000]*\n[ ]*")
_SEVERAL: Final = re.compile(r"\n[\s]*\n")
_INDENTED: Final = re.compile(r"\n(?=[\u00a0\u2003\u3000]{2})")
_WIDE: Final = 110
"""Longer lines, in characters, are broken by the window as well: each is a paragraph."""

_SENTENCE_END: Final = re.compile(r"""[.!?…:][”"»’')\]]*$""")


_LINK: Final = "\ue000\ue001"
_BOLD: Final = "\ue002\ue003"
_MARKS: Final = re.compile("([\ue000-\ue003])")


class Shown(NamedTuple):
    """A paragraph's text, and how many of its characters without white space are links or bold."""

    text: str
    size: int
    linked: int
    bold: int


def plain(text: str) -> Shown:
    """Return text without links and bold letters."""
    return Shown(text, len("".join(text.split())), 0, 0)


class TextLine:
    """What has come since the last box began or ended, with what is linked and bold in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._parts)

    def add(self, text: str, *, linked: bool, bold: bool, preformatted: bool = False) -> None:
        shown = text
        if not preformatted:
            shown = _WHITE.sub(" ", text)
            if shown == " " and not self._parts:
                return
        if not shown.isprintable():
            shown = _UNSEEN.sub("", shown)
        if bold:
            shown = shown.join(_BOLD)
        self._parts.append(shown.join(_LINK) if linked else shown)

    def add_break(self) -> None:
        self._parts.append("\n")

    def preformatted(self) -> str:
        text = _MARKS.sub("", "".join(self._parts))
        return _ODD_ENDS.sub("\n", text).expandtabs().rstrip()

    def paragraphs(self) -> list[Shown]:
        """Return the paragraphs, parted by empty lines."""
        marks = _Marks()
        return [shown for text in _split("".join(self._parts)) if (shown := marks.off(text)).size]


class _Marks:
    """Takes the marks off text; what is open at the end of a paragraph goes on in the next."""

    def __init__(self) -> None:
        self._open: set[str] = set()

    def off(self, text: str) -> Shown:
        plain = []
        size = linked = bold = 0
        for part in _MARKS.split(text):
            if part in _LINK or part in _BOLD:
                self._mark(part)
                continue
            plain.append(part)
            length = len("".join(part.split()))
            size += length
            linked += length * (_LINK[0] in self._open)
            bold += length * (_BOLD[0] in self._open)
        return Shown(_SPACES.sub(" ", "".join(plain)).strip(), size, linked, bold)

    def _mark(self, mark: str) -> None:
        for begin, end in (_LINK, _BOLD):
            if mark == begin:
                self._open.add(begin)
            elif mark == end:
                self._open.discard(begin)


def _split(text: str) -> list[str]:
    """Part text at empty lines, and where a line's end is a paragraph's."""
    if text.isprintable() or (text.isascii() and "\n" not in text):
        return [one] if (one := _SPACES.sub(" ", text).strip()) else []
    text = _ODD_ENDS.sub("\n", text)
    found: list[str] = []
    for chunk in _SEVERAL.split(text):
        for part in _INDENTED.split(chunk):
            plain = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", _NARROW.sub(" ", part))).strip()
            if plain:
                found.extend(_own_paragraphs(plain))
    return found


def _own_paragraphs(text: str) -> list[str]:
    """Part lines that are paragraphs: where most are wider than a window, and end as sentences."""
    lines = [line for line in text.split("\n") if line.strip()]
    breaks = list(pairwise(lines))
    wide = [line for line, _ in breaks if len(line) > _WIDE and _SENTENCE_END.search(line.rstrip())]
    if breaks and 2 * len(wide) >= len(breaks):
        return [line.strip() for line in lines]
    return ["\n".join(line.strip() for line in lines)]
