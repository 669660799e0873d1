"""One sentence on what came into the library, and on what did not."""

import pytest

from briefings import Added, Outcome, Refused
from tui.arrivals import what_came_in


def came(outcome: Outcome, title: str = "A title") -> Added:
    return Added(id="a", title=title, outcome=outcome)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("added", "Taken in: “A title”."),
        ("updated", "Taken in anew, as it is by now: “A title”."),
        ("unchanged", "In the library already: “A title”."),
        ("restored", "Brought back, as it had been set aside: “A title”."),
    ],
)
def test_one_is_named(outcome: Outcome, said: str) -> None:
    assert what_came_in([came(outcome)]) == said


def test_several_are_counted_those_that_were_there_apart() -> None:
    assert what_came_in([came("added"), came("updated")]) == "2 taken in."
    assert what_came_in([came("added"), came("unchanged")]) == "1 taken in, 1 was there already."
    assert what_came_in([came("unchanged")] * 3) == "All 3 were there already."


def test_the_first_reason_is_told_and_how_many_more_there_are() -> None:
    refused = [Refused(path="a", why="A is no text."), *[Refused(path="b", why="B.")] * 2]
    assert what_came_in([], refused[:1]) == "Not taken in: A is no text."
    assert what_came_in([came("added")], refused) == (
        "Taken in: “A title”. Not taken in: A is no text. 2 more could not be taken in either."
    )
