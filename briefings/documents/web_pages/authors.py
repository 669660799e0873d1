"""The names in a byline, as pages write it: “By Ann Example and Bob Sample, Reuters”."""

import re
from collections.abc import Iterable
from typing import Final

_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+")
_BESIDE: Final = re.compile(r"\([^()]*\)")
_LEAD: Final = re.compile(
    r"^\W*(?:(?:written|reported|reporting|story|text|words|posted|published|texto|escrito|redactado|"
    r"publicado|por|by|autor(?:a|es|as)?|authors?|de|von|par|di)\b\s*:?\s*(?:(?:by|por)\b\s*:?)?)+\s+",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(
    r"\s*(?:[;|•·/\n]|,(?!\s*(?:jr|sr|ii|iii|phd|md)\b)|&|\s[–—-]\s)\s*", re.IGNORECASE
)
_AND: Final = re.compile(r"\s+(?:and|y|e|und|et|with|con)\s+", re.IGNORECASE)
_NOBODY: Final = re.compile(
    r"(?:web|site|sitio|the)?\s*(?:admin\w*|editors?|edition|editorial(?:\s+(?:board|team|staff))?"
    r"|redacci[oó]n(?:\s+.{0,30})?|redactor[ae]?s?|staff(?:\s+(?:writers?|reporters?))?|newsroom|"
    r"web\s*master|root|guest|user\w*|an[oó]nim[oa]|anonymous|author|autora?|unknown|desconocid[oa]|"
    r"none|null|n/a|test|wordpress|contributor|colaborador[ae]?s?|equipo(?:\s+.{0,30})?|news\s+desk|"
    r"mesa\s+de\s+redacci[oó]n|(?:.{1,20}\s+)?(?:staff|desk|newsroom|team))",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r"\b(?:editor[ae]?|correspondent|reporter[ao]?|writer|columnist|journalist|producer|analyst|"
    r"corresponsal|periodista|redactor[ae]?|columnista|enviad[oa]\s+especial|director[ae]?|"
    r"photographer|fotógraf[oa]|in\s+[A-Z]\w+|professor|chief|bureau)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 60


def names_in(bylines: Iterable[str], publisher: str | None = None) -> str | None:
    """Return the names in bylines, parted by commas; `None` where nobody is named.

    Addresses, posts, and those who are nobody (“admin”, “staff”, the publisher) are left out; so is
    a single word beside whole names, which is a section or a house.
    """
    found: dict[str, str] = {}
    house = _spelled(publisher or "")
    for byline in bylines:
        text = _BESIDE.sub("", _ADDRESS.sub("", " ".join(byline.split()) + " "))
        text = _LEAD.sub("", text)
        for part in _PARTS.split(text):
            for name in _persons(part):
                if _is_name(name) and _spelled(name) != house:
                    found.setdefault(_spelled(name), name)
    several = [name for name in found.values() if " " in name]
    return ", ".join(several or found.values()) or None


def _persons(part: str) -> list[str]:
    """Part “Ann Example and Bob Sample”, but not a name as “Ortega y Gasset”."""
    several = _AND.split(part)
    if len(several) > 1 and all(len(each.split()) > 1 for each in several):
        return [_LEAD.sub("", f"{each} ").strip(" .,:-()") for each in several]
    return [part.strip(" .,:-()")]


def _is_name(text: str) -> bool:
    if not 1 < len(text) <= _LONGEST or not any(char.isalpha() for char in text):
        return False
    if any(char.isdigit() for char in text) or "<" in text or "{" in text:
        return False
    return not (_NOBODY.fullmatch(text) or _POST.search(text)) and not re.search(
        r"\.\w{2,3}$", text
    )


def _spelled(name: str) -> str:
    return re.sub(r"\W+", "", name).lower()
