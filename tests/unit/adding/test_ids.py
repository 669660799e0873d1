"""Ids that the program gives."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from briefings.adding.ids import check_id, new_id
from briefings.cli.commands import briefings

DAY = dt.date(2014, 2, 10)


def free(_: str) -> bool:
    return False


def test_an_id_is_made_of_date_and_title() -> None:
    title = "Perú: “el VRAEM” achieves drug-eradication milestone, 2014"
    assert new_id(title, DAY, free) == "2014-02-10-peru-el-vraem-achieves-drug-eradication"
    assert new_id("", DAY, free) == "2014-02-10"
    assert new_id("Export", None, free) == "undated-export"


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken = {"undated-a", "undated-a-2"}
    assert new_id("A", None, taken.__contains__) == "undated-a-3"


@given(st.text(), st.none() | st.dates())
def test_whatever_the_title_the_id_can_be_typed_and_is_no_command(
    title: str, day: dt.date | None
) -> None:
    made = new_id(title, day, free)
    check_id(made)
    assert made not in briefings.commands
    assert not set(made) & set(" /\\'\"\t\n")
