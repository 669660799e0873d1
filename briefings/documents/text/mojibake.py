"""UTF-8 that somebody has read as Windows-1252 or Latin-1: “niÃ±o” for “niño”, “â€œ” for a quote.

It is undone line by line, and only in lines of which every sign takes part in it: these had been
wrong as a whole, and garbling them again gives back what the file has.
"""

import re
from typing import Final, NamedTuple

_FROM_1252: Final = {
    bytes([byte]).decode("cp1252"): chr(byte)
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""The signs that Windows-1252 has in the place of Latin-1's control characters."""

_NEVER_IN_1252: Final = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_TO_BYTES: Final = str.maketrans(_FROM_1252)

_NEXT: Final = rf"[\x80-\xbf{re.escape(''.join(_FROM_1252))}]"
"""What a second, third or fourth byte of UTF-8 is read as."""

_SIGN: Final = rf"(?:[Â-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}})"

_ANY_SIGN: Final = re.compile(rf"[Â-ô]{_NEXT}")

_EVIDENCE: Final = re.compile(
    rf"""
      \Aï»¿                                       # a byte order mark
    | â[\x80€]{_NEXT} | â[\x82‚]¬ | â[\x84„]¢     # quotation marks and dashes, €, ™
    | ð[\x9fŸ]{_NEXT}{{2}}                        # emoji
    | (?:{_SIGN}){{3,}} | (?:[à-ï]{_NEXT}{{2}}){{2,}}  # a word in another script
    | (?<=[A-Za-z]) á[º»]{_NEXT} (?=[a-z])        # a Vietnamese vowel
    | (?<![^\W\d_]) Â [¡¿°º£©®§ª±²³¼½¾]          # a sign before or after a word
    | (?<=N) Âº
    | (?<=[a-zß-ÿ]) [ÂÃÄÅÆ] {_NEXT}               # a capital does not follow a small letter
    | (?<![A-ZÀ-Þ]) [ÃÄÅ] (?![\xa0«»]) [\x81\x8d\x8f\x90\x9d¡-¿]
    | (?<!\S) Ã\xa0 [ ] (?=[a-z])                 # “à” alone
    | Ã [ƒ\x80\x83\x87-\x8a\x8c\x8e\x9a\x9c\x9f€†‡ˆ‰ŠŒŽšœŸ]
    | [ÃÄÅ] (?![\xa0«»–—…’“”]) {_NEXT} (?=[^\W\d_])
    """,
    re.VERBOSE,
)
"""What no language writes; what may end a word in capitals and a quotation (“MANHû) is none."""

_MOST_TIMES: Final = 3
"""Texts that went astray more often than that have not been seen."""

_LONGEST_WORD: Final = 24


class Mended(NamedTuple):
    """A text, and what is to be said of it."""

    text: str
    remarks: tuple[str, ...]


def examined(text: str, *, mend: bool) -> Mended:
    """Return `text`, mended if it is so wished; the remarks say what is wrong with it."""
    found = _evidence(text)
    if found is None:
        return Mended(text, ())
    word = _word_at(text, found)
    better = mended(text)
    if better == text:
        return Mended(text, (_lost(word),))
    if not mend:
        remark = (
            f"The text was stored with wrong letters (“{word}” may be “{mended(word)}”): "
            "with --mend they are put right."
        )
        return Mended(text, (remark,))
    left = _evidence(better)
    remarks = ("Wrong letters that the text was stored with were put right.",)
    return Mended(better, remarks if left is None else (*remarks, _lost(_word_at(better, left))))


def mended(text: str) -> str:
    """Undo what was done once, twice or three times; a text that is right stays as it is."""
    for _ in range(_MOST_TIMES):
        if _evidence(text) is None:
            break
        better = _mended_once(text)
        if better == text:
            break
        text = better
    return text


def _evidence(text: str) -> re.Match[str] | None:
    """Return where the first evidence is; most texts have not even a sign of it."""
    sign = None if text.isascii() else _ANY_SIGN.search(text)
    return sign and _EVIDENCE.search(text, max(sign.start() - 1, 0))


def _mended_once(text: str) -> str:
    lines = re.split("(?<=\n)", text)
    undone = [None if line.isascii() else _undone(line) for line in lines]
    is_all = all(
        better is not None or line.isascii() for line, better in zip(lines, undone, strict=True)
    )
    return "".join(
        better if better is not None and (is_all or _EVIDENCE.search(line)) else line
        for line, better in zip(lines, undone, strict=True)
    )


def _undone(line: str) -> str | None:
    """Return the line that was read wrongly, `None` where not all of it was."""
    if _NEVER_IN_1252.search(line) is None:
        line = line.translate(_TO_BYTES)
    try:
        return line.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def _word_at(text: str, found: re.Match[str]) -> str:
    """Return the word in which something was found, or its beginning."""
    start = max(text.rfind(blank, 0, found.start()) for blank in " \n\t") + 1
    start = max(start, found.start() - _LONGEST_WORD // 2)
    words = re.match(r"[^ \n\t]*", text[start : start + _LONGEST_WORD])
    return words[0] if words else found[0]


def _lost(word: str) -> str:
    return (
        f"Some letters are wrong (“{word}”), and what they were is lost: "
        "get the file once more from where it is from."
    )
