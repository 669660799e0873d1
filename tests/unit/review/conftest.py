"""A library with one article that nobody has written a briefing on, and made-up rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.adding.given import Given
from tests.unit.command_line import Packaged, _own_surroundings, command, made_up, packaged
from tests.unit.core.builders import ARTICLE, seed
from tests.unit.review.made_rules import made_rules

__all__ = ["_own_surroundings", "command", "made_up", "packaged"]


def opened(folder: Path) -> Library:
    library = Library(folder)
    library.reviews.proposing.extract = made_rules
    return library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path, packaged: Packaged) -> Iterator[Library]:
    packaged(seed())
    with opened(folder) as library:
        library.notes.set_author("Ana")
        yield library


@pytest.fixture
def port(library: Library) -> str:
    """The id of the article, with what the rules propose for it."""
    text = ARTICLE.replace("Harbour of Brava reopens", "The port of Brava", 1)
    given = Given(lens="coast", language="en", title="The port of Brava")
    added, _ = library.add_text(text.encode(), "port.txt", given)
    return added[0].id
