"""Who brings new versions of an article in and takes them back, and who writes notes meanwhile."""

import random
import time
from pathlib import Path
from typing import Final

from briefings import Given, Library
from briefings.anchors.selectors import make
from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.model import ReadingPlace, Span, Spot
from briefings.notes.model import Content, Target
from tests.faults.killing import Say

ID: Final = "undated-strike"

_SENTENCES: Final = tuple(
    f"On day {day} of the strike {day * 7} boats stayed in the port of Brava, the union said."
    for day in range(1, 9)
)


def version(number: int) -> str:
    """Return a version of the article: paragraphs are turned round, one is new, one may be gone."""
    turned = [*_SENTENCES[number % 8 :], *_SENTENCES[: number % 8]]
    kept = turned[: 8 - number % 3]
    return "\n\n".join([f"At hour {number} of the day the talks went on in the town hall.", *kept])


def build_library(folder: Path) -> None:
    """Make a library with the article, a note on each of its sentences, and a place."""
    with Library(folder) as library:
        library.add_text(version(0).encode(), "strike", Given(title="Strike"))
        library.notes.set_author("Ana")
        for sentence in _SENTENCES:
            _annotate(library, sentence)
        spot = Spot(tab="source", offset=version(0).index(_SENTENCES[4]))
        read = library.get(ID).article.text_sha256
        library.places.keep(ID, ReadingPlace(spot=spot, article=read))


def _annotate(library: Library, words: str) -> None:
    article = library.get(ID).article
    start = article.text.find(words)
    if start >= 0:
        passage = make(article, Span(start, start + len(words)))
        library.notes.add(Target(briefing=ID, passage=passage), Content(body="Ask."))


def update(library: Library, chance: random.Random, say: Say) -> None:
    """Bring versions in for ever, and take some of them back."""
    number = 0
    while True:
        number += 1
        time.sleep(chance.uniform(0, 0.02))
        try:
            if chance.random() < 0.4:
                library.versions.undo(ID)
                say({"undone": number})
            else:
                text = version(chance.randrange(1, 24))
                say({"bringing": text})
                library.add_text(text.encode(), "strike", Given(update=ID))
                say({"brought": text})
        except (NotFoundError, ConflictError):
            say({"refused": number})


def write(library: Library, chance: random.Random, say: Say) -> None:
    """Write notes for ever: new ones, and other words in those there are."""
    while True:
        notes = library.notes.list(ID)
        try:
            if len(notes) < 14:
                _annotate(library, chance.choice(_SENTENCES))
            else:
                old = chance.choice(notes)
                library.notes.save(old.id, Content(body=f"Ask {chance.random()}."), old.revision)
        except (NotFoundError, ConflictError, UsageError):
            continue
        say({"wrote": len(notes)})
