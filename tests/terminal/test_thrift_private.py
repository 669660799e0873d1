"""The screen that is kept for the next start holds nothing that the reader has written."""

import signal
from pathlib import Path

import pytest

from briefings import Library
from briefings.notes.model import Content, Target
from tests.terminal.kept import cached
from tests.terminal.starting import Start
from tui.startup.first_page import BEGINNING, OPENING

SECRET = "zebra"


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a note and a tag."""
    path = tmp_path_factory.mktemp("noted") / "library"
    with Library(path) as made:
        made.notes.set_author("Ann")
        briefing = made.get("vraem-2014")
        for item in briefing.items[:3]:
            target = Target(briefing=briefing.id, item=item.id)
            made.notes.add(target, Content(body=f"{SECRET} thought", tags=(f"{SECRET}tag",)))
    return path


LEAVINGS: dict[str, tuple[str, ...]] = {
    "a note": ("1", "l"),
    "Notes": ("0",),
    "a filter": ("0", "f", *SECRET, "enter"),
    "a query": ("/", *SECRET, "enter"),
    "find": ("/", *SECRET),
    "search": ("s", *SECRET),
    "a draft": ("a", *SECRET),
}


@pytest.mark.parametrize("leave", LEAVINGS)
def test_nothing_of_the_readers_own_is_kept(start: Start, noted: Path, leave: str) -> None:
    cached(noted).unlink(missing_ok=True)
    places = {"BRIEFINGS_LIBRARY": str(noted), "HOME": str(noted.parent)}
    terminal = start(**places)
    terminal.wait_for(lambda text: "? help" in text)
    terminal.press(*LEAVINGS[leave])
    assert SECRET in terminal.text()
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_for_end() == 0
    kept = cached(noted).read_bytes().decode()
    assert "drug eradication" in kept, "a screen is kept, its text in one piece"
    assert SECRET not in kept
    assert OPENING in kept or BEGINNING in kept
