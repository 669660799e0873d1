"""The fields of an item, as they are written."""

import msgspec
import pytest

from briefings import Figure, Place, Statement, Tension, UsageError
from briefings.model import Actor, AnyItem, OpenQuestion, Suggestion
from tui.screens.item_form import ItemForm

FIGURE = Figure(id="f", text="12 tonnes", topics=("t",), value=12, unit="tonne")
ITEMS: list[AnyItem] = [
    FIGURE,
    Statement(id="s", text="We go", topics=("t",)),
    Actor(id="a", text="Ann", topics=("t",), type="person", names=("A.", "Annie")),
    Place(id="p", text="Here", topics=("t",)),
    Tension(id="x", text="Both", topics=("t",), type="scope", severity="low", reasoning="why"),
    OpenQuestion(id="q", text="When?", topics=("t",)),
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.kind)
def test_each_kind_has_its_fields_and_what_is_typed_back_changes_nothing(item: AnyItem) -> None:
    form = ItemForm(item=item, was=item)
    names = [row.id for row in form.rows()]
    assert "text" in names
    own = set(item.__struct_fields__) - set(OpenQuestion.__struct_fields__)
    assert own - set(names) <= {"items", "inference"}
    for name in names:
        if form.turned(name) is None:
            assert form.answered(name, form.shown(name)) == form
    assert not form.is_changed


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("value", "24000", 24000),
        ("value", " 3.50 ", 3.5),
        ("value", "-2", -2),
        ("unit", "", None),
        ("unit", " USD ", "USD"),
        ("period", "2014", "2014"),
        ("period", "2010-01/2013", "2010-01/2013"),
        ("period", "2014-02-10", "2014-02-10"),
    ],
)
def test_what_is_typed_becomes_the_field(name: str, text: str, value: object) -> None:
    form = ItemForm(item=FIGURE, was=FIGURE).answered(name, text)
    assert getattr(form.item, name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("value", ""),
        ("value", "24,000"),
        ("value", "many"),
        ("value", "nan"),
        ("value", "inf"),
        ("period", "spring"),
        ("period", "2014-13"),
        ("text", "  "),
    ],
)
def test_what_cannot_be_is_refused(name: str, text: str) -> None:
    with pytest.raises(UsageError):
        ItemForm(item=FIGURE, was=FIGURE).answered(name, text)


def test_a_field_of_few_values_is_turned_round_and_round() -> None:
    form = ItemForm(item=FIGURE, was=FIGURE)
    seen = []
    for _ in range(7):
        turned = form.turned("status")
        assert turned is not None
        form = turned
        seen.append(form.shown("status"))
    assert seen == ["reported", "goal", "estimate", "denied", "alleged", "hypothetical", ""]


def test_names_stand_between_commas() -> None:
    form = ItemForm(item=ITEMS[2]).answered("names", "A., , Annie A.,A.")
    assert getattr(form.item, "names", ()) == ("A.", "Annie A.")


def test_what_a_period_may_be_is_said_while_it_is_unknown() -> None:
    suggestion = Suggestion(confidence=0.7, rule="r", candidates={"period": ("2012", "2013")})
    figure = msgspec.structs.replace(FIGURE, suggestion=suggestion)
    form = ItemForm(item=figure, was=figure)
    rows = {row.id: row.detail for row in form.rows()}
    assert rows["period"] == "unknown, perhaps 2012, 2013"
    assert form.hint("period") == "perhaps 2012, 2013"
    assert form.answered("period", "2012").hint("period") != form.hint("period")
