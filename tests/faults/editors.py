"""An editor and a reader at one briefing, each a program of its own that may be killed."""

import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefings import Library
from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.notes.model import Content, Target
from briefings.notes.service import NoteConflictError
from tests.faults.killing import Say, text, told

BRIEFING: Final = "2022-01-31-customs"
LASTING: Final = "lasting"
PASSING: Final = "passing"

ARTICLE: Final = "Customs counts its year\n\nThe port of Callao seized 18 tonnes in 2021.\n"
HEAD: Final = """
lens = "counternarcotics"
editor = "A. Tester"

[source]
title = "Customs counts its year"

[[panel]]
key = "security"
bottom_line = "The port seized 18 tonnes."
evidence = ["seized 18 tonnes in 2021"]
"""
ITEM: Final = """
[[key_point]]
id = "{id}"
topics = ["security"]
text = "{text}"
evidence = ["seized 18 tonnes in 2021"]
"""

Job = Callable[[Library, random.Random, Say], None]


def make(folder: Path) -> None:
    """Make a library with the briefing in it."""
    briefing = folder.with_name(f"{folder.name}-added") / BRIEFING
    briefing.mkdir(parents=True)
    (briefing / "article.txt").write_text(ARTICLE)
    (briefing / "briefing.toml").write_text(HEAD + ITEM.format(id=LASTING, text="edit-0"))
    with Library(folder) as library:
        library.add(briefing)
        library.notes.set_author("Ana")


def edited(file: str, word: str, *, with_passing: bool) -> str:
    """Return the briefing file with another text in one item, and with or without the other."""
    kept = file.partition(ITEM.format(id=PASSING, text="x")[:30])[0]
    changed = re.sub(r'text = "edit-[^"]*"', f'text = "{word}"', kept)
    return changed + (ITEM.format(id=PASSING, text=word) if with_passing else "")


def edit(library: Library, chance: random.Random, say: Say) -> None:
    """Edit the briefing file for ever; say what is tried, and what became of it."""
    while True:
        word = f"edit-{chance.getrandbits(64):016x}"
        try:
            file, record = library.editing.file(BRIEFING)
            if chance.random() < 0.3:
                time.sleep(chance.uniform(0, 0.005))
            say({"editing": word})
            library.editing.take_up(record, edited(file, word, with_passing=chance.random() < 0.5))
        except (ConflictError, NotFoundError) as error:
            say({"refused": word, "why": type(error).__name__})
            time.sleep(0.001)
        else:
            say({"edited": word})


def read(library: Library, chance: random.Random, say: Say) -> None:
    """Annotate, remove and restore the briefing for ever."""
    while True:
        what = chance.random()
        if what < 0.12:
            _take_out_or_back(library, say)
        elif what < 0.2:
            library.get(BRIEFING) if not library.removed() else library.catalogue()
        else:
            _annotate(library, chance, say)


def _take_out_or_back(library: Library, say: Say) -> None:
    is_there = not library.removed()
    say({"putting": not is_there})
    (library.remove if is_there else library.restore)(BRIEFING)
    say({"put": not is_there})


def _annotate(library: Library, chance: random.Random, say: Say) -> None:
    notes = library.notes
    known, what = notes.list(deleted=True), chance.random()
    try:
        if len(known) < 4 or what < 0.3:
            item = chance.choice([None, LASTING, PASSING])
            note = notes.add(Target(briefing=BRIEFING, item=item), Content(body=text(chance)))
        elif what < 0.6:
            old = chance.choice(known)
            note = notes.save(old.id, Content(body=text(chance)), old.revision)
        else:
            note = notes.undo(chance.choice(known).id)
        say(told(note))
    except NoteConflictError as error:
        say(told(error.kept))
    except (NotFoundError, UsageError):
        return


def program(folder: Path, seed: int, job: Job) -> Callable[[Say], None]:
    """Return what a writer does: it opens the library, and goes on for ever."""

    def work(say: Say) -> None:
        with Library(folder) as library:
            job(library, random.Random(seed), say)

    return work
