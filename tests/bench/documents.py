"""Four documents to read in every program: the sample article, four times over in each.

Each begins at another paragraph, so that a switch from one to the next changes the screen.
"""

import datetime as dt
import json
from importlib.resources import files
from typing import Final, NamedTuple

TIMES: Final = 4
COUNT: Final = 4
TURN: Final = 7
"""Paragraphs by which each document is turned further than the one before it."""

FIRST_WORDS: Final = "Peruvian security"
"""Words at the head of the first document: its first useful screen shows them."""


class Document(NamedTuple):
    """A text to read; `id` names it in a library, which lists what was published last first."""

    id: str
    title: str
    published: dt.date
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole as plain text, a blank line between paragraphs."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"

    @property
    def briefing(self) -> str:
        """A briefing of it with one panel, as an editor writes it."""
        return BRIEFING.format(title=json.dumps(self.title), published=self.published)


BRIEFING: Final = """
lens = "counternarcotics"
editor = "A. Tester"
edited = 2024-05-01

[source]
title = {title}
publisher = "Dialogo"
published = {published}
language = "en"

[[panel]]
key = "security"
bottom_line = "This document is there to be read. It is long."
evidence = [{title}]
"""

STARTER: Final = """
from briefings.curation import seeding
from tests.bench.documents import documents

packaged = list(seeding.seeds())
made_up = [
    seeding.Seed(document.id, document.text.encode(), document.briefing.encode())
    for document in documents()
]
seeding.seeds = lambda: [*packaged, *made_up]

from tui.__main__ import main
main()
"""
"""A program that starts the app on a library which also holds the four documents."""


def documents() -> list[Document]:
    """Return the four documents."""
    article = (files("seeds") / "vraem-2014" / "article.txt").read_text(encoding="utf-8")
    title, *body = [line.strip() for line in article.splitlines() if line.strip()]
    made = []
    for number in range(COUNT):
        turn = number * TURN % len(body)
        paragraphs = tuple(body[turn:] + body[:turn]) * TIMES
        day = dt.date(2014, 3, COUNT - number)
        made.append(Document(f"document-{number + 1}", f"{number + 1}: {title}", day, paragraphs))
    return made
