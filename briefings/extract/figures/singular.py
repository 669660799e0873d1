"""The singular of nouns, by rule and by a short list of those that follow none."""

from collections.abc import Mapping
from typing import Final

_VOWELS: Final = "aeiou"
_UNACCENTED: Final = str.maketrans("áéíóú", "aeiou")
_SHORTEST: Final = 4


def singular(noun: str, language: str, irregular: Mapping[str, str]) -> str:
    """Return the singular of a noun in small letters, as it is where it seems to have no -s."""
    if known := irregular.get(noun):
        return known
    if len(noun) < _SHORTEST or not noun.endswith("s"):
        return noun
    return _spanish(noun) if language == "es" else _english(noun)


def _english(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    return noun if noun.endswith(("ss", "us", "is")) else noun[:-1]


def _spanish(noun: str) -> str:
    if noun.endswith("ces"):
        return f"{noun[:-3]}z"
    if not noun.endswith("es"):
        return noun[:-1]
    stem = noun[:-2]
    for plural, one in (
        ("cion", "ción"), ("sion", "sión"), ("xion", "xión"), ("tion", "tión"), ("gion", "gión"),
        ("nion", "nión"), ("lion", "lión"), ("mion", "mión"), ("vion", "vión"),
    ):  # fmt: skip
        if stem.endswith(plural):
            return f"{stem[: -len(plural)]}{one}"
    if len(stem) >= _SHORTEST and stem.endswith(("on", "an", "in", "un")) and stem.isascii():
        return f"{stem[:-2]}{stem[-2].translate(str.maketrans('aoiu', 'áóíú'))}n"
    if stem.endswith("en") and not stem.isascii():
        return stem.translate(_UNACCENTED)
    ends_alone = stem[-1] in "lrndy" and stem[-2:-1] and stem[-2] in f"{_VOWELS}áéíóú"
    return stem if ends_alone else noun[:-1]
