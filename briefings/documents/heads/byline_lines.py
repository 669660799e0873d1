"""Who wrote a text, as a line above or below it says it; in English and Spanish."""

import re
from typing import Final, NamedTuple

from briefings.documents.heads.agencies import agency
from briefings.documents.heads.written_dates import WEEKDAYS, written_dates
from briefings.month_names import MONTHS

_BY: Final = re.compile(
    r"(?P<by>(?:(?:words|written|story|report|text|analysis|opinion|posted|published) )?by|"
    r"(?:(?:escrito|texto|redactado|reportaje|análisis|publicado) )?por)\b\s*:?\s+(?P<who>\S.*)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?:author|autora?|autores|texto|texto y fotos?|redacción|words)\s*:\s*(?P<who>\S.*)",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"\(?(?:reporting by|reporte de|reportado por|escrito por|written by)\s+(?P<who>[^;.()]+)",
    re.IGNORECASE,
)
_ROLES: Final = (
    r"(?:senior |chief |special |foreign |political |science |special )?(?:staff )?(?:staff writer"
    r"|writer|correspondent|reporter|editor|contributor|columnist|bureau chief)"
    r"|corresponsal|redactora?|periodista|enviad[oa] especial|columnista|colaboradora?|editora?"
    r"|reporter[oa]"
)
_NAME_AND_ROLE: Final = re.compile(
    rf"(?P<who>[^,|–—/]+?)\s*(?:,|\||–|—|/)\s*(?:{_ROLES})\b(?P<rest>.*)", re.IGNORECASE
)
_ENDS_NAMES: Final = re.compile(
    r"\s*(?:[;|/•·(<]|\s[–—-]+\s|\s@|\s(?:for|para|in|en|at|on|el|desde|from|special to|with|con)\s"
    r"|\s(?:updated|published|posted|actualizado|publicado)\b)",
    re.IGNORECASE,
)
_AND: Final = re.compile(r",?\s+(?:and|y|e|&)\s+", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*,\s*")
_PARTICLE_WORDS: Final = (
    "de del la las los da das do dos di du le van von der den ter bin ibn al el ben y"
)
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_OTHER_WORDS: Final = (
    "the a an el los las un una this that these today tomorrow noon midnight night morning dawn"
    " hoy ayer mañana ahora fin qué que eso ello todos todas favor primera popular"
    " redacción redaccion corresponsal corresponsales agencias agencia staff admin editor editorial"
)
_NO_NAMES: Final = WEEKDAYS | MONTHS.keys() | frozenset(_OTHER_WORDS.split())
_LETTERS: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_MOST_WORDS: Final = 6
_MOST_NAMES: Final = 6
_MOST_WORDS_AFTER: Final = 12
_LONGEST: Final = 200


class Byline(NamedTuple):
    """Authors as they are written, and whatever else the line says."""

    authors: str
    rest: str


def byline(line: str) -> Byline | None:
    """Return who a line says wrote the text, `None` for a line that says something else."""
    if len(line) > _LONGEST:
        return None
    date = next(written_dates(line, day_first=True), None)
    after_date = line[date.end :].strip(" ,|–—-·•") if date else ""
    if found := _BY.fullmatch(line) or _LABEL.fullmatch(line) or _BY.fullmatch(after_date):
        return _split(found["who"])
    found = _NAME_AND_ROLE.fullmatch(line)
    if found and " " in found["who"].strip() and _are_names(found["who"]):
        return Byline(found["who"].strip(), found["rest"])
    return None


def credit(line: str) -> str | None:
    """Return who reported a text, as agencies say it below."""
    found = _CREDIT.match(line)
    said = _split(found["who"].strip()) if found else None
    return said.authors if said else None


def _split(who: str) -> Byline | None:
    date = next(written_dates(who, day_first=True), None)
    names = _names_at_start(who[: date.start] if date else who)
    rest = who[len(names) :].strip(" ,;|/•·–—-")
    if not names or len(rest.split()) > _MOST_WORDS_AFTER or rest.endswith((".", ":", "?", "!")):
        return None
    if " " not in names and rest and not date and agency(names) is None:
        return None
    return Byline(names, rest)


def _names_at_start(text: str) -> str:
    """Return the names a text begins with, as they are there: a comma parts them if “and” does."""
    end = _ENDS_NAMES.search(text)
    together = text[: end.start()] if end else text
    first, comma, others = together.partition(",")
    names = together if comma and _AND.search(others) and _are_names(together) else first
    names = names.strip()
    return names if _are_names(names) else ""


def _are_names(text: str) -> bool:
    names = [name for part in _AND.split(text.strip()) for name in _COMMA.split(part)]
    return len(names) <= _MOST_NAMES and all(map(_is_name, names))


def _is_name(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or any(char.isdigit() for char in text):
        return False
    if words[0].casefold().strip(".") in _NO_NAMES or not _is_capital(words[-1]):
        return False
    return all(_is_capital(each) or each.casefold() in _PARTICLES for each in words)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and _LETTERS.fullmatch(word) is not None
