"""What earlier states decided in a library is decided in this one, and can be gone on with."""

import json
import tarfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefings import Library
from briefings.progress import is_open
from briefings.review.decision import Confirm
from tests.libraries.make_reviewed import as_it_reads

ARCHIVES = sorted((Path(__file__).parents[2] / "libraries" / "reviewed").glob("*.tar.xz"))


@pytest.fixture(params=ARCHIVES, ids=lambda path: path.name.partition(".")[0])
def left(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with tarfile.open(request.param) as tar:
        tar.extractall(tmp_path / "library", filter="data")
    return tmp_path / "library"


@pytest.fixture
def expected(left: Path) -> Any:
    return json.loads((left / "expected.json").read_bytes())


def test_its_decisions_stay_when_it_is_gone_on_with_and_that_is_taken_back(
    left: Path, expected: Any
) -> None:
    briefing_id = expected["briefing"]
    with Library(left) as library:
        assert as_it_reads(library, briefing_id) == expected["reads"]
        before = library.get(briefing_id)
        (entry,) = (each for each in library.catalogue() if each.id == briefing_id)
        new = next(each for each in before.items if is_open(each))
        decided = library.reviews.decide(briefing_id, [Confirm(new.id)], editor="Cleo")
        after = library.get(briefing_id)
        assert after.items != before.items
        assert after.rejected == before.rejected
    with Library(left) as again:
        assert again.get(briefing_id) == after
        listed = [msgspec.structs.replace(each, standing=None) for each in again.catalogue()]
        assert msgspec.structs.replace(entry, standing=None) in listed
        again.reviews.undo(decided)
        assert again.get(briefing_id) == before
        again.reviews.undo(again.reviews.last(briefing_id))
        lines = [panel for panel in again.get(briefing_id).panels if panel.edited]
        assert lines == [], "what an earlier program decided last can be taken back"
