"""Whether a person is a man or a woman, as far as a first name says."""

from typing import Literal

from briefings.extract.findings import FoundName

Gender = Literal["male", "female"]


def gender_of(name: FoundName, language: str) -> Gender | None:
    return None
