"""The sentence about the notes of an export."""

import pytest

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
