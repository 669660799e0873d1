"""The fields of an item, as they are written."""

import msgspec
import pytest

from briefings import Figure, Place, Statement, Tension, UsageError
from briefings.model import Actor, AnyItem, OpenQuestion, Suggestion
from tests.unit.core.builders import make
from tui.screens.item_form import KIND, PANELS, ItemForm

BRIEFING = make()

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
    form = ItemForm(briefing=BRIEFING, item=item, was=item)
    names = [row.id for row in form.rows()]
    assert "text" in names
    own = set(item.__struct_fields__) - set(OpenQuestion.__struct_fields__)
    is_actor = isinstance(item, Actor)
    assert own - set(names) <= {"items", "inference"} | ({"type"} if is_actor else set())
    assert names[-2:] == [PANELS, KIND]
    for name in names[:-2]:
        if not form.values(name):
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
    form = ItemForm(briefing=BRIEFING, item=FIGURE, was=FIGURE).answered(name, text)
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
        ItemForm(briefing=BRIEFING, item=FIGURE, was=FIGURE).answered(name, text)


def test_a_field_of_few_values_lists_them_with_its_own_marked() -> None:
    form = ItemForm(briefing=BRIEFING, item=FIGURE, was=FIGURE)
    assert [each.name for each in form.values("bound")] == [
        "unknown", "more than", "less than", "at least", "up to",
    ]  # fmt: skip
    for each in form.values("status"):
        form = form.chosen("status", each.id)
        assert [each.id] == [c.id for c in form.values("status") if c.is_marked]
        assert form.shown("status") == ("" if each.id == "unknown" else each.id)
    assert form.chosen("approximate", "yes").shown("approximate") == "yes"


def test_what_is_known_can_be_typed_into_a_field() -> None:
    form = ItemForm(briefing=BRIEFING, item=FIGURE, was=FIGURE)
    names = [each.text for each in BRIEFING.items if isinstance(each, Actor)]
    assert names
    assert form.known("source") == names
    assert {"USD", "hectare"} < set(form.known("unit"))
    assert form.known("value") == []


def test_names_stand_between_commas() -> None:
    form = ItemForm(briefing=BRIEFING, item=ITEMS[2]).answered("names", "A., , Annie A.,A.")
    assert getattr(form.item, "names", ()) == ("A.", "Annie A.")


def test_what_a_period_may_be_is_said_while_it_is_unknown() -> None:
    suggestion = Suggestion(confidence=0.7, rule="r", candidates={"period": ("2012", "2013")})
    figure = msgspec.structs.replace(FIGURE, suggestion=suggestion)
    form = ItemForm(briefing=BRIEFING, item=figure, was=figure)
    rows = {row.id: row.detail for row in form.rows()}
    assert rows["period"] == "unknown, perhaps 2012, 2013"
    assert form.hint("period") == "perhaps 2012, 2013"
    assert form.answered("period", "2012").hint("period") != form.hint("period")


def briefings_figure() -> Figure:
    return next(each for each in BRIEFING.items if isinstance(each, Figure))


def test_an_item_is_made_each_other_kind_and_back_with_what_was_written() -> None:
    figure = briefings_figure()
    form = ItemForm(briefing=BRIEFING, item=figure, was=figure).answered("value", "7")
    kinds = [each.id for each in form.values(KIND)]
    assert len(kinds) == 8
    at = kinds.index("figure") + 1
    for kind in (*kinds[at:], *kinds[:at]):
        form = form.chosen(KIND, kind)
        assert form.shown(KIND) == kind.replace("_", " ")
        assert form.item.id == figure.id
        assert form.item.topics == figure.topics
        if kind == "person":
            form = form.answered("role", "captain")
    assert form.item == ItemForm(briefing=BRIEFING, item=figure).answered("value", "7").item
    assert form.others["person"].text == figure.text


def test_what_has_no_number_is_made_no_figure() -> None:
    question = next(i for i in BRIEFING.items if i.id == "which-parts")
    assert not any(letter.isdigit() for letter in question.evidence[0].text)
    form = ItemForm(briefing=BRIEFING, item=question, was=question)
    kinds = [each.id for each in form.values(KIND)]
    assert "figure" not in kinds
    assert len(kinds) == 7


def test_an_item_is_in_one_panel_at_least() -> None:
    figure = briefings_figure()
    form = ItemForm(briefing=BRIEFING, item=figure, was=figure)
    assert form.shown(PANELS) == "Trade"
    both = form.toggled("people")
    assert both.item.topics == ("trade", "people")
    assert both.shown(PANELS) == "Trade, People"
    assert both.toggled("trade").item.topics == ("people",)
    assert form.toggled("trade") == form


def test_a_bottom_line_has_its_panel_and_its_kind_for_good() -> None:
    line = BRIEFING.panels[0].summary
    form = ItemForm(briefing=BRIEFING, item=line, was=line)
    assert [row.id for row in form.rows()] == ["text"]
