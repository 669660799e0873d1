"""JSON whose members may each be a string, an object, or a list of these."""

from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

Members = Mapping[str, Any]

MOST_PARTS: Final = 100
"""No list inside an annotation is read any further than so."""


def several(given: object) -> list[Any]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def strings(given: object) -> list[str]:
    return [each for each in islice(several(given), MOST_PARTS) if isinstance(each, str)]


def text_of(given: object) -> str:
    if isinstance(given, dict):
        given = given.get("value", given.get("@value"))
    return given if isinstance(given, str) else ""


def name_of(raw: Members) -> str:
    return next(iter(strings(raw.get("id", raw.get("@id")))), "")
