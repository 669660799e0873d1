"""The words that rules go by: a TOML file for each language and subject, to be read and mended.

`en-figures.toml` has the words of figures in English. Each subject's module says by a struct which
tables its files have; a field that is missing or unknown is an error of the program.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, TypeVar

import msgspec

LANGUAGES: Final = ("en", "es")
"""The languages that articles are read in, as the first part of a BCP 47 tag."""

T = TypeVar("T", bound=msgspec.Struct)


def language_read(tag: str | None) -> str | None:
    """Return the language in which an article of a BCP 47 tag is read; `None` if it cannot be."""
    spoken = (tag or "").split("-")[0].lower()
    return spoken if spoken in LANGUAGES else None


@cache
def words(language: str, subject: str, struct: type[T]) -> T:
    """Return what a language's file has on a subject."""
    raw = (files(__name__) / f"{language}-{subject}.toml").read_bytes()
    return msgspec.convert(tomllib.loads(raw.decode()), struct)
