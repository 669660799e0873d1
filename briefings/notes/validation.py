"""What may stand in a note. Text is kept as it was given, or refused with a sentence."""

import unicodedata
from typing import Final

import msgspec

from briefings.errors import UsageError
from briefings.notes import scales
from briefings.notes.model import Content, Target

LARGEST_BODY: Final = 1 << 20
"""Bytes of UTF-8."""

MOST_TAGS: Final = 50
LONGEST_TAG: Final = 100
LONGEST_AUTHOR: Final = 200


def checked_author(name: str) -> str:
    """Return an author's name without the white space around it.

    Raises:
        UsageError: it is blank, too long, or holds control characters.
    """
    return checked_line(name, "An author's name", LONGEST_AUTHOR)


def checked_content(content: Content, target: Target) -> Content:
    """Return what is stored of a content: tags trimmed, each once, terms as officially spelt.

    Raises:
        UsageError: something in it cannot be stored or is no term of its scale, or it is empty
            although the note is not on a passage, which alone can be highlighted.
    """
    _check_body(content.body)
    tags = tuple(dict.fromkeys(_tag(tag) for tag in content.tags))
    if len(tags) > MOST_TAGS:
        raise UsageError(f"A note takes {MOST_TAGS} tags, and these are {len(tags)}: drop some.")
    if target.passage is None and content == Content():
        raise UsageError(
            "This note says nothing: give it a text, a tag or a grade, or put it on a passage, "
            "which may be highlighted without a text."
        )
    grades = {
        name: understood(grade) if (grade := getattr(content, name)) else None
        for name, understood in scales.UNDERSTOOD.items()
    }
    return msgspec.structs.replace(content, tags=tags, **grades)


def _check_body(body: str) -> None:
    try:
        size = len(body.encode())
    except UnicodeEncodeError as error:
        raise UsageError(
            f"Character {error.start + 1} of the text is half a character (a lone surrogate), "
            "as from text that was not UTF-8: remove it, or convert the text to UTF-8."
        ) from None
    if size > LARGEST_BODY:
        raise UsageError(
            f"The text takes {size:,} bytes and a note holds {LARGEST_BODY:,}: split it."
        )


def _tag(tag: str) -> str:
    tag = checked_line(tag, "A tag", LONGEST_TAG)
    if "," in tag:
        raise UsageError(f"The tag “{tag}” holds a comma, which parts tags: make it two tags.")
    return tag


def checked_line(text: str, what: str, longest: int) -> str:
    """Return a line of text without the white space around it; `what` names it in the sentence.

    Raises:
        UsageError: it is blank, too long, or holds control characters.
    """
    text = text.strip()
    if not text:
        raise UsageError(f"{what} cannot be blank: write at least one character.")
    if len(text) > longest:
        raise UsageError(f"{what} takes {longest} characters, and this is {len(text)}: shorten it.")
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text):
        raise UsageError(
            f"{what} cannot hold line breaks, control characters or half characters: remove them."
        )
    return text
