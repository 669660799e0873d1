"""Whether a word or a person's first name is that of a man or of a woman."""

from collections.abc import Mapping
from typing import Final

from briefings.extract.findings import FoundName
from briefings.extract.names.gazetteer import Gender, gender_of
from briefings.folding import folded_text

_ARTICLES: Final[Mapping[str, Gender]] = {
    "el": "male", "al": "male", "la": "female", "dicho": "male", "dicha": "female",
    "este": "male", "esta": "female", "ese": "male", "esa": "female",
}  # fmt: skip


def gender_of_article(word: str) -> Gender | None:
    """Return the gender that a determiner gives to the person after it."""
    return _ARTICLES.get(word)


def gender_of_person(name: FoundName) -> Gender | None:
    """Return whether a person is a man or a woman, as far as the first name says."""
    first, _, rest = name.name.partition(" ")
    return gender_of(folded_text(first)) if rest else None


def agrees(name: FoundName, gender: Gender | None) -> bool:
    """Return whether nothing that is known of a person speaks against a gender."""
    return gender is None or gender_of_person(name) in (None, gender)
