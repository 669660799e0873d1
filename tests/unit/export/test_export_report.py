"""The sentence about the notes of an export."""

import pytest

from briefings.export.brief.sections import KEPT
from briefings.export.document import Exported
from briefings.export.report import sentence


@pytest.mark.parametrize(
    ("went", "private", "unplaced", "said"),
    [
        (0, 0, 0, "No note went along."),
        (1, 0, 0, "1 note went along."),
        (3, 0, 0, "3 notes went along."),
        (0, 1, 0, "No note went along, 1 stays: it is private."),
        (1, 2, 0, "1 note went along, 2 stay: they are private."),
        (2, 0, 1, "2 notes went along, 1 stays: csv has no place for it."),
        (2, 0, 3, "2 notes went along, 3 stay: csv has no place for them."),
        (3, 1, 1, "3 notes went along, 2 stay: 1 is private, 1 csv has no place for."),
        (3, 2, 4, "3 notes went along, 6 stay: 2 are private, 4 csv has no place for."),
    ],
)
def test_it_counts_what_went_and_says_why_the_others_stay(
    went: int, private: int, unplaced: int, said: str
) -> None:
    exported = Exported(data=b"", notes=went, stayed=private, unplaced=unplaced, format_name="csv")
    assert sentence(exported) == said


@pytest.mark.parametrize(
    ("gave_way", "unreviewed", "said"),
    [
        ({}, 0, ""),
        ({"lesser_tensions": 14, "questions": 16},
         0, " 14 lesser tensions, 16 open questions found no room."),
        ({"figures": 1}, 0, " 1 figure found no room."),
        ({}, 1, " 1 item that nobody has reviewed is left out."),
        ({"sources": 2}, 3,
         " 2 sources found no room. 3 items that nobody has reviewed are left out."),
    ],
)  # fmt: skip
def test_of_a_brief_it_counts_what_gave_way_and_what_is_unreviewed(
    gave_way: dict[str, int], unreviewed: int, said: str
) -> None:
    exported = Exported(
        data=b"", notes=1, stayed=0, depth="brief", gave_way=gave_way, unreviewed=unreviewed
    )
    assert sentence(exported) == f"1 note went along.{said}"


def test_notes_that_found_no_room_are_told_once() -> None:
    exported = Exported(
        data=b"",
        notes=1,
        stayed=1,
        unplaced=5,
        depth="brief",
        gave_way={"notes": 3, "assessments": 2},
    )
    assert sentence(exported) == (
        "1 note went along, 6 stay: 1 is private, 5 a brief has no room for."
    )


def test_everything_that_gives_way_has_a_name() -> None:
    for name in set(KEPT) - {"notes", "assessments", "recommendations"}:
        exported = Exported(data=b"", notes=0, stayed=0, depth="brief", gave_way={name: 2})
        assert sentence(exported).startswith("No note went along. 2 ")
