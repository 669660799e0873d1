"""An article's id is made anew of what was said of it when it had just come in."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Content, Given, Library, NotFoundError, Target

ARTICLE = b"note\n\nThe boats landed 12 tonnes of fish on Monday.\n"
SAID = Given(title="Harbour reopens", published=dt.date(2021, 6, 3))
NAMED = "2021-06-03-harbour-reopens"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        yield opened


def brought_in(library: Library, text: bytes = ARTICLE) -> str:
    (added,), _ = library.add_text(text, "note.txt")
    return added.id


def test_the_id_is_of_title_and_date_and_the_other_one_is_nobodys(library: Library) -> None:
    was = brought_in(library)
    assert was == "undated-note"
    assert library.editing.describe(was, SAID, is_new=True).id == NAMED
    assert library.get(NAMED).source.title == "Harbour reopens"
    assert NAMED in library.ids()
    with pytest.raises(NotFoundError):
        library.get(was)
    assert library.reviews.propose(NAMED) is False, "what was proposed stays proposed"
    assert brought_in(library) == NAMED, "the file is known by it"
    assert library.originals.get(NAMED).raw == ARTICLE


def test_what_was_named_has_its_id_for_good(library: Library) -> None:
    was = brought_in(library)
    assert library.editing.describe(was, SAID).id == was


def test_an_id_that_a_note_has_stays(library: Library) -> None:
    was = brought_in(library)
    library.notes.add(Target(briefing=was), Content(body="one"), author="Ann")
    assert library.editing.describe(was, SAID, is_new=True).id == was
    assert library.get(was).source.title == "Harbour reopens"


def test_an_id_that_another_article_has_is_not_taken(library: Library) -> None:
    first, second = brought_in(library), brought_in(library, ARTICLE + b"And more.\n")
    assert library.editing.describe(first, SAID, is_new=True).id == NAMED
    assert library.editing.describe(second, SAID, is_new=True).id == f"{NAMED}-2"
    assert library.editing.describe(NAMED, Given(author="Ann"), is_new=True).id == NAMED
