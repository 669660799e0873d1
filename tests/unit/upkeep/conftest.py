"""A library with an article that is reviewed, notes, and the files beside the log."""

from pathlib import Path

import pytest

from briefings import Library
from briefings.model import ReadingPlace, Spot
from briefings.notes.model import Content, Target
from tests.unit.command_line import _own_surroundings, command, made_up, packaged
from tests.unit.review.conftest import folder, library, port

__all__ = ["_own_surroundings", "command", "folder", "library", "made_up", "packaged", "port"]


@pytest.fixture
def used(library: Library, port: str) -> Library:
    """A library that has one of everything: revisions, an original, a place, a draft."""
    note = library.notes.add(Target(briefing=port), Content(body="first"), "Ana")
    library.notes.save(note.id, Content(body="second"), note.revision)
    library.places.keep(port, ReadingPlace(spot=Spot(tab="source")))
    draft = library.drafts.begin(Target(briefing=port))
    draft.update(Content(body="half a word"))
    assert draft.close()
    return library


def files_in(directory: Path) -> dict[str, bytes]:
    """Return the files of a folder by their names in it, but for the log's mark."""
    every = (path for path in directory.rglob("*") if path.is_file())
    found = {str(path.relative_to(directory)): path.read_bytes() for path in every}
    return {name: data for name, data in sorted(found.items()) if not name.endswith(".mark")}
